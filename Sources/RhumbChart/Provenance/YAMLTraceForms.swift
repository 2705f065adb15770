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
    _ value: Value?, from text: [UInt8], by function: ByteString, cause: (Range<Int>) -> CauseID
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
    case (.map, .map?), (.list, .list?): break
    case (.map, nil) where function == "fromYaml": break
    case (.list, nil) where function == "fromYamlArray": break
    default: return nil
    }
    return marked(read) { origin, value in
      guard let span = origins.place(of: origin) else { return .unknown }
      let (start, end) = (Int(span.start), Int(span.end))
      // What holds others is where it begins: each of them has a place of its own.
      return cause(Self.isTable(value) ? max(0, start - 1)..<max(1, start) : start..<end).origin
    }
  }

  private static func isTable(_ value: Value) -> Bool {
    switch value {
    case .map(let map): map.count > 0
    case .list(let list): !list.items.isEmpty
    default: false
    }
  }

  /// The value with its origins replaced.
  private func marked(_ value: Value, _ origin: (OriginID, Value) -> OriginID) -> Value {
    switch value {
    case .map(let map):
      for position in 0..<map.count {
        let entry = map.entries[position]
        map.replaceOrigin(at: position, with: origin(entry.origin, entry.value))
        switch entry.value {
        case .map, .list: map.replaceValue(at: position, with: marked(entry.value, origin))
        default: break
        }
      }
      return value
    case .list(let list):
      let items = list.items.map { marked($0, origin) }
      let origins = zip(list.origins, list.items).map { origin($0, $1) }
      return .list(ListValue(items, list.type, isNil: list.isNil, origins: origins))
    default: return value
    }
  }
}
