/// Reads versions out of a text from left to right, as far as each goes.
struct VersionScanner {
  let text: ArraySlice<UInt8>
  var position: Int

  /// The pieces of `v1.2.3-pre+meta`, without what separates them; nil where left out.
  struct Parts {
    let whole: ArraySlice<UInt8>
    let major: ArraySlice<UInt8>
    let minor: ArraySlice<UInt8>?
    let patch: ArraySlice<UInt8>?
    let prerelease: ArraySlice<UInt8>?
    let metadata: ArraySlice<UInt8>?
  }

  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    position = text.startIndex
  }

  var isAtEnd: Bool { position == text.endIndex }

  private func has(_ byte: UInt8) -> Bool { position < text.endIndex && text[position] == byte }

  /// A version whose numbers consist of `digits`; nil, without moving, if there is none.
  mutating func version(digits: (UInt8) -> Bool) -> Parts? {
    let start = position
    if has(UInt8(ascii: "v")) { position += 1 }
    guard let major = run(digits) else {
      position = start
      return nil
    }
    let minor = after(UInt8(ascii: ".")) { $0.run(digits) }
    let patch = minor == nil ? nil : after(UInt8(ascii: ".")) { $0.run(digits) }
    let prerelease = after(UInt8(ascii: "-")) { $0.identifiers() }
    let metadata = after(UInt8(ascii: "+")) { $0.identifiers() }
    return Parts(
      whole: text[start..<position], major: major, minor: minor, patch: patch, prerelease: prerelease,
      metadata: metadata)
  }

  private mutating func after(
    _ separator: UInt8, _ read: (inout VersionScanner) -> ArraySlice<UInt8>?
  ) -> ArraySlice<UInt8>? {
    guard has(separator) else { return nil }
    let start = position
    position += 1
    if let part = read(&self) { return part }
    position = start
    return nil
  }

  private mutating func run(_ isMember: (UInt8) -> Bool) -> ArraySlice<UInt8>? {
    let start = position
    while position < text.endIndex, isMember(text[position]) { position += 1 }
    return position > start ? text[start..<position] : nil
  }

  /// Identifiers with dots between them.
  private mutating func identifiers() -> ArraySlice<UInt8>? {
    let start = position
    guard run(Self.isIdentifier) != nil else { return nil }
    while after(UInt8(ascii: "."), { $0.run(Self.isIdentifier) }) != nil {}
    return text[start..<position]
  }

  /// Skips white space; true if there was any.
  @discardableResult
  mutating func skipSpace() -> Bool { run(Self.isSpace) != nil }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard has(byte) else { return false }
    position += 1
    return true
  }

  /// The operator of a constraint, `[]` for none; nil if what stands here is no operator.
  mutating func constraintOperator() -> ArraySlice<UInt8>? {
    let start = position
    let read = run { "=!<>~^".utf8.contains($0) } ?? []
    let isKnown = ["", "=", "!=", ">", "<", ">=", "=>", "<=", "=<", "~", "~>", "^"].contains {
      $0.utf8.elementsEqual(read)
    }
    if isKnown { return read }
    position = start
    return nil
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  static func isIdentifier(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: "-")
      || (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
  }

  /// Digits and the wildcards of constraints. The bar is a slip in Masterminds/semver's pattern that its users live
  /// with.
  static func isWildcardDigit(_ byte: UInt8) -> Bool { isDigit(byte) || "xX*|".utf8.contains(byte) }

  /// `\s` of regular expressions.
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0c || byte == 0x0d
  }
}
