import RhumbEngine
import RhumbFormats
import RhumbRegex

/// Turns schema documents into a program. What is referred to is queued, not followed, so the depth of a schema takes
/// no stack.
final class SchemaCompiler {
  var loader = SchemaLoader()
  private(set) var program = SchemaProgram()
  private var ids: [SchemaPlace: SchemaID] = [:]
  private var documents: [ByteString: SchemaDocument] = [:]
  private var patterns: [ByteString: RegularExpression] = [:]
  /// Checks documents; nil while it is the meta-schemas themselves that are compiled.
  private let meta: MetaValidator?
  /// A document that is known to be a valid schema.
  private let proven: ByteString?
  let budget: SchemaBudget

  /// Formats are always checked in schemas, and in values as their draft says.
  var assertsFormats: Bool { meta == nil }

  init(meta: MetaValidator?, proven: ByteString? = nil, budget: SchemaBudget) {
    self.meta = meta
    self.proven = proven
    self.budget = budget
  }

  /// Compiles the schema at a URL, with all it needs.
  func compile(_ url: ByteString) throws(SchemaFault) -> SchemaID {
    let root = enqueue(try place(of: SchemaReference(url: url, fragment: .empty)))
    try finish()
    return root
  }

  private var compiled = 0

  private func finish() throws(SchemaFault) {
    while compiled < program.nodes.count {
      let id = SchemaID(index: Int32(compiled))
      try budget.spend()
      try compile(id)
      compiled += 1
    }
  }

  /// The schema at a place, which will be compiled if it isn't yet.
  func enqueue(_ place: SchemaPlace) -> SchemaID {
    if let id = ids[place] { return id }
    let id = program.add(place)
    ids[place] = id
    return id
  }

  // MARK: Documents

  func document(_ url: ByteString) throws(SchemaFault) -> SchemaDocument {
    if let document = documents[url] { return document }
    let document = SchemaDocument(url: url, value: try loader.load(url))
    try SchemaSurvey(document, self).survey(
      document.value, base: url, pointer: .empty, fallback: Dialect(draft: .latest))
    if let meta, !MetaSchemas.isStandard(url), url != proven, !Self.isBoolean(document.value) {
      try meta.check(document.value, of: document, at: .empty)
    }
    documents[url] = document
    return document
  }

  /// `true` and `false`, as documents without a draft of their own, are schemas.
  private static func isBoolean(_ value: Value) -> Bool {
    if case .bool = value { return true }
    return false
  }

  /// Where a reference leads to.
  func place(of reference: SchemaReference) throws(SchemaFault) -> SchemaPlace {
    let document = try document(reference.url)
    return try document.place(of: reference, in: document.resource(of: .empty))
  }

  /// A reference may lead to something that stands where no schema is expected: then it is looked at now.
  private func value(at place: SchemaPlace, in document: SchemaDocument) throws(SchemaFault) -> Value {
    if let known = document.known[place.pointer] { return known.value }
    let value = try place.look(up: document.value)
    let resource = document.resource(of: place.pointer)
    let survey = SchemaSurvey(document, self)
    try survey.survey(value, base: resource.id, pointer: place.pointer, fallback: resource.dialect)
    if document.resources[place.pointer] == nil {
      try survey.collectAnchors(of: value, pointer: place.pointer)
    }
    try meta?.check(value, of: document, at: place.pointer)
    return value
  }

  // MARK: Schemas

  private func compile(_ id: SchemaID) throws(SchemaFault) {
    let place = program[id].place
    let document = try document(place.url)
    let value = try value(at: place, in: document)
    let resource = document.resource(of: place.pointer)
    let draft = resource.dialect.draft
    let node = program[id]
    node.draft = draft
    node.resource = enqueue(SchemaPlace(url: place.url, pointer: resource.pointer))
    if draft >= .draft2020 && node.resource == id {
      for anchor in resource.dynamicAnchors.sorted() {
        guard let pointer = resource.anchors[anchor] else { continue }
        node.dynamicAnchors.append((anchor, enqueue(SchemaPlace(url: place.url, pointer: pointer))))
      }
    }
    switch value {
    case .bool(let flag): node.boolean = flag
    case .map(let map) where map.count == 0: node.boolean = true
    case .map(let map):
      let source = KeywordSource(self, map, place, document, resource)
      try source.compile(into: node)
    default: break
    }
  }

  /// A pattern, compiled once.
  func pattern(_ text: ByteString, at place: ByteString) throws(SchemaFault) -> RegularExpression {
    if let known = patterns[text] { return known }
    do throws(PatternError) {
      let expression = try RegularExpression(text)
      patterns[text] = expression
      return expression
    } catch {
      throw SchemaFault(
        quoting: .words("invalid regex "), .quoted(text), .words(" at "), .quoted(place), .words(": "),
        .plain(error.message))
    }
  }
}

/// The work the check of one chart's values may take: steps of compiling and evaluating.
final class SchemaBudget {
  static let steps = 1_000_000
  /// Complaints that are told in one report.
  static let complaints = 2_000
  private let steps: Int
  var left: Int
  /// Complaints made so far. What an alternative complained of is taken back when another one fits.
  var complaints = 0

  init(steps: Int = SchemaBudget.steps) {
    self.steps = steps
    left = steps
  }

  func spend() throws(SchemaFault) {
    left -= 1
    if left < 0 {
      throw SchemaFault("the schema takes more than \(steps) steps to check the values: its references multiply")
    }
  }

  /// Whether one more complaint may be told.
  func complain() -> Bool {
    complaints += 1
    return complaints <= Self.complaints
  }
}
