import RhumbDiagnostics
import RhumbEngine
import RhumbFunctions
import RhumbRegex

/// Checks a custom resource against the structural schema of its definition, as apiextensions-apiserver does: unknown
/// fields, nulls that count for nothing, defaults, then OpenAPI's rules in its validator's words.
struct CustomCheck {
  private var report: ObjectReport
  private let patterns: PatternCache
  private let isStrict: Bool
  /// In the branches of anyOf, oneOf, not: what is found there decides, but isn't told.
  private var isTrial = false
  private var trialFailed = false
  private var depth = 0
  private static let depthLimit = 1000

  static func run(
    _ root: MapValue, _ node: SchemaNode, metadata: SchemaNode?, isStrict: Bool, patterns: PatternCache,
    rules: RuleStore, _ report: inout ObjectReport
  ) {
    var check = CustomCheck(report: report, isStrict: isStrict, patterns: patterns)
    check.prune(root, node, .root)
    check.object(root, node, .root, isRoot: true)
    report = check.report
    // Rules are for objects of a sound structure.
    if !report.hasErrors { RuleCheck.run(root, node, rules.compiler, rules.tools, &report) }
    if let metadata, let value = root[Field.metadata] {
      BuiltInCheck.run(value, metadata, at: FieldPath.root["metadata"], isStrict: isStrict, &report)
    }
  }

  private mutating func fail(_ tell: (inout ObjectReport) -> Void) {
    if isTrial { trialFailed = true } else { tell(&report) }
  }

  private mutating func invalid(_ path: FieldPath, _ value: Value, _ words: ByteString) {
    fail { $0.invalid(path, value, Self.name(path) + words) }
  }

  /// The validator's way to begin a sentence.
  private static func name(_ path: FieldPath) -> ByteString { path.isRoot ? .empty : path.text + " in body " }

  private init(report: ObjectReport, isStrict: Bool, patterns: PatternCache) {
    self.report = report
    self.patterns = patterns
    self.isStrict = isStrict
  }

  /// What is wrong with a value by itself, such as a default; nil if nothing is.
  static func complaint(about value: Value, _ node: SchemaNode, object: KubernetesObject) -> ByteString? {
    var check = CustomCheck(
      report: ObjectReport(object, origins: OriginTable()), isStrict: true, patterns: PatternCache())
    if case .map(let map) = value, case .map(let copy) = JSONEquality.copy(.map(map)) {
      check.prune(copy, node, .root)
      check.value(.map(copy), node, .root)
    } else {
      check.value(value, node, .root)
    }
    return check.report.findings.first { $0.severity == .error }?.message
  }

  // MARK: Values

  private mutating func value(_ value: Value, _ node: SchemaNode, _ path: FieldPath) {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { return invalid(path, .null, "is nested too deeply") }
    if JSONType.isNull(value), node.isNullable { return }
    guard hasType(value, node, path) else { return }
    switch value {
    case .map(let map): object(map, node, path, isRoot: false)
    case .list(let list): self.list(list, node, path)
    case .string(let text): string(text, node, path)
    case .float, .int, .int64: number(value, node, path)
    default: break
    }
    enumeration(value, node, path)
    if let constraints = node.constraints { combinations(value, constraints, path) }
  }

  private mutating func hasType(_ value: Value, _ node: SchemaNode, _ path: FieldPath) -> Bool {
    let wanted: ByteString
    switch (node.kind, value) {
    case (.any, _), (.string, .string), (.boolean, .bool), (.object, .map), (.array, .list): return true
    case (.intOrString, .string), (.quantity, .string): return true
    case (.number, _), (.quantity, _):
      if JSONType.isNumber(value) { return true }
      wanted = "number"
    case (.integer, _):
      if JSONType.wholeNumber(value) != nil { return true }
      wanted = "integer"
    case (.intOrString, _):
      if JSONType.wholeNumber(value) != nil { return true }
      wanted = "integer,string"
    case (.string, _): wanted = "string"
    case (.boolean, _): wanted = "boolean"
    case (.object, _): wanted = "object"
    case (.array, _): wanted = "array"
    }
    let found = JSONType.openAPIName(value)
    let words = Self.name(path) + "must be of type " + wanted + ": \"" + found + "\""
    fail { $0.invalid(path, .string(found), words) }
    return false
  }

  private mutating func enumeration(_ value: Value, _ node: SchemaNode, _ path: FieldPath) {
    if node.enumeration.isEmpty || node.enumeration.contains(where: { JSONEquality.areEqual($0, value) }) { return }
    let supported = node.enumeration.map { item in
      if case .string(let word) = item { word } else { ShownValue.text(item) }
    }
    fail { $0.unsupported(FieldView(value: value, path: path), supported: supported) }
  }

  private mutating func string(_ text: ByteString, _ node: SchemaNode, _ path: FieldPath) {
    if !node.format.isEmpty, !TextFormat.has(node.format, text) {
      invalid(path, .string(text), "must be of type " + node.format + ": " + ShownValue.text(.string(text)))
    }
    guard let constraints = node.constraints else { return }
    let count = text.bytes.count { $0 & 0xC0 != 0x80 }
    if let least = constraints.minLength, count < least {
      invalid(path, .string(text), ByteString("should be at least \(least) chars long"))
    }
    if let most = constraints.maxLength, count > most { fail { $0.tooLong(path, maximum: most) } }
    if let pattern = constraints.pattern, let expression = patterns.expression(pattern),
      (try? expression.matches(text)) == false
    {
      invalid(path, .string(text), "should match '" + pattern + "'")
    }
    if let least = constraints.minimumDuration { duration(text, atLeast: least, path) }
  }

  private mutating func duration(_ text: ByteString, atLeast least: ByteString, _ path: FieldPath) {
    let words = "must be a valid duration greater than " + least
    guard let length = try? Duration(text), let minimum = try? Duration(least) else {
      let failure: ByteString = "type conversion error from 'string' to 'google.protobuf.Duration' evaluating rule: "
      return fail { $0.invalid(path, .string("string"), failure + words) }
    }
    if length.nanoseconds < minimum.nanoseconds { fail { $0.invalid(path, .string(text), words) } }
  }

  private mutating func number(_ value: Value, _ node: SchemaNode, _ path: FieldPath) {
    guard let number = FieldView(value: value, path: path).number else { return }
    if node.format == "int32", node.kind == .integer, Int32(exactly: number) == nil {
      invalid(path, value, "must be of type int32: " + ShownValue.text(value))
    }
    guard let constraints = node.constraints else { return }
    if let least = constraints.minimum {
      let isBelow = constraints.isMinimumExclusive ? number <= least : number < least
      let words: ByteString =
        constraints.isMinimumExclusive ? "should be greater than " : "should be greater than or equal to "
      if isBelow { invalid(path, value, words + ShownValue.text(.float(least))) }
    }
    if let most = constraints.maximum {
      let isAbove = constraints.isMaximumExclusive ? number >= most : number > most
      let words: ByteString =
        constraints.isMaximumExclusive ? "should be less than " : "should be less than or equal to "
      if isAbove { invalid(path, value, words + ShownValue.text(.float(most))) }
    }
    if let step = constraints.multipleOf, step > 0, (number / step).rounded() != number / step {
      invalid(path, value, "should be a multiple of " + ShownValue.text(.float(step)))
    }
  }

  // MARK: Lists

  private mutating func list(_ list: ListValue, _ node: SchemaNode, _ path: FieldPath) {
    if let constraints = node.constraints {
      if let least = constraints.minItems, list.items.count < least {
        invalid(path, .list(list), ByteString("should have at least \(least) items"))
      }
      if let most = constraints.maxItems, list.items.count > most {
        fail { $0.tooMany(path, count: list.items.count, maximum: most) }
      }
    }
    if let items = node.items {
      for (index, item) in list.items.enumerated() { value(item, items, path[index]) }
    }
    switch node.listType {
    case .atomic: if node.constraints?.uniqueItems == true { unique(list, path) }
    case .set: unique(list, path)
    case .map: uniqueKeys(list, node, path)
    }
  }

  private mutating func unique(_ list: ListValue, _ path: FieldPath) {
    var seen: Set<ByteString> = []
    for (index, item) in list.items.enumerated() where !seen.insert(ShownValue.identity(item)).inserted {
      fail { $0.duplicate(path[index], item) }
    }
  }

  private mutating func uniqueKeys(_ list: ListValue, _ node: SchemaNode, _ path: FieldPath) {
    var seen: Set<ByteString> = []
    for (index, item) in list.items.enumerated() {
      guard case .map(let map) = item else { continue }
      let keys = MapValue(capacity: node.listMapKeys.count)
      for key in node.listMapKeys {
        if let value = map[key] { keys[key] = value }
      }
      if !seen.insert(ShownValue.identity(.map(keys))).inserted { fail { $0.duplicate(path[index], .map(keys)) } }
    }
  }

  // MARK: Objects

  private mutating func object(_ map: MapValue, _ node: SchemaNode, _ path: FieldPath, isRoot: Bool) {
    if let constraints = node.constraints {
      if let least = constraints.minProperties, map.count < least {
        invalid(path, .map(map), ByteString("should have at least \(least) properties"))
      }
      if let most = constraints.maxProperties, map.count > most {
        invalid(path, .map(map), ByteString("should have at most \(most) properties"))
      }
    }
    for name in node.required where map[name] == nil { fail { $0.required(path[name]) } }
    for entry in map.entries {
      if let property = node.property(entry.key) {
        // The server knows what metadata is, whatever a schema says.
        if (isRoot || node.isEmbeddedResource), entry.key == "metadata" { continue }
        value(entry.value, property, path[entry.key])
      } else if let additional = node.additional {
        value(entry.value, additional, path[entry.key])
      }
    }
  }

  // MARK: allOf, anyOf, oneOf, not

  private mutating func combinations(_ value: Value, _ constraints: SchemaConstraints, _ path: FieldPath) {
    for branch in constraints.allOf { self.value(value, branch, path) }
    if !constraints.anyOf.isEmpty, !constraints.anyOf.contains(where: { holds(value, $0, path) }) {
      combinationFailed(value, path, "must validate at least one schema (anyOf)")
    }
    if !constraints.oneOf.isEmpty {
      let count = constraints.oneOf.count { holds(value, $0, path) }
      if count != 1 {
        let found = count == 0 ? "Found none valid" : "Found \(count) valid alternatives"
        combinationFailed(value, path, ByteString("must validate one and only one schema (oneOf). " + found))
      }
    }
    if let not = constraints.not, holds(value, not, path) {
      combinationFailed(value, path, "must not validate the schema (not)")
    }
  }

  private mutating func combinationFailed(_ value: Value, _ path: FieldPath, _ words: ByteString) {
    fail { $0.invalid(path, .string(.empty), "\"" + path.text + "\" " + words) }
  }

  private mutating func holds(_ value: Value, _ node: SchemaNode, _ path: FieldPath) -> Bool {
    let before = (isTrial, trialFailed)
    (isTrial, trialFailed) = (true, false)
    self.value(value, node, path)
    let holds = !trialFailed
    (isTrial, trialFailed) = before
    return holds
  }
}

// MARK: - Before the rules are checked

extension CustomCheck {
  /// Tells unknown fields, takes out nulls that mean nothing and puts defaults in, all in place.
  private mutating func prune(_ map: MapValue, _ node: SchemaNode, _ path: FieldPath, depth: Int = 0) {
    guard depth < Self.depthLimit, node.kind == .object || !node.properties.isEmpty || node.additional != nil else {
      return
    }
    let isResource = path.isRoot || node.isEmbeddedResource
    var doomed: [Int] = []
    for (position, entry) in map.entries.enumerated() {
      let isHead = isResource && (entry.key == "apiVersion" || entry.key == "kind" || entry.key == "metadata")
      guard let child = node.property(entry.key) ?? node.additional else {
        if !isHead, !node.preservesUnknownFields { unknown(entry.key, node, path[entry.key]) }
        continue
      }
      if JSONType.isNull(entry.value), !child.isNullable {
        doomed.append(position)
      } else if !isHead || entry.key != "metadata" {
        pruneValue(entry.value, child, path[entry.key], depth)
      }
    }
    map.remove(at: doomed)
    for property in node.properties {
      guard let value = property.node.defaultValue, map[property.name] == nil else { continue }
      let copy = JSONEquality.copy(value)
      map[property.name] = copy
      pruneValue(copy, property.node, path[property.name], depth)
    }
  }

  private mutating func pruneValue(_ value: Value, _ node: SchemaNode, _ path: FieldPath, _ depth: Int) {
    switch value {
    case .map(let map): prune(map, node, path, depth: depth + 1)
    case .list(let list):
      guard let items = node.items, depth < Self.depthLimit else { return }
      for (index, item) in list.items.enumerated() { pruneValue(item, items, path[index], depth + 1) }
    default: break
    }
  }

  private mutating func unknown(_ name: ByteString, _ node: SchemaNode, _ path: FieldPath) {
    guard isStrict else { return }
    let suggestion = Spelling.closest(to: name.description, among: node.properties.map(\.name.description))
    report.undecodable(
      path, "unknown field \"" + path.text + "\"", key: name, help: suggestion.map { "did you mean '\($0)'?" })
  }
}
