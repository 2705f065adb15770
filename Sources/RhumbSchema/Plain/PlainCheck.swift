import RhumbEngine

/// Whether a value fits a plain schema, straight from the schema's text: nothing is compiled, and only what the value
/// reaches is looked at.
///
/// Invariant: what fits here has no complaints by a compiled schema, and what fails here has some. Rare keywords, and values that JSON doesn't have,
/// are not judged; neither is said what is wrong. For both, the schema is compiled.
struct PlainCheck {
  /// `unknown`: someone else has to look.
  enum Verdict { case fits, fails, unknown }

  let schema: PlainSchema
  let tape: SchemaTape
  let draft: Draft
  private var depth = 0
  /// Looks at members and items, of which four are a step of the budget.
  var looksLeft: Int

  /// Deeper schemas, and longer checks, are left to those who can say what is too much.
  private static let maximumDepth = 150
  private static let maximumLooks = 1_000_000

  private init(_ schema: PlainSchema, looks: Int) {
    self.schema = schema
    tape = schema.tape
    draft = schema.draft
    looksLeft = looks
  }

  /// Whether the value fits, if that can be told.
  static func judge(_ value: Value, by schema: PlainSchema, budget: SchemaBudget) -> Verdict {
    guard schema.isResolved else { return .unknown }
    let looks = min(budget.left, Self.maximumLooks)
    var check = PlainCheck(schema, looks: looks)
    let verdict = check.check(0, value)
    // What doesn't fit is looked at once more.
    if verdict == .fits { budget.left -= (looks - check.looksLeft) / 4 }
    return verdict
  }

  /// What a keyword says may depend on others beside it: these are looked at once all have been seen.
  struct Siblings {
    var properties: Int?
    var patternProperties: Int?
    var additionalProperties: Int?
    var items: Int?
    var prefixItems: Int?
    var additionalItems: Int?
    var condition: Int?
    var consequence: Int?
    var alternative: Int?
  }

  mutating func check(_ node: Int, _ value: Value) -> Verdict {
    switch tape.nodes[node].kind {
    case .true: return .fits
    case .false: return .fails
    case .object: break
    default: return .unknown
    }
    guard Self.isJudged(value), depth < Self.maximumDepth, looksLeft > 0 else { return .unknown }
    looksLeft -= 4
    depth += 1
    defer { depth -= 1 }
    let reference = Int(tape.nodes[node].link)
    // Before 2019-09, nothing counts beside a reference.
    if reference >= 0 && draft < .draft2019 { return check(Int(tape.nodes[reference].link), value) }
    var siblings = Siblings()
    var name = node + 1
    let end = tape.end(of: node)
    while name < end {
      let verdict = check(name, name + 1, value, &siblings)
      if verdict != .fits { return verdict }
      name = tape.end(of: name + 1)
    }
    return check(siblings, value)
  }

  private static func isJudged(_ value: Value) -> Bool {
    switch value {
    case .null, .bool, .int, .int64, .float, .string: true
    case .list(let list): list.type == .any
    case .map(let map): map.type == .any || map.type == .values
    case .missing, .host: false
    }
  }

  /// One keyword.
  private mutating func check(
    _ name: Int, _ node: Int, _ value: Value, _ siblings: inout Siblings
  ) -> Verdict {
    switch tape.nodes[name].word {
    case .other, .odd, .title, .description, .comment, .contentEncoding, .contentMediaType, .default, .examples,
      .deprecated, .readOnly, .writeOnly, .schema, .id, .defs, .definitions, .contentSchema:
      return .fits
    case .type: return Self.verdict(isType(tape.nodes[name].link, value))
    case .const: return draft < .draft6 ? .fits : equals(node, value)
    case .enum: return isAmong(node, value)
    case .format: return format(node, value)
    case .ref: return check(Int(tape.nodes[node].link), value)
    case .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum, .multipleOf:
      return number(tape.nodes[name].word, node, value)
    case .minLength, .maxLength, .pattern: return text(tape.nodes[name].word, node, value)
    case .minItems, .maxItems, .uniqueItems: return list(tape.nodes[name].word, node, value)
    case .minProperties, .maxProperties, .required: return map(tape.nodes[name].word, node, value)
    case .propertyNames: return propertyNames(node, value)
    case .properties: siblings.properties = node
    case .patternProperties: siblings.patternProperties = node
    case .additionalProperties: siblings.additionalProperties = node
    case .items: siblings.items = node
    case .prefixItems: siblings.prefixItems = node
    case .additionalItems: siblings.additionalItems = node
    case .if: siblings.condition = node
    case .then: siblings.consequence = node
    case .else: siblings.alternative = node
    case .allOf, .anyOf, .oneOf: return alternatives(tape.nodes[name].word, node, value)
    case .not:
      switch check(node, value) {
      case .fits: return .fails
      case .fails: return .fits
      case .unknown: return .unknown
      }
    case .contains, .minContains, .maxContains, .unevaluatedItems:
      if case .list = value { return .unknown }
    case .dependentSchemas, .unevaluatedProperties:
      if case .map = value { return .unknown }
    }
    return .fits
  }

  private mutating func check(_ siblings: Siblings, _ value: Value) -> Verdict {
    var verdict = Verdict.fits
    switch value {
    case .map(let map): verdict = properties(siblings, map)
    case .list(let list): verdict = items(siblings, list)
    default: break
    }
    guard verdict == .fits, draft >= .draft7, let condition = siblings.condition else { return verdict }
    let next: Int?
    switch check(condition, value) {
    case .fits: next = siblings.consequence
    case .fails: next = siblings.alternative
    case .unknown: return .unknown
    }
    return next.map { check($0, value) } ?? .fits
  }

  // MARK: - Schemas within schemas

  private mutating func alternatives(_ word: SchemaWord, _ array: Int, _ value: Value) -> Verdict {
    var fitting = 0
    var item = tape.first(in: array)
    while item < tape.end(of: array) {
      switch check(item, value) {
      case .unknown: return .unknown
      case .fails: if word == .allOf { return .fails }
      case .fits:
        if word == .anyOf { return .fits }
        fitting += 1
        if word == .oneOf && fitting > 1 { return .fails }
      }
      item = tape.end(of: item)
    }
    return Self.verdict(fitting > 0)
  }

  private mutating func properties(_ siblings: Siblings, _ map: MapValue) -> Verdict {
    var isNamed: [Bool] = []
    let additional = siblings.additionalProperties.flatMap { tape.nodes[$0].kind == .true ? nil : $0 }
    if additional != nil { isNamed = [Bool](repeating: false, count: map.count) }
    if let properties = siblings.properties {
      var name = tape.first(in: properties)
      let end = tape.end(of: properties)
      while name < end {
        let node = tape.nodes[name]
        looksLeft -= 1
        if let position = map.index(of: tape.source, at: node.range, hash: node.hash) {
          if additional != nil { isNamed[position] = true }
          let verdict = check(name + 1, map.value(at: position))
          if verdict != .fits { return verdict }
        }
        name = tape.end(of: name + 1)
      }
    }
    if let patterns = siblings.patternProperties {
      let verdict = patternProperties(patterns, map, &isNamed)
      if verdict != .fits { return verdict }
    }
    guard let additional else { return .fits }
    for (position, entry) in map.entries.enumerated() where !isNamed[position] {
      let verdict = check(additional, entry.value)
      if verdict != .fits { return verdict }
    }
    return .fits
  }

  private mutating func patternProperties(_ patterns: Int, _ map: MapValue, _ isNamed: inout [Bool]) -> Verdict {
    var name = tape.first(in: patterns)
    while name < tape.end(of: patterns) {
      for (position, entry) in map.entries.enumerated() {
        looksLeft -= 1
        guard looksLeft > 0, let matches = schema.matches(name, entry.key) else { return .unknown }
        if !matches { continue }
        if !isNamed.isEmpty { isNamed[position] = true }
        let verdict = check(name + 1, entry.value)
        if verdict != .fits { return verdict }
      }
      name = tape.end(of: name + 1)
    }
    return .fits
  }

  private mutating func propertyNames(_ node: Int, _ value: Value) -> Verdict {
    guard draft >= .draft6, case .map(let map) = value else { return .fits }
    for entry in map.entries {
      let verdict = check(node, .string(entry.key))
      if verdict != .fits { return verdict }
    }
    return .fits
  }

  private mutating func items(_ siblings: Siblings, _ list: ListValue) -> Verdict {
    var leading: [Int] = []
    var rest = siblings.items
    if draft >= .draft2020 {
      if let prefix = siblings.prefixItems { leading = tape.items(of: prefix) }
    } else if let items = siblings.items, tape.nodes[items].kind == .array {
      leading = tape.items(of: items)
      rest = siblings.additionalItems
    }
    if leading.isEmpty && rest == nil { return .fits }
    for (index, item) in list.items.enumerated() {
      guard let schema = index < leading.count ? leading[index] : rest else { return .fits }
      let verdict = check(schema, item)
      if verdict != .fits { return verdict }
    }
    return .fits
  }

  // MARK: - Words

  static func verdict(_ fits: Bool) -> Verdict { fits ? .fits : .fails }
}
