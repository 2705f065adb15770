import LoopbackServer
import RhumbSystem
import Testing

/// `rhumb canary gate`, against a real Prometheus server where one is installed.
@Suite struct CanaryGateTests {
  private static let selector = "destination_workload=\"web-canary\""

  private func gate(_ address: String, _ words: [String]) throws -> (status: Int, output: String, errors: String) {
    let answer = try BuiltProgram.run(["canary", "gate", "--prometheus", address, "--window", "2s"] + words)
    return (
      answer.status, String(decoding: answer.output, as: UTF8.self), String(decoding: answer.errors, as: UTF8.self)
    )
  }

  @Test(
    "verdicts of a real Prometheus server on a canary that does well",
    .enabled(if: MetricsBench.isInstalled, "needs the program 'prometheus': scripts/install-needs --tests fetches it"))
  func healthy() throws {
    let bench = try MetricsBench(isBad: { false })
    let checks = ["--selector", Self.selector, "--success-rate", "99.5", "--p99", "400ms"]
    let pass = try gate(bench.address, checks + ["--min-requests", "10", "--rounds", "2", "--interval", "100ms"])
    #expect(pass.status == 0, "\(pass)")
    #expect(pass.output.hasSuffix("pass\n"))
    #expect(pass.output.contains("success rate  100 % (>= 99.5 %) over 2s"), "\(pass.output)")
    let slow = try gate(bench.address, ["--selector", Self.selector, "--p50", "1ms"])
    #expect(slow.status == 2)
    #expect(slow.output.hasPrefix("fail  p50"))
    let little = try gate(bench.address, checks + ["--min-requests", "1000000"])
    #expect(little.status == 3)
    #expect(little.output.contains("1000000 are needed"))
    let nobody = try gate(bench.address, ["--selector", "destination_workload=\"x\"", "--success-rate", "99"])
    #expect(nobody.status == 3)
    #expect(nobody.output.hasSuffix("not enough data\n"))
    let own = try gate(bench.address, ["--query", "sum by (response_code) (istio_requests_total) >= 0", "-o", "json"])
    #expect(own.status == 0)
    #expect(own.output.contains("\"verdict\": \"pass\""))
    let wrong = try gate(bench.address, ["--query", "rate(x) < 5"])
    #expect(wrong.status == 1)
    #expect(wrong.errors.contains("parse error"), "\(wrong.errors)")
  }

  @Test(
    "verdicts of a real Prometheus server on a canary that does badly",
    .enabled(if: MetricsBench.isInstalled, "needs the program 'prometheus': scripts/install-needs --tests fetches it"))
  func unhealthy() throws {
    let bench = try MetricsBench(isBad: { true })
    let answer = try gate(
      bench.address,
      [
        "--selector", Self.selector, "--success-rate", "99.5", "--p99", "400ms", "--rounds", "9", "--interval", "100ms",
        "--failure-limit", "2", "-o", "json",
      ])
    #expect(answer.status == 2, "\(answer)")
    #expect(answer.output.components("\"answers\"") == 2, "two rounds in a row decide")
    #expect(answer.output.components("\"verdict\": \"fail\"") == 2 * 2 + 2 + 1)
  }

  @Test("a server that can't be reached has no data; words that mean nothing are refused")
  func refused() throws {
    let address = "http://127.0.0.1:\(LoopbackServer.freePort())"
    let nobody = try gate(address, ["--query", "up < 5"])
    #expect(nobody.status == 3)
    #expect(nobody.output == "\(address): connection refused\nnot enough data\n")
    for (words, message) in [
      (["--query", "up"], "--query 'up' is not EXPRESSION OPERATOR NUMBER"),
      ([], "name a check: --success-rate, --p50, --p90, --p95, --p99 or --query"),
      (["--success-rate", "99"], "--selector says which series are the canary's"),
      (["--success-rate", "101", "--selector", "a=\"b\""], "--success-rate is a percentage, not '101'"),
      (["--query", "up < 5", "--rounds", "0"], "--rounds is a number from 1 to 1000000, not '0'"),
      (["--query", "up < 5", "--window", "x"], "--window is a time such as 30s or 5m, not 'x'"),
      (["--query", "up < 5", "--prometheus", "ftp://x"], "--prometheus is an address such as"),
    ] {
      let answer = try gate(address, words)
      #expect(answer.status == 1)
      #expect(answer.errors.contains(message), "\(answer.errors)")
    }
  }
}

extension String {
  /// How often a text stands in this one.
  fileprivate func components(_ text: String) -> Int {
    var count = 0
    var rest = utf8[...]
    while !rest.isEmpty {
      if rest.starts(with: text.utf8) { count += 1 }
      rest = rest.dropFirst()
    }
    return count
  }
}
