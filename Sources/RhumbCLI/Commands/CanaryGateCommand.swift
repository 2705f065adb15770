import RhumbCanary
import RhumbChart
import RhumbEngine
import RhumbFunctions
import RhumbSystem

/// `rhumb canary gate`
enum CanaryGateCommand {
  @Sendable static func gate(_ invocation: Invocation) throws(CommandFailure) {
    let words = CanaryInvocation(invocation)
    var gate = try words.gate(selector: invocation.flags.text("selector"))
    gate.rounds = try words.number("rounds", in: 1...1_000_000)
    let server = try words.prometheus()
    let isJSON = invocation.flags.text("output") == "json"
    var rounds: [Gate.Round] = []
    var tally = GateTally(failureLimit: gate.failureLimit)
    while rounds.count < gate.rounds && !tally.isFinal {
      if !rounds.isEmpty { Pause.take(nanoseconds: gate.pause.nanoseconds) }
      let round: Gate.Round
      do throws(MetricsError) { round = try gate.round(server) } catch { throw CommandFailure(error.message) }
      rounds.append(round)
      tally.add(round.verdict)
      if !isJSON { try Output.write(GateReport.text(round, number: rounds.count, of: gate.rounds)) }
    }
    let verdict = tally.verdict
    try Output.write(isJSON ? GateReport.json(rounds, verdict: verdict) : Array("\(verdict.rawValue)\n".utf8))
    if verdict != .pass { throw .quiet(status: verdict.exitStatus) }
  }
}

extension CanaryInvocation {
  /// What the flags ask of the metrics.
  func gate(selector: ByteString) throws(CommandFailure) -> Gate {
    var gate = Gate()
    var metrics = GateMetrics(selector: selector)
    metrics.requests = flags.text("requests-metric")
    metrics.durations = flags.text("duration-metric")
    metrics.failures = flags.text("failures")
    if flags.isGiven("success-rate") {
      guard let percent = Double(flags.text("success-rate").description), (0...100).contains(percent) else {
        throw CommandFailure("--success-rate is a percentage, not '\(flags.text("success-rate").description)'")
      }
      gate.checks.append(metrics.successRate(atLeast: percent))
    }
    let percentiles: [(StaticString, Int)] = [("p50", 50), ("p90", 90), ("p95", 95), ("p99", 99)]
    for (flag, percent) in percentiles where flags.isGiven(flag) {
      gate.checks.append(metrics.percentile(percent, atMost: try duration(flag)))
    }
    if !gate.checks.isEmpty, selector.isEmpty {
      throw CommandFailure(
        "--selector says which series are the canary's, such as 'destination_workload=\"web-canary\"'")
    }
    for query in flags.list("query") {
      guard let check = GateMetrics.check(query) else {
        throw CommandFailure("--query '\(query.description)' is not EXPRESSION OPERATOR NUMBER, such as 'sum(x) < 5'")
      }
      gate.checks.append(check)
    }
    guard !gate.checks.isEmpty else {
      throw CommandFailure("name a check: --success-rate, --p50, --p90, --p95, --p99 or --query")
    }
    gate.windows = try windows()
    gate.traffic = metrics.traffic
    gate.leastTraffic = Double(try number("min-requests", in: 0...1_000_000_000_000))
    if gate.leastTraffic > 0, selector.isEmpty { throw CommandFailure("--min-requests needs --selector") }
    gate.failureLimit = try number("failure-limit", in: 1...1_000_000)
    gate.pause = try duration("interval")
    return gate
  }

  private func windows() throws(CommandFailure) -> [RhumbFunctions.Duration] {
    var windows: [RhumbFunctions.Duration] = []
    for word in flags.list("window").isEmpty ? ["5m"] : flags.list("window") {
      guard let window = try? RhumbFunctions.Duration(word), window.nanoseconds >= 1_000_000 else {
        throw CommandFailure("--window is a time such as 30s or 5m, not '\(word.description)'")
      }
      windows.append(window)
    }
    return windows
  }

  func prometheus() throws(CommandFailure) -> PrometheusServer {
    let word = flags.text("prometheus")
    guard let address = HTTPAddress(word.bytes) else {
      throw CommandFailure(
        word.isEmpty
          ? "--prometheus says where the server is, such as http://localhost:9090"
          : "--prometheus is an address such as http://localhost:9090, not '\(word.description)'")
    }
    var client = HTTPClient(address)
    client.timeout = Int(clamping: try duration("timeout").nanoseconds / 1_000_000)
    let path = flags.text("bearer-token-file")
    if !path.isEmpty {
      do throws(SystemError) {
        let text = try DiskFileSystem().read(FilePath(path.bytes), limit: 1 << 16, allowingPipes: true)
        client.token = ByteString(text).trimmingSpace.bytes
      } catch {
        throw CommandFailure(error.message)
      }
    }
    return PrometheusServer(client)
  }
}
