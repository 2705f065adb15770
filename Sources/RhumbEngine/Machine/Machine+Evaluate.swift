extension Machine {
  /// The value of a pipeline; what it declares or assigns is set.
  mutating func evaluate(pipe id: UInt32, dot: Value) throws(Fault) -> Value {
    let pipe = program.nodes[Int(id)]
    node = id
    var value = try evaluate(command: program.children[Int(pipe.a)], dot: dot, final: nil).unwrapped
    if pipe.b > 1 {
      for index in (Int(pipe.a) + 1)..<Int(pipe.a + pipe.b) {
        if let trace { trace.finals.append(trace.last) }
        do throws(Fault) {
          value = try evaluate(command: program.children[index], dot: dot, final: value).unwrapped
        } catch {
          throw blaming(error, stage: program.children[index - 1], dot: dot)
        }
        if let trace { trace.finals.removeLast() }
      }
    }
    for index in Int(pipe.c)..<(Int(pipe.c) + Int(pipe.count)) {
      if let trace, pipe.isAssignment { trace.assigning() }
      try assign(program.children[index], value)
    }
    return value
  }

  mutating func assign(_ variable: UInt32, _ value: Value) throws(Fault) {
    let slot = Int(program.nodes[Int(variable)].a)
    guard slot != Parser.undefinedSlot else { throw undefined(variable) }
    variables[frame + slot] = value
    if let trace { trace.variables[frame + slot] = trace.last }
  }

  private func undefined(_ variable: UInt32) -> Fault {
    fail("undefined variable: " + program.names[Int(program.nodes[Int(variable)].b)].text)
  }

  /// One stage of a pipeline; `final` is what the stage before it gave.
  private mutating func evaluate(command id: UInt32, dot: Value, final: Value?) throws(Fault) -> Value {
    let command = program.nodes[Int(id)]
    let firstID = program.children[Int(command.a)]
    let first = program.nodes[Int(firstID)]
    let arguments = (Int(command.a) + 1)..<Int(command.a + command.b)
    let hasArguments = command.b > 1 || final != nil
    switch first.operation {
    case .function:
      node = firstID
      return try call(Int(first.a), at: id, arguments, dot: dot, final: final)
    case .field:
      node = firstID
      if let trace { trace.last = trace.dot }
      let names = Int(first.a)..<Int(first.a + first.b)
      if !hasArguments { return try field(names, of: dot, isItem: isDotItem) }
      return try field(names, of: dot, isItem: isDotItem, at: firstID, arguments, dot: dot, final: final)
    case .variable:
      return try evaluate(variable: firstID, first, arguments, dot: dot, final: final)
    case .chain:
      return try evaluate(chain: firstID, first, arguments, dot: dot, final: final)
    case .pipe:
      if hasArguments { throw notAFunction(firstID) }
      return try evaluateNested(pipe: firstID, dot: dot)
    default:
      node = firstID
      if hasArguments { throw notAFunction(firstID) }
      if let trace { trace.last = first.operation == .dot ? trace.dot : .none }
      switch first.operation {
      case .bool: return .bool(first.a == 1)
      case .dot: return dot
      case .nil: throw fail("nil is not a command")
      case .number: return try untypedConstant(firstID)
      case .string: return .string(program.literals[Int(first.a)])
      default: throw fail("can't evaluate command " + GoQuote.quoted(NodePrinter.text(of: firstID, in: program)))
      }
    }
  }

  private func notAFunction(_ first: UInt32) -> Fault {
    fail("can't give argument to non-function " + NodePrinter.text(of: first, in: program))
  }

  private mutating func evaluate(
    variable id: UInt32, _ variable: Node, _ arguments: Range<Int>, dot: Value, final: Value?
  ) throws(Fault) -> Value {
    node = id
    let slot = Int(variable.a)
    guard slot != Parser.undefinedSlot else { throw undefined(id) }
    let value = variables[frame + slot]
    if let trace { trace.last = trace.variables[frame + slot] }
    if variable.count == 1 {
      if !arguments.isEmpty || final != nil { throw notAFunction(id) }
      return value
    }
    let names = (Int(variable.b) + 1)..<(Int(variable.b) + Int(variable.count))
    return try field(
      names, of: value, isItem: variable.isRangeItem, at: id, arguments, dot: dot, final: final)
  }

  private mutating func evaluate(
    chain id: UInt32, _ chain: Node, _ arguments: Range<Int>, dot: Value, final: Value?
  ) throws(Fault) -> Value {
    node = id
    let first = program.nodes[Int(chain.a)]
    if first.operation == .nil {
      throw fail("indirection through explicit nil in " + NodePrinter.text(of: id, in: program))
    }
    let value: Value
    switch first.operation {
    case .pipe: value = try evaluateNested(pipe: chain.a, dot: dot)
    case .function:
      node = chain.a
      value = try call(Int(first.a), at: chain.a, 0..<0, dot: dot, final: nil)
    default: value = try evaluate(operand: chain.a, dot: dot)
    }
    let names = Int(chain.b)..<(Int(chain.b) + Int(chain.count))
    return try field(names, of: value, isItem: false, at: id, arguments, dot: dot, final: final)
  }

  /// An operand that needs no conversion: its value as it is, nil included.
  mutating func evaluate(operand id: UInt32, dot: Value) throws(Fault) -> Value {
    let operand = program.nodes[Int(id)]
    node = id
    if let trace { trace.last = operand.operation == .dot || operand.operation == .field ? trace.dot : .none }
    switch operand.operation {
    case .dot: return dot
    case .field: return try field(Int(operand.a)..<Int(operand.a + operand.b), of: dot, isItem: isDotItem)
    case .variable: return try evaluate(variable: id, operand, 0..<0, dot: dot, final: nil)
    case .pipe: return try evaluateNested(pipe: id, dot: dot)
    case .function: return try call(Int(operand.a), at: id, 0..<0, dot: dot, final: nil)
    case .chain: return try evaluate(chain: id, operand, 0..<0, dot: dot, final: nil)
    case .bool: return .bool(operand.a == 1)
    case .number: return try untypedConstant(id)
    case .string: return .string(program.literals[Int(operand.a)])
    default:
      throw fail(
        "can't handle assignment of " + NodePrinter.text(of: id, in: program) + " to empty interface argument")
    }
  }

  /// A number where no type is asked for: the way it is written decides.
  func untypedConstant(_ id: UInt32) throws(Fault) -> Value {
    let number = program.numbers[Int(program.nodes[Int(id)].a)]
    if let complex = number.complex { return .host(ComplexNumber(complex.real, complex.imaginary)) }
    if number.isWrittenAsFloat, let float = number.float { return .float(float) }
    if let int = number.int { return .int(Int(int)) }
    if number.uint != nil { throw fail(NodePrinter.text(of: id, in: program) + " overflows int") }
    return .missing
  }
}
