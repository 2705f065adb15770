package import RhumbEngine
import RhumbFormats
package import RhumbSystem

/// Answers questions in PromQL.
package protocol MetricsSource {
  /// The values of an instant query: one for each series, none if there is nothing to say.
  func values(of query: ByteString) throws(MetricsError) -> [Double]
}

/// Why there is no answer.
package struct MetricsError: Error, Sendable {
  package let message: String
  /// The question itself is wrong, so that asking again is of no use.
  package let isQuestion: Bool

  package init(message: String, isQuestion: Bool) {
    self.message = message
    self.isQuestion = isQuestion
  }
}

/// A Prometheus server, or one that speaks its API (prometheus.io/docs/prometheus/latest/querying/api).
package struct PrometheusServer: MetricsSource {
  private let client: HTTPClient

  package init(_ client: HTTPClient) { self.client = client }

  package func values(of query: ByteString) throws(MetricsError) -> [Double] {
    let response: HTTPResponse
    do throws(HTTPError) {
      response = try client.get(Array("/api/v1/query?query=".utf8) + Self.escaped(query.bytes))
    } catch {
      throw failure(error.message)
    }
    let outcome = JSONReader.read(response.body, as: .object)
    guard outcome.error == nil, case .map(let answer) = outcome.value, case .string(let status)? = answer[Key("status")]
    else {
      throw failure(
        (300..<400).contains(response.status)
          ? "it wants to redirect, which is not followed (status \(response.status))"
          : "that is no answer of Prometheus (status \(response.status))")
    }
    guard status == "success" else {
      let words = if case .string(let text)? = answer[Key("error")] { text.description } else { "it reports an error" }
      throw MetricsError(message: "\(client.address.text): \(words)", isQuestion: response.status == 400)
    }
    guard case .map(let data)? = answer[Key("data")], let values = Self.values(data) else {
      throw failure("that is no answer of Prometheus")
    }
    return values
  }

  private func failure(_ words: String) -> MetricsError {
    MetricsError(message: "\(client.address.text): \(words)", isQuestion: false)
  }

  /// Nil if the data isn't as documented.
  private static func values(_ data: MapValue) -> [Double]? {
    guard case .string(let type)? = data[Key("resultType")], case .list(let result)? = data[Key("result")] else {
      return nil
    }
    switch type {
    case "scalar": return value(result).map { [$0] }
    case "vector":
      var values: [Double] = []
      for series in result.items {
        guard case .map(let series) = series, case .list(let sample)? = series[Key("value")], let value = value(sample)
        else { return nil }
        values.append(value)
      }
      return values
    default: return nil
    }
  }

  /// `[TIME, "NUMBER"]`
  private static func value(_ sample: ListValue) -> Double? {
    guard sample.items.count == 2, case .string(let text) = sample.items[1] else { return nil }
    let parsed = GoNumber.parseFloat(text.bytes)
    return parsed.error == nil ? parsed.value : nil
  }

  /// For a query string: everything but letters, digits and `-_.~` (RFC 3986).
  static func escaped(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in bytes {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: out.append(byte)
      default: out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
      }
    }
    return out
  }
}
