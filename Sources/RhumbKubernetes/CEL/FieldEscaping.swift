import RhumbEngine

/// How names of properties are written in expressions: `x-y` as `x__dash__y`, `namespace` as `__namespace__`.
enum FieldEscaping {
  private static let reserved: Set<ByteString> = [
    "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import",
    "let", "loop", "package", "namespace", "return", "var", "void", "while",
  ]

  private static let signs: [(plain: ByteString, escaped: ByteString)] = [
    ("__", "__underscores__"), (".", "__dot__"), ("-", "__dash__"), ("/", "__slash__"),
  ]

  /// A name as expressions have it: letters, digits and underscores, and no word of the language.
  static func isIdentifier(_ name: ByteString) -> Bool {
    guard let first = name.bytes.first, !Grammar.isDigit(first), !reserved.contains(name) else { return false }
    return name.bytes.allSatisfy { Grammar.isAlphanumeric($0) || $0 == UInt8(ascii: "_") }
  }

  /// Nil for a name that can't be written.
  static func escape(_ name: ByteString) -> ByteString? {
    let bytes = name.bytes
    guard let first = bytes.first, !Grammar.isDigit(first) else { return nil }
    if reserved.contains(name) { return "__" + name + "__" }
    if bytes.allSatisfy(Grammar.isAlphanumeric) { return name }
    var out: [UInt8] = []
    var position = 0
    while position < bytes.count {
      if let sign = signs.first(where: { bytes[position...].starts(with: $0.plain.bytes) }) {
        out += sign.escaped
        position += sign.plain.count
      } else if Grammar.isAlphanumeric(bytes[position]) || bytes[position] == UInt8(ascii: "_") {
        out.append(bytes[position])
        position += 1
      } else {
        return nil
      }
    }
    return ByteString(out)
  }

  /// The name behind an escaped one; nil if it is escaped wrongly.
  static func unescape(_ name: ByteString) -> ByteString? {
    let bytes = name.bytes
    let underscore = UInt8(ascii: "_")
    guard bytes.contains(underscore) else { return name }
    var out: [UInt8] = []
    var position = 0
    while position < bytes.count {
      guard bytes[position...].starts(with: [underscore, underscore]) else {
        out.append(bytes[position])
        position += 1
        continue
      }
      let word = bytes[(position + 2)...].prefix { $0 != underscore }
      let end = position + 2 + word.count
      guard !word.isEmpty, bytes[end...].starts(with: [underscore, underscore]) else {
        out.append(bytes[position])
        position += 1
        continue
      }
      let escaped = ByteString(bytes[position..<(end + 2)])
      if let sign = signs.first(where: { $0.escaped == escaped }) {
        out += sign.plain
      } else if reserved.contains(ByteString(word)), escaped.count == bytes.count {
        out.append(contentsOf: word)
      } else {
        return nil
      }
      position = end + 2
    }
    return ByteString(out)
  }
}
