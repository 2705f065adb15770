import RhumbEngine

/// `uuid` (RFC 4122) and `semver` (semver.org 2.0.0).
enum IdentifierFormat {
  static func uuid(_ text: ByteString) -> ByteString? {
    let lengths = [8, 4, 4, 4, 12]
    let groups = SchemaFormat.parts(text.bytes[...], "-")
    if groups.count != lengths.count { return "must have 5 elements" }
    for (index, group) in groups.enumerated() {
      if group.count != lengths[index] {
        return "element " + SchemaWords.count(index + 1) + " must be " + SchemaWords.count(lengths[index])
          + " characters long"
      }
      for rune in UTF8Text.runes(Array(group)) {
        let isHex = SchemaFormat.isDigit(rune) || (rune < 0x80 && rune | 0x20 >= 0x61 && rune | 0x20 <= 0x66)
        if !isHex { return SchemaFormat.character(rune, "non-hex character ") }
      }
    }
    return nil
  }

  static func semver(_ text: ByteString) -> ByteString? {
    var core = text.bytes[...]
    if let plus = core.firstIndex(of: UInt8(ascii: "+")) {
      let build = core[(plus + 1)...]
      if build.isEmpty { return "build is empty" }
      for part in SchemaFormat.parts(build, ".") {
        if part.isEmpty { return "build identifier is empty" }
        if let bad = UTF8Text.runes(Array(part)).first(where: { !isIdentifier($0) }) {
          return SchemaFormat.character(bad, "invalid character ", " in build identifier")
        }
      }
      core = core[..<plus]
    }
    if let dash = core.firstIndex(of: UInt8(ascii: "-")) {
      for part in SchemaFormat.parts(core[(dash + 1)...], ".") {
        if part.isEmpty { return "pre-release identifier is empty" }
        let runes = UTF8Text.runes(Array(part))
        if let bad = runes.first(where: { !isIdentifier($0) }) {
          return SchemaFormat.character(bad, "invalid character ", " in pre-release identifier")
        }
        if runes.count > 1 && runes[0] == 0x30 && runes.allSatisfy(SchemaFormat.isDigit) {
          return "pre-release numeric identifier starts with zero"
        }
      }
      core = core[..<dash]
    }
    let numbers = SchemaFormat.parts(core, ".")
    if numbers.count != 3 { return "versionCore must have 3 numbers separated by dot" }
    let names: [ByteString] = ["major", "minor", "patch"]
    for (name, number) in zip(names, numbers) {
      if number.isEmpty { return name + " is empty" }
      if number.count > 1 && number.first == 0x30 { return name + " starts with zero" }
      if !number.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return name + " contains non-digit" }
    }
    return nil
  }

  private static func isIdentifier(_ rune: UInt32) -> Bool {
    SchemaFormat.isDigit(rune) || SchemaFormat.isLetter(rune) || rune == 0x2D
  }
}
