extension Machine {
  /// A chain of fields without arguments, the most frequent thing in any template.
  /// `id` is the node that a failure of a method names; without one, the current node.
  mutating func field(
    _ names: Range<Int>, of receiver: Value, isItem: Bool, at id: UInt32? = nil
  ) throws(Fault) -> Value {
    var value = receiver
    var isItem = isItem
    for index in names {
      if case .map(let map) = value {
        if map.type == .any || map.type == .values && !ValuesMethods.isMethod(program.names[index]) {
          // The plain case first: no methods, anything as items.
          let found: Value?
          if let trace { found = trace.entry(program.names[index], of: map) } else { found = map[program.names[index]] }
          if let found {
            value = found
          } else if isStrict {
            throw noEntry(program.names[index].text)
          } else {
            value = .null
          }
          isItem = true
          continue
        }
      }
      do throws(Fault) {
        (value, isItem) = try oneField(program.names[index], of: value, isItem: isItem, hasArguments: false, at: id)
      } catch {
        throw blaming(error, names.lowerBound..<index, of: receiver)
      }
    }
    if let trace { trace.found(value) }
    return value
  }

  /// A chain of fields whose last one may be a method that takes arguments.
  mutating func field(
    _ names: Range<Int>, of receiver: Value, isItem: Bool, at id: UInt32, _ arguments: Range<Int>, dot: Value,
    final: Value?
  ) throws(Fault) -> Value {
    if arguments.isEmpty && final == nil { return try field(names, of: receiver, isItem: isItem, at: id) }
    var value = receiver
    var isItem = isItem
    for index in names.dropLast() {
      (value, isItem) = try oneField(program.names[index], of: value, isItem: isItem, hasArguments: false, at: id)
    }
    let name = program.names[names.upperBound - 1]
    if let method = methods(of: value, name.text) {
      return try call(method, name: name.text, at: id, arguments, dot: dot, final: final)
    }
    return try oneField(name, of: value, isItem: isItem, hasArguments: true, at: id).value
  }

  private func methods(of value: Value, _ name: ByteString) -> HostMethod? {
    switch value {
    case .host(let object): object.method(name)
    case .map(let map): map.type == .values ? ValuesMethods.method(name, of: map) : nil
    default: nil
    }
  }

  /// A field, method or key of a value; whether it comes out of an `interface {}` is told with it.
  private mutating func oneField(
    _ name: Key, of receiver: Value, isItem: Bool, hasArguments: Bool, at id: UInt32?
  ) throws(Fault) -> (value: Value, isItem: Bool) {
    if let trace { trace.read(name.text, of: receiver) }
    if let method = methods(of: receiver, name.text) {
      let value = try call(method, name: name.text, at: id ?? node, 0..<0, dot: .missing, final: nil)
      return (value, false)
    }
    switch receiver {
    case .missing:
      if isStrict { throw fail("nil data; no entry for key " + GoQuote.quoted(name.text)) }
      return (.missing, false)
    case .null:
      throw fail("nil pointer evaluating interface {}." + name.text)
    case .map(let map):
      return (try entry(name, of: map, hasArguments: hasArguments), map.type == .any || map.type == .values)
    case .host(let object):
      if let value = object.field(name.text) {
        if hasArguments { throw fail(name.text + " has arguments but cannot be invoked as function") }
        return (value, false)
      }
      if case .map(let map) = object.underlying {
        return (try entry(name, of: map, hasArguments: hasArguments), false)
      }
      if object.unexportedFields.contains(name.text) {
        throw fail(name.text + " is an unexported field of struct type " + ByteString(object.goType.name))
      }
      throw noField(name.text, of: receiver, isItem: isItem)
    default:
      throw noField(name.text, of: receiver, isItem: isItem)
    }
  }

  private func entry(_ name: Key, of map: MapValue, hasArguments: Bool) throws(Fault) -> Value {
    if hasArguments { throw fail(name.text + " is not a method but has arguments") }
    if let value = map[name] { return value }
    if isStrict { throw noEntry(name.text) }
    return map.type.zero
  }

  private func noEntry(_ name: ByteString) -> Fault {
    fail("map has no entry for key " + GoQuote.quoted(name))
  }

  private func noField(_ name: ByteString, of value: Value, isItem: Bool) -> Fault {
    let type = isItem ? GoType.interface : value.goType ?? .interface
    return fail("can't evaluate field " + name + " in type " + ByteString(type.name))
  }
}
