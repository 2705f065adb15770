import RhumbSystem
import Testing

/// What a wrong command line is told. The words are Helm 4.3.1's, with the program's name changed.
@Suite struct MessageTests {
  private func check(_ words: [String], _ status: Int, _ message: String) throws {
    let answer = try BuiltProgram.run(words)
    #expect(answer.status == status)
    #expect(String(decoding: answer.errors, as: UTF8.self) == message)
    if status != 0 { #expect(answer.output == []) }
  }

  @Test(arguments: [
    (["--foo", "c"], "unknown flag: --foo"),
    (["-x", "c"], "unknown shorthand flag: 'x' in -x"),
    (["c", "-nfoo", "-ginvalid"], "unknown shorthand flag: 'i' in -invalid"),
    (["--set"], "flag needs an argument: --set"),
    (["c", "-n"], "flag needs an argument: 'n' in -n"),
    (["c", "-gn"], "flag needs an argument: 'n' in -n"),
    (["c", "--=x"], "bad flag syntax: --=x"),
    (["c", "---x"], "bad flag syntax: ---x"),
    (
      ["c", "--no-hooks=maybe"],
      "invalid argument \"maybe\" for \"--no-hooks\" flag: strconv.ParseBool: parsing \"maybe\": invalid syntax"
    ),
    (["c", "--timeout", "x"], "invalid argument \"x\" for \"--timeout\" flag: time: invalid duration \"x\""),
    (["c", "--timeout", "5"], "invalid argument \"5\" for \"--timeout\" flag: time: missing unit in duration \"5\""),
    (["c", "-l", "a"], "invalid argument \"a\" for \"-l, --labels\" flag: a must be formatted as key=value"),
    (
      ["c", "--qps", "a"],
      "invalid argument \"a\" for \"--qps\" flag: strconv.ParseFloat: parsing \"a\": invalid syntax"
    ),
    (
      ["c", "--burst-limit", "a"],
      "invalid argument \"a\" for \"--burst-limit\" flag: strconv.ParseInt: parsing \"a\": invalid syntax"
    ),
    (
      ["c", "--wait=x"],
      "invalid argument \"x\" for \"--wait\" flag: invalid wait input \"x\". "
        + "Valid inputs are watcher, hookOnly, and legacy"
    ),
    (
      ["c", "--api-versions", "a,\"b"],
      "invalid argument \"a,\\\"b\" for \"-a, --api-versions\" flag: parse error on line 1, column 5: extraneous or "
        + "missing \" in quoted-field"
    ),
    (
      ["c", "--force-conflicts", "--force-replace"],
      "if any flags in the group [force-replace force-conflicts] are set none of the others can be; "
        + "[force-conflicts force-replace] were all set"
    ),
    ([], "\"rhumb template\" requires at least 1 argument\n\nUsage:  rhumb template [NAME] [CHART] [flags]"),
    (["a", "b", "c"], "expected at most two arguments, unexpected arguments: c"),
    (["nope"], "non-absolute URLs should be in form of repo_name/path_to_chart, got: nope"),
    (["./nope"], "path \"./nope\" not found"),
    (["c", "--kube-version", "x"], "invalid kube version 'x': could not parse \"x\" as version"),
    (["c", "--dry-run=foo"], "invalid dry-run value (\"foo\"). Must be \"none\", \"server\", or \"client\""),
    (["x", "charts/web-service", "-g"], "cannot set --generate-name and also specify a name"),
    (["x", "charts/web-service", "--name-template", "y"], "cannot set --name-template and also specify a name"),
    (["charts/web-service", "-f", "nope"], "open nope: no such file or directory"),
    (["charts/web-service", "--set-json", "{"], "failed parsing --set-json data JSON: {"),
    (
      ["charts"],
      "unable to detect chart at \(BuiltProgram.root.text)/charts/Chart.yaml: "
        + "open \(BuiltProgram.root.text)/charts/Chart.yaml: no such file or directory"
    ),
    (["charts/common"], "library charts are not installable"),
  ])
  func template(_ words: [String], _ message: String) throws {
    try check(["template"] + words, 1, "Error: \(message)\n")
  }

  @Test(arguments: [
    (["foo"], "unknown command \"foo\" for \"rhumb\"\nRun 'rhumb --help' for usage."),
    (
      ["tempalte"],
      "unknown command \"tempalte\" for \"rhumb\"\n\nDid you mean this?\n\ttemplate\n\nRun 'rhumb --help' for usage."
    ),
    (["--nope"], "unknown flag: --nope"),
    (["version", "x"], "\"rhumb version\" accepts no arguments\n\nUsage:  rhumb version [flags]"),
    (["show", "values"], "\"rhumb show values\" requires 1 argument\n\nUsage:  rhumb show values [CHART] [flags]"),
  ])
  func otherCommands(_ words: [String], _ message: String) throws { try check(words, 1, "Error: \(message)\n") }

  @Test func badReleaseNamesAreLoggedToo() throws {
    let rule = "[a-z0-9]([-a-z0-9]*[a-z0-9])?"
    let answer = try BuiltProgram.run(["template", "BAD_name", "charts/web-service"])
    let lines = String(decoding: answer.errors, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("level=ERROR msg=\"release name check failed\" error=\"release name") == true)
    #expect(
      lines.last ?? ""
        == "Error: release name check failed: release name \"BAD_name\": invalid release name, must match "
        + "regex ^\(rule)(\\.\(rule))*$ and the length must not be longer than 53")
  }

  @Test func deprecatedFlagsWork() throws {
    let answer = try BuiltProgram.run(["template", "charts/web-service", "--force"])
    #expect(answer.status == 0)
    #expect(answer.errors == Array("Flag --force has been deprecated, use --force-replace instead\n".utf8))
  }
}

@Suite struct LongMessageTests {
  @Test("however much is wrong, a message stays below 64 KiB, and begins and ends as Helm's does")
  func staysBearable() throws {
    let chart = "/tmp/rhumb-long-\(UInt32.random(in: 0 ... .max))"
    defer { _ = try? BuiltProgram.runInRoot("rm", ["-rf", chart]) }
    let script = #"""
      mkdir -p \#(chart) && cd \#(chart) && printf 'name: c\nversion: 0.1.0\n' > Chart.yaml \
      && echo "{\"required\": [$(seq -f '"k%.0f"' -s, 0 19999)]}" > values.schema.json
      """#
    try #require(BuiltProgram.runInRoot("sh", ["-c", script]).status == 0)
    let answer = try BuiltProgram.run(["template", chart])
    #expect(answer.status == 1)
    #expect(answer.errors.count < 64 << 10)
    let message = String(decoding: answer.errors, as: UTF8.self)
    #expect(message.contains("- at '': missing properties 'k0', 'k1', "))
    #expect(message.contains("bytes left out"))
    #expect(message.contains("'k19999'"))
  }
}

@Suite struct SecretTests {
  @Test("rendered text is shown only with --debug: it holds what values say")
  func hidesRenderedText() throws {
    let chart = "/tmp/rhumb-secret-\(UInt32.random(in: 0 ... .max))"
    defer { _ = try? BuiltProgram.runInRoot("rm", ["-rf", chart]) }
    let script = """
      mkdir -p \(chart)/templates && cd \(chart) && printf 'name: c\\nversion: 0.1.0\\n' > Chart.yaml \
      && echo 'a: b: {{ .Values.s }}' > templates/a.yaml
      """
    try #require(BuiltProgram.runInRoot("sh", ["-c", script]).status == 0)
    let quiet = try BuiltProgram.run(["template", chart, "--set", "s=hunter2"])
    #expect(quiet.status == 1)
    #expect(quiet.output == [])
    let message = String(decoding: quiet.errors, as: UTF8.self)
    #expect(message.hasPrefix("Error: YAML parse error on c/templates/a.yaml: error converting YAML to JSON: yaml: "))
    #expect(message.contains("Use --debug flag to render out invalid YAML"))
    #expect(!message.contains("hunter2"))
    let loud = try BuiltProgram.run(["template", chart, "--set", "s=hunter2", "--debug"])
    #expect(loud.status == 1)
    #expect(String(decoding: loud.output, as: UTF8.self) == "---\n# Source: c/templates/a.yaml\na: b: hunter2\n")
  }
}
