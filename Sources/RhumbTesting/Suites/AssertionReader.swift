import RhumbDiagnostics
import RhumbEngine

/// Reads assertions: a mapping with the name of one kind, its parameters, and what they are about.
enum AssertionReader {
  static func assertion(_ fields: SuiteFields, index: Int) throws(SuiteError) -> Assertion {
    var found: (kind: AssertionKind, name: ByteString)?
    for entry in fields.map.entries {
      guard let kind = AssertionKind.all[entry.key] else { continue }
      if let found {
        throw fields.error(
          "an assertion has one kind, not both '\(found.name.description)' and '\(entry.key.description)'", entry.key)
      }
      found = (kind, entry.key)
    }
    guard let found else { throw unknownKind(fields) }
    let parameters = try parameters(fields, found.name)
    var assertion = Assertion(
      name: found.name, index: index, test: try found.kind.make(parameters), isAntonym: found.kind.isAntonym,
      expectsRender: found.kind.expectsRender, span: fields.span)
    if case .int(let index) = fields.value("documentIndex") { assertion.documentIndex = index }
    if case .bool(let isNegated) = fields.value("not") { assertion.isNegated = isNegated }
    if case .string(let template) = fields.value("template") { assertion.template = template }
    if case .map(let map) = fields.value("documentSelector") {
      let selector = SuiteFields(map, at: fields.span(of: "documentSelector"), in: fields.text)
      assertion.selector = try self.selector(selector, isLenient: false)
    }
    return assertion
  }

  private static func unknownKind(_ fields: SuiteFields) -> SuiteError {
    let about: [ByteString] = ["template", "documentIndex", "not", "documentSelector"]
    guard let stray = fields.map.entries.first(where: { !about.contains($0.key) }) else {
      return SuiteError("no kind of assertion is named", at: fields.span)
    }
    let names = AssertionKind.all.keys.map(\.description).sorted()
    let near = Spelling.closest(to: stray.key.description, among: names)
    let hint = near.map { ": did you mean '\($0)'?" } ?? ""
    return fields.error("unknown kind of assertion '\(stray.key.description)'\(hint)", stray.key)
  }

  private static func parameters(_ fields: SuiteFields, _ name: ByteString) throws(SuiteError) -> AssertionParameters {
    switch fields.value(name) {
    case .null, .missing: return AssertionParameters(SuiteFields(MapValue(), at: fields.span, in: fields.text), name)
    case .map(let map): return AssertionParameters(SuiteFields(map, at: fields.span(of: name), in: fields.text), name)
    default: throw fields.error("'\(name.description)' takes a mapping of parameters", name)
    }
  }

  /// - Parameter isLenient: a test's own selector may lack a path, and then selects nothing; an assertion's may not.
  static func selector(_ fields: SuiteFields, isLenient: Bool) throws(SuiteError) -> DocumentSelector? {
    let path = isLenient ? try fields.string("path") : try plainText(fields, "path")
    if path.isEmpty, isLenient { return nil }
    // An assertion's own selector takes only true for an answer.
    let matchesMany = isLenient ? try fields.bool("matchMany") : isTrue(fields.value("matchMany"))
    let skips = isLenient ? try fields.bool("skipEmptyTemplates") : isTrue(fields.value("skipEmptyTemplates"))
    do throws(PathError) {
      return DocumentSelector(
        path: try ManifestPath(path), value: fields.value("value"), matchesMany: matchesMany,
        skipsEmptyTemplates: skips)
    } catch {
      throw fields.error(error.message, "path")
    }
  }

  private static func isTrue(_ value: Value) -> Bool {
    if case .bool(true) = value { true } else { false }
  }

  private static func plainText(_ fields: SuiteFields, _ name: ByteString) throws(SuiteError) -> ByteString {
    guard case .string(let text) = fields.value(name) else {
      throw SuiteError("'documentSelector' needs a 'path'", at: fields.span)
    }
    return text
  }
}

/// The parameters of an assertion. Names count without regard to case, and types are not converted: `of: 1` is no text.
struct AssertionParameters {
  let fields: SuiteFields
  let kind: ByteString

  init(_ fields: SuiteFields, _ kind: ByteString) {
    self.fields = fields
    self.kind = kind
  }

  /// The name under which a parameter is given.
  private func given(_ name: ByteString) -> ByteString? {
    if fields.map[name] != nil { return name }
    let wanted = lowercased(name)
    return fields.map.entries.first { lowercased($0.key) == wanted }?.key
  }

  private func lowercased(_ name: ByteString) -> [UInt8] {
    name.bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }

  func value(_ name: ByteString) -> Value { given(name).map { fields.value($0) } ?? .null }

  private func mismatch(_ name: ByteString, _ wanted: String) -> SuiteError {
    SuiteError(
      "'\(name.description)' of '\(kind.description)' must be \(wanted)",
      at: given(name).map { fields.span(of: $0) } ?? fields.span)
  }

  func text(_ name: ByteString) throws(SuiteError) -> ByteString {
    switch value(name) {
    case .null: return .empty
    case .string(let text): return text
    default: throw mismatch(name, "a text")
    }
  }

  func texts(_ name: ByteString) throws(SuiteError) -> [ByteString] {
    switch value(name) {
    case .null: return []
    case .list(let list):
      var texts: [ByteString] = []
      for item in list.items {
        guard case .string(let text) = item else { throw mismatch(name, "a list of texts") }
        texts.append(text)
      }
      return texts
    default: throw mismatch(name, "a list of texts")
    }
  }

  func flag(_ name: ByteString) throws(SuiteError) -> Bool {
    switch value(name) {
    case .null: return false
    case .bool(let isOn): return isOn
    default: throw mismatch(name, "true or false")
    }
  }

  func int(_ name: ByteString) throws(SuiteError) -> Int? {
    switch value(name) {
    case .null: return nil
    case .int(let number): return number
    case .float(let number) where number.magnitude < 1e15: return Int(number)
    default: throw mismatch(name, "a whole number")
    }
  }

  func parameters(_ name: ByteString) throws(SuiteError) -> AssertionParameters? {
    switch value(name) {
    case .null: return nil
    case .map(let map): return AssertionParameters(SuiteFields(map, at: fields.span, in: fields.text), kind)
    default: throw mismatch(name, "a mapping")
    }
  }

  /// A path; a malformed one fails the assertion, not the suite, as upstream.
  func path(_ name: ByteString = "path") throws(SuiteError) -> PathParameter {
    PathParameter(text: try text(name))
  }
}

/// A path as it is given, with what is wrong with it.
struct PathParameter {
  let text: ByteString
  private let parsed: Result<ManifestPath, PathError>

  init(text: ByteString) {
    self.text = text
    do throws(PathError) {
      parsed = .success(try ManifestPath(text))
    } catch {
      parsed = .failure(error)
    }
  }

  func find(in document: Value) throws(PathError) -> [FoundValue] { try parsed.get().find(in: document) }
}
