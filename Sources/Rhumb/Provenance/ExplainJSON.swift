import RhumbChart
import RhumbEngine
import RhumbFormats

/// `rhumb explain --json`
package enum ExplainJSON {
  package static func print(_ target: ExplainTarget, in render: TracedRender) -> String {
    let range = target.field?.valueRange ?? target.range
    var pairs: [(ByteString, Value)] = [("object", target.object.map(object) ?? .null), ("file", .string(target.path))]
    pairs.append(("field", target.field.map { .string($0.path.text) } ?? .null))
    pairs += explanation(render.provenance.explanation(of: range, in: target.path), render)
    if let object = target.wholeObject {
      pairs.append(("lines", .list(lines(of: object, render))))
    } else {
      pairs.append(("line", .int(ProvenanceWords.line(of: target.range.lowerBound, in: target.path, render))))
    }
    return ProvenanceJSON.text(ProvenanceJSON.map(pairs))
  }

  static func object(_ object: RenderedObject) -> Value {
    ProvenanceJSON.map([
      ("kind", .string(object.kind)), ("name", .string(object.name)), ("namespace", .string(object.namespace)),
      ("file", .string(object.path)),
    ])
  }

  private static func explanation(_ explanation: Explanation, _ render: TracedRender) -> [(ByteString, Value)] {
    [
      ("template", .list(explanation.spans.map { ProvenanceJSON.place($0, in: render) })),
      ("calls", .list(explanation.calls.map { ProvenanceJSON.step($0, in: render) })),
      ("conditions", .list(explanation.conditions.map { ProvenanceJSON.step($0, in: render) })),
      ("values", .list(explanation.values.map { ProvenanceJSON.value($0, in: render) })),
    ]
  }

  private static func lines(of object: RenderedObject, _ render: TracedRender) -> [Value] {
    var lines: [Value] = []
    var number = ProvenanceWords.line(of: object.text.startIndex, in: object.path, render)
    var start = object.text.startIndex
    while start < object.text.endIndex {
      let end = object.text[start...].firstIndex(of: 0x0A) ?? object.text.endIndex
      let explanation = render.provenance.explanation(of: start..<end, in: object.path)
      lines.append(
        ProvenanceJSON.map([
          ("line", .int(number)), ("text", .string(ByteString(object.text[start..<end]))),
          ("template", .list(explanation.spans.map { ProvenanceJSON.place($0, in: render) })),
          ("values", .list(explanation.values.map { .string($0.path) })),
        ]))
      number += 1
      start = end + 1
    }
    return lines
  }
}
