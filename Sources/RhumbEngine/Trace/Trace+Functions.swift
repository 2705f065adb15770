extension Trace {
  /// The causes of a function's result, left in `last`; the result itself with causes on its slots.
  ///
  /// - Parameters:
  ///   - arguments: as many as `stack` has causes from `base` on.
  func result(
    of function: Int, in functions: FunctionTable, _ arguments: borrowing Span<Value>, base: Int, _ result: Value,
    at node: UInt32
  ) -> Value {
    let rule = rule(of: function, in: functions)
    switch rule {
    case .whole: mergeAll(arguments, base, result, node)
    case .look:
      for index in arguments.indices { used(stack[base + index]) }
      last = looked(base, arguments.count)
    case .choice(let choice):
      last = self.choice(choice, arguments, base)
    case .index:
      last = indexed(arguments, base)
    case .dig:
      last = dug(arguments, base)
    case .first, .last:
      guard arguments.count == 1, case .list(let list) = arguments[0], !list.items.isEmpty else {
        last = merged(arguments, base)
        break
      }
      let position = if case .first = rule { 0 } else { list.items.count - 1 }
      last = item(position, of: list, in: stack[base])
    case .dict, .list, .set, .items, .container:
      return container(rule, arguments, base, result)
    case .read:
      return read(arguments, base, result, functions.name(function))
    default:
      if let index = kept(rule, arguments, result) {
        for index in arguments.indices { used(stack[base + index]) }
        last = stack[base + index]
        break
      }
      guard case .string(let text) = result,
        let table = table(rule, arguments, base, text.bytes, functions.name(function), node)
      else {
        mergeAll(arguments, base, result, node)
        break
      }
      for index in arguments.indices { used(stack[base + index]) }
      last = self.text(table)
    }
    return result
  }

  /// The result of a function that reads or writes YAML, made in one go with its causes; nil where the function itself
  /// has to be asked. It costs the render what the function costs.
  func made(
    by function: Int, in functions: FunctionTable, _ arguments: borrowing Span<Value>, base: Int,
    _ context: CallContext, at node: UInt32
  ) throws(Fault) -> Value? {
    guard let forms, arguments.count == 1 else { return nil }
    switch rule(of: function, in: functions) {
    case .written:
      guard isContainer(arguments[0]), let written = forms.written(arguments[0], by: functions.name(function)) else {
        return nil
      }
      try context.charge(written.text.count / 64)
      var text = written.text
      if text.last == 0x0A { text.removeLast() }
      usedWhole(arguments[0], stack[base])
      var writer = TextAlignment(self, text, node)
      writer.marks(written.text, written.marks, stack[base])
      last = self.text(writer.table)
      return .string(ByteString(text))
    case .read:
      guard case .string(let text) = arguments[0] else { return nil }
      let name = functions.name(function)
      guard name == "fromYaml" || name == "fromYamlArray" else { return nil }
      guard let value = read(text, stack[base], nil, name) else { return nil }
      try context.charge(text.count / 64)
      last = stack[base]
      return value
    default: return nil
    }
  }

  /// The argument that came back as it was: no byte is the function's own.
  private func kept(_ rule: TraceRule, _ arguments: borrowing Span<Value>, _ result: Value) -> Int? {
    let index: Int
    switch rule {
    case .part(let part): index = part
    case .mapped(let text): index = text
    case .replaced: index = 2
    case .sequence where arguments.count == 1: index = 0
    default: return nil
    }
    guard index < arguments.count, case .string(let before) = arguments[index], case .string(let after) = result,
      before.count == after.count, before == after
    else { return nil }
    return index
  }

  /// The result comes from everything in all arguments, and no byte of it from a byte of theirs.
  private func mergeAll(_ arguments: borrowing Span<Value>, _ base: Int, _ result: Value, _ node: UInt32) {
    for index in arguments.indices { usedWhole(arguments[index], stack[base + index]) }
    last = merged(arguments, base)
    guard case .string(let text) = result else { return }
    var table = TextTable()
    table.append(count: text.count, frame: frame, node: node, cause: last, offset: TextSegment.nowhere)
    if last != .none { last = self.text(table) }
  }

  /// All arguments, with everything in those that hold something.
  private func merged(_ arguments: borrowing Span<Value>, _ base: Int) -> CauseID {
    var cause = CauseID.none
    for index in arguments.indices {
      switch arguments[index] {
      case .map, .list: cause = both(cause, whole(stack[base + index]))
      default: cause = both(cause, stack[base + index])
      }
    }
    return cause
  }

  private func looked(_ base: Int, _ count: Int) -> CauseID {
    var cause = CauseID.none
    for index in 0..<count { cause = both(cause, stack[base + index]) }
    return cause
  }

  // MARK: Choices

  private func choice(_ choice: TraceChoice, _ arguments: borrowing Span<Value>, _ base: Int) -> CauseID {
    let count = arguments.count
    for index in arguments.indices { used(stack[base + index]) }
    switch choice {
    case .fallback where count == 2:
      return arguments[1].isTrue ? stack[base + 1] : chosen(stack[base], by: stack[base + 1])
    case .firstTrue:
      var reason = CauseID.none
      for index in arguments.indices {
        if arguments[index].isTrue { return chosen(stack[base + index], by: reason) }
        reason = both(reason, stack[base + index])
      }
      return reason
    case .byThird where count == 3:
      return chosen(stack[arguments[2].isTrue ? base : base + 1], by: stack[base + 2])
    case .second where count == 2: return stack[base + 1]
    default: return looked(base, count)
    }
  }

  /// Whether two values are one and the same: by identity where there is one, else by what they are.
  private static func isSame(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.string(let a), .string(let b)): a == b
    case (.map(let a), .map(let b)): a === b
    case (.list(let a), .list(let b)): a === b
    case (.host(let a), .host(let b)): a === b
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.int64(let a), .int64(let b)): a == b
    case (.float(let a), .float(let b)): a == b
    case (.null, .null), (.missing, .null), (.null, .missing), (.missing, .missing): true
    default: false
    }
  }

  // MARK: Slots

  private func indexed(_ arguments: borrowing Span<Value>, _ base: Int) -> CauseID {
    var cause = stack[base]
    var value = arguments[0]
    var keys = CauseID.none
    for index in 1..<max(arguments.count, 1) {
      keys = both(keys, stack[base + index])
      used(stack[base + index])
      (value, cause) = step(value, cause, arguments[index])
    }
    return chosen(cause, by: keys)
  }

  private func dug(_ arguments: borrowing Span<Value>, _ base: Int) -> CauseID {
    guard arguments.count >= 3 else { return looked(base, arguments.count) }
    var cause = stack[base + arguments.count - 1]
    var value = arguments[arguments.count - 1]
    for index in 0..<(arguments.count - 2) {
      (value, cause) = step(value, cause, arguments[index])
      if case .undefined? = self[cause] { return chosen(stack[base + arguments.count - 2], by: cause) }
    }
    return cause
  }

  private func step(_ value: Value, _ cause: CauseID, _ key: Value) -> (Value, CauseID) {
    if let slot = cause.slot { slots[slot].isVisited = true }
    switch (value, key) {
    case (.map(let map), .string(let name)):
      guard let position = map.index(of: Key(name)) else { return (.null, undefinedKey(cause, name)) }
      let entry = map.entries[position]
      return (entry.value, self.cause(entry.origin, in: cause, name))
    case (.list(let list), .int(let index)): return item(list, index, cause)
    case (.list(let list), .int64(let index)): return item(list, Int(clamping: index), cause)
    default: return (.null, cause)
    }
  }

  private func item(_ list: ListValue, _ index: Int, _ cause: CauseID) -> (Value, CauseID) {
    guard list.items.indices.contains(index) else { return (.null, cause) }
    return (list.items[index], item(index, of: list, in: cause))
  }

  // MARK: Maps and lists

  private func container(
    _ rule: TraceRule, _ arguments: borrowing Span<Value>, _ base: Int, _ result: Value
  ) -> Value {
    switch (rule, result) {
    case (.dict, .map(let map)):
      var index = 1
      while index < arguments.count {
        if case .string(let key) = arguments[index - 1], let position = map.index(of: Key(key)) {
          map.replaceOrigin(at: position, with: stack[base + index].ownOrigin)
        }
        index += 2
      }
      last = .none
      return result
    case (.set, .map(let map)):
      if arguments.count == 3, case .string(let key) = arguments[1], let position = map.index(of: Key(key)) {
        // Words of a template, set below a decision, come from what decided.
        let cause = stack[base + 2] == .none ? chosen(.none, by: reasons()) : stack[base + 2]
        map.replaceOrigin(at: position, with: cause.ownOrigin)
      }
      last = stack[base]
      return result
    case (.list, .list(let list)):
      last = .none
      guard list.items.count == arguments.count else { return result }
      var origins: [OriginID] = []
      for index in arguments.indices { origins.append(stack[base + index].ownOrigin) }
      return .list(ListValue(list.items, list.type, isNil: list.isNil, origins: origins))
    case (.items, .list(let list)): return items(list, arguments, base)
    case (_, .list(let list)):
      last = looked(base, arguments.count)
      return .list(withOrigins(list, from: arguments, base))
    default:
      last = looked(base, arguments.count)
      return result
    }
  }

  /// `append`, `prepend`, `concat`: the slots of lists, and single items, in the order of the result.
  private func items(_ list: ListValue, _ arguments: borrowing Span<Value>, _ base: Int) -> Value {
    last = looked(base, arguments.count)
    var origins: [OriginID] = []
    for index in arguments.indices {
      if case .list(let part) = arguments[index] {
        for position in part.items.indices {
          origins.append(item(position, of: part, in: stack[base + index]).ownOrigin)
        }
      }
    }
    if origins.count + 1 == list.items.count, arguments.count == 2 {
      // One of the two stands for itself: at the end for `append`, at the start for `prepend`.
      let isFirst = list.items.count > 0 && Trace.isSame(list.items[0], arguments[1])
      let isLast = list.items.last.map { Trace.isSame($0, arguments[1]) } ?? false
      if isLast || !isFirst {
        origins.append(stack[base + 1].ownOrigin)
      } else {
        origins.insert(stack[base + 1].ownOrigin, at: 0)
      }
    }
    guard origins.count == list.items.count else { return .list(list) }
    return .list(ListValue(list.items, list.type, isNil: list.isNil, origins: origins))
  }

  /// The items of a list that a function chose from others: each takes the origin of the first one that it is.
  private func withOrigins(_ list: ListValue, from arguments: borrowing Span<Value>, _ base: Int) -> ListValue {
    guard list.origins.isEmpty, list.items.count <= 1_000 else { return list }
    var known: [(value: Value, origin: OriginID)] = []
    for index in arguments.indices {
      switch arguments[index] {
      case .list(let part) where part.origins.count == part.items.count:
        for position in part.items.indices { known.append((part.items[position], part.origins[position])) }
      case .map(let map): for entry in map.entries { known.append((entry.value, entry.origin)) }
      default: break
      }
    }
    if known.count > 1_000 { return list }
    let origins = list.items.map { item in known.first { Trace.isSame($0.value, item) }?.origin ?? .unknown }
    return ListValue(list.items, list.type, isNil: list.isNil, origins: origins)
  }

  /// `fromYaml` and the like: each slot knows the part of the text that it was read from.
  private func read(
    _ arguments: borrowing Span<Value>, _ base: Int, _ result: Value, _ name: ByteString
  ) -> Value {
    last = stack[base]
    guard case .string(let text) = arguments[0] else { return result }
    return read(text, stack[base], result, name) ?? result
  }

  private func read(_ text: ByteString, _ cause: CauseID, _ result: Value?, _ name: ByteString) -> Value? {
    forms?.read(result, from: text.bytes, by: name) { range in
      var part = TextTable()
      append(part: range, of: cause, node: action, to: &part)
      let isLiteral = part.segments.allSatisfy { $0.cause == .none && $0.frame == frame }
      // The value comes of the text, but its bytes are no longer those of the text.
      return isLiteral ? .literal : whole(self.text(part))
    }
  }
}
