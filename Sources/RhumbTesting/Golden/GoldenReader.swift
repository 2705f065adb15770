package import RhumbDiagnostics
import RhumbEngine
import RhumbFormats
package import RhumbSystem

/// Reads `golden.yaml`. Every field must be known.
package enum GoldenReader {
  private static let fileKeys: [ByteString] = ["chart", "release", "namespace", "compare", "masks", "cases"]
  private static let caseKeys: [ByteString] = [
    "values", "set", "set-string", "set-json", "set-file", "set-literal", "api-versions", "kube-version", "show-only",
    "include-crds", "no-hooks", "skip-tests", "is-upgrade", "skip-schema-validation", "release", "namespace", "compare",
    "masks",
  ]

  /// - Parameter folder: where the file lies, as the user would name it.
  package static func read(
    _ bytes: [UInt8], file: FileID, folder: FilePath
  ) throws(SuiteError) -> GoldenSuite {
    var origins = OriginTable()
    let value: Value
    do throws(YAMLError) { value = try TypedYAMLReader.read(bytes, file: file, origins: &origins) } catch {
      throw SuiteError(error.message.description, at: error.span)
    }
    let span = SourceSpan(file: file, start: 0, end: 1)
    guard case .map(let map) = value else { throw SuiteError("a file of golden cases is a mapping", at: span) }
    let text = SuiteText(bytes: bytes, file: file, base: 0, origins: origins)
    let fields = SuiteFields(map, at: span, in: text)
    try fields.checkKeys(fileKeys, "a file of golden cases")
    let chart = try fields.string("chart")
    guard let cases = try fields.fields("cases"), cases.map.count > 0 else {
      throw SuiteError("'cases' must name at least one case", at: span)
    }
    var found: [GoldenSuite.Case] = []
    for entry in cases.map.entries { found.append(try self.case(entry.key, cases, fields)) }
    return GoldenSuite(
      chart: folder.appending(chart.isEmpty ? Array("..".utf8) : chart.bytes).cleaned, folder: folder, cases: found)
  }

  private static func `case`(
    _ name: ByteString, _ cases: SuiteFields, _ file: SuiteFields
  ) throws(SuiteError) -> GoldenSuite.Case {
    guard let first = name.bytes.first, first != UInt8(ascii: "."), name.bytes.allSatisfy(GoldenObject.isPlain) else {
      throw cases.error("a case's name is a folder's: letters, digits, '-', '_' and '.'", name)
    }
    let own = try cases.fields(name) ?? SuiteFields(MapValue(), at: cases.span(of: name), in: cases.text)
    try own.checkKeys(caseKeys, "a golden case")
    func text(_ field: ByteString, _ fallback: ByteString) throws(SuiteError) -> ByteString {
      let given = own.map[field] == nil ? try file.string(field) : try own.string(field)
      return given.isEmpty ? fallback : given
    }
    var golden = GoldenSuite.Case(
      name: name, release: try text("release", "release-name"), namespace: try text("namespace", "default"),
      comparison: try comparison(own.map["compare"] == nil ? file : own),
      masks: try masks(file) + masks(own))
    golden.values = try own.strings("values")
    golden.set = try own.strings("set")
    golden.strings = try own.strings("set-string")
    golden.json = try own.strings("set-json")
    golden.fileValues = try own.strings("set-file")
    golden.literals = try own.strings("set-literal")
    golden.apiVersions = try own.strings("api-versions")
    golden.kubeVersion = try own.string("kube-version")
    golden.showOnly = try own.strings("show-only")
    golden.includesCRDs = try own.bool("include-crds")
    golden.omitsHooks = try own.bool("no-hooks")
    golden.omitsTests = try own.bool("skip-tests")
    golden.isUpgrade = try own.bool("is-upgrade")
    golden.skipsSchemas = try own.bool("skip-schema-validation")
    return golden
  }

  private static func comparison(_ fields: SuiteFields) throws(SuiteError) -> GoldenSuite.Comparison {
    switch try fields.string("compare") {
    case "", "bytes": return .bytes
    case "data": return .data
    default: throw fields.error("'compare' is 'bytes' or 'data'", "compare")
    }
  }

  private static func masks(_ fields: SuiteFields) throws(SuiteError) -> [GoldenMask] {
    var masks: [GoldenMask] = []
    for (value, span) in try fields.items("masks") {
      guard case .map(let map) = value else { throw SuiteError("a mask is a mapping", at: span) }
      let given = SuiteFields(map, at: span, in: fields.text)
      try given.checkKeys(["kind", "path", "pattern"], "a mask")
      let mask = GoldenMask(
        kind: try given.string("kind"), path: try given.string("path"), pattern: try given.string("pattern"))
      if mask.path.isEmpty == mask.pattern.isEmpty {
        throw SuiteError("a mask has either a 'path' or a 'pattern'", at: span)
      }
      if let problem = MaskCover.problem(of: mask) { throw SuiteError(problem, at: span) }
      masks.append(mask)
    }
    return masks
  }
}
