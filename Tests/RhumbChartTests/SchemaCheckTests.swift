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
      #expect(error.findings.map { $0.labels.first?.key } == [Array("image".utf8), nil, nil])
      #expect(error.findings[0].help == ["set 'image.tag' in a values file, or with --set image.tag=VALUE"])
    }
  }

  @Test("what is missing at the top is told beside the first value, what is not allowed at its key")
  func keys() {
    let text = "{\"b\": 1, \"a\": {\"x\": 1, \"y\": 2}}"
    var origins = OriginTable()
    guard
      case .map(let values) = JSONReader.read(Array(text.utf8), file: FileID(raw: 1), origins: &origins).value
    else {
      Issue.record("no values")
      return
    }
    let root = chart(
      "app",
      schema: "{\"required\":[\"c\",\"d\"],\"properties\":{\"a\":{\"additionalProperties\":false,"
        + "\"properties\":{\"x\":{}}}}}")
    var remarks: [LogLine] = []
    do throws(ChartError) {
      try SchemaCheck.run(on: root, values: values, origins: origins, remarks: &remarks)
      Issue.record("no error")
    } catch {
      #expect(
        error.findings.map(\.headline) == [
          "the values: missing properties 'c', 'd'", "a: additional properties 'y' not allowed",
        ])
      #expect(error.findings.compactMap(\.labels.first?.key) == [Array("b".utf8), Array("y".utf8)])
      #expect(
        error.findings.map(\.help) == [["set 'c', 'd' in a values file, or with --set c=VALUE"], []])
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
