import RhumbDiagnostics
import RhumbEngine

/// Fills `ChartMetadata` from what `Chart.yaml` or `requirements.yaml` says, as Helm does: through Go's JSON decoder,
/// with names compared without case and plain scalars taken as text where text is wanted.
struct MetadataDecoder {
  /// The position of the first null in `dependencies`, which only the validation complains about.
  private(set) var hasNullDependency = false
  /// Reads nothing but `apiVersion`, as Helm does to find out which generation of chart it has.
  private let onlyVersion: Bool

  init(onlyVersion: Bool = false) { self.onlyVersion = onlyVersion }

  /// Overwrites what the document names and keeps the rest. The words of an error are those of Go's decoder.
  mutating func decode(_ document: Value, into metadata: inout ChartMetadata) throws(ChartError) {
    guard let fields = try Self.object(document, path: [], type: onlyVersion ? "loader.chartBase" : "v2.Metadata")
    else { return }
    for entry in fields.sortedEntries {
      let path = [Self.folded(entry.key)]
      if onlyVersion && path[0] != "apiVersion" { continue }
      try decodeField(path[0], entry.value, path, &metadata)
    }
  }

  private mutating func decodeField(
    _ name: String, _ value: Value, _ path: [String], _ metadata: inout ChartMetadata
  ) throws(ChartError) {
    switch name {
    case "name": try Self.text(value, path, &metadata.name)
    case "home": try Self.text(value, path, &metadata.home)
    case "version": try Self.text(value, path, &metadata.version)
    case "description": try Self.text(value, path, &metadata.description)
    case "icon": try Self.text(value, path, &metadata.icon)
    case "apiVersion": try Self.text(value, path, &metadata.apiVersion)
    case "condition": try Self.text(value, path, &metadata.condition)
    case "tags": try Self.text(value, path, &metadata.tags)
    case "appVersion": try Self.text(value, path, &metadata.appVersion)
    case "kubeVersion": try Self.text(value, path, &metadata.kubeVersion)
    case "type": try Self.text(value, path, &metadata.type)
    case "deprecated": try Self.flag(value, path, &metadata.deprecated)
    case "sources": try Self.texts(value, path, &metadata.sources)
    case "keywords": try Self.texts(value, path, &metadata.keywords)
    case "annotations": try decodeAnnotations(value, path, &metadata.annotations)
    case "maintainers": try decodeMaintainers(value, path, &metadata.maintainers)
    case "dependencies":
      try decodeDependencies(value, path, &metadata.dependencies)
      if case .list = value { metadata.listsDependencies = true } else { metadata.listsDependencies = false }
    default: break
    }
  }

  private func decodeAnnotations(_ value: Value, _ path: [String], _ annotations: inout MapValue?) throws(ChartError) {
    guard let map = try Self.object(value, path: path, type: "map[string]string") else {
      annotations = nil
      return
    }
    let result = annotations ?? MapValue(.string, capacity: map.count)
    for entry in map.entries {
      var text = ByteString.empty
      try Self.text(entry.value, path + [entry.key.description], &text)
      result.set(Key(entry.key), .string(text), origin: entry.origin)
    }
    annotations = result
  }

  private func decodeMaintainers(
    _ value: Value, _ path: [String], _ maintainers: inout [ChartMetadata.Maintainer?]
  ) throws(ChartError) {
    maintainers = []
    guard let items = try Self.array(value, path, type: "[]*v2.Maintainer") else { return }
    for (index, item) in items.enumerated() {
      let place = path + [String(index)]
      guard let fields = try Self.object(item, path: place, type: "v2.Maintainer") else {
        maintainers.append(nil)
        continue
      }
      var maintainer = ChartMetadata.Maintainer()
      for entry in fields.sortedEntries {
        let name = Self.folded(entry.key)
        switch name {
        case "name": try Self.text(entry.value, place + [name], &maintainer.name)
        case "email": try Self.text(entry.value, place + [name], &maintainer.email)
        case "url": try Self.text(entry.value, place + [name], &maintainer.url)
        default: break
        }
      }
      maintainers.append(maintainer)
    }
  }

  private mutating func decodeDependencies(
    _ value: Value, _ path: [String], _ dependencies: inout [ChartMetadata.Dependency]
  ) throws(ChartError) {
    dependencies = []
    hasNullDependency = false
    guard let items = try Self.array(value, path, type: "[]*v2.Dependency") else { return }
    for (index, item) in items.enumerated() {
      let place = path + [String(index)]
      guard let fields = try Self.object(item, path: place, type: "v2.Dependency") else {
        hasNullDependency = true
        continue
      }
      var dependency = ChartMetadata.Dependency()
      for entry in fields.sortedEntries {
        let name = Self.folded(entry.key)
        try Self.decodeField(name, entry.value, place + [name], &dependency)
      }
      dependencies.append(dependency)
    }
  }

  private static func decodeField(
    _ name: String, _ value: Value, _ path: [String], _ dependency: inout ChartMetadata.Dependency
  ) throws(ChartError) {
    switch name {
    case "name": try text(value, path, &dependency.name)
    case "version": try text(value, path, &dependency.version)
    case "repository": try text(value, path, &dependency.repository)
    case "condition": try text(value, path, &dependency.condition)
    case "alias": try text(value, path, &dependency.alias)
    case "tags": try texts(value, path, &dependency.tags)
    case "enabled": try flag(value, path, &dependency.enabled)
    case "import-values": dependency.importValues = try array(value, path, type: "[]interface {}") ?? []
    default: break
    }
  }
}

/// The kinds of fields, with the words Go's JSON decoder has for a value of another kind.
extension MetadataDecoder {
  /// Numbers and booleans are written out, as sigs.k8s.io/yaml does where a string is wanted.
  private static func text(_ value: Value, _ path: [String], _ field: inout ByteString) throws(ChartError) {
    switch value {
    case .null, .missing: break
    case .string(let text): field = text
    case .bool(let flag): field = flag ? "true" : "false"
    case .int(let number): field = ByteString(String(number))
    case .int64(let number): field = ByteString(String(number))
    case .float(let number): field = ByteString(written(number))
    default: throw mismatch(value, path, type: "string")
    }
  }

  /// A whole number was most likely written without exponent: `appVersion: 20240131`.
  private static func written(_ number: Double) -> String {
    if let whole = Int(exactly: number), abs(number) < 9_007_199_254_740_992 { return String(whole) }
    // As a 32-bit number, like sigs.k8s.io/yaml.
    var out: [UInt8] = []
    GoNumber.formatFloat(Double(Float(number).description) ?? number, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  private static func flag(_ value: Value, _ path: [String], _ field: inout Bool) throws(ChartError) {
    switch value {
    case .null, .missing: break
    case .bool(let flag): field = flag
    default: throw mismatch(value, path, type: "bool")
    }
  }

  private static func texts(_ value: Value, _ path: [String], _ field: inout [ByteString]) throws(ChartError) {
    field = []
    guard let items = try array(value, path, type: "[]string") else { return }
    for (index, item) in items.enumerated() {
      var element = ByteString.empty
      try text(item, path + [String(index)], &element)
      field.append(element)
    }
  }

  private static func array(_ value: Value, _ path: [String], type: String) throws(ChartError) -> [Value]? {
    switch value {
    case .null, .missing: return nil
    case .list(let list): return list.items
    default: throw mismatch(value, path, type: type)
    }
  }

  private static func object(_ value: Value, path: [String], type: String) throws(ChartError) -> MapValue? {
    switch value {
    case .null, .missing: return nil
    case .map(let map): return map
    default: throw mismatch(value, path, type: type)
    }
  }

  private static func mismatch(_ value: Value, _ path: [String], type: String) -> ChartError {
    let found =
      switch value {
      case .list: "array"
      case .map: "object"
      case .bool: "bool"
      case .string: "string"
      default: "number"
      }
    var place = "Go value"
    if let last = path.last {
      place = path.reduce("") { $0 + "." + $1 }
      if Int(last) == nil { place = "Go struct field " + place }
    }
    return ChartError(
      "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal \(found) into \(place) of type \(type)",
      code: "chart/metadata")
  }

  private static let fieldNames = [
    "name", "home", "sources", "version", "description", "keywords", "maintainers", "icon", "apiVersion", "condition",
    "tags", "appVersion", "deprecated", "annotations", "kubeVersion", "dependencies", "type", "email", "url",
    "repository", "enabled", "import-values", "alias",
  ]

  /// A field's own spelling of a name in any case; other names as they are.
  private static func folded(_ key: ByteString) -> String {
    let name = key.description
    if let exact = fieldNames.first(where: { $0.utf8.elementsEqual(name.utf8) }) { return exact }
    return fieldNames.first { $0.utf8.elementsEqual(name.utf8) { ($0 | 0x20) == ($1 | 0x20) } } ?? name
  }
}
