extension Trace {
  /// The table of a text that a function made; nil where its rule can't tell.
  func table(
    _ rule: TraceRule, _ arguments: borrowing Span<Value>, _ base: Int, _ text: [UInt8], _ name: ByteString,
    _ node: UInt32
  ) -> TextTable? {
    var writer = TextAlignment(self, text, node)
    switch rule {
    case .part(let index):
      guard let part = string(arguments, index) else { return nil }
      writer.part(of: part, stack[base + index])
    case .indented(let index):
      guard let part = string(arguments, index), case .int(let spaces) = arguments[0] else { return nil }
      writer.lines(of: part, after: spaces, stack[base + index])
    case .mapped(let index):
      guard let part = string(arguments, index), part.count == text.count else { return nil }
      writer.add(0..<part.count, stack[base + index])
    case .sequence:
      for index in arguments.indices { writer.find(arguments[index], stack[base + index]) }
      writer.rest()
    case .joined:
      guard arguments.count == 2, case .list(let list) = arguments[1] else { return nil }
      usedWhole(arguments[1], stack[base + 1])
      for position in list.items.indices {
        writer.find(list.items[position], item(position, of: list, in: stack[base + 1]))
      }
      writer.rest()
    case .formatted:
      guard let format = string(arguments, 0) else { return nil }
      writer.format(format, arguments, base)
    case .replaced:
      guard let old = string(arguments, 0), let new = string(arguments, 1), let whole = string(arguments, 2) else {
        return nil
      }
      writer.replacing(old, new, stack[base + 1], in: whole, stack[base + 2])
    case .written where string(arguments, 0) != nil:
      writer.find(arguments[0], stack[base])
      writer.rest()
    case .written:
      guard let written = forms?.written(arguments[0], by: name) else { return nil }
      usedWhole(arguments[0], stack[base])
      writer.marks(written.text, written.marks, stack[base])
    default: return nil
    }
    return writer.isWhole ? writer.table : nil
  }

  private func string(_ arguments: borrowing Span<Value>, _ index: Int) -> [UInt8]? {
    guard index < arguments.count, case .string(let text) = arguments[index] else { return nil }
    return text.bytes
  }
}

/// Lays the text that a function made beside those it was made of.
struct TextAlignment {
  private let trace: Trace
  private let text: [UInt8]
  private let node: UInt32
  private(set) var table = TextTable()

  init(_ trace: Trace, _ text: [UInt8], _ node: UInt32) {
    self.trace = trace
    self.text = text
    self.node = node
  }

  /// Whether the table covers the text: if not, the function did something else than its rule says.
  var isWhole: Bool { table.count == text.count }

  private var position: Int { table.count }

  /// Bytes of the function's own.
  private mutating func fill(to end: Int, _ cause: CauseID = .none) {
    table.append(count: end - position, frame: trace.frame, node: node, cause: cause, offset: TextSegment.nowhere)
  }

  mutating func rest() { fill(to: text.count) }

  /// Bytes of a text with this cause.
  mutating func add(_ range: Range<Int>, _ cause: CauseID) {
    trace.append(part: range, of: cause, node: node, to: &table)
  }

  mutating func part(of whole: [UInt8], _ cause: CauseID) {
    if text.isEmpty { return }
    guard let start = ByteScan.index(of: text, in: whole) else { return }
    // Of several places the one at the end is meant where the text ends with it and does not begin with it.
    let isEnd = start > 0 && whole.suffix(text.count).elementsEqual(text)
    let from = isEnd ? whole.count - text.count : start
    add(from..<(from + text.count), cause)
  }

  /// The lines of a text, each after so many spaces.
  mutating func lines(of whole: [UInt8], after spaces: Int, _ cause: CauseID) {
    var lines = 1
    for byte in whole where byte == 0x0A { lines += 1 }
    // What is over is the newline of `nindent`.
    let start = text.count - whole.count - lines * spaces
    guard start == 0 || start == 1 else { return }
    fill(to: start)
    var read = 0
    for _ in 0..<lines {
      let end = ByteScan.index(of: 0x0A, in: whole, from: read).map { $0 + 1 } ?? whole.count
      fill(to: position + spaces)
      add(read..<end, cause)
      read = end
    }
  }

  /// The next place where a value is printed.
  mutating func find(_ value: Value, _ cause: CauseID) {
    let printed: [UInt8]
    if case .string(let text) = value { printed = text.bytes } else { printed = GoPrinter.text(value).bytes }
    if printed.isEmpty { return }
    guard let start = ByteScan.index(of: printed, in: text, from: position) else {
      // It is printed with escapes, or cut: all that is left may be of it.
      return fill(to: text.count, cause)
    }
    fill(to: start)
    add(printed, cause, value)
  }

  private mutating func add(_ printed: [UInt8], _ cause: CauseID, _ value: Value) {
    switch value {
    case .string: add(0..<printed.count, cause)
    case .map, .list: fill(to: position + printed.count, trace.whole(cause))
    default: fill(to: position + printed.count, cause)
    }
  }

  /// `printf`: verbs in turn; what stands between them is the format's.
  mutating func format(_ format: [UInt8], _ arguments: borrowing Span<Value>, _ base: Int) {
    var read = 0
    var next = 1
    while read < format.count {
      let literalEnd = ByteScan.index(of: UInt8(ascii: "%"), in: format, from: read) ?? format.count
      trace.append(part: read..<literalEnd, of: trace.stack[base], node: node, to: &table)
      if literalEnd == format.count { break }
      var end = literalEnd + 1
      while end < format.count, Self.isModifier(format[end]) { end += 1 }
      guard end < format.count, format[end] != UInt8(ascii: "*"), format[end] != UInt8(ascii: "[") else { return }
      read = end + 1
      if format[end] == UInt8(ascii: "%") {
        fill(to: position + 1)
        continue
      }
      guard next < arguments.count else { return rest() }
      verb(Array(format[literalEnd...end]), arguments[next], trace.stack[base + next])
      next += 1
    }
    rest()
  }

  private static func isModifier(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "#"), UInt8(ascii: " "):
      true
    default: false
    }
  }

  private mutating func verb(_ verb: [UInt8], _ value: Value, _ cause: CauseID) {
    if verb.count == 2, verb[1] == UInt8(ascii: "s"), case .string(let text) = value {
      return add(0..<text.count, cause)
    }
    let values = [value]
    guard let printed = try? GoPrinter.sprintf(verb, values.span) else { return }
    if case .string(let text) = value, let start = ByteScan.index(of: text.bytes, in: printed.bytes), !text.isEmpty {
      fill(to: position + start)
      let end = position + printed.count - start
      add(0..<text.count, cause)
      fill(to: end)
    } else {
      add(printed.bytes, cause, .bool(true))
    }
  }

  mutating func replacing(_ old: [UInt8], _ new: [UInt8], _ newCause: CauseID, in whole: [UInt8], _ cause: CauseID) {
    if old.isEmpty { return }
    var read = 0
    while let match = ByteScan.index(of: old, in: whole, from: read) {
      add(read..<match, cause)
      trace.append(part: 0..<new.count, of: newCause, node: node, to: &table)
      read = match + old.count
    }
    add(read..<whole.count, cause)
  }

  /// A text whose slots begin at these places.
  mutating func marks(_ written: [UInt8], _ marks: [(offset: Int, origin: OriginID)], _ cause: CauseID) {
    guard written.count >= text.count, written.starts(with: text) else { return }
    var reason = CauseID.none
    if case .chosen(_, let by)? = trace[cause] { reason = by }
    var before = cause
    for mark in marks {
      // The line's end belongs to what stands before it.
      let start = mark.offset < written.count && written[mark.offset] == 0x0A ? mark.offset + 1 : mark.offset
      fill(to: min(start, text.count), before)
      // Why it was this map is why its slots are printed.
      if let slot = CauseID(mark.origin) { before = trace.chosen(slot, by: reason) }
    }
    fill(to: text.count, before)
  }
}
