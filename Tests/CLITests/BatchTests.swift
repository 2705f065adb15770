import RhumbSystem
import RhumbTestSupport
import Testing

/// `rhumb template --batch`: many releases in one run print what each would print alone.
@Suite struct BatchTests {
  private static let batch = """
    defaults:
      chart: web
      namespace: shop
      values: [base.yaml]
    releases:
    - {name: one, set: [tag=1]}
    - {name: two, values: [two.yaml], kubeVersion: v1.30.0}
    - {name: bad, set: [tag=null]}
    - {name: one, folder: other, namespace: elsewhere}

    """

  private func folder() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write(Self.batch, at: "batch.yaml")
    try folder.write("tag: base\n", at: "base.yaml")
    try folder.write("tag: two\n", at: "two.yaml")
    try folder.write("apiVersion: v2\nname: web\nversion: 0.1.0\n", at: "web/Chart.yaml")
    try folder.write(
      "name: {{ .Release.Name }}-{{ .Release.Namespace }}\ntag: {{ required \"tag\" .Values.tag }}\n"
        + "kube: {{ .Capabilities.KubeVersion.Version }}\n", at: "web/templates/a.yaml")
    return folder
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func printsWhatEachWouldPrintAlone() throws {
    let folder = try folder()
    let answer = try BuiltProgram.run(["template", "--batch", "batch.yaml"], in: folder.path)
    var wanted = ""
    for (name, words) in [
      ("one", ["one", "web", "-n", "shop", "-f", "base.yaml", "--set", "tag=1"]),
      ("two", ["two", "web", "-n", "shop", "-f", "base.yaml", "-f", "two.yaml", "--kube-version", "v1.30.0"]),
      ("other", ["one", "web", "-n", "elsewhere", "-f", "base.yaml"]),
    ] {
      wanted += "# Release: \(name)\n" + text(try BuiltProgram.run(["template"] + words, in: folder.path).output)
    }
    #expect(text(answer.output) == wanted)
  }

  @Test func aFailureKeepsNoOther() throws {
    let folder = try folder()
    let answer = try BuiltProgram.run(["template", "--batch", "batch.yaml", "--report", "json=-"], in: folder.path)
    #expect(answer.status == 1)
    let errors = text(answer.errors)
    #expect(errors.hasPrefix("Error: release 'bad': execution error at (web/templates/a.yaml:2:8): tag\n"))
    #expect(errors.contains(" --> web/templates/a.yaml:2:9\n"))
    #expect(errors.hasSuffix("Error: 1 of 4 releases failed\n"))
    #expect(text(answer.output).contains("\"code\": \"template/refused\""))
  }

  @Test func writesAFolderForEach() throws {
    let folder = try folder()
    let answer = try BuiltProgram.run(
      ["template", "--batch", "batch.yaml", "--output-dir", "out", "--set", "tag=all"], in: folder.path)
    #expect(answer.status == 0)
    #expect(text(answer.output) == "wrote out/one\nwrote out/two\nwrote out/bad\nwrote out/other\n")
    #expect(try folder.text("out/other/web/templates/a.yaml").contains("name: one-elsewhere\ntag: all\n"))
  }

  @Test func isTheSameEveryTime() throws {
    let folder = try folder()
    let releases = (0..<60).map { "- {name: r\($0), chart: web, set: [tag=x]}\n" }.joined()
    try folder.write("releases:\n" + releases, at: "many.yaml")
    try folder.write("tag: {{ randAlpha 9 }}\n", at: "web/templates/b.yaml")
    let words = ["template", "--batch", "many.yaml", "--seed", "7"]
    let first = try BuiltProgram.run(words, in: folder.path)
    #expect(first.status == 0)
    #expect(try BuiltProgram.run(words, in: folder.path).output == first.output)
  }

  /// What is known of a schema is shared by releases, and what is wrong with one of them is told of it alone.
  @Test func schemasJudgeEachRelease() throws {
    let folder = try folder()
    try folder.write(#"{"properties": {"tag": {"pattern": "^[a-z]+$"}}}"#, at: "web/values.schema.json")
    try folder.write(
      "defaults: {chart: web}\nreleases:\n- {name: a, set: [tag=a]}\n- {name: b, set: [tag=B]}\n"
        + "- {name: c, set: [tag=c]}\n- {name: d, set: [tag=D]}\n", at: "batch.yaml")
    let answer = try BuiltProgram.run(["template", "--batch", "batch.yaml"], in: folder.path)
    #expect(answer.status == 1)
    #expect(
      text(answer.output).split(separator: "\n").filter { $0.hasPrefix("tag") || $0.hasPrefix("# Rel") }
        == ["# Release: a", "tag: a", "# Release: c", "tag: c"])
    for (name, tag) in [("b", "B"), ("d", "D")] {
      let alone = try BuiltProgram.run(["template", name, "web", "--set", "tag=" + tag], in: folder.path)
      let errors = text(alone.errors)
      #expect(errors.contains("- at '/tag': '\(tag)' does not match pattern '^[a-z]+$'"))
      #expect(text(answer.errors).contains("release '\(name)': " + errors.dropFirst("Error: ".count)))
    }
  }

  @Test func wrongBatchesAreToldWhole() throws {
    let folder = try folder()
    try folder.write(
      "releases:\n- {name: a, chrt: web}\n- {name: b, values: {a: 1}, chart: web}\n- c\n", at: "wrong.yaml")
    let answer = try BuiltProgram.run(["template", "--batch", "wrong.yaml"], in: folder.path)
    #expect(answer.status == 1)
    #expect(
      text(answer.errors).split(separator: "\n").filter { $0.contains("wrong.yaml: ") }
        == [
          "Error: wrong.yaml: a batch has no key 'chrt'",
          "error[batch/invalid]: wrong.yaml: release 'a' has no chart",
          "error[batch/invalid]: wrong.yaml: a text is needed here",
          "error[batch/invalid]: wrong.yaml: a release must be a map",
        ])
    let stray = try BuiltProgram.run(["template", "--batch", "batch.yaml", "web"], in: folder.path)
    #expect(text(stray.errors) == "Error: --batch names the releases and charts: give no others\n")
  }
}
