import RhumbSystem
import Testing

/// `rhumb values` and `rhumb canary`, from the command line to the file.
@Suite struct CanaryTests {
  private static let given = """
    # Weights, do not reorder.
    istio: {enabled: true}
    canary:
      enabled: true
    traffic:
      weights:
        stable: 95   # percent
        canary: 5
    """

  /// Runs the program on a values file of its own; gives status, what was printed, and the file afterwards.
  private func run(
    _ words: [String], values: String = given
  ) throws -> (status: Int, output: String, errors: String, file: String) {
    let path = "/tmp/rhumb-canary-\(UInt32.random(in: 0 ... .max)).yaml"
    defer { _ = try? BuiltProgram.runInRoot("rm", ["-f", path]) }
    _ = try BuiltProgram.runInRoot("sh", ["-c", "cat > \(path)"], input: Array(values.utf8))
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
    #expect(answer.output.hasSuffix(".yaml:8:13: traffic.weights.canary: 5 -> 7\n"))
  }

  @Test func valuesSetRefuses() throws {
    let answer = try run(["values", "set", "FILE", "traffic.weights.canary=7", "traffic.wieghts=1"])
    #expect(answer.status == 1)
    #expect(answer.file == Self.given)
    #expect(answer.errors.contains(".yaml:6:3: there is no 'traffic.wieghts'"))
    #expect(answer.errors.contains("did you mean 'weights'?"))
  }

  @Test func status() throws {
    let answer = try run(["canary", "status"] + chart)
    #expect(answer.status == 0)
    #expect(answer.output.contains("VirtualService/release-name-web-service"))
    #expect(answer.output.contains("traffic.weights.stable at /tmp/"))
    #expect(answer.output.contains(".yaml:8:13\n"))
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
      (["--weight", "101"], "a weight is 0 to 100"),
      (["--weight", "20", "--max-step", "10"], "a step of 15 is larger than --max-step 10"),
      (["--weight", "20", "--subset", "other"], "no weighted route leads to 'other'"),
      (["--weight", "20", "--route", "none"], "no weighted route leads to 'canary'"),
      (["--weight", "20", "--set", "traffic.weights.canary=5"], "a weight is set in no file given with --values"),
      ([], "--weight says which share the canary gets"),
    ])
  func refusals(_ words: [String], _ message: String) throws {
    let answer = try run(["canary", "set"] + words + chart)
    #expect(answer.status == 1)
    #expect(answer.errors.contains(message), "\(answer.errors)")
    #expect(answer.file == Self.given)
  }
}
