import Rhumb
import Testing

/// The promised interface, on a chart of ours.
@Suite struct ChartRenderingTests {
  private var chart: String {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/") + "/charts/web-service"
  }

  @Test func renders() throws {
    var rendering = ChartRendering(
      chart: chart, values: [.set("nameOverride=two"), .file("\(chart)/values-production.yaml")])
    rendering.releaseName = "shop"
    rendering.namespace = "ns"
    let all = try rendering.run()
    #expect(all.text.contains("app.kubernetes.io/name: two\n"))
    #expect(all.warnings == [])
    rendering.showOnly = ["templates/serviceaccount.yaml"]
    let one = try rendering.run()
    #expect(one.text.hasPrefix("---\n# Source: web-service/templates/serviceaccount.yaml\n"))
    #expect(all.text.contains(String(one.text.reversed().drop { $0.isNewline }.reversed())))
  }

  @Test func failsInHelmsWords() {
    var rendering = ChartRendering(chart: chart)
    rendering.releaseName = "BAD"
    do {
      _ = try rendering.run()
      Issue.record("it rendered")
    } catch {
      #expect(error.message.hasPrefix("release name check failed: release name \"BAD\": invalid release name"))
    }
    #expect(throws: RenderFailure.self) { try ChartRendering(chart: "/nowhere").run() }
  }

  @Test("renders on many threads at once, always the same")
  func isSafeInParallel() async throws {
    let rendering = ChartRendering(chart: chart)
    let expected = try rendering.run().bytes
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 { group.addTask { (try? rendering.run().bytes) == expected } }
      for await isSame in group { #expect(isSame) }
    }
  }
}
