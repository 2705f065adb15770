import RhumbEngine

/// Walks the schemas of a document before they are compiled: their `$id`s, anchors and dialects.
struct SchemaSurvey {
  private let document: SchemaDocument
  private let compiler: SchemaCompiler

  init(_ document: SchemaDocument, _ compiler: SchemaCompiler) {
    self.document = document
    self.compiler = compiler
  }

  private struct Stop {
    let value: Value
    let base: ByteString
    let pointer: ByteString
    let fallback: Dialect
    /// The pointer of the resource it belongs to.
    let home: ByteString
    let depth: Int
  }

  /// Schemas nested deeper are refused: their pointers alone would fill the memory.
  private static let maximumDepth = 1000

  func survey(_ value: Value, base: ByteString, pointer: ByteString, fallback: Dialect) throws(SchemaFault) {
    let home = document.home(of: pointer)
    var pending = [Stop(value: value, base: base, pointer: pointer, fallback: fallback, home: home, depth: 0)]
    while let stop = pending.popLast() {
      if document.known[stop.pointer] != nil { continue }
      if stop.depth > Self.maximumDepth {
        throw SchemaFault("the schema nests deeper than \(Self.maximumDepth) levels")
      }
      try compiler.budget.spend()
      // Reversed, so that the first subschema is looked at first.
      pending.append(contentsOf: try visit(stop).reversed())
    }
  }

  /// Notes one schema; gives those below it.
  private func visit(_ stop: Stop) throws(SchemaFault) -> [Stop] {
    guard case .map(let map) = stop.value else {
      if case .bool = stop.value, stop.pointer.isEmpty {
        document.add(SchemaResource(pointer: .empty, id: stop.base, dialect: stop.fallback))
      }
      document.note(stop.value, at: stop.pointer, home: stop.home)
      return []
    }
    let place = SchemaPlace(url: document.url, pointer: stop.pointer)
    var draft = try compiler.loader.draft(of: stop.value, at: place, default: stop.fallback.draft)
    var hasOwnDialect = false
    if case .string? = map[Key("$schema")] { hasOwnDialect = true }
    var id = draft.id(of: map)
    if id.isEmpty && !stop.pointer.isEmpty {
      // `$schema` counts only next to an `$id`.
      draft = stop.fallback.draft
      hasOwnDialect = false
      id = draft.id(of: map)
    }
    var base = stop.base
    if !id.isEmpty {
      do throws(SchemaFault) {
        base = try SchemaReference.join(base, id).url
      } catch {
        throw SchemaFault(quoting: .words("error in parsing id at "), .quoted(place.text))
      }
    }
    var home = stop.home
    if !id.isEmpty || stop.pointer.isEmpty {
      let vocabularies = hasOwnDialect ? try compiler.loader.vocabularies(of: map, draft: draft) : nil
      let dialect = hasOwnDialect ? Dialect(draft: draft, vocabularies: vocabularies) : stop.fallback
      try add(SchemaResource(pointer: stop.pointer, id: base, dialect: dialect))
      home = stop.pointer
    }
    document.note(stop.value, at: stop.pointer, home: home)
    let dialect = document.resource(withID: base)?.dialect ?? stop.fallback
    try collectAnchors(of: stop.value, pointer: stop.pointer)
    return subschemas(of: map, draft: draft, pointer: stop.pointer).map {
      Stop(value: $0.1, base: base, pointer: $0.0, fallback: dialect, home: home, depth: stop.depth + 1)
    }
  }

  private func add(_ resource: SchemaResource) throws(SchemaFault) {
    if let other = document.resource(withID: resource.id) {
      if other.pointer == resource.pointer { return }
      throw SchemaFault(
        quoting: .words("duplicate id "), .quoted(resource.id), .words(" in "), .quoted(document.url), .words(" at "),
        .quoted(resource.pointer), .words(" and "), .quoted(other.pointer))
    }
    document.add(resource)
  }

  private func subschemas(of map: MapValue, draft: Draft, pointer: ByteString) -> [(ByteString, Value)] {
    var found: [(ByteString, Value)] = []
    for row in draft.subschemas {
      guard let value = map[row.keyword] else { continue }
      let here = JSONPointer.appending(row.keyword, to: pointer)
      switch (row.shape, value) {
      case (.one, _): found.append((here, value))
      case (.items, .list(let list)):
        for (index, item) in list.items.enumerated() {
          found.append((JSONPointer.appending(JSONPointer.index(index), to: here), item))
        }
      case (.members, .map(let members)):
        for entry in members.sortedEntries { found.append((JSONPointer.appending(entry.key, to: here), entry.value)) }
      default: break
      }
    }
    return found
  }

  // MARK: Anchors

  func collectAnchors(of value: Value, pointer: ByteString) throws(SchemaFault) {
    guard case .map(let map) = value else { return }
    let home = document.home(of: pointer)
    guard let draft = document.resources[home]?.dialect.draft else { return }
    if draft < .draft2019 {
      // Next to `$ref` nothing counts; an anchor is the fragment of an id.
      guard map[Key("$ref")] == nil, case .string(let id)? = map[draft.idKeyword] else { return }
      let reference: ByteString
      do throws(SchemaFault) {
        reference = try SchemaReference.splitDecoding(id).fragment
      } catch {
        let place = SchemaPlace(url: document.url, pointer: pointer)
        throw SchemaFault(quoting: .words("error in parsing anchor at "), .quoted(place.text))
      }
      if SchemaReference(url: .empty, fragment: reference).isPointer { return }
      try add(reference, at: pointer, to: home)
      return
    }
    if case .string(let anchor)? = map[Key("$anchor")] { try add(anchor, at: pointer, to: home) }
    if draft >= .draft2020, case .string(let anchor)? = map[Key("$dynamicAnchor")] {
      try add(anchor, at: pointer, to: home, isDynamic: true)
    }
  }

  private func add(
    _ anchor: ByteString, at pointer: ByteString, to home: ByteString, isDynamic: Bool = false
  ) throws(SchemaFault) {
    if let other = document.resources[home]?.anchors[anchor], other != pointer {
      throw SchemaFault(
        quoting: .words("duplicate anchor "), .quoted(anchor), .words(" in "), .quoted(document.url), .words(" at "),
        .quoted(other), .words(" and "), .quoted(pointer))
    }
    document.addAnchor(anchor, at: pointer, to: home, isDynamic: isDynamic)
  }
}
