import RhumbEngine
import RhumbSystem

/// The flags of one command line, read by the rules of pflag: `--name=value`, `--name value`, `-n value`, `-nvalue`,
/// `-n=value`, letters of booleans together, and `--` before words that are none.
struct ParsedFlags {
  private let specs: [FlagSpec]
  private var values: [FlagValue]
  /// The words that are no flags.
  private(set) var arguments: [ByteString] = []
  /// Remarks about flags that should not be used any more.
  private(set) var remarks: [String] = []

  init(_ specs: [FlagSpec]) {
    self.specs = specs
    values = specs.map { FlagValue(text: ByteString($0.fallback.bytes)) }
    for (index, spec) in specs.enumerated() where !spec.variable.isEmpty {
      if let text = EnvironmentVariables.value(spec.variable), !text.isEmpty {
        values[index].text = ByteString(text)
      }
    }
  }

  mutating func parse(_ words: [ByteString]) throws(FlagError) {
    var rest = words[...]
    while let word = rest.popFirst() {
      let bytes = word.bytes
      guard bytes.count > 1, bytes[0] == dash else {
        arguments.append(word)
        continue
      }
      if bytes[1] != dash {
        try parseLetters(word, &rest)
      } else if bytes.count == 2 {
        arguments.append(contentsOf: rest)
        return
      } else {
        try parseLong(word, &rest)
      }
    }
  }

  private mutating func parseLong(_ word: ByteString, _ rest: inout ArraySlice<ByteString>) throws(FlagError) {
    let body = word.bytes.dropFirst(2)
    if body.first == dash || body.first == equals { throw FlagError("bad flag syntax: " + word) }
    let name = body.prefix { $0 != equals }
    guard let index = specs.firstIndex(where: { name.elementsEqual($0.name.bytes) }) else {
      throw FlagError("unknown flag: --" + ByteString(name))
    }
    if name.count < body.count {
      try set(index, ByteString(body.dropFirst(name.count + 1)))
    } else if specs[index].standsAlone {
      try set(index, bareValue(specs[index]))
    } else if let next = rest.popFirst() {
      try set(index, next)
    } else {
      throw FlagError("flag needs an argument: " + word)
    }
  }

  private mutating func parseLetters(_ word: ByteString, _ rest: inout ArraySlice<ByteString>) throws(FlagError) {
    var letters = word.bytes.dropFirst()
    while let letter = letters.first {
      let shown = ByteString(Array("-".utf8) + letters)
      guard let index = specs.firstIndex(where: { $0.shorthand == letter && letter != 0 }) else {
        var words = Array("unknown shorthand flag: ".utf8)
        GoQuote.quoteRune(UTF8Text.decode(Array(letters), at: 0).value, to: &words)
        words.append(contentsOf: " in ".utf8)
        words += shown
        throw FlagError(ByteString(words))
      }
      letters.removeFirst()
      if letters.first == equals, letters.count > 1 {
        try set(index, ByteString(letters.dropFirst()))
        return
      }
      if specs[index].standsAlone {
        try set(index, bareValue(specs[index]))
        continue
      }
      if !letters.isEmpty {
        try set(index, ByteString(letters))
      } else if let next = rest.popFirst() {
        try set(index, next)
      } else {
        var words = Array("flag needs an argument: ".utf8)
        GoQuote.quoteRune(UInt32(letter), to: &words)
        words.append(contentsOf: " in ".utf8)
        words += shown
        throw FlagError(ByteString(words))
      }
      return
    }
  }

  private func bareValue(_ spec: FlagSpec) -> ByteString {
    spec.bareValue.isEmpty ? "true" : ByteString(spec.bareValue.bytes)
  }

  private mutating func set(_ index: Int, _ word: ByteString) throws(FlagError) {
    let spec = specs[index]
    try values[index].take(word, for: spec)
    if !spec.deprecation.isEmpty { remarks.append("Flag --\(spec.name) has been deprecated, \(spec.deprecation)") }
  }

  // MARK: - Reading

  private subscript(name: StaticString) -> FlagValue? {
    specs.firstIndex { $0.name.isSame(as: name) }.map { values[$0] }
  }

  func text(_ name: StaticString) -> ByteString { self[name]?.text ?? "" }
  func list(_ name: StaticString) -> [ByteString] { self[name]?.list ?? [] }
  func isOn(_ name: StaticString) -> Bool { FlagSyntax.bool(text(name)) ?? false }
  func isGiven(_ name: StaticString) -> Bool { self[name]?.isGiven ?? false }

  private var dash: UInt8 { UInt8(ascii: "-") }
  private var equals: UInt8 { UInt8(ascii: "=") }
}

extension FlagSpec {
  /// What pflag's search for the command's name needs to know: whether a word that is this flag takes the next one.
  static func takesNextWord(_ word: ByteString, _ specs: [FlagSpec]) -> Bool {
    let bytes = word.bytes
    guard bytes.count > 1, bytes[0] == UInt8(ascii: "-"), !bytes.contains(UInt8(ascii: "=")) else { return false }
    if bytes[1] == UInt8(ascii: "-") {
      let name = bytes.dropFirst(2)
      return !specs.contains { name.elementsEqual($0.name.bytes) && $0.standsAlone }
    }
    return bytes.count == 2 && !specs.contains { $0.shorthand == bytes[1] && $0.standsAlone }
  }
}
