internal import RhumbEngine

/// The replacement of `ReplaceAllString`, read once: text and the groups it names (Go's `Regexp.Expand`).
struct ReplacementTemplate {
  enum Part {
    case literal(ArraySlice<UInt8>)
    case group(Int)
  }

  private(set) var parts: [Part] = []
  /// How many groups, with the whole match, a search must find.
  private(set) var groupCount = 1

  init(_ template: [UInt8], for expression: RegularExpression) {
    var rest = template[...]
    while let dollar = rest.firstIndex(of: UInt8(ascii: "$")) {
      if dollar > rest.startIndex { parts.append(.literal(rest[..<dollar])) }
      let sign = rest[dollar...dollar]
      rest = rest[(dollar + 1)...]
      if rest.first == UInt8(ascii: "$") {
        parts.append(.literal(sign))
        rest = rest.dropFirst()
        continue
      }
      guard let (name, after) = Self.name(rest) else {
        // A `$` that begins no name stands for itself.
        parts.append(.literal(sign))
        continue
      }
      rest = after
      let index = Self.number(name) ?? expression.groupIndex(named: name)
      guard let index, index < expression.groupNames.count else { continue }
      parts.append(.group(index))
      groupCount = max(groupCount, index + 1)
    }
    if !rest.isEmpty { parts.append(.literal(rest)) }
  }

  /// A leading `name` or `{name}`, and what follows it.
  private static func name(_ text: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, ArraySlice<UInt8>)? {
    let isBraced = text.first == UInt8(ascii: "{")
    let text = isBraced ? text.dropFirst() : text
    let bytes = Array(text)
    var position = 0
    while position < bytes.count {
      let rune = UTF8Text.decode(bytes, at: position)
      guard rune.value == UInt32(UInt8(ascii: "_")) || RuneClass.isLetter(rune.value) || RuneClass.isDigit(rune.value)
      else { break }
      position += rune.width
    }
    if position == 0 { return nil }
    let end = text.startIndex + position
    let name = text[..<end]
    guard isBraced else { return (name, text[end...]) }
    guard end < text.endIndex, text[end] == UInt8(ascii: "}") else { return nil }
    return (name, text[(end + 1)...])
  }

  /// The group a purely decimal name means; Go reads leading zeros and huge numbers as names.
  private static func number(_ name: ArraySlice<UInt8>) -> Int? {
    if name.first == UInt8(ascii: "0") && name.count > 1 { return nil }
    var number = 0
    for byte in name {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), number < 100_000_000 else { return nil }
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return number
  }
}
