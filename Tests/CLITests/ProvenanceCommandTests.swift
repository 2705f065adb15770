import RhumbSystem
import Testing

/// What `explain`, `values` and `impact` print, and their exit statuses.
@Suite struct ProvenanceCommandTests {
  private let chart = "charts/web-service"

  private func run(_ words: [String]) throws -> (status: Int, output: String, errors: String) {
    let answer = try BuiltProgram.run(words)
    return (
      answer.status, String(decoding: answer.output, as: UTF8.self), String(decoding: answer.errors, as: UTF8.self)
    )
  }

  @Test func explainsAField() throws {
    let answer = try run([
      "explain", chart, "Service/r-web-service", "spec.type", "--release-name", "r", "--set", "service.type=NodePort",
    ])
    #expect(answer.status == 0)
    #expect(
      answer.output.hasPrefix("Service/r-web-service spec.type\n\nrendered from web-service/templates/service.yaml"))
    #expect(
      answer.output.contains(
        "  charts/web-service/templates/service.yaml:6:12\n    |   type: {{ .Values.service.type }}\n"))
    #expect(
      answer.output.contains(
        "\nvalues\n  service.type  --set service.type=NodePort  NodePort\n    over charts/web-service/values.yaml:"))
  }

  @Test func explainsALineOfTheOutput() throws {
    let stream = try run(["template", "r", chart]).output
    let lines = stream.split(separator: "\n", omittingEmptySubsequences: false)
    let number = try #require(lines.firstIndex { $0.hasPrefix("  replicas:") }) + 1
    let answer = try run(["explain", chart, "out.yaml:\(number)", "--release-name", "r"])
    #expect(answer.output.contains("values\n  replicaCount  charts/web-service/values.yaml:"))
    let own = try run(["explain", chart, "templates/deployment.yaml:2", "--release-name", "r"])
    #expect(own.output.contains("| kind: Deployment\n"))
  }

  @Test func explainsAnObject() throws {
    let answer = try run(["explain", chart, "service/r-web-service", "--release-name", "r"])
    #expect(answer.output.hasPrefix("Service/r-web-service, from web-service/templates/service.yaml\n"))
    #expect(answer.output.contains("service.yaml:6 "))
    let list = try run(["explain", chart, "--release-name", "r"])
    #expect(list.output.contains("Service/r-web-service  web-service/templates/service.yaml:1\n"))
  }

  @Test(arguments: [
    (["explain", "charts/web-service", "Service/x"], "the chart renders no object 'Service/x'"),
    (
      ["explain", "charts/web-service", "Service/release-name-web-service", "spec.tpye"],
      "Service/release-name-web-service has no 'spec.tpye': did you mean 'spec.type'?"
    ),
    (["explain", "charts/web-service", "out:99999"], "the output has fewer than 99999 lines"),
    (["impact", "charts/web-service", "imag.tag"], "did you mean 'image.tag'?"),
    (["values", "charts/none"], "charts/none"),
    (["explain", "r", "charts/web-service"], "leave 'r' out, or say --release-name r"),
  ])
  func refuses(_ words: [String], _ message: String) throws {
    let answer = try run(words)
    #expect(answer.status == 1)
    #expect(answer.errors.contains(message), "\(answer.errors)")
    #expect(answer.output.isEmpty)
  }

  @Test func unknownKeys() throws {
    let answer = try run([
      "values", chart, "--unused", "--set", "service.tpye=x", "--skip-schema-validation",
    ])
    #expect(answer.status == 0)
    #expect(
      answer.output.contains("service.tpye  --set service.tpye=x  the chart knows no such key: did you mean 'type'?\n"))
  }

  @Test(arguments: [
    ["explain", "charts/web-service", "Service/release-name-web-service", "spec.type", "--json"],
    ["explain", "charts/web-service", "Service/release-name-web-service", "--json"],
    ["values", "charts/web-service", "--json"], ["values", "charts/web-service", "--unused", "--undefined", "--json"],
    ["impact", "charts/web-service", "image.tag", "--json"],
  ])
  func printsJSON(_ words: [String]) throws {
    let answer = try run(words)
    #expect(answer.status == 0)
    #expect(answer.output.hasPrefix("{\n"))
    #expect(answer.output.hasSuffix("}\n"))
  }

  /// What `values` prints is a values file.
  @Test func valuesCanBeReadBack() throws {
    let printed = try BuiltProgram.run(["values", chart, "-f", "\(chart)/values-production.yaml"])
    let again = try BuiltProgram.run(["template", "r", chart, "-f", "-"], input: printed.output)
    let once = try BuiltProgram.run(["template", "r", chart, "-f", "\(chart)/values-production.yaml"])
    #expect(again.output == once.output)
  }
}
