import RhumbDiagnostics
import RhumbEngine

/// The text of a suite with the places of its values: what field readers need for values and messages.
struct SuiteText {
  let bytes: [UInt8]
  let file: FileID
  /// Where `bytes` begin in the file.
  let base: Int
  let origins: OriginTable

  func span(of origin: OriginID) -> SourceSpan {
    origins.place(of: origin) ?? SourceSpan(file: file, start: base, end: base)
  }

  /// A scalar as it is written.
  func spelling(of span: SourceSpan) -> ByteString? {
    let (start, end) = (Int(span.start) - base, Int(span.end) - base)
    return start >= 0 && start < end && end <= bytes.count ? ByteString(bytes[start..<end]) : nil
  }
}

/// The fields of a mapping in a suite, read as the types that helm-unittest declares them with.
struct SuiteFields {
  let map: MapValue
  let span: SourceSpan
  let text: SuiteText

  init(_ map: MapValue, at span: SourceSpan, in text: SuiteText) {
    self.map = map
    self.span = span
    self.text = text
  }

  func span(of name: ByteString) -> SourceSpan { text.span(of: map.origin(of: Key(name))) }

  func error(_ words: String, _ name: ByteString) -> SuiteError { SuiteError(words, at: span(of: name)) }

  private func mismatch(_ name: ByteString, _ wanted: String) -> SuiteError {
    error("'\(name.description)' must be \(wanted)", name)
  }

  /// With `--strict`, every key must be one of these.
  func checkKeys(_ known: [ByteString], _ what: String) throws(SuiteError) {
    for entry in map.entries where !known.contains(entry.key) {
      let near = Spelling.closest(to: entry.key.description, among: known.map(\.description))
      let hint = near.map { ": did you mean '\($0)'?" } ?? ""
      throw error("unknown field '\(entry.key.description)' in \(what)\(hint)", entry.key)
    }
  }

  func value(_ name: ByteString) -> Value { map[name] ?? .null }

  func string(_ name: ByteString) throws(SuiteError) -> ByteString {
    try string(value(name), at: span(of: name), name) ?? .empty
  }

  /// Numbers and booleans count as they are written: `version: 1.10` is "1.10".
  private func string(_ value: Value, at place: SourceSpan, _ name: ByteString) throws(SuiteError) -> ByteString? {
    switch value {
    case .null, .missing: return nil
    case .string(let text): return text
    case .map, .list: throw SuiteError("'\(name.description)' must be a text", at: place)
    default: return text.spelling(of: place)
    }
  }

  func strings(_ name: ByteString) throws(SuiteError) -> [ByteString] {
    switch value(name) {
    case .null, .missing: return []
    case .list(let list):
      var strings: [ByteString] = []
      for (index, item) in list.items.enumerated() {
        let place = index < list.origins.count ? text.span(of: list.origins[index]) : span(of: name)
        strings.append(try string(item, at: place, name) ?? .empty)
      }
      return strings
    default: throw mismatch(name, "a list of texts")
    }
  }

  func bool(_ name: ByteString) throws(SuiteError) -> Bool {
    switch value(name) {
    case .null, .missing: return false
    case .bool(let isOn): return isOn
    case .string("y"), .string("Y"), .string("yes"), .string("Yes"), .string("YES"), .string("on"), .string("On"),
      .string("ON"):
      return true
    case .string("n"), .string("N"), .string("no"), .string("No"), .string("NO"), .string("off"), .string("Off"),
      .string("OFF"):
      return false
    default: throw mismatch(name, "true or false")
    }
  }

  func int(_ name: ByteString) throws(SuiteError) -> Int? {
    switch value(name) {
    case .null, .missing: return nil
    case .int(let number): return number
    case .float(let number) where number.magnitude < 1e15: return Int(number)
    default: throw mismatch(name, "a whole number")
    }
  }

  func fields(_ name: ByteString) throws(SuiteError) -> SuiteFields? {
    switch value(name) {
    case .null, .missing: return nil
    case .map(let map): return SuiteFields(map, at: span(of: name), in: text)
    default: throw mismatch(name, "a mapping")
    }
  }

  /// The items of a list, each with its place.
  func items(_ name: ByteString) throws(SuiteError) -> [(value: Value, span: SourceSpan)] {
    switch value(name) {
    case .null, .missing: return []
    case .list(let list):
      return list.items.enumerated().map { index, item in
        (item, index < list.origins.count ? text.span(of: list.origins[index]) : span(of: name))
      }
    default: throw mismatch(name, "a list")
    }
  }
}

extension Value {
  /// Patterns in switches over texts.
  fileprivate static func ~= (pattern: Value, value: Value) -> Bool {
    guard case .string(let a) = pattern, case .string(let b) = value else { return false }
    return a == b
  }
}
