import Rhumb
import RhumbChart
import RhumbEngine
import Testing

/// Which values of the sample chart are used, and which are asked for in vain.
@Suite struct ValueUsageTests {
  @Test func unusedKeys() throws {
    let usage = ValueUsage(
      try SampleChart.render(set: ["imgae.tag=7", "labels.x=1", "lvel=x", "image.tga=1", "db.off=1"]))
    let found = usage.unused.map { key in
      "\(key.source.path.description) \(key.isUnknown) \(key.suggestion?.description ?? "-")"
    }
    #expect(
      found.sorted() == [
        "db.off true -", "image.tga true tag", "imgae true image", "lvel true level", "unused false -",
      ])
  }

  /// `toYaml .Values.labels` reads all below it, `db.enabled` is the condition of a dependency, and a subchart's own
  /// defaults are its own affair.
  @Test func usedKeys() throws {
    let usage = ValueUsage(try SampleChart.render())
    #expect(usage.unused.map { $0.source.path.description } == ["unused"])
  }

  @Test func subchartsThatAreOff() throws {
    let usage = ValueUsage(try SampleChart.render(set: ["db.enabled=false", "imported.port=1"]))
    let key = try #require(usage.unused.first { $0.source.path == "db" })
    #expect(key.subchart == "db")
    #expect(!key.isUnknown)
  }

  @Test func undefinedKeys() throws {
    let render = try SampleChart.render()
    let found = ValueUsage(render).undefined.map { key in
      "\(key.path.description)  \(ExplanationLines.place(key.span, render))"
    }
    #expect(
      found == [
        "labels.absent  ways.yaml| absent: {{ .absent | default \"-\" | quote }}",
        "missing  texts.yaml| missing: {{ .Values.missing | default \"none\" }}",
        "resources.limits.disk  maps.yaml| lost: {{ dig \"limits\" \"disk\" \"1Gi\" .Values.resources }}",
      ])
  }

  @Test("the user's own keys come first, and what they are a slip for is told too")
  func slips() throws {
    let usage = ValueUsage(try SampleChart.render(set: ["zebra=1", "missin=1"]))
    #expect(usage.unused.map { $0.source.path.description } == ["zebra", "missin", "unused"])
    #expect(usage.undefined.first { $0.path == "missing" }?.suggestion == "missin")
    #expect(ValueUsage(try SampleChart.render()).undefined.allSatisfy { $0.suggestion == nil })
  }

  @Test func valuesWithTheirPlaces() throws {
    let text = ValuesText.draw(try SampleChart.render())
    for line in [
      "  size: 10Gi  # /prod.yaml:9, over sample/values.yaml:36 (2Gi), sample/charts/db/values.yaml:2 (1Gi)\n",
      "  tag: \"2.0\"  # /prod.yaml:2, over sample/values.yaml:5 (\"\")\n",
      "replicas: 7  # --set replicas=7, over /prod.yaml:3 (5), sample/values.yaml:6 (2)\n",
      "# sample/values.yaml:18\nconfig: |\n  first line\n",
      "- name: http  # sample/values.yaml:11\n  port: 80  # sample/values.yaml:12\n",
    ] { #expect(text.contains(line), "\(line)") }
  }
}
