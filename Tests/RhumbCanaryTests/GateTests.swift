import LoopbackServer
import RhumbCanary
import RhumbEngine
import RhumbFunctions
import RhumbSystem
import Testing

/// What a gate asks, and what it makes of the answers.
@Suite struct GateTests {
  @Test(
    "a check of one's own is split at its last comparison outside of brackets and quotes",
    arguments: [
      ("sum(x) < 5", "sum(x)|< 5"), ("x<=5.50", "x|<= 5.5"), ("x >= 1e3", "x|>= 1000"), ("x == 0", "x|== 0"),
      ("x != -1", "x|!= -1"), ("x{a=~\"<3\"} > 2", "x{a=~\"<3\"}|> 2"), ("sum(x > 3) > 2", "sum(x > 3)|> 2"),
      ("x > 3 > 2", "x > 3|> 2"), ("x{a='>'}<`>`< 2", "x{a='>'}<`>`|< 2"), ("x{a=\"\\\"\"} < 1", "x{a=\"\\\"\"}|< 1"),
      ("x", nil), ("x < y", nil), ("< 5", nil), ("x < ", nil), ("(x < 5)", nil), ("x{a=\"b\"}", nil),
    ] as [(String, String?)])
  func split(_ query: String, _ expected: String?) {
    let split = GateBound.split(ByteString(query)).map { "\($0.expression.description)|\($0.bound.shown(""))" }
    #expect(split == expected)
  }

  @Test(
    "the built-in questions",
    arguments: [
      (
        GateMetrics(selector: "a=\"b\"").successRate(atLeast: 99.5),
        "100 * (1 - (sum(rate(istio_requests_total{a=\"b\",response_code=~\"5..\"}[300000ms])) or vector(0)) / "
          + "sum(rate(istio_requests_total{a=\"b\"}[300000ms])))"
      ),
      (
        GateMetrics(selector: "a=\"b\"").percentile(99, atMost: Duration(nanoseconds: 400_000_000)),
        "histogram_quantile(0.99, sum by (le) (rate(istio_request_duration_milliseconds_bucket{a=\"b\"}[300000ms])))"
      ),
    ])
  func questions(_ check: GateCheck, _ expected: String) {
    #expect(check.query(over: Duration(nanoseconds: 300_000_000_000)).description == expected)
  }

  @Test("a metric in seconds is asked in milliseconds")
  func seconds() {
    var metrics = GateMetrics(selector: "")
    metrics.durations = "http_request_duration_seconds"
    let check = metrics.percentile(50, atMost: Duration(nanoseconds: 1_500_000))
    #expect(check.expression.description.hasPrefix("1000 * histogram_quantile(0.5, "))
    #expect(check.bound == GateBound(.atMost, 1.5))
  }

  // MARK: Rounds

  /// Answers from a table; what isn't in it is an error.
  private struct Table: MetricsSource {
    let values: [String: [Double]]

    func values(of query: ByteString) throws(MetricsError) -> [Double] {
      guard let found = values[query.description] else { throw MetricsError(message: "unreachable", isQuestion: false) }
      return found
    }
  }

  @Test(
    "the verdict of a round",
    arguments: [
      ([[1], [1]], "pass"), ([[1, 1], [1]], "pass"), ([[1], [9]], "fail"), ([[1, 9], [1]], "fail"),
      ([[], [1]], "not enough data"), ([[], [9]], "fail"), ([[.nan], [1]], "not enough data"),
      ([[.nan, 9], [1]], "fail"), ([[.infinity], [1]], "fail"), ([[1]], "not enough data"),
    ] as [([[Double]], String)])
  func round(_ values: [[Double]], _ expected: String) throws {
    var gate = Gate()
    gate.checks = ["a < 5", "b < 5"].compactMap { GateMetrics.check($0) }
    gate.windows = [Duration(nanoseconds: 1_000_000_000)]
    let table = Table(values: Dictionary(uniqueKeysWithValues: zip(["a", "b"], values)))
    #expect(try gate.round(table).verdict.rawValue == expected)
  }

  @Test("each check must hold in each window, and each window needs its traffic")
  func windows() throws {
    var gate = Gate()
    gate.checks = ["x[$window] < 5"].compactMap { GateMetrics.check($0) }
    gate.windows = [1_000, 2_000].map { Duration(nanoseconds: $0 * 1_000_000) }
    var values: [String: [Double]] = ["x[1000ms]": [1], "x[2000ms]": [9], "t[1000ms]": [10], "t[2000ms]": [2, 3]]
    #expect(try gate.round(Table(values: values)).verdict == .fail)
    gate.traffic = "t[$window]"
    gate.leastTraffic = 6
    let round = try gate.round(Table(values: values))
    #expect(round.verdict == .noData)
    #expect(round.remark == "5 requests in 2s, 6 are needed")
    values["t[2000ms]"] = [6]
    #expect(try gate.round(Table(values: values)).verdict == .fail)
  }

  @Test(
    "rounds add up: a row of failures decides at once, else one pass is enough",
    arguments: [
      ("p", 1, "pass"), ("f", 1, "fail"), ("n", 1, "not enough data"), ("nnp", 1, "pass"), ("ff", 3, "fail"),
      ("pff", 3, "pass"), ("pfff", 3, "fail"), ("fpfpf", 2, "pass"), ("fnf", 2, "fail"), ("fpnf", 2, "pass"),
      ("nn", 2, "not enough data"), ("", 1, "not enough data"),
    ])
  func tally(_ rounds: String, _ limit: Int, _ expected: String) {
    var tally = GateTally(failureLimit: limit)
    for word in rounds.utf8 {
      tally.add(word == UInt8(ascii: "p") ? .pass : word == UInt8(ascii: "f") ? .fail : .noData)
    }
    #expect(tally.verdict.rawValue == expected)
  }

  // MARK: Prometheus' API

  @Test(
    "answers of Prometheus, as its API documents them",
    arguments: [
      (#"{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1.5,"2.5"]}]}}"#, "[2.5]"),
      (
        #"{"status":"success","data":{"resultType":"vector","result":[{"value":[1,"NaN"]},{"value":[1,"+Inf"]}]}}"#,
        "[nan, inf]"
      ),
      (#"{"status":"success","data":{"resultType":"vector","result":[]}}"#, "[]"),
      (#"{"status":"success","data":{"resultType":"scalar","result":[1,"3"]}}"#, "[3.0]"),
      (#"{"status":"success","data":{"resultType":"matrix","result":[]}}"#, "that is no answer of Prometheus"),
      (
        #"{"status":"success","data":{"resultType":"vector","result":[{"value":[1,2]}]}}"#,
        "that is no answer of Prometheus"
      ),
      (#"{"status":"success"}"#, "that is no answer of Prometheus"),
      (#"{"status":"error","errorType":"bad_data","error":"parse error"}"#, "parse error"),
      ("<html>", "that is no answer of Prometheus (status 200)"), ("", "that is no answer of Prometheus (status 200)"),
    ])
  func answers(_ body: String, _ expected: String) throws {
    let server = LoopbackServer { _ in LoopbackServer.page(body) }
    defer { server.stop() }
    let address = "http://127.0.0.1:\(server.port)"
    let prometheus = PrometheusServer(HTTPClient(try #require(HTTPAddress(Array(address.utf8)))))
    do throws(MetricsError) {
      #expect("\(try prometheus.values(of: "x"))" == expected)
    } catch {
      #expect(error.message == "\(address): \(expected)")
    }
  }

  @Test(
    "a question that is wrong in itself is told from a server that can't answer",
    arguments: [(400, true), (503, false)])
  func wrongQuestion(_ status: Int, _ isQuestion: Bool) throws {
    let server = LoopbackServer { request in
      #expect(request.hasPrefix("GET /api/v1/query?query=a%7Bb%3D%22%C3%A9%22%7D HTTP/1.1\r\n"))
      return LoopbackServer.page(#"{"status":"error","error":"x"}"#, status: status)
    }
    defer { server.stop() }
    let address = try #require(HTTPAddress(Array("http://127.0.0.1:\(server.port)".utf8)))
    do throws(MetricsError) {
      _ = try PrometheusServer(HTTPClient(address)).values(of: "a{b=\"é\"}")
      Issue.record("no error")
    } catch {
      #expect(error.isQuestion == isQuestion)
    }
  }
}
