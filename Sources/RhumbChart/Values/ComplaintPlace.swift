import RhumbDiagnostics
import RhumbEngine

/// Where a schema's complaint about values is shown: at the value, at the key that is not allowed, or, for one that is
/// missing, at the key of the map where it belongs.
struct ComplaintPlace {
  private(set) var labels: [Diagnostic.Label] = []
  private(set) var help: [String] = []

  /// - Parameters:
  ///   - path: from the outermost chart's values on.
  ///   - message: the words of the schema; names stand in single quotes.
  init(_ path: [ByteString], _ message: ByteString, in values: MapValue, _ origins: OriginTable) {
    let words = message.description
    if message.bytes.starts(with: "missing propert".utf8) {
      let keys = Self.quoted(message).map { Self.shown(path + [$0]) }
      let (origin, key) = Self.innermost(path[...], in: values, origins)
      if let origin { labels = origins.labels(of: origin, words, key: key) }
      if labels.isEmpty { labels = Self.top(of: values, origins, words + ": it belongs beside this key") }
      if let first = keys.first {
        let all = keys.map { "'\($0)'" }.joined(separator: ", ")
        help = ["set \(all) in a values file, or with --set \(first)=VALUE"]
      }
    } else if message.bytes.starts(with: "additional propert".utf8), let name = Self.quoted(message).first,
      case (let origin?, let key) = Self.innermost((path + [name])[...], in: values, origins), key == name
    {
      labels = origins.labels(of: origin, words, key: key)
    } else if let origin = Self.innermost(path[...], in: values, origins).origin {
      labels = origins.labels(of: origin, words)
    }
  }

  /// The origin of a value, or of the innermost one around it whose place is known, with its key if it has one.
  private static func innermost(
    _ path: ArraySlice<ByteString>, in values: MapValue, _ origins: OriginTable
  ) -> (origin: OriginID?, key: ByteString?) {
    var value = Value.map(values)
    var found: (origin: OriginID?, key: ByteString?) = (nil, nil)
    for token in path {
      var origin = OriginID.unknown
      var key: ByteString?
      switch value {
      case .map(let map):
        guard let inner = map[token] else { return found }
        origin = map.origin(of: Key(token))
        value = inner
        key = token
      case .list(let list):
        let (index, error) = GoNumber.parseInt(token.bytes)
        guard error == nil, index >= 0, index < Int64(list.items.count) else { return found }
        if index < Int64(list.origins.count) { origin = list.origins[Int(index)] }
        value = list.items[Int(index)]
      default: return found
      }
      if origins.place(of: origin) != nil { found = (origin, key) }
    }
    return found
  }

  /// The first value of the file that was read last, the chart's own where it has one: what is missing at the top
  /// belongs beside it.
  private static func top(of values: MapValue, _ origins: OriginTable, _ words: String) -> [Diagnostic.Label] {
    let places = values.entries.compactMap { entry -> (key: ByteString, span: SourceSpan)? in
      origins.layers(of: entry.origin).first.flatMap { origins.place(of: $0) }.map { (entry.key, $0) }
    }
    let last = places.map(\.span.file.raw).max()
    let first = places.filter { $0.span.file.raw == last }.min { $0.span.start < $1.span.start }
    return first.map { [Diagnostic.Label($0.span, words, key: $0.key.bytes)] } ?? []
  }

  private static func quoted(_ message: ByteString) -> [ByteString] {
    let parts = message.bytes.split(separator: UInt8(ascii: "'"), omittingEmptySubsequences: false)
    return stride(from: 1, to: parts.count, by: 2).map { ByteString(parts[$0]) }
  }

  /// As `--set` names it.
  private static func shown(_ path: [ByteString]) -> String {
    path.map { $0.description }.joined(separator: ".")
  }
}
