import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import RhumbFormats
import Testing

/// The message is Helm's (4.3.1); the places are ours.
@Suite struct SchemaCheckTests {
  @Test func showsWhereTheValuesWereWritten() {
    let text = "{\"image\": {\"repo\": 5}, \"kid\": {\"x\": [1, 2]}}"
    var origins = OriginTable()
    let outcome = JSONReader.read(Array(text.utf8), file: FileID(raw: 1), origins: &origins)
    guard case .map(let values) = outcome.value else {
      Issue.record("no values")
      return
    }
    let root = chart(
      "app",
      schema: "{\"properties\":{\"image\":{\"required\":[\"tag\"],\"properties\":{\"repo\":{\"type\":\"string\"}}}}}")
    let kid = chart("kid", schema: "{\"properties\":{\"x\":{\"items\":{\"maximum\":1}}}}")
    root.setDependencies([kid])
    var remarks: [LogLine] = []
    do throws(ChartError) {
      try SchemaCheck.run(on: root, values: values, origins: origins, remarks: &remarks)
      Issue.record("no error")
    } catch {
      #expect(
        error.message.description == """
          values don't meet the specifications of the schema(s) in the following chart(s):
          app:
          - at '/image': missing property 'tag'
          - at '/image/repo': got number, want string
          kid:
          - at '/x/1': maximum: got 2, want 1

          """)
      #expect(
        error.findings.compactMap(\.labels.first?.text) == [
          "missing property 'tag'", "got number, want string", "maximum: got 2, want 1",
        ])
      #expect(error.findings.compactMap(\.labels.first?.span.start) == [10, 19, 40])
    }
  }

  private func chart(_ name: ByteString, schema: String) -> Chart {
    var metadata = ChartMetadata()
    metadata.name = name
    let chart = Chart(metadata: metadata)
    chart.schema = Chart.File(name: "values.schema.json", bytes: Array(schema.utf8), source: .none)
    return chart
  }
}
