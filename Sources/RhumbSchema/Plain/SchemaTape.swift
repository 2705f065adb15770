import RhumbEngine
import RhumbFormats

/// A schema's JSON text as one flat list of what stands in it, in the order of the text: no value of it is made unless
/// someone asks.
///
/// Only simple texts have a tape; all others are left to `JSONReader`, which says what is wrong with them.
struct SchemaTape {
  enum Kind: UInt8 {
    case object, array, string, number, `true`, `false`, null
    /// A member's name; its value follows.
    case name
  }

  struct Node {
    let kind: Kind
    /// A string that stands in the source as it is: without escapes, all ASCII.
    var isRaw = false
    /// A schema that was looked at.
    var isSchema = false
    /// An object of schemas by names that all differ.
    var isMembers = false
    /// The keyword, if this is the name of one.
    var word = SchemaWord.other
    /// Where it stands in the source; strings and names without their quotes.
    let start: Int32
    var end: Int32
    /// The node after it and all within it.
    var next: Int32
    /// Whatever one wants to know of it later: the hash of a name, the node a reference leads to, types as
    /// bits, the number of a pattern.
    var link: Int32 = -1

    var range: Range<Int> { Int(start)..<Int(end) }
    var hash: UInt32 { UInt32(bitPattern: link) }
  }

  let source: [UInt8]
  var nodes: [Node] = []

  /// What nests deeper has no tape.
  private static let maximumDepth = 128
  private static let maximumSize = 64 << 20

  /// Nil if the text is not simple, or no JSON.
  init?(_ source: [UInt8]) {
    self.source = source
    if source.count > Self.maximumSize { return nil }
    nodes.reserveCapacity(source.count / 12 + 8)
    var reading = Reading()
    guard read(&reading) else { return nil }
  }

  // MARK: Members and items

  /// The first member's name, or the first item.
  func first(in index: Int) -> Int { index + 1 }

  func end(of index: Int) -> Int { Int(nodes[index].next) }

  func isEmpty(_ index: Int) -> Bool { end(of: index) == index + 1 }

  /// The nodes of an array's items.
  func items(of array: Int) -> [Int] {
    var items: [Int] = []
    var item = first(in: array)
    while item < end(of: array) {
      items.append(item)
      item = end(of: item)
    }
    return items
  }

  // MARK: Values

  func isText(_ index: Int, _ text: ByteString) -> Bool {
    let node = nodes[index]
    if node.isRaw { return ByteScan.equal(text.bytes, source, at: node.range) }
    return self.text(index) == text
  }

  /// The text of a string.
  func text(_ index: Int) -> ByteString {
    let node = nodes[index]
    if node.isRaw { return ByteString(source[node.range]) }
    let quoted = Array(source[(Int(node.start) - 1)...Int(node.end)])
    guard case .string(let text) = JSONReader.read(quoted).value else { return .empty }
    return text
  }

  func number(_ index: Int) -> SchemaNumber? { SchemaNumber(Array(source[nodes[index].range])) }

  /// A number of up to 15 digits and nothing else.
  func shortInteger(_ index: Int) -> Int? {
    let range = nodes[index].range
    let isNegative = source[range.lowerBound] == UInt8(ascii: "-")
    let digits = isNegative ? range.lowerBound + 1..<range.upperBound : range
    if digits.count > 15 { return nil }
    var value = 0
    for position in digits {
      let digit = source[position] &- 0x30
      if digit > 9 { return nil }
      value = value * 10 + Int(digit)
    }
    return isNegative ? -value : value
  }
}

// MARK: - Reading

extension SchemaTape {
  private struct Reading {
    var position = 0
    /// Objects and arrays that are not closed yet.
    var open: [Int] = []
  }

  private mutating func read(_ reading: inout Reading) -> Bool {
    while true {
      guard let byte = skipSpace(&reading) else { return false }
      switch byte {
      case UInt8(ascii: "\""):
        guard string(.string, &reading) else { return false }
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let isObject = byte == UInt8(ascii: "{")
        reading.open.append(nodes.count)
        if reading.open.count > Self.maximumDepth { return false }
        append(isObject ? .object : .array, reading.position)
        reading.position += 1
        guard let next = skipSpace(&reading) else { return false }
        if next == byte + 2 { break }
        guard !isObject || name(&reading) else { return false }
        continue
      case UInt8(ascii: "t"): guard literal("true", .true, &reading) else { return false }
      case UInt8(ascii: "f"): guard literal("false", .false, &reading) else { return false }
      case UInt8(ascii: "n"): guard literal("null", .null, &reading) else { return false }
      default: guard number(&reading) else { return false }
      }
      guard let isMore = closeAll(&reading) else { return false }
      if !isMore { return true }
    }
  }

  /// After a value: closes what ends here. Whether another value follows; nil if the text is wrong.
  private mutating func closeAll(_ reading: inout Reading) -> Bool? {
    while let container = reading.open.last {
      guard let byte = skipSpace(&reading) else { return nil }
      let isObject = nodes[container].kind == .object
      reading.position += 1
      if byte == UInt8(ascii: ",") {
        if !isObject { return true }
        _ = skipSpace(&reading)
        return name(&reading) ? true : nil
      }
      guard byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else { return nil }
      nodes[container].end = Int32(reading.position)
      nodes[container].next = Int32(nodes.count)
      reading.open.removeLast()
    }
    return skipSpace(&reading) == nil ? false : nil
  }

  private mutating func append(_ kind: Kind, _ start: Int, _ end: Int = 0, isRaw: Bool = false) {
    nodes.append(
      Node(kind: kind, isRaw: isRaw, start: Int32(start), end: Int32(end), next: Int32(nodes.count + 1)))
  }

  /// The byte at the position, after space; nil at the end.
  private func skipSpace(_ reading: inout Reading) -> UInt8? {
    while reading.position < source.count {
      let byte = source[reading.position]
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: reading.position += 1
      default: return byte
      }
    }
    return nil
  }

  /// A member's name and the colon after it.
  private mutating func name(_ reading: inout Reading) -> Bool {
    guard reading.position < source.count, source[reading.position] == UInt8(ascii: "\""), string(.name, &reading),
      skipSpace(&reading) == UInt8(ascii: ":")
    else { return false }
    reading.position += 1
    return true
  }

  private mutating func string(_ kind: Kind, _ reading: inout Reading) -> Bool {
    var position = reading.position + 1
    let start = position
    var isRaw = true
    while position < source.count {
      let byte = source[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        append(kind, start, position - 1, isRaw: isRaw)
        reading.position = position
        return true
      }
      if byte < 0x20 { return false }
      if byte >= 0x80 {
        isRaw = false
      } else if byte == UInt8(ascii: "\\") {
        isRaw = false
        guard position < source.count, let width = escapeWidth(position) else { return false }
        position += width
      }
    }
    return false
  }

  /// The bytes of an escape from its letter on; nil if it is none.
  private func escapeWidth(_ position: Int) -> Int? {
    switch source[position] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return 1
    case UInt8(ascii: "u"):
      guard position + 4 < source.count else { return nil }
      for digit in source[(position + 1)...(position + 4)] {
        switch digit {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: continue
        default: return nil
        }
      }
      return 5
    default: return nil
    }
  }

  private mutating func literal(_ word: StaticString, _ kind: Kind, _ reading: inout Reading) -> Bool {
    let end = reading.position + word.utf8CodeUnitCount
    guard end <= source.count else { return false }
    let isThere = word.withUTF8Buffer { letters in
      // Safety: the buffer is read during the call only.
      unsafe source[reading.position..<end].elementsEqual(letters)
    }
    guard isThere else { return false }
    append(kind, reading.position, end)
    reading.position = end
    return true
  }

  private mutating func number(_ reading: inout Reading) -> Bool {
    let start = reading.position
    var position = start
    if source[position] == UInt8(ascii: "-") { position += 1 }
    let whole = skipDigits(&position)
    if whole == 0 || (whole > 1 && source[position - whole] == 0x30) { return false }
    if position < source.count, source[position] == UInt8(ascii: ".") {
      position += 1
      if skipDigits(&position) == 0 { return false }
    }
    if position < source.count, source[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < source.count, source[position] == UInt8(ascii: "-") || source[position] == UInt8(ascii: "+") {
        position += 1
      }
      if skipDigits(&position) == 0 { return false }
    }
    append(.number, start, position)
    reading.position = position
    return true
  }

  private func skipDigits(_ position: inout Int) -> Int {
    let start = position
    while position < source.count, source[position] >= 0x30, source[position] <= 0x39 { position += 1 }
    return position - start
  }
}
