package import RhumbEngine

/// What expressions may refer to: variables with their types, and libraries.
package struct CELEnvironment: Sendable {
  package private(set) var variables: [(name: ByteString, type: CELType)] = []
  private var variableIndex: [ByteString: Int] = [:]
  private var functions: [ByteString: CELFunction] = [:]
  private var types: [ByteString: CELType] = [:]
  package private(set) var macros: MacroSet = []
  /// All items of a list literal must have one type, and all keys and values of a map literal.
  package var wantsHomogeneousLiterals = false
  /// Literals given to `duration`, `timestamp` and `matches` are read while compiling.
  package var checksLiterals = false

  package init(_ libraries: [CELLibrary] = [.standard]) {
    for library in libraries { add(library) }
  }

  package mutating func add(_ library: CELLibrary) {
    for function in library.functions {
      guard let known = functions[function.name] else {
        functions[function.name] = function
        continue
      }
      functions[function.name] = known.merged(with: function)
    }
    for type in library.types { types[type.name] = type }
    macros.formUnion(library.macros)
  }

  /// Declares a variable; its values are handed over in the order of declarations.
  package mutating func declare(_ name: ByteString, _ type: CELType) {
    if let index = variableIndex[name] {
      variables[index].type = type
    } else {
      variableIndex[name] = variables.count
      variables.append((name, type))
    }
  }

  func variable(_ name: ByteString) -> Int? { variableIndex[name] }
  func function(_ name: ByteString) -> CELFunction? { functions[name] }
  func type(_ name: ByteString) -> CELType? { types[name] }
}

extension CELFunction {
  /// One function of two libraries: `indexOf` of texts and of lists. The first whose signature fits at run time is called.
  fileprivate func merged(with other: CELFunction) -> CELFunction {
    let (first, second) = (self, other)
    return CELFunction(name, overloads + other.overloads, cost: cost.merged(with: other.cost)) {
      (arguments, machine) throws(CELError) in
      let isFirst = first.overloads.contains { $0.admits(arguments) }
      return try isFirst ? first.body(arguments, &machine) : second.body(arguments, &machine)
    }
  }
}

extension CallCost {
  fileprivate func merged(with other: CallCost) -> CallCost {
    if case .unit = self { other } else { self }
  }
}

extension CELFunction.Overload {
  /// Whether values may be arguments, as far as their types tell at run time.
  fileprivate func admits(_ arguments: [CELValue]) -> Bool {
    parameters.count == arguments.count
      && zip(parameters, arguments).allSatisfy { parameter, argument in
        switch parameter {
        case .parameter, .dyn: true
        default: parameter.name == argument.type.name
        }
      }
  }
}
