import RhumbEngine
import RhumbRegex

/// One schema's object while its keywords are compiled: each keyword takes from it what it needs.
struct KeywordSource {
  let compiler: SchemaCompiler
  let object: MapValue
  let place: SchemaPlace
  private let document: SchemaDocument
  private let resource: SchemaResource

  init(
    _ compiler: SchemaCompiler, _ object: MapValue, _ place: SchemaPlace, _ document: SchemaDocument,
    _ resource: SchemaResource
  ) {
    self.compiler = compiler
    self.object = object
    self.place = place
    self.document = document
    self.resource = resource
  }

  var draft: Draft { resource.dialect.draft }

  /// Compiles all keywords of the object, in the order they are checked.
  func compile(into node: SchemaNode) throws(SchemaFault) {
    node.reference = try reference("$ref")
    if draft < .draft2019 && node.reference != nil { return }
    node.decisive = Self.present(TypeKeyword(self), ConstKeyword(self), EnumKeyword(self), FormatKeyword(self))
    let properties = try PropertiesKeyword(self)
    let items = ItemsKeyword(self)
    let unevaluatedProperties = UnevaluatedPropertiesKeyword(self)
    let unevaluatedItems = UnevaluatedItemsKeyword(self)
    node.forObjects = Self.present(
      PropertyCountKeyword(self), RequiredKeyword(self), DependenciesKeyword(self), properties,
      PropertyNamesKeyword(self), DependentSchemasKeyword(self), DependentRequiredKeyword(self))
    node.forArrays = Self.present(ItemCountKeyword(self), UniqueItemsKeyword(self), items, ContainsKeyword(self))
    node.forStrings = Self.present(LengthKeyword(self), try PatternKeyword(self))
    node.forNumbers = Self.present(RangeKeyword(self), MultipleOfKeyword(self))
    node.general = Self.present(
      try RecursiveReferenceKeyword(self), try DynamicReferenceKeyword(self), NotKeyword(self), AllOfKeyword(self),
      AnyOfKeyword(self), OneOfKeyword(self), ConditionalKeyword(self))
    node.leftovers = Self.present(unevaluatedProperties, unevaluatedItems)
    node.isRecursiveAnchor = draft >= .draft2019 && boolean("$recursiveAnchor") == true
    node.dynamicAnchor = draft >= .draft2020 ? string("$dynamicAnchor") ?? .empty : .empty
    node.evaluatesAllProperties = properties?.hasAdditional == true
    node.evaluatesAllItems = items?.evaluatesAll == true
    node.evaluatedItems = items?.leading ?? 0
    node.wantsLeftoverProperties = unevaluatedProperties != nil
    node.wantsLeftoverItems = unevaluatedItems != nil
  }

  private static func present(_ keywords: (any SchemaKeyword)?...) -> [any SchemaKeyword] { keywords.compactMap { $0 } }

  func has(_ vocabulary: Vocabulary) -> Bool { resource.dialect.has(vocabulary) }

  /// Formats are assertions up to draft 7; later ones only if the meta-schema says so.
  var assertsFormats: Bool {
    if compiler.assertsFormats || draft < .draft2019 { return true }
    return has(draft == .draft2019 ? .format : .formatAssertion)
  }

  // MARK: Plain values

  /// Every keyword is asked for in every schema, and nearly all of them are absent: no key is made for that.
  subscript(keyword: StaticString) -> Value? {
    let entries = object.entries
    if entries.count > 16 { return object[ByteString(stringLiteral: keyword)] }
    for entry in entries where entry.key.count == keyword.utf8CodeUnitCount {
      // Safety: the bytes are only read, during the call.
      if keyword.withUTF8Buffer({ unsafe entry.key.bytes.elementsEqual($0) }) { return entry.value }
    }
    return nil
  }

  func string(_ keyword: StaticString) -> ByteString? {
    if case .string(let text)? = self[keyword] { return text }
    return nil
  }

  func boolean(_ keyword: StaticString) -> Bool? {
    if case .bool(let flag)? = self[keyword] { return flag }
    return nil
  }

  func number(_ keyword: StaticString) -> SchemaNumber? { self[keyword].flatMap { SchemaNumber($0) } }

  func integer(_ keyword: StaticString) -> Int? { number(keyword)?.int }

  func list(_ keyword: StaticString) -> [Value]? {
    if case .list(let list)? = self[keyword] { return list.items }
    return nil
  }

  func map(_ keyword: StaticString) -> MapValue? {
    if case .map(let map)? = self[keyword] { return map }
    return nil
  }

  static func strings(_ items: [Value]) -> [ByteString] {
    items.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  // MARK: Schemas

  func subschema(_ keyword: StaticString) -> SchemaID? {
    guard self[keyword] != nil else { return nil }
    return compiler.enqueue(place.child(ByteString(stringLiteral: keyword)))
  }

  func subschema(_ keyword: StaticString, member: ByteString) -> SchemaID {
    compiler.enqueue(place.child(ByteString(stringLiteral: keyword), member))
  }

  func subschemaList(_ keyword: StaticString) -> [SchemaID]? {
    guard let items = list(keyword) else { return nil }
    return items.indices.map { compiler.enqueue(place.child(ByteString(stringLiteral: keyword), $0)) }
  }

  /// By the order of their keys.
  func subschemaMap(_ keyword: StaticString) -> [(ByteString, SchemaID)]? {
    guard let map = map(keyword) else { return nil }
    return map.sortedEntries.map { ($0.key, subschema(keyword, member: $0.key)) }
  }

  func reference(_ keyword: StaticString) throws(SchemaFault) -> SchemaID? {
    guard let text = string(keyword) else { return nil }
    let reference = try SchemaReference.join(resource.id, text)
    if let local = try document.place(of: reference) { return compiler.enqueue(local) }
    return compiler.enqueue(try compiler.place(of: reference))
  }

  func pattern(_ text: ByteString, _ keyword: StaticString) throws(SchemaFault) -> RegularExpression {
    try compiler.pattern(text, at: place.text(of: keyword))
  }
}
