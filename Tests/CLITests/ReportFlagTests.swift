import RhumbSystem
import Testing

/// `--report`: where reports go, and what it does to the messages of a command.
@Suite struct ReportFlagTests {
  /// A chart whose only template fails, in a folder of its own.
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = "/tmp/rhumb-report-\(UInt32.random(in: 0 ... .max))"
    defer { _ = try? BuiltProgram.runInRoot("rm", ["-rf", folder]) }
    let script = """
      mkdir -p \(folder)/c/templates && cd \(folder)/c && printf 'name: c\\nversion: 0.1.0\\n' > Chart.yaml \
      && echo 'a: {{ .Values.a.b }}' > templates/a.yaml
      """
    try #require(BuiltProgram.runInRoot("sh", ["-c", script]).status == 0)
    try body(folder)
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
  private func read(_ path: String) throws -> String {
    text(try DiskFileSystem().read(FilePath(path), limit: 1 << 20))
  }

  @Test func withoutAFileItTakesThePlaceOfTheMessages() throws {
    try inFolder { folder in
      let answer = try BuiltProgram.run(["template", "\(folder)/c", "--report", "github"])
      #expect(answer.status == 1)
      #expect(answer.output == [])
      #expect(
        text(answer.errors).hasPrefix("::error file=\(folder)/c/templates/a.yaml,line=1,col=7,endColumn=18,title="))
      #expect(text(answer.errors).split(separator: "\n").count == 1)
    }
  }

  @Test func withFilesTheMessagesStay() throws {
    try inFolder { folder in
      let answer = try BuiltProgram.run([
        "template", "\(folder)/c", "--report", "sarif=\(folder)/out/a.sarif", "--report=junit=\(folder)/out/a.xml",
        "--report", "json=-",
      ])
      #expect(answer.status == 1)
      #expect(text(answer.output).hasPrefix("{\n  \"version\": 1,"))
      #expect(text(answer.errors).hasPrefix("Error: c/templates/a.yaml:1:13\n"))
      #expect(try read("\(folder)/out/a.sarif").contains("\"ruleId\": \"template/nil-field\""))
      #expect(try read("\(folder)/out/a.xml").contains("failures=\"1\""))
    }
  }

  @Test func successIsReportedToo() throws {
    try inFolder { folder in
      let answer = try BuiltProgram.run([
        "template", "\(folder)/c", "--set", "a.b=1", "--report", "junit=\(folder)/a.xml",
      ])
      #expect(answer.status == 0)
      #expect(text(answer.output) == "---\n# Source: c/templates/a.yaml\na: 1\n")
      #expect(answer.errors == [])
      #expect(try read("\(folder)/a.xml").contains("tests=\"1\" failures=\"0\""))
    }
  }

  @Test func failuresWithoutAPlaceAreReportedToo() throws {
    let answer = try BuiltProgram.run(["template", "./nope", "--report", "json"])
    #expect(answer.status == 1)
    #expect(text(answer.errors).contains("\"code\": \"command/failed\""))
    #expect(text(answer.errors).contains("\"message\": \"path \\\"./nope\\\" not found\""))
  }

  @Test func findingsOfValidateFlowThrough() throws {
    let answer = try BuiltProgram.run(
      ["validate", "-", "--report", "json"], input: Array("apiVersion: v1\nkind: Service\nmetadata: {name: A}\n".utf8))
    #expect(answer.status == 1)
    #expect(text(answer.errors).contains("\"code\": \"kubernetes/name\""))
  }

  @Test(arguments: [
    (["--report", "xml"], "it is none of text, json, sarif, junit, github, gitlab"),
    (["--report", "json="], "no file behind ="),
  ])
  func badDestinations(_ words: [String], _ reason: String) throws {
    let answer = try BuiltProgram.run(["template", "c"] + words)
    #expect(answer.status == 1)
    #expect(text(answer.errors) == "Error: invalid argument \"\(words[1])\" for \"--report\" flag: \(reason)\n")
  }

  @Test func aFileThatCannotBeWrittenIsAnError() throws {
    let answer = try BuiltProgram.run(["template", "charts/web-service", "--report", "json=/dev/null/x"])
    #expect(answer.status == 1)
    #expect(text(answer.errors).hasPrefix("Error: can't write the report: "))
  }

  @Test func coloursAreForThoseWhoAsk() throws {
    try inFolder { folder in
      for (words, isColoured) in [(["--color", "always"], true), (["--color", "never"], false), ([], false)] {
        let answer = try BuiltProgram.run(["template", "\(folder)/c"] + words)
        #expect(text(answer.errors).contains("\u{1B}[1;31m^") == isColoured)
      }
    }
  }
}
