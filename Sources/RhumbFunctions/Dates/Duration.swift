package import RhumbEngine

/// Go's `time.Duration`: nanoseconds in 64 bits, about 292 years either way.
package struct Duration: Equatable, Sendable {
  package let nanoseconds: Int64

  package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  static let second: Int64 = 1_000_000_000
  static let minute = 60 * second
  static let hour = 60 * minute

  package var seconds: Double { parts(Self.second) }
  package var minutes: Double { parts(Self.minute) }
  package var hours: Double { parts(Self.hour) }

  /// Whole units and the fraction apart, as Go adds them up.
  private func parts(_ unit: Int64) -> Double {
    Double(nanoseconds / unit) + Double(nanoseconds % unit) / Double(unit)
  }

  package var absolute: Duration {
    Duration(nanoseconds: nanoseconds == .min ? .max : abs(nanoseconds))
  }

  /// Cut to a multiple of a unit, towards zero.
  package func truncated(to unit: Duration) -> Duration {
    unit.nanoseconds <= 0 ? self : Duration(nanoseconds: nanoseconds - nanoseconds % unit.nanoseconds)
  }

  /// The nearest multiple of a unit, halves away from zero, at most the largest duration.
  package func rounded(to unit: Duration) -> Duration {
    let unit = unit.nanoseconds
    if unit <= 0 { return self }
    let rest = nanoseconds % unit
    let isUp = rest.magnitude + rest.magnitude >= UInt64(unit)
    let base = nanoseconds - rest
    guard isUp else { return Duration(nanoseconds: base) }
    let (sum, overflow) = base.addingReportingOverflow(nanoseconds < 0 ? -unit : unit)
    return Duration(nanoseconds: overflow ? (nanoseconds < 0 ? .min : .max) : sum)
  }

  // MARK: Text

  /// `1h2m3.5s`, below a second `1.5ms`, `2µs`, `3ns`.
  package var text: ByteString {
    var text: [UInt8] = nanoseconds < 0 ? [UInt8(ascii: "-")] : []
    let magnitude = nanoseconds.magnitude
    let second = UInt64(Self.second)
    switch magnitude {
    case 0: return "0s"
    case ..<1000: text.append(contentsOf: "\(magnitude)ns".utf8)
    case ..<1_000_000: Self.append(magnitude, digits: 3, "µs", to: &text)
    case ..<second: Self.append(magnitude, digits: 6, "ms", to: &text)
    default:
      let minutes = magnitude / second / 60
      if minutes >= 60 { text.append(contentsOf: "\(minutes / 60)h".utf8) }
      if minutes > 0 { text.append(contentsOf: "\(minutes % 60)m".utf8) }
      Self.append(magnitude % (60 * second), digits: 9, "s", to: &text)
    }
    return ByteString(text)
  }

  /// A number with so many decimals, without trailing zeros.
  private static func append(_ number: UInt64, digits: Int, _ unit: StaticString, to text: inout [UInt8]) {
    var scale: UInt64 = 1
    for _ in 0..<digits { scale *= 10 }
    text.append(contentsOf: "\(number / scale)".utf8)
    var fraction = number % scale
    if fraction > 0 {
      text.append(UInt8(ascii: "."))
      while fraction > 0 {
        scale /= 10
        text.append(UInt8(ascii: "0") + UInt8(fraction / scale))
        fraction %= scale
      }
    }
    text.append(unit)
  }

  /// Reads `300ms`, `-1.5h`, `2h45m`; throws Go's words (`time: invalid duration "x"`).
  package init(_ text: ByteString) throws(Fault) {
    var reader = DurationReader(text: text.bytes)
    nanoseconds = try reader.read()
  }
}

private struct DurationReader {
  let text: [UInt8]
  private var position = 0
  private static let limit: UInt64 = 1 << 63

  init(text: [UInt8]) { self.text = text }

  mutating func read() throws(Fault) -> Int64 {
    var isNegative = false
    if let sign = text.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      position = 1
    }
    if text[position...] == [UInt8(ascii: "0")] { return 0 }
    if position == text.count { throw invalid() }
    var total: UInt64 = 0
    while position < text.count {
      let (part, overflow) = total.addingReportingOverflow(try readPart())
      if overflow || part > Self.limit { throw invalid() }
      total = part
    }
    if isNegative { return Int64(bitPattern: 0 &- total) }
    if total == Self.limit { throw invalid() }
    return Int64(total)
  }

  /// A number with its unit, in nanoseconds.
  private mutating func readPart() throws(Fault) -> UInt64 {
    let start = position
    var whole: UInt64 = 0
    while let digit = digit() {
      if whole > Self.limit / 10 { throw invalid() }
      whole = whole * 10 + digit
      if whole > Self.limit { throw invalid() }
      position += 1
    }
    var hasDigits = position > start
    var fraction: UInt64 = 0
    var scale = 1.0
    if position < text.count, text[position] == UInt8(ascii: ".") {
      position += 1
      var isExact = true
      while let digit = digit() {
        hasDigits = true
        position += 1
        // More digits than fit are left out.
        guard isExact, fraction <= (Self.limit - 1) / 10, fraction * 10 + digit <= Self.limit else {
          isExact = false
          continue
        }
        fraction = fraction * 10 + digit
        scale *= 10
      }
    }
    if !hasDigits { throw invalid() }
    let unit = try readUnit()
    if whole > Self.limit / unit { throw invalid() }
    var part = whole * unit
    if fraction > 0 {
      part += UInt64(Double(fraction) * (Double(unit) / scale))
      if part > Self.limit { throw invalid() }
    }
    return part
  }

  private func digit() -> UInt64? {
    guard position < text.count, text[position] >= UInt8(ascii: "0"), text[position] <= UInt8(ascii: "9") else {
      return nil
    }
    return UInt64(text[position] - UInt8(ascii: "0"))
  }

  private mutating func readUnit() throws(Fault) -> UInt64 {
    let start = position
    while position < text.count, digit() == nil, text[position] != UInt8(ascii: ".") { position += 1 }
    let unit = text[start..<position]
    if unit.isEmpty { throw fault("missing unit in duration") }
    func isUnit(_ name: StaticString) -> Bool { name.withUTF8Buffer { unsafe $0.elementsEqual(unit) } }
    if isUnit("ns") { return 1 }
    // The micro sign and the Greek letter.
    if isUnit("us") || isUnit("\u{b5}s") || isUnit("\u{3bc}s") { return 1000 }
    if isUnit("ms") { return 1_000_000 }
    if isUnit("s") { return UInt64(Duration.second) }
    if isUnit("m") { return UInt64(Duration.minute) }
    if isUnit("h") { return UInt64(Duration.hour) }
    throw fault("unknown unit " + TimeQuote.quoted(unit) + " in duration")
  }

  private func invalid() -> Fault { fault("invalid duration") }

  private func fault(_ message: ByteString) -> Fault {
    Fault("time: " + message + " " + TimeQuote.quoted(text[...]))
  }
}
