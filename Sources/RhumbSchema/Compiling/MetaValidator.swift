import RhumbEngine

/// Checks that schema documents are schemas, by the meta-schema of their draft.
final class MetaValidator {
  private let compiler: SchemaCompiler
  private var schemas: [ByteString: SchemaID] = [:]

  init(budget: SchemaBudget) { compiler = SchemaCompiler(meta: nil, budget: budget) }

  func check(_ value: Value, of document: SchemaDocument, at pointer: ByteString) throws(SchemaFault) {
    let dialect = document.resource(of: pointer).dialect
    let (program, meta, location) = try schema(for: dialect)
    var session = ValidationSession(program: program, budget: compiler.budget)
    session.meta = meta
    if document.resources.count > 1 {
      // Parts with a dialect of their own are checked by their own meta-schema.
      for (place, resource) in document.resources where !place.isEmpty {
        session.embedded[place] = try embedded(resource.dialect, in: &session)
      }
    }
    guard let complaint = try session.validate(value, by: meta) else { return }
    var text: [UInt8] = []
    GoQuote.quote(SchemaPlace(url: document.url, pointer: pointer).text.bytes, to: &text)
    text.append(" is not valid against metaschema: jsonschema validation failed with ")
    SchemaWords.appendQuoted(location, to: &text)
    for member in complaint.members { member.write(indent: 1, to: &text) }
    throw SchemaFault(ByteString(text))
  }

  private func schema(for dialect: Dialect) throws(SchemaFault) -> (SchemaProgram, SchemaID, ByteString) {
    guard let vocabularies = dialect.vocabularies else {
      let url = dialect.draft.url
      let id = try compiled(url)
      return (compiler.program, id, url + "#")
    }
    var parts: [SchemaID] = []
    for name in vocabularies { parts.append(try compiled(dialect.draft.vocabularyURL(name))) }
    var program = compiler.program
    return (program, Self.combine(parts, dialect.draft, in: &program), "urn:mem:metaschema")
  }

  private func embedded(_ dialect: Dialect, in session: inout ValidationSession) throws(SchemaFault) -> SchemaID {
    let (program, id, _) = try schema(for: dialect)
    if program.nodes.count > session.program.nodes.count { session.program = program }
    return id
  }

  private func compiled(_ url: ByteString) throws(SchemaFault) -> SchemaID {
    if let known = schemas[url] { return known }
    let id = try compiler.compile(url)
    schemas[url] = id
    return id
  }

  /// A meta-schema of chosen vocabularies.
  private static func combine(_ parts: [SchemaID], _ draft: Draft, in program: inout SchemaProgram) -> SchemaID {
    let id = program.add(SchemaPlace(url: "urn:mem:metaschema", pointer: .empty))
    let node = program[id]
    node.draft = draft
    node.general = [AllOfKeyword(parts)]
    if draft >= .draft2020 {
      node.dynamicAnchor = "meta"
      node.dynamicAnchors = [("meta", id)]
    }
    return id
  }
}
