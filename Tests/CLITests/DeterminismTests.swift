import RhumbSystem
import RhumbTestSupport
import Testing

/// The same chart and values give the same bytes: on one processor or all, again and again, whatever the environment.
@Suite struct DeterminismTests {
  private static let charts = ["charts/web-service", "charts/worker", "charts/shop"]

  private func output(_ words: [String], before: [String] = []) throws -> String {
    let all = before + [try BuiltProgram.path] + words
    let answer = try BuiltProgram.runInRoot(all[0], Array(all.dropFirst()))
    #expect(answer.status == 0, "\(String(decoding: answer.errors, as: UTF8.self))")
    return String(decoding: answer.output, as: UTF8.self)
  }

  /// On the first processor that this process may run on: nothing is done side by side.
  private func outputOnOne(_ words: [String]) throws -> String {
    try output(
      words, before: ["sh", "-c", "exec taskset -c $(taskset -cp $$ | sed 's/.*: //; s/[,-].*//') \"$@\"", "sh"])
  }

  @Test("charts that are parsed beside what else is done", arguments: charts)
  func parsingAhead(chart: String) throws {
    let words = ["template", "r", chart, "--seed", "1", "--now", "0"]
    let alone = try outputOnOne(words)
    for _ in 0..<5 { #expect(try output(words) == alone) }
  }

  @Test("releases of a batch")
  func batches() throws {
    let folder = try ScratchFolder()
    let releases = (0..<40).map { index in
      let chart = Self.charts[index % Self.charts.count]
      return "- {name: r\(index), chart: \(BuiltProgram.root.text)/\(chart), set: [nameOverride=n\(index)]}\n"
    }
    try folder.write("releases:\n" + releases.joined(), at: "batch.yaml")
    let words = ["template", "--batch", "\(folder.path.text)/batch.yaml", "--seed", "1", "--now", "0"]
    let alone = try outputOnOne(words)
    for _ in 0..<3 { #expect(try output(words) == alone) }
  }

  @Test("suites and golden cases that run side by side")
  func suites() throws {
    func verdicts(_ text: String) -> [Substring] { text.split(separator: "\n").filter { !$0.hasPrefix("Time:") } }
    let words = ["test", "charts/worker", "charts/web-service"]
    let alone = verdicts(try outputOnOne(words))
    #expect(alone.contains("Charts:      2 passed, 2 total"))
    for _ in 0..<2 { #expect(verdicts(try output(words)) == alone) }
  }

  @Test("no variable shows that Helm doesn't read", arguments: charts)
  func environment(chart: String) throws {
    let words = ["template", "r", chart, "--seed", "1", "--now", "0"]
    // What a sanitizer is told stays.
    let kept = ["ASAN_OPTIONS", "TSAN_OPTIONS"].compactMap { name in
      EnvironmentVariables.text(name).map { "\(name)=\($0)" }
    }
    let empty = ["env", "-i"] + kept
    let bare = try output(words, before: empty)
    let variables = [
      "HOME=/nowhere", "USER=canary", "PATH=/canary", "PWD=/canary", "TMPDIR=/nowhere", "LANG=tr_TR.UTF-8",
      "LC_ALL=de_DE.ISO-8859-1", "LANGUAGE=tr", "COLUMNS=7", "TERM=xterm-256color", "CI=true", "HELM_PLUGINS=/nowhere",
      "HELM_CACHE_HOME=/nowhere", "HELM_DRIVER=canary", "XDG_CONFIG_HOME=/nowhere", "KUBECONFIG=/nowhere",
      "KUBERNETES_SERVICE_HOST=canary", "http_proxy=canary", "GODEBUG=canary", "MALLOC_PERTURB_=85",
      "SWIFT_DETERMINISTIC_HASHING=1",
    ]
    #expect(try output(words, before: empty + variables) == bare)
  }
}
