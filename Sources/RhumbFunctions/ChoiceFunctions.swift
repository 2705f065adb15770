package import RhumbEngine

/// Sprig's defaults, choices and questions about types, and Helm's `required`, `fail` and `lookup`.
package let choiceFunctions: [FunctionSpec] = [
  FunctionSpec("default", [.any], variadic: .any, "the second argument, or the first if that is empty") {
    (arguments, _) throws(Fault) in
    if arguments.count > 1, arguments[1].isTrue { return arguments[1] }
    return arguments[0].boxed
  },
  FunctionSpec("empty", [.any], "whether a value is empty: nil, false, 0 or without items") {
    (arguments, _) throws(Fault) in
    .bool(!arguments[0].isTrue)
  },
  FunctionSpec("coalesce", variadic: .any, "the first argument that is not empty") { (arguments, _) throws(Fault) in
    for index in arguments.indices where arguments[index].isTrue { return arguments[index] }
    return .null
  },
  FunctionSpec("ternary", [.any, .any, .bool], "the first argument if the third is true, else the second") {
    (arguments, _) throws(Fault) in
    if case .bool(true) = arguments[2] { arguments[0].boxed } else { arguments[1].boxed }
  },
  FunctionSpec("all", variadic: .any, "whether no argument is empty") { (arguments, _) throws(Fault) in
    for index in arguments.indices where !arguments[index].isTrue { return .bool(false) }
    return .bool(true)
  },
  FunctionSpec("any", variadic: .any, "whether some argument is not empty") { (arguments, _) throws(Fault) in
    for index in arguments.indices where arguments[index].isTrue { return .bool(true) }
    return .bool(false)
  },
  FunctionSpec("typeOf", [.any], "the Go type of a value, like []interface {}") { (arguments, _) throws(Fault) in
    .string(typeName(arguments[0]))
  },
  FunctionSpec("typeIs", [.string, .any], "whether a value is of the named Go type") { (arguments, _) throws(Fault) in
    .bool(isText(arguments[0], typeName(arguments[1])))
  },
  FunctionSpec("typeIsLike", [.string, .any], "whether a value is of the named Go type or a pointer to it") {
    (arguments, _) throws(Fault) in
    guard case .string(let wanted) = arguments[0] else { return .bool(false) }
    let name = typeName(arguments[1])
    return .bool(wanted == name || "*" + wanted == name)
  },
  FunctionSpec("kindOf", [.any], "the Go kind of a value, like slice, map or float64") {
    (arguments, _) throws(Fault) in
    .string(kindName(arguments[0]))
  },
  FunctionSpec("kindIs", [.string, .any], "whether a value is of the named Go kind") { (arguments, _) throws(Fault) in
    .bool(isText(arguments[0], kindName(arguments[1])))
  },
  FunctionSpec("deepEqual", [.any, .any], "whether two values have the same types and contents to any depth") {
    (arguments, context) throws(Fault) in
    .bool(try deepEqual(arguments[0], arguments[1], context))
  },
  FunctionSpec("required", [.string, .any], "the second argument; fails with the first if that is nil or \"\"") {
    (arguments, context) throws(Fault) in
    var isText = false
    switch arguments[1] {
    case .missing, .null: break
    case .string(let text) where text.isEmpty: isText = true
    default: return arguments[1]
    }
    return try raise(arguments[0], context) { .required($0, isText: isText) }
  },
  FunctionSpec("fail", [.string], "ends the render with a message") { (arguments, context) throws(Fault) in
    try raise(arguments[0], context) { .fail($0) }
  },
  FunctionSpec(
    "lookup", [.string, .string, .string, .string],
    "an object of the cluster, by API version, kind, namespace and name; without a cluster an empty map"
  ) { (arguments, context) throws(Fault) in
    guard let cluster = context.cluster, case .string(let apiVersion) = arguments[0],
      case .string(let kind) = arguments[1], case .string(let namespace) = arguments[2],
      case .string(let name) = arguments[3]
    else { return .map(MapValue()) }
    return .map(try cluster.lookUp(apiVersion: apiVersion, kind: kind, namespace: namespace, name: name))
  },
  FunctionSpec("hello", [], "a greeting") { (_, _) throws(Fault) in .string("Hello!") },
]

/// Ends the render with the author's own words; a lint goes on with an empty string, as Helm's does.
private func raise(
  _ message: Value, _ context: CallContext, as function: (ByteString) -> CallContext.Withheld
) throws(Fault) -> Value {
  guard case .string(let words) = message else { return .string("") }
  if context.isLinting {
    context.withheld.append(function(words))
    return .string("")
  }
  throw Fault(words, kind: .raised)
}

/// `fmt`'s `%T`.
private func typeName(_ value: Value) -> ByteString {
  switch value {
  case .missing, .null: "<nil>"
  default: ByteString(value.goType?.name ?? "<nil>")
  }
}

private func kindName(_ value: Value) -> ByteString {
  switch value {
  case .missing, .null: "invalid"
  default: ByteString(stringLiteral: value.kind.name)
  }
}

private func isText(_ value: Value, _ text: ByteString) -> Bool {
  if case .string(let value) = value { value == text } else { false }
}
