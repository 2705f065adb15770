import RhumbEngine

/// What a flag has been given: plain words, read by the flag's kind.
struct FlagValue {
  var text: ByteString
  var list: [ByteString] = []
  /// It was on the command line, rather than only having a default.
  var isGiven = false

  /// Takes one more use of the flag.
  mutating func take(_ word: ByteString, for flag: FlagSpec) throws(FlagError) {
    switch flag.kind {
    case .bool:
      guard let isOn = FlagSyntax.bool(word) else {
        throw .invalid(word, for: flag, FlagSyntax.goError("ParseBool", word))
      }
      text = isOn ? "true" : "false"
    case .string:
      text = word
    case .int:
      guard FlagSyntax.isInteger(word) else {
        throw .invalid(word, for: flag, FlagSyntax.goError("ParseInt", word))
      }
      text = word
    case .float32:
      guard GoNumber.parseFloat(word.bytes).error == nil else {
        throw .invalid(word, for: flag, FlagSyntax.goError("ParseFloat", word))
      }
      text = word
    case .duration:
      if let complaint = FlagSyntax.durationComplaint(word) { throw .invalid(word, for: flag, complaint) }
      text = word
    case .stringArray:
      list.append(word)
    case .stringSlice:
      if !word.isEmpty { list.append(contentsOf: try FlagSyntax.fields(word, flag)) }
    case .stringToString:
      try take(pairs: word, for: flag)
    case .choice(let choices, let complaint):
      guard choices.contains(where: { $0.bytes == word.bytes }) else {
        throw FlagValue.noChoice(word, flag, complaint)
      }
      text = word
    }
    isGiven = true
  }

  private mutating func take(pairs word: ByteString, for flag: FlagSpec) throws(FlagError) {
    let equals = word.bytes.count { $0 == UInt8(ascii: "=") }
    let pairs = equals > 1 ? try FlagSyntax.fields(word, flag) : [word]
    for pair in pairs {
      guard pair.bytes.contains(UInt8(ascii: "=")) else {
        throw .invalid(word, for: flag, "\(pair.description) must be formatted as key=value")
      }
      list.append(pair)
    }
  }

  private static func noChoice(_ word: ByteString, _ flag: FlagSpec, _ complaint: StaticString) -> FlagError {
    var quoted: [UInt8] = []
    GoQuote.quote(word.bytes, to: &quoted)
    let shown = String(decoding: quoted, as: UTF8.self)
    if flag.name.bytes == "wait".utf8.map({ $0 }) {
      return .invalid(word, for: flag, "invalid wait input \(shown). \(complaint)")
    }
    let names = FlagSyntax.names(flag)
    return FlagError("\(complaint) \(shown): must be one of: \(names)")
  }
}

/// How Go reads the words of flags.
enum FlagSyntax {
  /// `strconv.ParseBool`.
  static func bool(_ word: ByteString) -> Bool? {
    switch word {
    case "1", "t", "T", "true", "TRUE", "True": true
    case "0", "f", "F", "false", "FALSE", "False": false
    default: nil
    }
  }

  static func isInteger(_ word: ByteString) -> Bool {
    var digits = word.bytes[...]
    if digits.first == UInt8(ascii: "-") || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
    return !digits.isEmpty && digits.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
      && Int(word.description) != nil
  }

  static func goError(_ function: String, _ word: ByteString) -> String {
    var quoted: [UInt8] = []
    GoQuote.quote(word.bytes, to: &quoted)
    return "strconv.\(function): parsing \(String(decoding: quoted, as: UTF8.self)): invalid syntax"
  }

  /// Nil if Go's `time.ParseDuration` would take it.
  static func durationComplaint(_ word: ByteString) -> String? {
    var rest = word.bytes[...]
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    if rest.elementsEqual([UInt8(ascii: "0")]) { return nil }
    var quoted: [UInt8] = []
    GoQuote.quote(word.bytes, to: &quoted)
    let shown = String(decoding: quoted, as: UTF8.self)
    if rest.isEmpty { return "time: invalid duration \(shown)" }
    while !rest.isEmpty {
      let number = rest.prefix { isDigit($0) || $0 == UInt8(ascii: ".") }
      guard number.contains(where: isDigit), number.count(where: { $0 == UInt8(ascii: ".") }) <= 1 else {
        return "time: invalid duration \(shown)"
      }
      rest = rest.dropFirst(number.count)
      let unit = rest.prefix { !isDigit($0) && $0 != UInt8(ascii: ".") }
      if unit.isEmpty { return "time: missing unit in duration \(shown)" }
      let name = String(decoding: unit, as: UTF8.self)
      guard ["ns", "us", "µs", "μs", "ms", "s", "m", "h"].contains(name) else {
        return "time: unknown unit \"\(name)\" in duration \(shown)"
      }
      rest = rest.dropFirst(unit.count)
    }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  /// The fields of one line of comma-separated values, with quotes as RFC 4180 has them.
  static func fields(_ word: ByteString, _ flag: FlagSpec) throws(FlagError) -> [ByteString] {
    let line = word.bytes.prefix { $0 != UInt8(ascii: "\n") }
    var fields: [ByteString] = []
    var position = 0
    while true {
      if position < line.count, line[position] == quote {
        fields.append(try quotedField(line, &position, word, flag))
      } else {
        let field = line[position...].prefix { $0 != comma }
        if let bad = field.firstIndex(of: quote) {
          throw .invalid(word, for: flag, "parse error on line 1, column \(bad + 1): bare \" in non-quoted-field")
        }
        fields.append(ByteString(field))
        position += field.count
      }
      guard position < line.count else { return fields }
      position += 1
    }
  }

  private static func quotedField(
    _ line: ArraySlice<UInt8>, _ position: inout Int, _ word: ByteString, _ flag: FlagSpec
  ) throws(FlagError) -> ByteString {
    var field: [UInt8] = []
    position += 1
    while position < line.count {
      let byte = line[position]
      position += 1
      if byte != quote {
        field.append(byte)
      } else if position < line.count, line[position] == quote {
        field.append(quote)
        position += 1
      } else if position == line.count || line[position] == comma {
        return ByteString(field)
      } else {
        throw .invalid(
          word, for: flag, "parse error on line 1, column \(position): extraneous or missing \" in quoted-field")
      }
    }
    throw .invalid(
      word, for: flag, "parse error on line 1, column \(line.count + 1): extraneous or missing \" in quoted-field")
  }

  static func names(_ flag: FlagSpec) -> String {
    guard case .choice(let choices, _) = flag.kind else { return "" }
    return choices.map { "\($0)" }.joined(separator: ", ")
  }

  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")
}
