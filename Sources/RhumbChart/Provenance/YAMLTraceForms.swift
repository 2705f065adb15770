import RhumbDiagnostics
package import RhumbEngine
import RhumbFormats

/// What a trace learns of YAML and JSON: which bytes of a text are which slot of a value.
package struct YAMLTraceForms: TraceForms {
  package init() {}

  package func written(
    _ value: Value, by function: ByteString
  ) -> (text: [UInt8], marks: [(offset: Int, origin: OriginID)])? {
    switch function {
    case "toYaml", "mustToYaml": try? YAMLWriter.writeMarked(value)
    case "toYamlPretty": try? YAMLPrettyWriter.writeMarked(value)
    default: nil
    }
  }

  package func read(
    _ value: Value, from text: [UInt8], by function: ByteString, cause: (Range<Int>) -> CauseID
  ) -> Value? {
    let file = FileID(raw: 1)
    var origins = OriginTable()
    let read: Value
    switch function {
    case "fromYaml", "fromYamlArray":
      guard let parsed = try? YAMLReader.read(text, file: file, origins: &origins) else { return nil }
      read = parsed
    case "fromJson", "fromJsonArray", "mustFromJson":
      let outcome = JSONReader.read(text, file: file, origins: &origins)
      if outcome.error != nil { return nil }
      read = outcome.value
    default: return nil
    }
    // Anything else was an error that became a value.
    switch (read, value) {
    case (.map, .map), (.list, .list): break
    default: return nil
    }
    let marked = marked(read) { origin in
      guard let span = origins.place(of: origin) else { return .unknown }
      return cause(Int(span.start)..<Int(span.end)).origin
    }
    return marked
  }

  /// The value with its origins replaced.
  private func marked(_ value: Value, _ origin: (OriginID) -> OriginID) -> Value {
    switch value {
    case .map(let map):
      for position in 0..<map.count {
        let entry = map.entries[position]
        map.replaceOrigin(at: position, with: origin(entry.origin))
        switch entry.value {
        case .map, .list: map.replaceValue(at: position, with: marked(entry.value, origin))
        default: break
        }
      }
      return value
    case .list(let list):
      let items = list.items.map { marked($0, origin) }
      return .list(ListValue(items, list.type, isNil: list.isNil, origins: list.origins.map(origin)))
    default: return value
    }
  }
}
