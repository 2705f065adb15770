import RhumbSystem
import Testing

/// What is printed and the exit statuses are those of `helm lint` of Helm 4.3.1.
@Suite struct LintCommandTests {
  private func run(_ words: [String]) throws -> (output: String, errors: String, status: Int) {
    let answer = try BuiltProgram.run(["lint"] + words)
    return (
      String(decoding: answer.output, as: UTF8.self), String(decoding: answer.errors, as: UTF8.self), answer.status
    )
  }

  private static let chart = "charts/web-service"

  @Test func good() throws {
    let answer = try run([Self.chart])
    #expect(answer.output.hasPrefix("==> Linting charts/web-service\n"))
    #expect(answer.output.hasSuffix("\n\n1 chart(s) linted, 0 chart(s) failed\n"))
    #expect(answer.status == 0)
  }

  @Test func missing() throws {
    let answer = try run(["nosuch"])
    #expect(
      answer.output == "==> Linting nosuch\nError unable to check Chart.yaml file in chart: stat nosuch/Chart.yaml: "
        + "no such file or directory\n\n")
    #expect(answer.errors == "Error: 1 chart(s) linted, 1 chart(s) failed\n")
    #expect(answer.status == 1)
  }

  @Test("--quiet prints nothing of charts that nothing is to be said of")
  func quiet() throws {
    let answer = try run([Self.chart, "--quiet"])
    #expect(answer.output.isEmpty && answer.status == 0)
  }

  @Test func subcharts() throws {
    let answer = try run([Self.chart, "--with-subcharts"])
    #expect(answer.output.contains("==> Linting charts/web-service/charts/common-1.0.0.tgz\n"))
    #expect(answer.output.contains("2 chart(s) linted, 0 chart(s) failed"))
  }

  @Test("a bad version of Kubernetes is no chart's fault")
  func kubeVersion() throws {
    let answer = try run([Self.chart, "--kube-version", "x"])
    #expect(answer.errors == "Error: invalid kube version 'x': could not parse \"x\" as version\n")
    #expect(answer.status == 1)
  }
}

/// The rules beyond Helm's.
@Suite struct LintPolicyTests {
  private static let manifest =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: b, image: c}]}\n"

  private func run(_ words: [String], input: String = manifest) throws -> ChildProcess.Result {
    try BuiltProgram.run(["lint"] + words, input: Array(input.utf8))
  }

  @Test("findings stand on standard error, and fail the command only if that is asked for")
  func status() throws {
    let plain = try run(["-"])
    #expect(plain.status == 0 && plain.output.isEmpty)
    #expect(
      String(decoding: plain.errors, as: UTF8.self).hasPrefix(
        "error[lint/image-tag]: container 'b': image 'c' has no tag"))
    #expect(try run(["-", "--fail-on", "error"]).status == 1)
    #expect(try run(["-", "--fail-on", "error", "--rule", "image-tag=warning"]).status == 0)
  }

  @Test("a report of the findings on standard output")
  func report() throws {
    let answer = try run(["-", "--report", "sarif=-"])
    #expect(String(decoding: answer.output, as: UTF8.self).contains("\"lint/image-tag\""))
  }

  @Test func explained() throws {
    let answer = try run(["--explain", "latest-tag"])
    #expect(String(decoding: answer.output, as: UTF8.self).hasPrefix("image-tag (error): "))
    #expect(try run(["--explain", "nosuch"]).status == 1)
    #expect(try run(["--rules"]).status == 0)
  }

  @Test("places in charts are those of the template and of the values")
  func places() throws {
    let answer = try run(["charts/web-service", "--set", "nameOverride=x"])
    let text = String(decoding: answer.errors, as: UTF8.self)
    #expect(text.contains("::: --set nameOverride=x\n"))
    #expect(text.contains("'nameOverride' says so"))
  }

  @Test("without them, what is printed is Helm's alone")
  func helmOnly() throws {
    let answer = try run(["charts/web-service", "--helm-only"])
    #expect(answer.errors.isEmpty)
  }
}
