import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import RhumbFormats

/// Parts of provenance as JSON: the same words in `explain`, `values` and `impact`.
enum ProvenanceJSON {
  static func text(_ value: Value) -> String {
    let text = (try? JSONWriter.write(value, .indented)) ?? "{}"
    return text.description + "\n"
  }

  static func map(_ pairs: [(ByteString, Value)]) -> Value { .map(MapValue(pairs: pairs)) }
  static func string(_ text: String) -> Value { .string(ByteString(text)) }

  static func place(_ span: SourceSpan, in render: TracedRender) -> Value {
    guard let place = render.place(of: span) else { return .null }
    return map([
      ("file", string(render.sources[span.file]?.name ?? place.file)), ("line", .int(place.line)),
      ("column", .int(place.column)), ("text", .string(ByteString(place.text))),
    ])
  }

  static func value(_ value: ValueSource, in render: TracedRender) -> Value {
    let kind =
      switch value.kind {
      case .value: "value"
      case .undefined: "undefined"
      case .builtIn: "builtIn"
      }
    return map([
      ("path", .string(value.path)), ("kind", string(kind)),
      ("layers", .list(value.layers.map { place($0, in: render) })),
    ])
  }

  static func step(_ step: ExplanationStep, in render: TracedRender) -> Value {
    let kind =
      switch step.kind {
      case .file: "file"
      case .include: "include"
      case .template: "template"
      case .tpl: "tpl"
      case .then: "taken"
      case .otherwise: "else"
      case .turn: "turn"
      case .nothing: "empty"
      }
    var pairs: [(ByteString, Value)] = [
      ("kind", string(kind)), ("place", place(step.span, in: render)), ("text", .string(step.text)),
      ("values", .list(step.values.map { value($0, in: render) })),
    ]
    if !step.name.isEmpty { pairs.append(("name", .string(step.name))) }
    return map(pairs)
  }
}

/// `rhumb values --json`
package enum ValuesJSON {
  package static func print(_ render: TracedRender, unused: Bool, undefined: Bool) -> String {
    var pairs: [(ByteString, Value)] = []
    let trace = render.provenance.trace
    if !unused && !undefined {
      let sources = trace.slots.indices.compactMap { render.provenance.source($0) }
      pairs.append(("values", .list(sources.map { ProvenanceJSON.value($0, in: render) })))
    }
    let usage = ValueUsage(render)
    if unused {
      let keys = usage.unused.map { key -> Value in
        var pairs: [(ByteString, Value)] = [
          ("path", .string(key.source.path)), ("isUnknown", .bool(key.isUnknown)),
          ("layers", .list(key.source.layers.map { ProvenanceJSON.place($0, in: render) })),
        ]
        if let meant = key.suggestion { pairs.append(("suggestion", .string(meant))) }
        if let name = key.subchart { pairs.append(("subchart", .string(name))) }
        return ProvenanceJSON.map(pairs)
      }
      pairs.append(("unused", .list(keys)))
    }
    if undefined {
      let keys = usage.undefined.map { key -> Value in
        var pairs: [(ByteString, Value)] = [
          ("path", .string(key.path)), ("place", ProvenanceJSON.place(key.span, in: render)),
        ]
        if let meant = key.suggestion { pairs.append(("suggestion", .string(meant))) }
        return ProvenanceJSON.map(pairs)
      }
      pairs.append(("undefined", .list(keys)))
    }
    return ProvenanceJSON.text(ProvenanceJSON.map(pairs))
  }
}
