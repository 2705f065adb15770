package import RhumbEngine
package import RhumbFunctions

/// One question to the metrics, and what its answer is held against.
package struct GateCheck: Sendable {
  package let name: String
  /// Behind numbers: ` %`, ` ms`, or nothing.
  package let unit: String
  /// PromQL, in which `$window` stands for the window.
  package let expression: ByteString
  package let bound: GateBound

  /// The question for one window, as PromQL writes times: `30s`, `5m`, `1500ms`.
  package func query(over window: Duration) -> ByteString { Self.filled(expression, window) }

  static func filled(_ expression: ByteString, _ window: Duration) -> ByteString {
    var out: [UInt8] = []
    var rest = expression.bytes[...]
    let placeholder = Array("$window".utf8)
    while let first = rest.first {
      if rest.starts(with: placeholder) {
        out.append(contentsOf: "\(max(1, window.nanoseconds / 1_000_000))ms".utf8)
        rest = rest.dropFirst(placeholder.count)
      } else {
        out.append(first)
        rest = rest.dropFirst()
      }
    }
    return ByteString(out)
  }
}

/// The metrics of a mesh or server: which counter counts requests, which histogram their times. Istio's unless told
/// otherwise (istio.io/latest/docs/reference/config/metrics).
package struct GateMetrics: Sendable {
  package var requests: ByteString = "istio_requests_total"
  package var durations: ByteString = "istio_request_duration_milliseconds"
  /// The label matcher of requests that failed.
  package var failures: ByteString = "response_code=~\"5..\""
  /// The label matchers of the canary.
  package var selector: ByteString

  package init(selector: ByteString) { self.selector = selector }

  private func sum(_ function: ByteString, _ matchers: ByteString) -> ByteString {
    let parts: [ByteString] = ["sum(", function, "(", requests, "{", matchers, "}[$window]))"]
    return parts.reduce(.empty, +)
  }

  /// How many requests there were.
  package var traffic: ByteString { sum("increase", selector) }

  /// Without any failure there is no series of failures, which must not make the answer empty.
  package func successRate(atLeast percent: Double) -> GateCheck {
    let failed = sum("rate", selector.isEmpty ? failures : selector + "," + failures)
    let all = sum("rate", selector)
    let parts: [ByteString] = ["100 * (1 - (", failed, " or vector(0)) / ", all, ")"]
    return GateCheck(
      name: "success rate", unit: " %", expression: parts.reduce(.empty, +), bound: GateBound(.atLeast, percent))
  }

  /// A percentile of the requests' times. The metric's name says its unit, as Prometheus asks of names.
  package func percentile(_ percent: Int, atMost time: Duration) -> GateCheck {
    let isSeconds = durations.bytes.suffix(8).elementsEqual("_seconds".utf8)
    let quantile = ByteString("histogram_quantile(\(Double(percent) / 100), sum by (le) (rate(")
    let parts: [ByteString] = [quantile, durations, "_bucket{", selector, "}[$window])))"]
    let expression = parts.reduce(.empty, +)
    return GateCheck(
      name: "p\(percent)", unit: " ms", expression: isSeconds ? ByteString("1000 * ") + expression : expression,
      bound: GateBound(.atMost, Double(time.nanoseconds) / 1_000_000))
  }

  /// `EXPRESSION OPERATOR NUMBER`; nil for anything else.
  package static func check(_ query: ByteString) -> GateCheck? {
    GateBound.split(query).map { expression, bound in
      GateCheck(name: expression.description, unit: "", expression: expression, bound: bound)
    }
  }
}
