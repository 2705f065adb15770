import RhumbSystem
import Testing

@Suite struct CommandTests {
  private func output(_ words: [String], input: String = "") throws -> String {
    let answer = try BuiltProgram.run(words, input: Array(input.utf8))
    #expect(answer.status == 0, "\(String(decoding: answer.errors, as: UTF8.self))")
    return String(decoding: answer.output, as: UTF8.self)
  }

  /// Tools that call Helm take the first version they find, and it must be one of Helm 4.
  @Test(arguments: [
    (["version", "--short"], "v4.3.1+rhumb.0.1.0\n"), (["version", "-c", "--short"], "v4.3.1+rhumb.0.1.0\n"),
    (["version", "--template", "{{ .Version }}"], "v4.3.1"),
    (["version", "--template={{.Version | printf \"%s!\"}}"], "v4.3.1!"),
    (["version"], "rhumb 0.1.0, renders as Helm v4.3.1\n"),
  ])
  func version(_ words: [String], _ expected: String) throws { #expect(try output(words) == expected) }

  @Test("flags may stand anywhere, in every form pflag knows")
  func flagForms() throws {
    let chart = "charts/web-service"
    let expected = try output(["template", "r", chart, "--namespace", "n", "--set", "nameOverride=two", "--no-hooks"])
    for words in [
      ["--namespace=n", "template", "r", chart, "--set=nameOverride=two", "--no-hooks=true"],
      ["-n", "n", "template", "--no-hooks", "--set", "nameOverride=two", "r", chart],
      ["template", "-nn", "--set", "nameOverride=two", "--no-hooks=t", "--", "r", chart],
      ["template", "r", "-n=n", chart, "--set", "nameOverride=two", "--no-hooks=false", "--no-hooks=1"],
    ] { #expect(try output(words) == expected, "\(words)") }
  }

  @Test func valuesFromStandardInput() throws {
    let chart = "charts/web-service"
    #expect(
      try output(["template", "r", chart, "-f", "-"], input: "nameOverride: piped\n")
        == output(["template", "r", chart, "--set", "nameOverride=piped"]))
  }

  @Test func nameTemplate() throws {
    let chart = "charts/web-service"
    #expect(
      try output(["template", chart, "--name-template", "{{ \"ABC\" | lower }}"]) == output(["template", "abc", chart]))
  }

  @Test("every flag of Helm's that only matters to an installation is accepted and changes nothing")
  func installOnly() throws {
    let words = ["template", "r", "charts/web-service"]
    let plain = try output(words)
    #expect(
      try output(
        words + [
          "--create-namespace", "--description", "x", "--disable-openapi-validation", "--force-conflicts", "-l",
          "a=b,c=d",
          "--replace", "--rollback-on-failure", "--server-side=false", "--take-ownership", "--timeout", "1h2m3s",
          "--wait",
          "--wait-for-jobs", "--kube-context", "x", "--burst-limit", "5", "--qps", "1.5", "--color", "never",
          "--registry-config", "x", "--repository-cache", "x", "--repository-config", "x", "--dry-run", "--devel",
          "--insecure-skip-tls-verify", "--keyring", "k", "--version", "1",
        ]) == plain)
  }

  @Test func outputDirectory() throws {
    let directory = "/tmp/rhumb-output-\(UInt32.random(in: 0 ... .max))"
    defer { _ = try? BuiltProgram.runInRoot("rm", ["-rf", directory]) }
    let lines = try output(["template", "r", "charts/web-service", "--output-dir", directory]).split(separator: "\n")
    #expect(lines.contains("wrote \(directory)/web-service/templates/deployment.yaml"))
    let written = try DiskFileSystem().read(
      FilePath("\(directory)/web-service/templates/deployment.yaml"), limit: 1 << 20)
    #expect(written.starts(with: "---\n# Source: web-service/templates/deployment.yaml\n".utf8))
  }

  @Test func postRenderer() throws {
    let words = ["template", "r", "charts/web-service"]
    let plain = try output(words)
    #expect(try output(words + ["--post-renderer", "tr", "--post-renderer-args", "a-z,A-Z"]) == plain.uppercased())
    let failed = try BuiltProgram.run(words + ["--post-renderer", "false"])
    #expect(failed.status == 1)
    #expect(failed.output == [])
  }

  @Test("each shell's script asks __complete, which answers from the same tables as the parser")
  func completion() throws {
    for shell in ["bash", "zsh", "fish", "powershell"] {
      #expect(try output(["completion", shell]).contains("__complete"))
    }
    #expect(try output(["__complete", "temp"]) == "template\tprint the manifests of a chart\n")
    #expect(try output(["__complete", "template", "--set-j"]).hasPrefix("--set-json\t"))
    #expect(try output(["__complete", "template", "--color", "a"]) == "auto\nalways\n")
    #expect(try output(["__complete", "template", "ch"]) == "")
  }

  @Test func everyCommandExplainsItself() throws {
    for words in [
      [], ["template"], ["show"], ["show", "values"], ["version"], ["completion", "bash"], ["dependency", "list"],
    ] {
      let help = try output(words + ["--help"])
      #expect(help.contains("Usage:\n  rhumb"))
      #expect(help.contains("--namespace string"))
      #expect(try output(["help"] + words) == help)
    }
  }

  @Test func show() throws {
    let chart = "charts/web-service"
    let values = try DiskFileSystem().read(BuiltProgram.root.appending("\(chart)/values.yaml"), limit: 1 << 20)
    #expect(try output(["show", "values", chart]) == String(decoding: values, as: UTF8.self) + "\n")
    #expect(try output(["show", "chart", chart]).hasPrefix("apiVersion: v2\n"))
    #expect(try output(["inspect", "chart", chart]) == output(["show", "chart", chart]))
    #expect(try output(["dependency", "list", chart]).contains("NAME"))
    #expect(try output(["dependency", "build", chart, "--skip-refresh"]) == "")
  }

  @Test("output that can't be written is a failure")
  func fullDisk() throws {
    let rhumb = try DiskFileSystem().resolve(FilePath("/proc/self/exe")).appending("../rhumb").cleaned.text
    for redirection in [">/dev/full", ">&-"] {
      let answer = try BuiltProgram.runInRoot("sh", ["-c", "\(rhumb) template charts/web-service \(redirection)"])
      #expect(answer.status == 1, "\(redirection)")
    }
  }
}

@Suite struct FixedWorldTests {
  @Test(
    "--now and --seed pin what a chart takes from the world",
    arguments: [
      ("2026-01-31T12:00:00Z", "2026-01-31"), ("2026-01-31T23:30:00-02:00", "2026-02-01"), ("0", "1970-01-01"),
      ("2024-02-29T00:00:00.5Z", "2024-02-29"), ("1999-12-31T23:59:59+00:00", "1999-12-31"),
    ])
  func pinned(_ now: String, _ day: String) throws {
    let template = "{{ now | date \"2006-01-02\" }}.{{ randAlphaNum 20 | lower }}"
    let words = ["template", "charts/web-service", "--name-template", template, "-s", "templates/service.yaml"]
    let first = try BuiltProgram.run(words + ["--now", now, "--seed", "7"])
    #expect(first.status == 0, "\(String(decoding: first.errors, as: UTF8.self))")
    #expect(String(decoding: first.output, as: UTF8.self).contains("instance: \(day)."))
    #expect(try BuiltProgram.run(words + ["--now", now, "--seed", "7"]).output == first.output)
    #expect(try BuiltProgram.run(words + ["--now", now, "--seed", "8"]).output != first.output)
  }

  @Test(arguments: ["x", "2026-01-31", "2026-13-01T00:00:00Z", "99999999999999"])
  func badTimes(_ now: String) throws {
    #expect(try BuiltProgram.run(["template", "charts/web-service", "--now", now]).status == 1)
  }
}
