import RhumbSystem
import RhumbTestSupport
import Testing

/// What the machine does to a run: signals, and readers that go away.
@Suite struct ProcessTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// A chart with one template, and a shell in its folder: `$@` is `rhumb` with words.
  private func shell(_ script: String, _ template: String, _ words: [String]) throws -> (
    ChildProcess.Result, ScratchFolder
  ) {
    let folder = try ScratchFolder()
    try folder.write("apiVersion: v2\nname: c\nversion: 0.1.0\n", at: "c/Chart.yaml")
    try folder.write("kind: A\nk: \(template)\n", at: "c/templates/a.yaml")
    let all = ["-C", folder.path.text, "sh", "-c", script, "sh", try BuiltProgram.path] + words
    return (try BuiltProgram.runInRoot("env", all), folder)
  }

  @Test("a signal ends a run that would take for ever, and nothing is left of it", arguments: ["INT", "TERM"])
  func signals(signal: String) throws {
    // A shell's background jobs ignore SIGINT, and hand that on.
    let script = "env --default-signal=INT \"$@\" & sleep 0.3; kill -\(signal) $!; wait $!; echo $?; ls"
    let (answer, _) = try shell(
      script, "{{ range until 1000000 }}{{ range until 1000000 }}{{ end }}{{ end }}",
      ["template", "c", "--max-time", "3600", "--max-steps", "1000000000000", "--output-dir", "out"])
    #expect(text(answer.output) == (signal == "INT" ? "130\nc\n" : "143\nc\n"), "\(text(answer.errors))")
  }

  @Test("a reader that goes away ends a run, which says little of it")
  func closedPipe() throws {
    let (answer, _) = try shell(
      "{ \"$@\"; echo \"status $?\" >&2; } | :", "{{ repeat 1000000 \"x\" | quote }}", ["template", "c"])
    #expect(!text(answer.errors).contains("status 0\n"), "\(text(answer.errors))")
    #expect(answer.errors.count < 200)
  }

  @Test("what can't be written whole is not written", arguments: [["--output-dir", "out"], []])
  func limitedFiles(_ words: [String]) throws {
    // 512 KiB, or 1 MiB, as the shell counts: the thread sanitizer writes a file of its own as a program starts.
    let (answer, folder) = try shell(
      "ulimit -f 1024; \"$@\" > stream; echo \"status $?\" >&2", "{{ repeat 3000000 \"x\" | quote }}",
      ["template", "c"] + words)
    #expect(text(answer.errors).contains("status 1\n"), "\(text(answer.errors))")
    #expect(text(answer.errors).contains("Error: "))
    let left = try BuiltProgram.runInRoot("find", ["\(folder.path.text)/out", "-type", "f"])
    #expect(left.output.isEmpty)
  }
}
