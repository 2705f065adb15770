import Rhumb
import RhumbChart
import RhumbEngine
import RhumbFormats
import Testing

/// What values of the sample chart reach.
@Suite struct ImpactTests {
  private func impact(_ key: ByteString, set: [ByteString] = []) throws -> (fields: [String], decisions: [String]) {
    let report = try ImpactReport(key, in: try SampleChart.render(set: set))
    func words(_ reach: ImpactReport.Reach) -> String {
      reach.object.name.description + (reach.field.map { " " + $0.path.text.description } ?? "")
    }
    return (
      report.fields.map(words),
      report.decisions.map { decision in
        "\(decision.text.description) \(decision.isTaken): " + decision.reaches.map(words).joined(separator: ", ")
      }
    )
  }

  @Test func fieldsThroughTextsAndMaps() throws {
    #expect(
      try impact("level").fields == [
        "flow data.config", "maps metadata.annotations.level", "maps data.level", "texts data.set",
        "texts data.coalesced", "texts data.upper", "texts data.spliced", "ways data.cpu", "ways data.below",
        "ways data.later",
      ])
  }

  @Test func decisions() throws {
    let on = try impact("ingress.enabled")
    #expect(on.fields == ["flow data.mode", "texts data.ternary", "ways data.state"])
    #expect(
      on.decisions == [
        "if .Values.ingress.enabled true: ", "if .Values.ingress.enabled true: ",
        "if .Values.ingress.enabled true: flow data.class",
      ])
    let off = try impact("ingress.enabled", set: ["ingress.enabled=false"])
    #expect(
      off.decisions == [
        "if .Values.ingress.enabled false: ", "if .Values.ingress.enabled false: ",
        "if .Values.ingress.enabled false: flow data.class",
      ])
  }

  @Test func turnsOfARange() throws {
    let found = try impact("env")
    #expect(found.fields == ["flow data.env-A", "flow data.env-B"])
    #expect(
      found.decisions == [
        "with merge (dict) .Values.labels .Values.env true: ways data.absent",
        "range $name, $value := .Values.env true: flow data.env-A, flow data.env-B",
      ])
  }

  /// A global reaches the subcharts too, and a part of a list reaches what holds the list as a whole.
  @Test func globalsAndParts() throws {
    #expect(try impact("global.region").fields == ["db data.region"])
    #expect(try impact(".Values.paths[1]").fields == ["flow data.path-1", "texts data.joined"])
    #expect(try impact("ports[0].port").fields == ["flow data.port-http", "maps data.ports"])
  }

  @Test func keysThatNobodySets() throws {
    #expect(try impact("missing").fields == ["texts data.missing"])
    #expect(try impact("unused").fields == [])
    #expect(throws: ImpactReport.Unknown.self) { try impact("imgae.tag") }
  }
}
