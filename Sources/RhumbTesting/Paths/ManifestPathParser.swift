import RhumbEngine

/// Reads paths, from left to right.
struct ManifestPathParser {
  private static let lengthLimit = 4096
  private static let nestingLimit = 32

  let bytes: [UInt8]
  var position = 0
  private var nesting = 0

  init(_ text: ByteString) throws(PathError) {
    bytes = text.bytes
    if bytes.count > Self.lengthLimit {
      throw PathError(message: "a path is at most \(Self.lengthLimit) bytes long")
    }
  }

  /// The steps of the whole text.
  mutating func path() throws(PathError) -> [ManifestPath.Step] {
    var steps: [ManifestPath.Step] = []
    if next == UInt8(ascii: "$") {
      position += 1
    } else if let first = next, first != UInt8(ascii: "."), first != UInt8(ascii: "[") {
      try appendChild(try name(isUndotted: true), to: &steps)
    }
    try appendSteps(to: &steps, inFilter: false)
    if position < bytes.count { throw error("unexpected '\(shown(bytes[position]))'") }
    return steps
  }

  /// Steps up to the end, or in a filter up to what can't be one.
  mutating func appendSteps(to steps: inout [ManifestPath.Step], inFilter: Bool) throws(PathError) {
    while let byte = next {
      if byte == UInt8(ascii: "[") {
        try appendBracket(to: &steps)
      } else if byte == UInt8(ascii: "."), peek(1) == UInt8(ascii: ".") {
        position += 2
        try appendDescent(to: &steps)
      } else if byte == UInt8(ascii: ".") {
        position += 1
        try appendChild(try name(isUndotted: false), to: &steps)
      } else if inFilter {
        return
      } else {
        throw error("unexpected '\(shown(byte))'")
      }
    }
  }

  // MARK: Names

  /// The bytes up to what ends a name that stands without quotes.
  private mutating func name(isUndotted: Bool) throws(PathError) -> ByteString {
    let start = position
    loop: while let byte = next {
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: "["), UInt8(ascii: ")"), UInt8(ascii: " "), UInt8(ascii: "&"),
        UInt8(ascii: "|"), UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: ">"), UInt8(ascii: "<"),
        UInt8(ascii: "~"):
        break loop
      case UInt8(ascii: "]") where isUndotted: break loop
      default: position += 1
      }
    }
    if position == start { throw error("a name is missing") }
    return ByteString(bytes[start..<position])
  }

  private mutating func appendChild(_ name: ByteString, to steps: inout [ManifestPath.Step]) throws(PathError) {
    if next == UInt8(ascii: "~") {
      position += 1
      if position < bytes.count { throw error("'~' may stand only at the end") }
      steps.append(.names([Key(unescaped(name))]))
    } else {
      steps.append(name == "*" ? .all : .child(Key(unescaped(name))))
    }
  }

  /// What follows `..`: a name, `*`, or brackets that are applied to every node.
  private mutating func appendDescent(to steps: inout [ManifestPath.Step]) throws(PathError) {
    steps.append(.descendants)
    let start = position
    while let byte = next, byte != UInt8(ascii: "."), byte != UInt8(ascii: "[") { position += 1 }
    let name = ByteString(bytes[start..<position])
    if !name.isEmpty { return steps.append(name == "*" ? .all : .child(Key(unescaped(name)))) }
    if next != UInt8(ascii: "[") { throw error("a name or a bracket is missing after '..'") }
    if starts(with: "[?(") {
      position += 3
      steps.append(.nodeFilter(try filter()))
    }
  }

  private func unescaped(_ name: ByteString) -> ByteString {
    guard name.bytes.contains(UInt8(ascii: "\\")) else { return name }
    var out: [UInt8] = []
    var isEscaped = false
    for byte in name.bytes {
      if byte == UInt8(ascii: "\\"), !isEscaped {
        isEscaped = true
      } else {
        out.append(byte)
        isEscaped = false
      }
    }
    return ByteString(out)
  }

  // MARK: Brackets

  private mutating func appendBracket(to steps: inout [ManifestPath.Step]) throws(PathError) {
    if starts(with: "[?(") {
      position += 3
      return steps.append(.filter(try filter()))
    }
    let open = position
    position += 1
    skipSpace()
    if next == UInt8(ascii: "'") || next == UInt8(ascii: "\"") {
      let names = try quotedNames()
      if next == UInt8(ascii: "~") {
        position += 1
        if position < bytes.count { throw error("'~' may stand only at the end") }
        steps.append(.names(names))
      } else {
        steps.append(names.count == 1 ? .child(names[0]) : .children(names))
      }
      return
    }
    position = open + 1
    try appendSubscript(to: &steps)
  }

  private mutating func quotedNames() throws(PathError) -> [Key] {
    var names: [Key] = []
    while true {
      skipSpace()
      guard let quote = next, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
        throw error("a quoted name is missing")
      }
      position += 1
      var name: [UInt8] = []
      while let byte = next, byte != quote {
        position += 1
        if byte == UInt8(ascii: "\\") {
          guard let escaped = next, escaped == quote || escaped == byte else {
            throw error("only the quote and '\\' can be escaped in a name")
          }
          position += 1
          name.append(escaped)
        } else {
          name.append(byte)
        }
      }
      if next == nil { throw error("the name has no closing quote") }
      position += 1
      names.append(Key(ByteString(name)))
      skipSpace()
      if next == UInt8(ascii: "]") { break }
      guard next == UInt8(ascii: ",") else { throw error("',' or ']' is missing") }
      position += 1
    }
    position += 1
    return names
  }

  private mutating func appendSubscript(to steps: inout [ManifestPath.Step]) throws(PathError) {
    guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "]")) else { throw error("']' is missing") }
    let text = bytes[position..<end]
    position = end + 1
    let words = text.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { trimmed($0) }
    if words.count == 1, words[0] == [UInt8(ascii: "*")] {
      if next == UInt8(ascii: "~"), position + 1 == bytes.count {
        position += 1
        return steps.append(.names(nil))
      }
      return steps.append(.all)
    }
    var ranges: [ItemRange] = []
    for word in words { ranges.append(try range(word)) }
    steps.append(.items(ranges))
  }

  private func range(_ word: [UInt8]) throws(PathError) -> ItemRange {
    var numbers: [Int?] = []
    for part in word.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false) {
      let digits = trimmed(part)
      if digits.isEmpty {
        numbers.append(nil)
        continue
      }
      let (number, failure) = GoNumber.parseInt(digits)
      guard failure == nil, number.magnitude < 1 << 40 else {
        throw error("'\(String(decoding: word, as: UTF8.self))' is no index of a list")
      }
      numbers.append(Int(number))
    }
    if numbers.count == 1, let index = numbers[0] { return ItemRange(from: index, to: nil, step: 1, isIndex: true) }
    guard (2...3).contains(numbers.count) else {
      throw error("'\(String(decoding: word, as: UTF8.self))' is no index of a list")
    }
    let step = (numbers.count == 3 ? numbers[2] : nil) ?? 1
    if step == 0 { throw error("the step of a slice can't be 0") }
    return ItemRange(from: numbers[0], to: numbers[1], step: step, isIndex: false)
  }

  private func trimmed(_ text: some Collection<UInt8>) -> [UInt8] {
    var rest = Array(text)[...]
    while rest.first == 0x20 || rest.first == 0x09 { rest.removeFirst() }
    while rest.last == 0x20 || rest.last == 0x09 { rest.removeLast() }
    return Array(rest)
  }

  // MARK: Bytes

  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  func peek(_ offset: Int) -> UInt8? { position + offset < bytes.count ? bytes[position + offset] : nil }

  func starts(with literal: StaticString) -> Bool {
    let word = ByteString(stringLiteral: literal).bytes
    return bytes[position...].starts(with: word)
  }

  /// Takes the literal if it comes next.
  mutating func take(_ literal: StaticString) -> Bool {
    guard starts(with: literal) else { return false }
    position += literal.utf8CodeUnitCount
    return true
  }

  mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
  }

  func error(_ words: String) -> PathError {
    let path = String(decoding: bytes.prefix(200), as: UTF8.self)
    return PathError(message: "path '\(path)', character \(position + 1): \(words)")
  }

  func shown(_ byte: UInt8) -> String { String(decoding: [byte], as: UTF8.self) }

  /// Filters may hold paths that hold filters.
  mutating func enter() throws(PathError) {
    nesting += 1
    if nesting > Self.nestingLimit { throw error("filters are nested deeper than \(Self.nestingLimit)") }
  }

  mutating func leave() { nesting -= 1 }
}
