extension Trace {
  // MARK: Reading

  /// The cause of a slot that was found: its own, or, where nothing is known of it, that of what it lies in.
  func cause(_ origin: OriginID, in container: CauseID, _ name: @autoclosure () -> ByteString) -> CauseID {
    if let cause = CauseID(origin) { return cause }
    if case .builtIn? = self[container] { return builtIn(container, name()) }
    return container
  }

  /// A field of a map: `last` is the cause of the map, and becomes that of the field.
  func entry(_ name: Key, of map: MapValue) -> Value? {
    if let slot = last.slot { slots[slot].isVisited = true }
    guard let position = map.index(of: name) else {
      last = undefinedKey(last, name.text)
      return nil
    }
    let entry = map.entries[position]
    let known = cause(entry.origin, in: last, name.text)
    if known != last, let (_, reason) = choice(last) {
      // Why it was this map is why it is this field.
      last = chosen(known, by: reason)
    } else {
      last = known
    }
    return entry.value
  }

  /// A field or method of anything else.
  func read(_ name: ByteString, of value: Value) {
    switch value {
    case .map(let map): _ = entry(Key(name), of: map)
    case .missing, .null: last = undefinedKey(last, name)
    default: last = last == .none || last.slot != nil ? last : builtIn(last, name)
    }
  }

  /// The cause of an item of a list or of a map's entry.
  func item(_ index: Int, of list: ListValue, in container: CauseID) -> CauseID {
    guard list.origins.count > index, let cause = CauseID(list.origins[index]) else { return container }
    return cause
  }

  /// What a chain of fields led to: a plain value counts as read.
  func found(_ value: Value) {
    switch value {
    case .map, .list: if let slot = last.slot { slots[slot].isVisited = true }
    default: used(last)
    }
  }

  /// The cause of what a method gave: the method's own, with its arguments.
  func called(_ method: CauseID, _ arguments: borrowing Span<Value>, base: Int) -> CauseID {
    var cause = method
    for index in arguments.indices {
      usedWhole(arguments[index], stack[base + index])
      if case .builtIn? = self[cause], case .string(let name) = arguments[index] { cause = builtIn(cause, name) }
      cause = chosen(cause, by: stack[base + index])
    }
    return cause
  }

  /// The next argument of `and` or `or`; gives back what all so far come from.
  func connected(_ reasons: CauseID) -> CauseID {
    used(last)
    let all = both(reasons, last)
    last = chosen(last, by: reasons)
    return all
  }

  /// A variable is written again: below decisions of its template, these are why.
  func assigning() { last = chosen(last, by: reasons()) }

  /// What the decisions of the template under way went by that led here.
  func reasons() -> CauseID {
    var reasons = CauseID.none
    var index = frame
    while index != 0, !frames[Int(index)].isCall {
      reasons = both(reasons, frames[Int(index)].cause)
      index = frames[Int(index)].parent
    }
    return reasons
  }

  // MARK: Effects

  /// A value with this cause was printed, tested or given to a function.
  func used(_ cause: CauseID) {
    if let slot = cause.slot {
      slots[slot].isRead = true
      slots[slot].isVisited = true
    } else if let (value, reason) = choice(cause) {
      used(value)
      used(reason)
    }
  }

  /// The same of all that lies in it.
  func usedWhole(_ value: Value, _ cause: CauseID, depth: Int = 0) {
    used(cause)
    if depth > 100 { return }
    switch value {
    case .map(let map):
      for entry in map.entries {
        guard let inner = CauseID(entry.origin), let slot = inner.slot else { continue }
        if !isContainer(entry.value), slots[slot].isRead { continue }
        usedWhole(entry.value, inner, depth: depth + 1)
      }
    case .list(let list):
      for (index, item) in list.items.enumerated() where index < list.origins.count {
        guard let inner = CauseID(list.origins[index]) else { continue }
        usedWhole(item, inner, depth: depth + 1)
      }
    default: break
    }
  }

  func isContainer(_ value: Value) -> Bool {
    switch value {
    case .map, .list: true
    default: false
    }
  }

  // MARK: Writing

  /// A run of a template's own text, which begins at a byte of its source.
  func write(text start: UInt32, count: Int, node: UInt32) {
    guard source != .none else {
      output.append(count: count, frame: frame, node: node, cause: .none, offset: start)
      return
    }
    // What `tpl` runs is a text with causes of its own.
    let first = output.segments.count
    append(part: Int(start)..<(Int(start) + count), of: source, node: node, to: &output)
    output.move(from: first, to: frame, node: node) { isAround($0) }
  }

  /// A text that was made further up in the same template is printed because of the decisions since then too.
  private func settle(from first: Int) {
    if frames[Int(frame)].isCall { return }
    for index in first..<output.segments.count where output.segments[index].frame != frame {
      let made = output.segments[index].frame
      var outer = frame
      while outer > made, !frames[Int(outer)].isCall { outer = frames[Int(outer)].parent }
      if outer == made { output.settle(index, in: frame) }
    }
  }

  /// Whether a frame lies on the way to the one under way: what was written there came here by the call of `tpl`.
  private func isAround(_ other: UInt32) -> Bool {
    var index = frame
    while index > other { index = frames[Int(index)].parent }
    return index == other
  }

  /// A value that an action printed; `last` is its cause.
  func write(_ value: Value, count: Int, node: UInt32) {
    action = node
    switch value {
    case .map, .list:
      usedWhole(value, last)
      output.append(count: count, frame: frame, node: node, cause: whole(last), offset: TextSegment.nowhere)
    case .string(let text) where text.count == count:
      used(last)
      let first = output.segments.count
      append(part: 0..<count, of: last, node: node, to: &output)
      settle(from: first)
    default:
      used(last)
      output.append(count: count, frame: frame, node: node, cause: last, offset: TextSegment.nowhere)
    }
  }

  /// Appends a part of a text with this cause: by the text's own table if it has one, else as one piece.
  func append(part range: Range<Int>, of cause: CauseID, node: UInt32, to table: inout TextTable) {
    var reasons = CauseID.none
    var known = cause
    while let (value, reason) = choice(known) {
      reasons = both(reasons, reason)
      known = value
    }
    guard let index = textIndex(known), texts[index].count >= range.upperBound else {
      table.append(
        count: range.count, frame: frame, node: node, cause: chosen(known, by: reasons),
        offset: UInt32(clamping: range.lowerBound))
      return
    }
    if reasons == .none {
      table.append(range, of: texts[index])
      return
    }
    var before: (CauseID, CauseID)?
    table.append(range, of: texts[index]) { cause in
      if let before, before.0 == cause { return before.1 }
      let mapped = chosen(cause, by: reasons)
      before = (cause, mapped)
      return mapped
    }
  }

  /// Takes ranges out of the text that was captured last.
  package func remove(_ ranges: [Range<Int>]) { captured = captured.removing(ranges) }
}
