/// text/template's own functions for logic and comparison, and the places of those the machine carries out.
package let logicFunctions: [FunctionSpec] = [
  FunctionSpec("and", [.value], variadic: .value, "the first argument that is empty, or the last") {
    (arguments, _) throws(Fault) in arguments[0]
  },
  FunctionSpec("or", [.value], variadic: .value, "the first argument that is not empty, or the last") {
    (arguments, _) throws(Fault) in arguments[0]
  },
  FunctionSpec("not", [.value], "whether the argument is empty") {
    (arguments, _) throws(Fault) in .bool(!arguments[0].isTrue)
  },
  FunctionSpec("eq", [.value], variadic: .value, "whether the first argument equals one of the others") {
    (arguments, _) throws(Fault) in
    guard arguments.count > 1 else { throw Fault("missing argument for comparison") }
    for index in 1..<arguments.count where try Comparison.areEqual(arguments[0], arguments[index]) {
      return .bool(true)
    }
    return .bool(false)
  },
  FunctionSpec("ne", [.value, .value], "whether two arguments differ") {
    (arguments, _) throws(Fault) in .bool(!(try Comparison.areEqual(arguments[0], arguments[1])))
  },
  FunctionSpec("lt", [.value, .value], "whether the first argument is less than the second") {
    (arguments, _) throws(Fault) in .bool(try Comparison.isLess(arguments[0], arguments[1]))
  },
  FunctionSpec("le", [.value, .value], "whether the first argument is at most the second") {
    (arguments, _) throws(Fault) in .bool(try Comparison.isLessOrEqual(arguments[0], arguments[1]))
  },
  FunctionSpec("gt", [.value, .value], "whether the first argument is greater than the second") {
    (arguments, _) throws(Fault) in .bool(!(try Comparison.isLessOrEqual(arguments[0], arguments[1])))
  },
  FunctionSpec("ge", [.value, .value], "whether the first argument is at least the second") {
    (arguments, _) throws(Fault) in .bool(!(try Comparison.isLess(arguments[0], arguments[1])))
  },
  FunctionSpec("include", [.string, .any], "what a named template prints for a value") {
    (_, _) throws(Fault) in .null
  },
  FunctionSpec("tpl", [.string, .any], "what a text prints when it is run as a template") {
    (_, _) throws(Fault) in .null
  },
]
