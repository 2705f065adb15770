/// What libyaml 0.2.5 reads differently from go-yaml v2, which stems from an older libyaml.
enum GoYAMLDifferences {
  struct Refusal {
    let words: String
    let offset: Int
  }

  /// go-yaml refuses deeper flow collections. libyaml reads them to the end first, in time that grows with the square.
  static let flowDepthLimit = 10_000

  /// The bracket that goes too deep; those in texts are counted too, but hardly so many that are never closed.
  static func tooDeep(_ source: [UInt8]) -> Int? {
    var depth = 0
    for (index, byte) in source.enumerated() {
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        if depth > flowDepthLimit { return index }
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
      default: break
      }
    }
    return nil
  }

  /// `\/` is no escape to go-yaml.
  static func escapedSlash(_ source: [UInt8], _ range: Range<Int>) -> Refusal? {
    var index = range.lowerBound
    while index + 1 < range.upperBound {
      if source[index] != UInt8(ascii: "\\") {
        index += 1
        continue
      }
      if source[index + 1] == UInt8(ascii: "/") {
        // Lines are counted from 0, and one is added unless that is where they begin.
        let line = line(source, index)
        return Refusal(words: (line == 0 ? "" : "line \(line + 1): ") + "found unknown escape character", offset: index)
      }
      index += 2
    }
    return nil
  }

  /// Within brackets, `?` ends a plain text and begins a key, which is not expected there.
  static func questionMark(_ source: [UInt8], _ range: Range<Int>, isMapping: Bool) -> Refusal? {
    guard range.count > 1, let index = source[range].dropFirst().firstIndex(of: UInt8(ascii: "?")) else { return nil }
    let line = line(source, index)
    let place = line == 0 ? "" : "line \(line): "
    return Refusal(
      words: place + (isMapping ? "did not find expected ',' or '}'" : "did not find expected ',' or ']'"),
      offset: index)
  }

  /// go-yaml does not look behind an empty collection at the root: whatever follows, that is the document.
  static func emptyRoot(_ source: [UInt8]) -> YAMLTape? {
    var index = skipBlank(source, source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    if index + 3 < source.count, source[index...].starts(with: [0x2D, 0x2D, 0x2D]), source[index + 3] <= 0x20 {
      index = skipBlank(source, index + 3)
    }
    guard isEmptyFlow(source, index) else { return nil }
    let end = skipBlank(source, index + 1) + 1
    guard end >= source.count || source[end] <= 0x20 || source[end] == UInt8(ascii: ":") else { return nil }
    var tape = YAMLTape(source: source)
    tape.mayFail = false
    let kind: YAMLNode.Kind = source[index] == UInt8(ascii: "{") ? .mapping : .sequence
    tape.close(tape.append(YAMLNode(kind: kind, isPlain: false, start: UInt32(index), end: UInt32(index))), end: end)
    return tape
  }

  static func isEmptyFlow(_ source: [UInt8], _ index: Int) -> Bool {
    guard index < source.count else { return false }
    let close: UInt8
    switch source[index] {
    case UInt8(ascii: "{"): close = UInt8(ascii: "}")
    case UInt8(ascii: "["): close = UInt8(ascii: "]")
    default: return false
    }
    let end = skipBlank(source, index + 1)
    return end < source.count && source[end] == close
  }

  /// Whether the last thing before an offset, blanks aside, is a `-` whose item is still to come.
  static func followsDash(_ source: [UInt8], _ offset: Int) -> Bool {
    var index = offset
    while index > 0, source[index - 1] <= 0x20 { index -= 1 }
    return index > 0 && source[index - 1] == UInt8(ascii: "-") && (index == 1 || source[index - 2] <= 0x20)
  }

  /// The column of an offset, in bytes from 0.
  static func column(_ source: [UInt8], _ offset: Int) -> Int {
    var start = min(offset, source.count)
    while start > 0, source[start - 1] != 0x0A { start -= 1 }
    return offset - start
  }

  private static func line(_ source: [UInt8], _ offset: Int) -> Int {
    source[..<min(offset, source.count)].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
  }

  /// Skips spaces, line ends and comments.
  private static func skipBlank(_ source: [UInt8], _ start: Int) -> Int {
    var index = start
    while index < source.count {
      switch source[index] {
      case 0x20, 0x0A, 0x0D: index += 1
      case UInt8(ascii: "#"): while index < source.count, source[index] != 0x0A { index += 1 }
      default: return index
      }
    }
    return index
  }
}
