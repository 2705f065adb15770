extension Machine {
  /// Calls a function. `id` is the node that a failure of the function names: the command, or the bare name.
  mutating func call(
    _ index: Int, at id: UInt32, _ arguments: Range<Int>, dot: Value, final: Value?
  ) throws(Fault) -> Value {
    let functions = functions
    let parameters = functions.specs[index].parameters
    let variadic = functions.specs[index].variadic
    let count = arguments.count + (final == nil ? 0 : 1)
    if variadic != nil {
      if count < parameters.count {
        throw wrongCount(functions.name(index), "at least ", parameters.count, arguments.count)
      }
    } else if count != parameters.count {
      throw wrongCount(functions.name(index), "", parameters.count, count)
    }
    let intrinsic = functions.intrinsics[index]
    if intrinsic == .and || intrinsic == .or {
      return try connective(intrinsic, arguments, dot: dot, final: final)
    }

    stepsLeft &-= 1
    let base = stack.count
    try push(arguments, final, parameters, variadic, dot: dot)
    defer { pop(to: base) }
    do throws(Fault) {
      switch intrinsic {
      case .include: return try include(stack[base], stack[base + 1], at: id)
      case .tpl: return try tpl(stack[base], stack[base + 1], at: id)
      case .call: throw notAFunction(stack[base], arguments)
      default:
        for position in base..<stack.count {
          if case .string(let text) = stack[position], text.count > 1024 { try context.noteWork(text.count) }
        }
        if let trace,
          let result = try trace.made(
            by: index, in: functions, stack.span.extracting(base..<stack.count), base: base, context, at: trace.action)
        {
          if case .string(let text) = result, text.count > 4096 { try charge(for: text) }
          return result
        }
        let result = try functions.specs[index].body(stack.span.extracting(base..<stack.count), context)
        if case .string(let text) = result, text.count > 4096 { try charge(for: text) }
        guard let trace else { return result }
        return trace.result(
          of: index, in: functions, stack.span.extracting(base..<stack.count), base: base, result, at: trace.action)
      }
    } catch {
      node = id
      throw failed(calling: functions.name(index), blaming(error, arguments: arguments, dot: dot))
    }
  }

  private mutating func pop(to base: Int) {
    // One by one: nearly always there are few, and an array takes longer to cut a range off.
    while stack.count > base { stack.removeLast() }
    if let trace { trace.stack.removeLast(trace.stack.count - base) }
  }

  /// A long text costs a step for each 64 bytes, and may be no longer than the limit.
  private mutating func charge(for text: ByteString) throws(Fault) {
    stepsLeft -= text.count >> 6
    if text.count > Machine.textLimit {
      throw Fault("a text of more than \(Machine.textLimit >> 20) MiB was built", kind: .limit)
    }
  }

  /// Calls a method of a host object.
  mutating func call(
    _ method: HostMethod, name: ByteString, at id: UInt32, _ arguments: Range<Int>, dot: Value, final: Value?
  ) throws(Fault) -> Value {
    let count = arguments.count + (final == nil ? 0 : 1)
    if method.variadic != nil {
      if count < method.parameters.count {
        throw wrongCount(name, "at least ", method.parameters.count, arguments.count)
      }
    } else if count != method.parameters.count {
      throw wrongCount(name, "", method.parameters.count, count)
    }
    if let refusal = method.refusal { throw fail(refusal) }
    let base = stack.count
    let cause = trace?.last ?? .none
    try push(arguments, final, method.parameters, method.variadic, dot: dot)
    defer { pop(to: base) }
    if let trace { trace.last = trace.called(cause, stack.span.extracting(base..<stack.count), base: base) }
    do {
      if method.work > 0 { try context.noteWork(method.work) }
      let result = try method.body(stack.span.extracting(base..<stack.count))
      switch result {
      case .string(let text): if text.count > 1024 { try context.noteWork(text.count) }
      case .list(let list): if list.items.count > 64 { try context.noteWork(list.items.count &* 16) }
      default: break
      }
      return result
    } catch {
      node = id
      throw failed(calling: name, error)
    }
  }

  /// No value of a template is a function, so `call` can only fail; Go names what was to be called as it is written.
  private func notAFunction(_ value: Value, _ arguments: Range<Int>) -> Fault {
    if value.isUntypedNil { return Fault("call of nil") }
    let name =
      arguments.isEmpty
      ? GoPrinter.text(value) : NodePrinter.text(of: program.children[arguments.lowerBound], in: program)
    return Fault("non-function " + name + " of type " + ByteString((value.goType ?? .interface).name))
  }

  private func wrongCount(_ name: ByteString, _ atLeast: ByteString, _ wanted: Int, _ got: Int) -> Fault {
    fail("wrong number of args for " + name + ": want " + atLeast + ByteString("\(wanted) got \(got)"))
  }

  /// Evaluates and converts arguments onto the stack, each checked before the next is looked at.
  private mutating func push(
    _ arguments: Range<Int>, _ final: Value?, _ parameters: [ParameterType], _ variadic: ParameterType?, dot: Value
  ) throws(Fault) {
    var position = 0
    for index in arguments {
      let type = position < parameters.count ? parameters[position] : variadic ?? .any
      stack.append(try argument(program.children[index], type, dot: dot))
      if let trace { trace.stack.append(trace.last) }
      position += 1
    }
    if let final {
      let type = position < parameters.count ? parameters[position] : variadic ?? .any
      stack.append(try convert(final, to: type))
      if let trace { trace.stack.append(trace.finals.last ?? .none) }
    }
  }

  /// `and` and `or` stop at the first argument that decides.
  private mutating func connective(
    _ intrinsic: FunctionTable.Intrinsic, _ arguments: Range<Int>, dot: Value, final: Value?
  ) throws(Fault) -> Value {
    var value = Value.missing
    var reasons = CauseID.none
    for index in arguments {
      value = try argument(program.children[index], .value, dot: dot)
      if let trace { reasons = trace.connected(reasons) }
      if value.isTrue == (intrinsic == .or) { return value }
    }
    guard let final else { return value }
    if let trace {
      trace.last = trace.finals.last ?? .none
      _ = trace.connected(reasons)
    }
    return final
  }

  // MARK: Arguments

  /// An argument for a parameter of this type (text/template's evalArg).
  private mutating func argument(_ id: UInt32, _ type: ParameterType, dot: Value) throws(Fault) -> Value {
    let operand = program.nodes[Int(id)]
    switch operand.operation {
    case .bool, .number, .string: return try constant(id, operand, type)
    case .nil:
      node = id
      if let trace { trace.last = .none }
      guard type.acceptsNil else { throw fail("cannot assign nil to " + ByteString(type.goType.name)) }
      return Machine.zero(of: type)
    default:
      let value = try evaluate(operand: id, dot: dot)
      do throws(Fault) {
        return try convert(value, to: type)
      } catch {
        throw blaming(error, operand: id, dot: dot)
      }
    }
  }

  private func constant(at id: UInt32, expected: StaticString) -> Fault {
    fail("expected " + ByteString(stringLiteral: expected) + "; found " + NodePrinter.text(of: id, in: program))
  }

  private mutating func constant(_ id: UInt32, _ operand: Node, _ type: ParameterType) throws(Fault) -> Value {
    node = id
    if let trace { trace.last = .none }
    switch type {
    case .any, .value:
      return try evaluate(operand: id, dot: .missing)
    case .string:
      guard operand.operation == .string else { throw constant(at: id, expected: "string") }
      return .string(program.literals[Int(operand.a)])
    case .bool:
      guard operand.operation == .bool else { throw constant(at: id, expected: "bool") }
      return .bool(operand.a == 1)
    case .int, .int64, .duration:
      guard operand.operation == .number, let int = program.numbers[Int(operand.a)].int else {
        throw constant(at: id, expected: "integer")
      }
      return type == .int ? .int(Int(int)) : .int64(int)
    case .uint32:
      guard operand.operation == .number, let uint = program.numbers[Int(operand.a)].uint else {
        throw constant(at: id, expected: "unsigned integer")
      }
      return .host(SizedInteger(UInt64(UInt32(truncatingIfNeeded: uint)), .uint32))
    case .float64:
      guard operand.operation == .number, let float = program.numbers[Int(operand.a)].float else {
        throw constant(at: id, expected: "float")
      }
      return .float(float)
    case .map, .list, .strings, .time, .location, .version, .certificate:
      throw fail(
        "can't handle " + NodePrinter.text(of: id, in: program) + " for arg of type " + ByteString(type.goType.name))
    }
  }

  private static func zero(of type: ParameterType) -> Value {
    switch type {
    case .map: .map(MapValue.none())
    case .list: .list(ListValue.none())
    case .strings: .list(ListValue.none(.string))
    case .value: .missing
    default: .null
    }
  }

  /// A value for a parameter of this type, or the complaint that it is none (text/template's validateType).
  private func convert(_ value: Value, to type: ParameterType) throws(Fault) -> Value {
    switch type {
    case .any: return value.boxed
    case .value: return value
    case .string: if case .string = value { return value }
    default: break
    }
    if case .missing = value {
      guard type.acceptsNil else { throw fail("invalid value; expected " + ByteString(type.goType.name)) }
      return Machine.zero(of: type)
    }
    if isAssignable(value, to: type) {
      // A function takes common.Values for the map type it is declared over.
      if case .map(let map) = value, map.type == .values { return .map(map.viewed(as: .any)) }
      return value
    }
    throw fail(
      "wrong type for value; expected " + ByteString(type.goType.name) + "; got "
        + ByteString((value.goType ?? .interface).name))
  }

  private func isAssignable(_ value: Value, to type: ParameterType) -> Bool {
    switch (type, value) {
    case (.bool, .bool), (.int, .int), (.int64, .int64), (.float64, .float): true
    case (.map, .map(let map)): map.type == .any || map.type == .values
    case (.list, .list(let list)): list.type == .any
    case (.strings, .list(let list)): list.type == .string
    case (_, .host(let object)): object.goType == type.goType
    default: false
    }
  }
}
