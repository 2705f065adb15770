import RhumbEngine

/// cel-go's string extensions. Positions are those of characters.
extension CELLibrary {
  package static let strings = CELLibrary(Strings.functions + [TextFormatting.function])
}

enum Strings {
  static let functions: [CELFunction] = [
    CELFunction("charAt", [.member([.string, .int], .string)]) { (arguments, machine) throws(CELError) in
      let runes = try runes(arguments.text(0), &machine)
      let index = try arguments.int(1)
      guard index >= 0, index <= runes.count else { throw outOfRange(index) }
      return .string(index == runes.count ? .empty : text(runes[index...index]))
    },
    CELFunction("indexOf", searches, cost: .items) { (arguments, machine) throws(CELError) in
      try search(arguments, &machine, fromEnd: false)
    },
    CELFunction("lastIndexOf", searches, cost: .items) { (arguments, machine) throws(CELError) in
      try search(arguments, &machine, fromEnd: true)
    },
    CELFunction(
      "join", [.member([.list(.string)], .string), .member([.list(.string), .string], .string)], cost: .join,
      body: join),
    mapping("lowerAscii") { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 },
    mapping("upperAscii") { $0 >= 0x61 && $0 <= 0x7A ? $0 - 0x20 : $0 },
    CELFunction(
      "replace",
      [.member([.string, .string, .string], .string), .member([.string, .string, .string, .int], .string)],
      cost: .replace, body: replace),
    CELFunction(
      "split", [.member([.string, .string], .list(.string)), .member([.string, .string, .int], .list(.string))],
      cost: .split, body: split),
    CELFunction(
      "substring", [.member([.string, .int], .string), .member([.string, .int, .int], .string)],
      cost: .traversal(of: 0, keepsSize: true), body: substring),
    CELFunction("trim", [.member([.string], .string)], cost: .traversal(of: 0, keepsSize: true)) {
      (arguments, machine) throws(CELError) in
      let runes = try runes(arguments.text(0), &machine)
      let start = runes.prefix(while: isSpace).count
      let end = runes.count - runes[start...].reversed().prefix(while: isSpace).count
      return .string(text(runes[start..<end]))
    },
    CELFunction("reverse", [.member([.string], .string)]) { (arguments, machine) throws(CELError) in
      .string(text(try runes(arguments.text(0), &machine).reversed()[...]))
    },
    CELFunction("strings.quote", [.function([.string], .string)], cost: .traversal(of: 0)) {
      (arguments, machine) throws(CELError) in
      let value = try arguments.text(0)
      try machine.make(text: value.count)
      return .string(quoted(value))
    },
  ]

  private static let searches: [CELFunction.Overload] = [
    .member([.string, .string], .int), .member([.string, .string, .int], .int),
  ]

  private static func mapping(_ name: ByteString, _ map: @escaping @Sendable (UInt8) -> UInt8) -> CELFunction {
    CELFunction(name, [.member([.string], .string)], cost: .traversal(of: 0, keepsSize: true)) {
      (arguments, machine) throws(CELError) in
      let value = try arguments.text(0)
      try machine.make(text: value.count)
      return .string(ByteString(value.bytes.map(map)))
    }
  }

  // MARK: Characters

  private static func runes(_ text: ByteString, _ machine: inout CELMachine) throws(CELError) -> [UInt32] {
    try machine.work(text.count / 16)
    return UTF8Text.runes(text.bytes)
  }

  private static func text(_ runes: ArraySlice<UInt32>) -> ByteString { ByteString(UTF8Text.bytes(Array(runes))) }

  /// Unicode's white space.
  private static func isSpace(_ rune: UInt32) -> Bool {
    switch rune {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  private static func outOfRange(_ index: Int) -> CELError { CELError(ByteString("index out of range: \(index)")) }

  // MARK: Searching

  private static func search(
    _ arguments: [CELValue], _ machine: inout CELMachine, fromEnd: Bool
  ) throws(CELError) -> CELValue {
    let text = try runes(arguments.text(0), &machine)
    let part = try runes(arguments.text(1), &machine)
    if arguments.count == 2, part.isEmpty { return .int(fromEnd ? Int64(text.count) : 0) }
    let offset = arguments.count > 2 ? try arguments.int(2) : fromEnd ? max(0, text.count - part.count) : 0
    guard offset >= 0 else { throw outOfRange(offset) }
    if part.isEmpty { return .int(Int64(min(offset, text.count))) }
    if text.count < part.count || offset >= text.count || !fromEnd && offset > text.count - part.count {
      return .int(-1)
    }
    try machine.work((text.count - part.count + 1) &* part.count / 64)
    let last = text.count - part.count
    let starts = fromEnd ? Array((0...min(offset, last)).reversed()) : Array(offset...last)
    let found = starts.first { text[$0] == part[0] && text[$0..<($0 + part.count)].elementsEqual(part) }
    return .int(Int64(found ?? -1))
  }

  @Sendable private static func substring(
    _ arguments: [CELValue], _ machine: inout CELMachine
  ) throws(CELError) -> CELValue {
    let runes = try runes(arguments.text(0), &machine)
    let start = try arguments.int(1)
    let end = arguments.count > 2 ? try arguments.int(2) : runes.count
    if start > end, arguments.count > 2 {
      throw CELError(ByteString("invalid substring range. start: \(start), end: \(end)"))
    }
    guard start >= 0, start <= runes.count else { throw outOfRange(start) }
    guard end >= 0, end <= runes.count else { throw outOfRange(end) }
    return .string(text(runes[start..<end]))
  }

  // MARK: Joining and parting

  @Sendable private static func join(
    _ arguments: [CELValue], _ machine: inout CELMachine
  ) throws(CELError) -> CELValue {
    let separator = arguments.count > 1 ? try arguments.text(1) : .empty
    var out: [UInt8] = []
    for (index, item) in try arguments.list(0).allItems().enumerated() {
      guard case .string(let text) = item else { throw CELError("join: invalid input: " + Display.text(item)) }
      if index > 0 { out += separator }
      out += text
      try machine.make(text: out.count > CELMachine.largestText ? out.count : text.count)
    }
    return .string(ByteString(out))
  }

  /// An empty text stands before every character, and behind the last.
  private static func parts(_ text: ByteString, _ separator: ByteString, limit: Int) -> [ByteString] {
    var parts: [ByteString] = []
    if separator.isEmpty {
      var position = 0
      while position < text.count, limit < 0 || parts.count < limit - 1 {
        let width = UTF8Text.decode(text.bytes, at: position).width
        parts.append(ByteString(text.bytes[position..<(position + width)]))
        position += width
      }
      if position < text.count { parts.append(ByteString(text.bytes[position...])) }
      return parts
    }
    var start = 0
    while limit < 0 || parts.count < limit - 1,
      let found = ByteSearch.find(separator.bytes, in: text.bytes, from: start)
    {
      parts.append(ByteString(text.bytes[start..<found]))
      start = found + separator.count
    }
    parts.append(ByteString(text.bytes[start...]))
    return parts
  }

  @Sendable private static func split(
    _ arguments: [CELValue], _ machine: inout CELMachine
  ) throws(CELError) -> CELValue {
    let limit = arguments.count > 2 ? try arguments.int(2) : -1
    let text = try arguments.text(0)
    try machine.make(items: text.count)
    if limit == 0 { return .list([]) }
    return .list(parts(text, try arguments.text(1), limit: limit).map { .string($0) })
  }

  @Sendable private static func replace(
    _ arguments: [CELValue], _ machine: inout CELMachine
  ) throws(CELError) -> CELValue {
    let text = try arguments.text(0)
    let old = try arguments.text(1)
    let new = try arguments.text(2)
    let limit = arguments.count > 3 ? try arguments.int(3) : -1
    if limit == 0 { return arguments[0] }
    let most = old.isEmpty ? text.count + 1 : text.count / old.count
    let (growth, overflow) = most.multipliedReportingOverflow(by: new.count)
    // Only what may grow beyond bounds is counted exactly before it is made.
    try machine.make(text: overflow ? .max : text.count)
    var out: [UInt8] = []
    out.reserveCapacity(min(text.count + growth, 1 << 16))
    var pieces = parts(text, old, limit: limit < 0 ? -1 : limit + 1)
    if old.isEmpty {
      pieces.insert(.empty, at: 0)
      if limit < 0 || pieces.count - 1 < limit { pieces.append(.empty) }
      if limit >= 0, pieces.count > limit + 1 {
        let rest = pieces[limit...].reduce(ByteString.empty, +)
        pieces = Array(pieces[..<limit]) + [rest]
      }
    }
    for (index, piece) in pieces.enumerated() {
      if index > 0 { out += new }
      out += piece
      try machine.make(text: out.count > CELMachine.largestText ? out.count : piece.count)
    }
    return .string(ByteString(out))
  }

  /// Escapes what can't be seen, and replaces unsound UTF-8.
  private static func quoted(_ text: ByteString) -> ByteString {
    var out: [UInt8] = [UInt8(ascii: "\"")]
    for rune in UTF8Text.runes(text.bytes) {
      switch rune {
      case 7: out.append("\\a")
      case 8: out.append("\\b")
      case 9: out.append("\\t")
      case 10: out.append("\\n")
      case 11: out.append("\\v")
      case 12: out.append("\\f")
      case 13: out.append("\\r")
      case 0x22: out.append("\\\"")
      case 0x5C: out.append("\\\\")
      default: UTF8Text.encode(rune, to: &out)
      }
    }
    out.append(UInt8(ascii: "\""))
    return ByteString(out)
  }
}
