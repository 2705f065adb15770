import RhumbEngine

/// When the bytes of a chart's file are needed.
enum FileUse {
  /// While the chart is still being read, to be parsed meanwhile: by the thread that parses it, once there is one.
  case template
  /// To make a subchart, when all files have been found: to be parsed meanwhile.
  case innerValues
  /// To make the chart: metadata, and values of the outermost chart.
  case loading
  /// A packed subchart.
  case archive
  /// Only if a template, or a flag, asks for them.
  case onRequest

  /// `name` is relative to the outermost chart's root.
  init(of name: [UInt8]) {
    if name.starts(with: "templates/".utf8) || ByteScan.index(of: Self.innerTemplates, in: name) != nil {
      self = .template
    } else {
      let base = name[(name.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0)...]
      let isInnerValues = base.startIndex > 0 && base.elementsEqual(Self.values)
      let isNeeded = Self.names.contains { $0.count == base.count && base.elementsEqual($0) }
      let isArchive = base.suffix(4).elementsEqual(".tgz".utf8)
      self = isInnerValues ? .innerValues : isNeeded ? .loading : isArchive ? .archive : .onRequest
    }
  }

  private static let values = Array("values.yaml".utf8)
  private static let innerTemplates = Array("/templates/".utf8)

  private static let names = [
    "Chart.yaml", "Chart.lock", "values.yaml", "values.schema.json", "requirements.yaml", "requirements.lock",
  ].map { Array($0.utf8) }
}
