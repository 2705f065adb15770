import RhumbSystem
import Testing

/// `rhumb canary run` from nothing to all, down again, and killed in between, against a real Prometheus server.
@Suite(
  .serialized,
  .enabled(if: MetricsBench.isInstalled, "needs the program 'prometheus': scripts/install-needs --tests fetches it"))
struct CanaryRunTests {
  /// A route in a repository of its own, with a program that stands in for kubectl and writes down what it is given.
  /// It refuses to be given nothing, as kubectl does: that is what it gets from a run that was killed at that moment.
  private final class Site: Sendable {
    let directory = "/tmp/rhumb-run-\(UInt64.random(in: 0 ... .max))"
    var route: String { "\(directory)/route.yaml" }

    init() throws {
      let script = """
        mkdir -p "$1/bin" && cd "$1" && cat > route.yaml
        printf '#!/bin/sh\\nbody=$(cat)\\n[ -n "$body" ] || exit 1\\necho "$* $(echo "$body" | grep -o "weight.:[0-9]*" | tr "\\\\n" " ")" >> %s/kubectl.log\\n' \
        "$1" > bin/kubectl
        chmod +x bin/kubectl
        git init -q . && git config user.name t && git config user.email t@example.com
        git add route.yaml && git commit -qm start
        """
      let made = try BuiltProgram.runInRoot("sh", ["-c", script, "sh", directory], input: Array(Self.text(0).utf8))
      #expect(made.status == 0, "\(String(decoding: made.errors, as: UTF8.self))")
    }

    deinit { _ = try? BuiltProgram.runInRoot("rm", ["-rf", directory]) }

    static func text(_ share: Int) -> String {
      """
      # Shifted by a run; the comment stays.
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: {name: web, namespace: shop}
      spec:
        hosts: [web]
        http:
        - route:
          - {destination: {host: web}, weight: \(100 - share)} # stable
          - {destination: {host: web-canary}, weight: \(share)}
      """
    }

    var file: String {
      String(decoding: (try? DiskFileSystem().read(FilePath(route), limit: 1 << 20)) ?? [], as: UTF8.self)
    }

    /// The canary's share as the file says it; nil if the file is anything but the route with weights that sum.
    var share: Int? {
      let text = file
      return (0...100).first { text == Self.text($0) }
    }

    /// Looks at the file until it has a share, or the program has ended.
    func awaitShare(_ share: Int, of run: BackgroundProgram) {
      while self.share != share && run.result == nil {
        #expect(self.share != nil, "\(file)")
        Pause.take(nanoseconds: 20_000_000)
      }
    }

    func output(of program: String, _ words: [String]) throws -> String {
      String(decoding: try BuiltProgram.runInRoot(program, words).output, as: UTF8.self)
    }

    /// The shares that were handed on, without repetitions.
    func applied() throws -> [Int] {
      let log = try output(of: "cat", ["\(directory)/kubectl.log"])
      var shares: [Int] = []
      for line in log.split(separator: "\n") {
        #expect(line.hasPrefix("apply --filename - weight"), "\(line)")
        let share = Int(line.split(separator: ":").last?.filter { $0.isNumber } ?? "") ?? -1
        if shares.last != share { shares.append(share) }
      }
      return shares
    }

    func words(_ address: String, apply: String = "kubectl", _ more: [String] = []) -> [String] {
      [
        "canary", "run", route, "--waive", "no-service", "--schedule", "20,50,100", "--every", "1500ms", "--interval",
        "200ms", "--window", "1s", "--prometheus", address, "--selector", "destination_workload=\"web-canary\"",
        "--success-rate", "99", "--p99", "400ms", "--failure-limit", "2", "--patience", "30s", "--apply", apply,
        "--state", "\(directory)/state.json",
      ] + more
    }

    func run(_ words: [String]) throws -> (status: Int, output: String) {
      let program = ["PATH=\(directory)/bin:/usr/bin:/bin", try BuiltProgram.path] + words
      let answer = try BuiltProgram.runInRoot("env", program)
      return (answer.status, String(decoding: answer.output + answer.errors, as: UTF8.self))
    }

    func start(_ words: [String]) throws -> BackgroundProgram {
      let program = ["PATH=\(directory)/bin:/usr/bin:/bin", try BuiltProgram.path] + words
      return try BackgroundProgram("env", program, output: "\(directory)/run.log")
    }

    /// Nothing but the route is left: no state, no lock, no temporary file.
    func isClean() throws -> Bool {
      let names = try DiskFileSystem().list(FilePath(directory)).map { String(decoding: $0.name, as: UTF8.self) }
      return names.allSatisfy { [".git", "bin", "kubectl.log", "route.yaml"].contains($0) || $0.hasPrefix("run.log") }
    }
  }

  @Test("from 0 to 100, each step handed to kubectl")
  func promoted() throws {
    let bench = try MetricsBench(isBad: { false })
    let site = try Site()
    let answer = try site.run(site.words(bench.address))
    #expect(answer.status == 0, "\(answer.output)")
    #expect(site.share == 100)
    #expect(try site.applied() == [20, 50, 100])
    #expect(answer.output.contains("step 3 of 3: 100 percent\n"))
    #expect(answer.output.contains("success rate  100 % (>= 99 %) over 1s"), "\(answer.output)")
    #expect(answer.output.hasSuffix("the canary has its share\n"))
    #expect(try site.isClean())
    #expect(try site.run(site.words(bench.address)).output == "the canary has 100 percent, the end of the schedule\n")
  }

  @Test("from 0 to 100, each step a commit")
  func commits() throws {
    let bench = try MetricsBench(isBad: { false })
    let site = try Site()
    let answer = try site.run(site.words(bench.address, apply: "git"))
    #expect(answer.status == 0, "\(answer.output)")
    let log = try site.output(of: "git", ["-C", site.directory, "log", "--format=%s"])
    #expect(
      log == """
        Give the canary 100 percent (route.yaml)
        Give the canary 50 percent (route.yaml)
        Give the canary 20 percent (route.yaml)
        start

        """)
    #expect(try site.output(of: "git", ["-C", site.directory, "status", "--short", "route.yaml"]) == "")
  }

  @Test("a canary that does badly from a share on is taken back at that step", arguments: [20, 50, 100])
  func aborted(_ limit: Int) throws {
    let site = try Site()
    let bench = try MetricsBench(isBad: { (site.share ?? 0) >= limit })
    let answer = try site.run(site.words(bench.address))
    #expect(answer.status == 2, "\(answer.output)")
    #expect(site.share == 0)
    #expect(site.file == Site.text(0))
    #expect(try site.applied() == [20, 50, 100].filter { $0 <= limit } + [0])
    #expect(answer.output.hasSuffix("aborted (fail): the canary has 0 percent\n"))
    #expect(try site.isClean())
  }

  @Test("killed at every step, it goes on where it was, and the weights sum at all times")
  func killed() throws {
    let bench = try MetricsBench(isBad: { false })
    let site = try Site()
    for share in [20, 50, 100] {
      let run = try site.start(site.words(bench.address))
      site.awaitShare(share, of: run)
      run.kill()
      #expect(site.share == share)
    }
    let answer = try site.run(site.words(bench.address))
    #expect(answer.status == 0, "\(answer.output)")
    #expect(answer.output.hasPrefix("continuing at step 3 of 3: 100 percent\n"), "\(answer.output)")
    #expect(site.share == 100)
    // The file that a killed run was about to put in place may stay behind, so nothing is said of those.
    #expect(try site.applied() == [20, 50, 100])
  }

  @Test("killed, and taken back; a run of other words leaves the state alone, and so does a second at the same time")
  func takenBack() throws {
    let bench = try MetricsBench(isBad: { false })
    let site = try Site()
    let run = try site.start(site.words(bench.address))
    site.awaitShare(20, of: run)
    let second = try site.run(site.words(bench.address))
    #expect(second.status == 1)
    #expect(second.output.contains("another run is under way"))
    run.kill()
    let other = try site.run(site.words(bench.address, ["--schedule", "30,100"]))
    #expect(other.status == 1)
    #expect(other.output.contains("this is the state of another run"))
    let back = try site.run(site.words(bench.address, ["--abort"]))
    #expect(back.status == 0, "\(back.output)")
    #expect(site.file == Site.text(0))
    #expect(try site.applied().last == 0)
    #expect(try site.isClean())
  }
}
