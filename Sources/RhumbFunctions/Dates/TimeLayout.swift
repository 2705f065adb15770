internal import RhumbEngine

/// A layout in Go's manner: an example of the reference time, Monday January 2nd 2006, 15:04:05 MST.
struct TimeLayout {
  enum Element: Equatable {
    case month(Style)
    case weekday(short: Bool)
    case day(Style)
    case dayOfYear(Style)
    case hour
    case hour12(Style)
    case minute(Style)
    case second(Style)
    case year(short: Bool)
    case halfDay(upper: Bool)
    case zoneName
    /// `-0700` and its kind; `Z0700` if a zero offset is a `Z`.
    case offset(OffsetStyle, zuluAllowed: Bool)
    case fraction(digits: Int, keepsZeros: Bool, separator: UInt8)
  }

  enum Style { case plain, zeros, spaces, name, shortName }

  enum OffsetStyle: CaseIterable {
    // In the order in which Go tries them.
    case seconds, colonSeconds, minutes, colonMinutes, hours

    /// Without the sign.
    var example: StaticString {
      switch self {
      case .seconds: "070000"
      case .colonSeconds: "07:00:00"
      case .minutes: "0700"
      case .colonMinutes: "07:00"
      case .hours: "07"
      }
    }

    var hasColons: Bool { self == .colonSeconds || self == .colonMinutes }
    var hasSeconds: Bool { self == .seconds || self == .colonSeconds }
  }

  /// Text and the element after it; none after the last text.
  struct Part {
    let prefix: ArraySlice<UInt8>
    let element: Element?
    let elementText: ArraySlice<UInt8>
  }

  let parts: [Part]

  /// For layouts of our own.
  init(constant text: StaticString) { self.init(reading: ByteText.bytes(text)) }

  init(_ text: ByteString) throws(Fault) {
    if text.count > Self.maximumLength { throw Fault("a layout of a time longer than 64 KiB", kind: .limit) }
    self.init(reading: text.bytes)
  }

  private static let maximumLength = 1 << 16

  private init(reading text: [UInt8]) {
    var parts: [Part] = []
    var start = 0
    var position = 0
    while position < text.count {
      guard let (element, length, skipped) = Self.element(in: text, at: position) else {
        position += 1
        continue
      }
      let elementStart = position + skipped
      position = elementStart + length
      parts.append(
        Part(prefix: text[start..<elementStart], element: element, elementText: text[elementStart..<position]))
      start = position
    }
    parts.append(Part(prefix: text[start...], element: nil, elementText: []))
    self.parts = parts
  }

  /// The element that begins at a position, its length, and how much before it is plain text after all.
  private static func element(in text: [UInt8], at position: Int) -> (Element, length: Int, skipped: Int)? {
    let rest = text[position...]
    func has(_ literal: StaticString, _ offset: Int = 0) -> Bool {
      literal.withUTF8Buffer { unsafe rest.dropFirst(offset).starts(with: $0) }
    }
    func isLowerCase(_ offset: Int) -> Bool {
      rest.dropFirst(offset).first.map { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") } ?? false
    }
    switch text[position] {
    case UInt8(ascii: "J"):
      if has("January") { return (.month(.name), 7, 0) }
      if has("Jan"), !isLowerCase(3) { return (.month(.shortName), 3, 0) }
    case UInt8(ascii: "M"):
      if has("Monday") { return (.weekday(short: false), 6, 0) }
      if has("Mon"), !isLowerCase(3) { return (.weekday(short: true), 3, 0) }
      if has("MST") { return (.zoneName, 3, 0) }
    case UInt8(ascii: "0"):
      if let element = zeroElement(rest.dropFirst().first ?? 0) { return (element, 2, 0) }
      if has("002") { return (.dayOfYear(.zeros), 3, 0) }
    case UInt8(ascii: "1"): return has("15") ? (.hour, 2, 0) : (.month(.plain), 1, 0)
    case UInt8(ascii: "2"): return has("2006") ? (.year(short: false), 4, 0) : (.day(.plain), 1, 0)
    case UInt8(ascii: "_"):
      if has("_2006") { return (.year(short: false), 4, 1) }
      if has("_2") { return (.day(.spaces), 2, 0) }
      if has("__2") { return (.dayOfYear(.spaces), 3, 0) }
    case UInt8(ascii: "3"): return (.hour12(.plain), 1, 0)
    case UInt8(ascii: "4"): return (.minute(.plain), 1, 0)
    case UInt8(ascii: "5"): return (.second(.plain), 1, 0)
    case UInt8(ascii: "P"): if has("PM") { return (.halfDay(upper: true), 2, 0) }
    case UInt8(ascii: "p"): if has("pm") { return (.halfDay(upper: false), 2, 0) }
    case UInt8(ascii: "-"), UInt8(ascii: "Z"):
      for style in OffsetStyle.allCases where has(style.example, 1) {
        let isZulu = text[position] == UInt8(ascii: "Z")
        return (.offset(style, zuluAllowed: isZulu), style.example.utf8CodeUnitCount + 1, 0)
      }
    case UInt8(ascii: "."), UInt8(ascii: ","): return fraction(rest)
    default: break
    }
    return nil
  }

  private static func zeroElement(_ digit: UInt8) -> Element? {
    switch digit {
    case UInt8(ascii: "1"): .month(.zeros)
    case UInt8(ascii: "2"): .day(.zeros)
    case UInt8(ascii: "3"): .hour12(.zeros)
    case UInt8(ascii: "4"): .minute(.zeros)
    case UInt8(ascii: "5"): .second(.zeros)
    case UInt8(ascii: "6"): .year(short: true)
    default: nil
    }
  }

  /// `.000` or `,999`: repeated digits, and no other digit after them.
  private static func fraction(_ rest: ArraySlice<UInt8>) -> (Element, length: Int, skipped: Int)? {
    guard let separator = rest.first, let digit = rest.dropFirst().first,
      digit == UInt8(ascii: "0") || digit == UInt8(ascii: "9")
    else { return nil }
    let digits = rest.dropFirst().prefix { $0 == digit }
    if let next = rest.dropFirst(1 + digits.count).first, next >= UInt8(ascii: "0"), next <= UInt8(ascii: "9") {
      return nil
    }
    let element = Element.fraction(
      digits: digits.count & 0xfff, keepsZeros: digit == UInt8(ascii: "0"), separator: separator)
    return (element, digits.count + 1, 0)
  }
}
