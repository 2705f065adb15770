import RhumbSystem
import Testing

/// `rhumb values` and `rhumb canary`, from the command line to the file.
@Suite struct CanaryTests {
  private static let given = """
    # Weights, do not reorder.
    istio: {enabled: true}
    canary:
      enabled: true
      replicaCount: 2
    traffic:
      weights:
        stable: 95   # percent
        canary: 5
    """

  /// Runs the program on a values file of its own; gives status, what was printed, and the file afterwards.
  private func run(
    _ words: [String], file given: String = given
  ) throws -> (status: Int, output: String, errors: String, file: String) {
    let path = "/tmp/rhumb-canary-\(UInt32.random(in: 0 ... .max)).yaml"
    defer { _ = try? BuiltProgram.runInRoot("rm", ["-f", path]) }
    _ = try BuiltProgram.runInRoot("sh", ["-c", "cat > \(path)"], input: Array(given.utf8))
    let answer = try BuiltProgram.run(words.map { $0 == "FILE" ? path : $0 })
    let file = try DiskFileSystem().read(FilePath(path), limit: 1 << 20)
    func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    return (answer.status, text(answer.output), text(answer.errors), text(file))
  }

  private let chart = ["charts/web-service", "-f", "FILE"]

  @Test func valuesSet() throws {
    let answer = try run(["values", "set", "FILE", "traffic.weights.canary=7"])
    #expect(answer.status == 0)
    #expect(answer.file == Self.given.replacing("canary: 5", with: "canary: 7"))
    #expect(answer.output.hasSuffix(".yaml:9:13: traffic.weights.canary: 5 -> 7\n"))
  }

  @Test func valuesSetRefuses() throws {
    let answer = try run(["values", "set", "FILE", "traffic.weights.canary=7", "traffic.wieghts=1"])
    #expect(answer.status == 1)
    #expect(answer.file == Self.given)
    #expect(answer.errors.contains(".yaml:7:3: there is no 'traffic.wieghts'"))
    #expect(answer.errors.contains("did you mean 'weights'?"))
  }

  @Test func status() throws {
    let answer = try run(["canary", "status"] + chart)
    #expect(answer.status == 0)
    #expect(answer.output.contains("VirtualService/release-name-web-service"))
    #expect(answer.output.contains("traffic.weights.stable at /tmp/"))
    #expect(answer.output.contains(".yaml:9:13\n"))
  }

  @Test("both weights change, so that they still sum to 100, and nothing else does")
  func shift() throws {
    for (words, canary) in [(["set", "--weight", "20"], 20), (["promote"], 100), (["abort"], 0)] {
      let answer = try run(["canary"] + words + chart)
      #expect(answer.status == 0, "\(answer.errors)")
      #expect(
        answer.file
          == Self.given.replacing("stable: 95", with: "stable: \(100 - canary)")
          .replacing("canary: 5", with: "canary: \(canary)"))
    }
  }

  @Test("each step is the next share of the schedule, up to its end")
  func step() throws {
    let words = ["canary", "step", "--schedule", "10,100"] + chart
    #expect(
      try run(words).file == Self.given.replacing("stable: 95", with: "stable: 90").replacing("y: 5", with: "y: 10"))
    let last = Self.given.replacing("stable: 95", with: "stable: 0").replacing("y: 5", with: "y: 100")
    let answer = try run(words, file: last)
    #expect(answer.status == 0)
    #expect(answer.file == last)
    #expect(answer.output == "the canary has 100 percent, the end of the schedule\n")
    #expect(
      try run(["canary", "step", "--schedule", "10,5"] + chart).errors.contains("--schedule is a list of growing"))
  }

  @Test("weights are set in manifests too, in the document and the bytes where they stand")
  func manifest() throws {
    let text = """
      kind: ConfigMap
      apiVersion: v1
      --- # the route
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: {name: web}
      spec:
        http:
        - route: [{destination: {host: web}, weight: 90}, {destination: {host: web-canary}, "weight":10 }]
      """
    let answer = try run(
      ["canary", "set", "--weight", "30", "--waive", "no-service", "-o", "json", "FILE"], file: text)
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.file == text.replacing(": 90}", with: ": 70}").replacing(":10 ", with: ":30 "))
    #expect(answer.output.contains(#""path": "spec.http[0].route[1].weight""#))
    #expect(answer.output.contains(#""written": true"#))
  }

  @Test func statusForPrograms() throws {
    let answer = try run(["canary", "status", "-o", "json"] + chart)
    #expect(answer.status == 0)
    for line in [#""kind": "VirtualService""#, #""path": "traffic.weights.canary""#, #""line": 9"#, #""max": 2"#] {
      #expect(answer.output.contains(line), "\(answer.output)")
    }
  }

  @Test func dryRun() throws {
    let answer = try run(["canary", "set", "--weight", "20", "--dry-run"] + chart)
    #expect(answer.status == 0)
    #expect(answer.file == Self.given)
    #expect(answer.output.contains("-    stable: 95   # percent\n-    canary: 5"))
    #expect(answer.output.contains("+    stable: 80   # percent\n+    canary: 20"))
  }

  @Test(
    "what breaks a rule is refused by its name, and the file stays",
    arguments: [
      (["--weight", "101"], "a weight is 0 to 100, not 101 [canary/range]"),
      (["--weight", "20", "--max-step", "10"], "a step of 15 is larger than --max-step 10 [canary/max-step]"),
      (["--weight", "20", "--max-step", "0"], "--max-step is a number from 1 to 100, not '0'"),
      (["--weight", "20", "--subset", "other"], "no weighted route leads to 'other' [canary/no-route]"),
      (["--weight", "20", "--route", "none"], "no weighted route 'none' leads to 'canary' [canary/no-route]"),
      (["--weight", "20", "--waive", "sum"], "the rule canary/sum can't be waived"),
      (["--weight", "20", "--waive", "x"], "--waive 'x' is no rule: there are no-service, no-port, no-subset"),
      (["--weight", "100", "--set", "canary.replicaCount=1"], "100 of 100 needs 2 pods, but"),
      (["--weight", "20", "charts/common"], "name one chart, or manifests that belong together, but not both"),
      (["--weight", "20", "--set", "traffic.weights.canary=5"], "a weight is set in no file given with --values"),
      ([], "--weight says which share the canary gets"),
    ])
  func refusals(_ words: [String], _ message: String) throws {
    let answer = try run(["canary", "set"] + words + chart)
    #expect(answer.status == 1)
    #expect(answer.errors.contains(message), "\(answer.errors)")
    #expect(answer.file == Self.given)
  }

  @Test(
    "every command says what it is for, and which flags it takes",
    arguments: [
      ("", ["status", "set", "step", "promote", "abort", "plan", "gate", "run"]),
      ("status", ["CHART | FILE...", "--output"]), ("set", ["--weight", "--max-step", "--waive"]),
      ("step", ["--schedule", "--dry-run"]), ("promote", ["set --weight 100"]), ("abort", ["set --weight 0"]),
      ("plan", ["--every", "--write", "--as"]), ("gate", ["exit status 0 for pass", "--query", "--failure-limit"]),
      ("run", ["--apply", "--state", "--abort", "can be killed at any moment"]),
    ])
  func help(_ command: String, _ words: [String]) throws {
    let answer = try BuiltProgram.run(["canary"] + (command.isEmpty ? [] : [command]) + ["--help"])
    let text = String(decoding: answer.output, as: UTF8.self)
    #expect(answer.status == 0)
    for word in words { #expect(text.contains(word), "\(word)\n\(text)") }
  }
}
