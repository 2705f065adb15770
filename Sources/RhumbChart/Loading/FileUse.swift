import RhumbEngine

/// When the bytes of a chart's file are needed.
enum FileUse {
  /// While the chart is still being read, to be parsed meanwhile: by the thread that parses it, once there is one.
  case template
  /// To make the chart: metadata and values.
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
      let isNeeded = Self.names.contains { base.elementsEqual($0) }
      self = isNeeded ? .loading : base.suffix(4).elementsEqual(".tgz".utf8) ? .archive : .onRequest
    }
  }

  private static let innerTemplates = Array("/templates/".utf8)

  private static let names = [
    "Chart.yaml", "Chart.lock", "values.yaml", "values.schema.json", "requirements.yaml", "requirements.lock",
  ].map { Array($0.utf8) }
}
