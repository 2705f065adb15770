import RhumbDiagnostics
import RhumbEngine

/// A chart in the making: its files find their roles one by one, in Helm's order.
struct ChartAssembly {
  /// Files of each entry of `charts/`, with names from there on; by the entry's name.
  private(set) var subcharts: [(name: [UInt8], files: [ChartFile])] = []
  private let subchartIndices = MapValue()
  private let place: String
  private let options: ChartLoadOptions
  private let known: [KnownMetadata]
  private var metadata: ChartMetadata?
  private var hasNullDependency = false
  private var templates: [Chart.File] = []
  private var files: [Chart.File] = []
  private var values: MapValue?
  private var valuesFile: Chart.File?
  private var schema: Chart.File?

  init(place: String, options: ChartLoadOptions, known: [KnownMetadata]) {
    self.place = place
    self.options = options
    self.known = known
  }

  /// `Chart.yaml` first, wherever it comes in the order.
  mutating func readMetadata(_ files: [ChartFile]) throws(ChartError) {
    for file in files where file.name.elementsEqual("Chart.yaml".utf8) {
      try decode(file, "Chart.yaml")
      if metadata?.apiVersion.isEmpty == true { metadata?.apiVersion = "v1" }
    }
  }

  private mutating func decode(_ file: ChartFile, _ name: String) throws(ChartError) {
    var result = metadata ?? ChartMetadata()
    var decoder = MetadataDecoder()
    do throws(ChartError) {
      let document =
        if let known = known.first(where: { $0.file.content === file.content }) { try known.document() } else {
          try ChartDocument.read(file.bytes, named: place + name)
        }
      try decoder.decode(document, into: &result)
    } catch {
      throw error.wrapped("cannot load \(name): ")
    }
    hasNullDependency = decoder.hasNullDependency
    metadata = result
  }

  mutating func take(_ file: ChartFile, _ sources: inout SourceMap, _ origins: inout OriginTable) throws(ChartError) {
    let id = sources.add(name: place + String(decoding: file.name, as: UTF8.self), content: file.content)
    let kept = Chart.File(name: ByteString(file.name), content: file.content, source: id, ticket: file.ticket)
    switch kept.name {
    case "Chart.yaml":
      break
    case "Chart.lock":
      try checkLock(file, "Chart.lock")
    case "values.yaml":
      do {
        var file = file
        if let ticket = file.ticket { file.parsed = options.parseAhead?.values(ticket) }
        values = try ChartDocument.readValues(file, named: place + "values.yaml", source: id, origins: &origins)
      } catch {
        throw error.wrapped("cannot load values.yaml: ")
      }
      valuesFile = kept
    case "values.schema.json":
      schema = kept
    case "requirements.yaml":
      warnUnlessFirstGeneration(
        "Warning: Dependencies are handled in Chart.yaml since apiVersion \"v2\". "
          + "We recommend migrating dependencies to Chart.yaml.")
      try decode(file, "requirements.yaml")
      if isFirstGeneration { files.append(kept) }
    case "requirements.lock":
      try checkLock(file, "requirements.lock")
      warnUnlessFirstGeneration(
        "Warning: Dependency locking is handled in Chart.lock since apiVersion \"v2\". "
          + "We recommend migrating to Chart.lock.")
      if isFirstGeneration { files.append(kept) }
    default:
      try checkName(file.name)
      sort(kept, file)
    }
  }

  /// Names of templates and CRDs are printed among the manifests, where a line break would begin a line of YAML.
  private func checkName(_ name: [UInt8]) throws(ChartError) {
    guard name.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return }
    guard name.starts(with: "templates/".utf8) || name.starts(with: "crds/".utf8) else { return }
    throw ChartError(ByteString("the name of a file holds a control character: ") + ByteString(name).goQuoted)
  }

  private mutating func sort(_ kept: Chart.File, _ file: ChartFile) {
    if file.name.starts(with: "templates/".utf8) {
      templates.append(kept)
    } else if file.name.starts(with: "charts/".utf8), !file.name.reversed().starts(with: ".prov".utf8.reversed()) {
      let inner = Array(file.name.dropFirst("charts/".utf8.count))
      let entry = Array(inner.prefix { $0 != UInt8(ascii: "/") })
      let moved = file.renamed(inner)
      let key = Key(ByteString(entry))
      if case .int(let index)? = subchartIndices[key] {
        subcharts[index].files.append(moved)
      } else {
        subchartIndices.set(key, .int(subcharts.count))
        subcharts.append((entry, [moved]))
      }
    } else {
      files.append(kept)
    }
  }

  private var isFirstGeneration: Bool { metadata?.apiVersion == "v1" }

  private func warnUnlessFirstGeneration(_ words: String) {
    if !isFirstGeneration { options.log(LogLine(.info, words)) }
  }

  /// A lock isn't used in rendering, but Helm wants it readable.
  private func checkLock(_ file: ChartFile, _ name: String) throws(ChartError) {
    do throws(ChartError) {
      let document = try ChartDocument.read(file.bytes, named: place + name)
      switch document {
      case .map, .null, .missing: break
      default:
        throw ChartError(
          "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal \(kind(document)) into Go value of type v2.Lock"
        )
      }
    } catch {
      throw error.wrapped("cannot load \(name): ")
    }
  }

  private func kind(_ value: Value) -> String {
    switch value {
    case .list: "array"
    case .bool: "bool"
    case .string: "string"
    default: "number"
    }
  }

  mutating func finish() throws(ChartError) -> Chart {
    guard var metadata else { throw ChartError("Chart.yaml file is missing") }
    try metadata.validate(hasNullDependency: hasNullDependency)
    let chart = Chart(metadata: metadata)
    chart.templates = templates
    chart.files = files
    chart.schema = schema
    if let values { chart.values = values }
    chart.valuesFile = valuesFile
    return chart
  }
}
