import LoopbackServer
import RhumbSystem
import Synchronization
import Testing

/// A Prometheus server of the test's own, which scrapes an exporter of the test's own: requests of a canary that does
/// well, or badly, as a test says.
final class MetricsBench {
  /// Where the program is: on `PATH`, or where `scripts/install-needs --tests` puts it.
  private static let program: String? = {
    let script = "command -v prometheus || command -v .build/tools/usr/bin/prometheus"
    guard let answer = try? BuiltProgram.runInRoot("sh", ["-c", script]), answer.status == 0 else { return nil }
    return String(decoding: answer.output.prefix { $0 != 0x0A }, as: UTF8.self)
  }()

  static var isInstalled: Bool { program != nil }

  let address: String
  let directory: String
  private let exporter: LoopbackServer
  private let server: BackgroundProgram

  /// Requests so far: what a scrape finds, it adds to.
  private struct Counters {
    var good = 0
    var bad = 0
    var slow = 0
  }

  /// `isBad` is asked at every scrape.
  init(isBad: @escaping @Sendable () -> Bool) throws {
    directory = "/tmp/rhumb-metrics-\(UInt64.random(in: 0 ... .max))"
    let counters = Mutex(Counters())
    exporter = LoopbackServer { _ in
      LoopbackServer.page(
        counters.withLock { counters in
          let isBad = isBad()
          counters.good += isBad ? 10 : 20
          counters.bad += isBad ? 10 : 0
          counters.slow += isBad ? 20 : 0
          return Self.page(counters.good, counters.bad, counters.slow)
        })
    }
    let port = LoopbackServer.freePort()
    address = "http://127.0.0.1:\(port)"
    let configuration = """
      global: {scrape_interval: 100ms, scrape_timeout: 100ms}
      scrape_configs:
      - job_name: canary
        static_configs: [{targets: ["127.0.0.1:\(exporter.port)"]}]
      """
    _ = try BuiltProgram.runInRoot("mkdir", ["-p", directory])
    _ = try BuiltProgram.runInRoot(
      "sh", ["-c", "cat > \(directory)/prometheus.yml"], input: Array(configuration.utf8))
    server = try BackgroundProgram(
      try #require(Self.program),
      [
        "--config.file=\(directory)/prometheus.yml", "--storage.tsdb.path=\(directory)/data",
        "--web.listen-address=127.0.0.1:\(port)", "--log.level=error",
      ], output: "\(directory)/prometheus.log")
    try awaitReady()
  }

  deinit {
    server.kill()
    exporter.stop()
    _ = try? BuiltProgram.runInRoot("rm", ["-rf", directory])
  }

  /// In the format of Prometheus, with Istio's names.
  private static func page(_ good: Int, _ bad: Int, _ slow: Int) -> String {
    let all = good + bad
    let labels = "reporter=\"destination\",destination_workload=\"web-canary\",destination_workload_namespace=\"shop\""
    let bucket = "istio_request_duration_milliseconds_bucket{\(labels)"
    return """
      # TYPE istio_requests_total counter
      istio_requests_total{\(labels),response_code="200"} \(good)
      istio_requests_total{\(labels),response_code="503"} \(bad)
      # TYPE istio_request_duration_milliseconds histogram
      \(bucket),le="100"} \(all - slow)
      \(bucket),le="1000"} \(all)
      \(bucket),le="+Inf"} \(all)
      istio_request_duration_milliseconds_sum{\(labels)} \(all * 50)
      istio_request_duration_milliseconds_count{\(labels)} \(all)

      """
  }

  /// Until the server has seen enough to speak of rates.
  private func awaitReady() throws {
    for _ in 0..<600 {
      let answer = try BuiltProgram.run([
        "canary", "gate", "--prometheus", address, "--query", "count(rate(istio_requests_total[1s])) >= 2",
      ])
      if answer.status == 0 { return }
      Pause.take(nanoseconds: 100_000_000)
    }
    let log = try? DiskFileSystem().read(FilePath("\(directory)/prometheus.log"), limit: 1 << 20)
    Issue.record("prometheus doesn't answer: \(String(decoding: log ?? [], as: UTF8.self))")
  }
}

/// A program that runs beside the test.
final class BackgroundProgram {
  private let process: String
  private let status: String

  /// In the root of the repository; what it prints goes to a file.
  init(_ program: String, _ words: [String], output: String) throws {
    status = output + ".status"
    // The shell stays to write down how it ended; five minutes are the most that a forgotten one lives.
    let script = """
      out=$1 status=$2; shift 2
      rm -f "$status" "$status.pid"
      ( timeout -s KILL 300 "$@" >"$out" 2>&1 & echo $! >"$status.pid"; wait $!; echo $? >"$status" ) >/dev/null 2>&1 &
      until [ -s "$status.pid" ]; do sleep 0.01; done
      cat "$status.pid"
      """
    let answer = try BuiltProgram.runInRoot("sh", ["-c", script, "sh", output, status, program] + words)
    process = String(decoding: answer.output.filter { $0 > 0x20 }, as: UTF8.self)
    try #require(Int(process) != nil)
  }

  /// At once, as `kill -9` does it, with its children.
  func kill() {
    let script = "pkill -KILL -P \(process); kill -KILL \(process); true"
    _ = try? BuiltProgram.runInRoot("sh", ["-c", script])
    // The shell that writes the status down outlives the program for a moment.
    for _ in 0..<1_000 where result == nil { Pause.take(nanoseconds: 10_000_000) }
  }

  /// Its status, once it has ended.
  var result: Int? {
    guard let text = try? DiskFileSystem().read(FilePath(status), limit: 100) else { return nil }
    return Int(String(decoding: text.filter { $0 > 0x20 }, as: UTF8.self))
  }
}
