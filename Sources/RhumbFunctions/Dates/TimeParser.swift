internal import RhumbEngine

/// Reads a time by a layout, in a zone (Go's `time.ParseInLocation`).
struct TimeParser {
  private let layout: [UInt8]
  private let text: [UInt8]
  private let zone: Zone
  private var rest: ArraySlice<UInt8>

  private var year: Int64 = 0
  private var month: Int?
  private var day: Int?
  private var dayOfYear: Int?
  private var hour = 0
  private var minute = 0
  private var second = 0
  private var nanoseconds: Int64 = 0
  private var isAfternoon: Bool?
  private var isUTC = false
  private var offset: Int64?
  private var zoneName: ArraySlice<UInt8> = []

  /// An element does not fit, or what it says is out of range.
  private enum Mismatch: Error {
    case unreadable
    case outOfRange(StaticString)
  }

  static func parse(layout: [UInt8], _ text: [UInt8], in zone: Zone) throws(Fault) -> Instant {
    var parser = TimeParser(layout: layout, text: text, zone: zone)
    return try parser.parse()
  }

  private init(layout: [UInt8], text: [UInt8], zone: Zone) {
    self.layout = layout
    self.text = text
    self.zone = zone
    rest = text[...]
  }

  private mutating func parse() throws(Fault) -> Instant {
    let parts = try TimeLayout(ByteString(layout)).parts
    for (index, part) in parts.enumerated() {
      guard skip(part.prefix) else { throw unreadable(rest, as: part.prefix) }
      guard let element = part.element else {
        if !rest.isEmpty { throw fault(": extra text: " + TimeQuote.quoted(rest)) }
        break
      }
      let held = rest
      do throws(Mismatch) {
        try read(element, next: parts[index + 1].element)
      } catch {
        switch error {
        case .outOfRange(let name): throw fault(": " + ByteString(stringLiteral: name) + " out of range")
        case .unreadable: throw unreadable(held, as: part.elementText)
        }
      }
    }
    if let isAfternoon {
      if isAfternoon, hour < 12 { hour += 12 } else if !isAfternoon, hour == 12 { hour = 0 }
    }
    try settleDate()
    return instant()
  }

  private func fault(_ message: ByteString) -> Fault {
    Fault("parsing time " + TimeQuote.quoted(text[...]) + message)
  }

  private func unreadable(_ part: ArraySlice<UInt8>, as element: ArraySlice<UInt8>) -> Fault {
    fault(
      " as " + TimeQuote.quoted(layout[...]) + ": cannot parse " + TimeQuote.quoted(part) + " as "
        + TimeQuote.quoted(element))
  }

  /// Takes a text of the layout off the rest; runs of spaces are alike.
  private mutating func skip(_ prefix: ArraySlice<UInt8>) -> Bool {
    var prefix = prefix
    let space = UInt8(ascii: " ")
    while let byte = prefix.first {
      if byte == space {
        if let first = rest.first, first != space { return false }
        prefix = prefix.drop { $0 == space }
        rest = rest.drop { $0 == space }
        continue
      }
      guard rest.first == byte else { return false }
      prefix = prefix.dropFirst()
      rest = rest.dropFirst()
    }
    return true
  }

  // MARK: Elements

  private mutating func read(
    _ element: TimeLayout.Element, next: TimeLayout.Element?
  ) throws(Mismatch) {
    switch element {
    case .year(let short): try readYear(short: short)
    case .month(.name): month = try name(Calendar.monthNames, short: false) + 1
    case .month(.shortName): month = try name(Calendar.monthNames, short: true) + 1
    case .month(let style):
      let number = try twoDigits(style)
      month = number
      if number < 1 || number > 12 { throw .outOfRange("month") }
    case .weekday(let short): _ = try name(Calendar.weekdayNames, short: short)
    case .day(let style):
      if style == .spaces { skipSpace() }
      day = try twoDigits(style)
    case .dayOfYear(let style): try readDayOfYear(style)
    case .hour:
      hour = try twoDigits(.plain)
      if hour > 23 { throw .outOfRange("hour") }
    case .hour12(let style):
      hour = try twoDigits(style)
      if hour > 12 { throw .outOfRange("hour") }
    case .minute(let style):
      minute = try twoDigits(style)
      if minute > 59 { throw .outOfRange("minute") }
    case .second(let style): try readSecond(style, next: next)
    case .halfDay(let upper): try readHalfDay(upper: upper)
    case .offset(let style, let zuluAllowed): try readOffset(style, zuluAllowed)
    case .zoneName: try readZoneName()
    case .fraction(let digits, keepsZeros: true, _):
      guard rest.count > digits else { throw .unreadable }
      try readFraction(digits + 1)
    case .fraction:
      // It may be left out, and may have more digits than asked for.
      guard startsFraction else { return }
      try readFraction(1 + rest.dropFirst().prefix(while: Self.isDigit).count)
    }
  }

  private mutating func skipSpace() { if rest.first == UInt8(ascii: " ") { rest = rest.dropFirst() } }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  private mutating func take(_ count: Int) throws(Mismatch) -> ArraySlice<UInt8> {
    guard rest.count >= count else { throw .unreadable }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  private mutating func readYear(short: Bool) throws(Mismatch) {
    if !short, rest.first.map(Self.isDigit) != true { throw .unreadable }
    let part = try take(short ? 2 : 4)
    guard let number = Self.signedNumber(part) else { throw .unreadable }
    year = short ? number + (number >= 69 ? 1900 : 2000) : number
  }

  /// A decimal number, perhaps with a sign; no digits are 0, as Go has it.
  private static func signedNumber(_ part: ArraySlice<UInt8>) -> Int64? {
    let isNegative = part.first == UInt8(ascii: "-")
    let digits = isNegative || part.first == UInt8(ascii: "+") ? part.dropFirst() : part
    guard digits.allSatisfy(isDigit) else { return nil }
    let number = digits.reduce(Int64(0)) { $0 &* 10 &+ Int64($1 - UInt8(ascii: "0")) }
    return isNegative ? -number : number
  }

  /// One or two digits; exactly two for an element with zeros.
  private mutating func twoDigits(_ style: TimeLayout.Style) throws(Mismatch) -> Int {
    let digits = rest.prefix(2).prefix(while: Self.isDigit)
    if digits.isEmpty || (digits.count == 1 && style == .zeros) { throw .unreadable }
    rest = rest.dropFirst(digits.count)
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private mutating func name(_ names: [StaticString], short: Bool) throws(Mismatch) -> Int {
    for (index, name) in names.enumerated() {
      let name = Calendar.bytes(of: name, short: short)
      let start = rest.prefix(name.count)
      guard start.count == name.count, zip(start, name).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) else { continue }
      rest = rest.dropFirst(name.count)
      return index
    }
    throw .unreadable
  }

  private mutating func readDayOfYear(_ style: TimeLayout.Style) throws(Mismatch) {
    if style == .spaces {
      skipSpace()
      skipSpace()
    }
    let digits = rest.prefix(3).prefix(while: Self.isDigit)
    if digits.isEmpty || (digits.count != 3 && style == .zeros) { throw .unreadable }
    rest = rest.dropFirst(digits.count)
    dayOfYear = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private mutating func readSecond(_ style: TimeLayout.Style, next: TimeLayout.Element?) throws(Mismatch) {
    second = try twoDigits(style)
    if second > 59 { throw .outOfRange("second") }
    // A fraction is read even where the layout has none.
    if case .fraction? = next { return }
    if startsFraction { try readFraction(1 + rest.dropFirst().prefix(while: Self.isDigit).count) }
  }

  private var startsFraction: Bool {
    guard let separator = rest.first, separator == UInt8(ascii: ".") || separator == UInt8(ascii: ",") else {
      return false
    }
    return rest.dropFirst().first.map(Self.isDigit) ?? false
  }

  /// A separator and digits, `count` bytes together; beyond nanoseconds they are cut.
  private mutating func readFraction(_ count: Int) throws(Mismatch) {
    let part = try take(count)
    guard let separator = part.first, separator == UInt8(ascii: ".") || separator == UInt8(ascii: ",") else {
      throw .unreadable
    }
    let digits = part.dropFirst().prefix(9)
    guard var number = Self.signedNumber(digits) else { throw .unreadable }
    if number < 0 { throw .outOfRange("fractional second") }
    for _ in digits.count..<9 { number *= 10 }
    nanoseconds = number
  }

  private mutating func readHalfDay(upper: Bool) throws(Mismatch) {
    let part = try take(2)
    if part.elementsEqual(upper ? "PM".utf8 : "pm".utf8) {
      isAfternoon = true
    } else if part.elementsEqual(upper ? "AM".utf8 : "am".utf8) {
      // Go lets a PM that was read before win.
      if isAfternoon != true { isAfternoon = false }
    } else {
      throw .unreadable
    }
  }

  private mutating func readOffset(_ style: TimeLayout.OffsetStyle, _ zuluAllowed: Bool) throws(Mismatch) {
    if zuluAllowed, rest.first == UInt8(ascii: "Z") {
      rest = rest.dropFirst()
      isUTC = true
      return
    }
    let part = Array(try take(style.example.utf8CodeUnitCount + 1))
    let step = style.hasColons ? 3 : 2
    var numbers: [Int64] = [0, 0, 0]
    var isReadable = true
    for index in 0..<3 {
      let start = 1 + index * step
      guard start + 2 <= part.count else { break }
      if index > 0, style.hasColons, part[start - 1] != UInt8(ascii: ":") { throw .unreadable }
      guard isReadable, Self.isDigit(part[start]), Self.isDigit(part[start + 1]) else {
        isReadable = false
        continue
      }
      numbers[index] = Int64(part[start] - UInt8(ascii: "0")) * 10 + Int64(part[start + 1] - UInt8(ascii: "0"))
    }
    if numbers[2] > 60 { throw .outOfRange("time zone offset second") }
    if numbers[1] > 60 { throw .outOfRange("time zone offset minute") }
    if numbers[0] > 24 { throw .outOfRange("time zone offset hour") }
    let seconds = (numbers[0] * 60 + numbers[1]) * 60 + numbers[2]
    switch part[0] {
    case UInt8(ascii: "+"): offset = seconds
    case UInt8(ascii: "-"): offset = -seconds
    default: throw .unreadable
    }
    if !isReadable { throw .unreadable }
  }

  private mutating func readZoneName() throws(Mismatch) {
    if rest.starts(with: "UTC".utf8) {
      isUTC = true
      rest = rest.dropFirst(3)
      return
    }
    guard let length = zoneNameLength() else { throw .unreadable }
    zoneName = rest.prefix(length)
    rest = rest.dropFirst(length)
  }

  /// How much of the rest looks like the abbreviation of a zone.
  private func zoneNameLength() -> Int? {
    if rest.count < 3 { return nil }
    if rest.starts(with: "ChST".utf8) || rest.starts(with: "MeST".utf8) { return 4 }
    if rest.starts(with: "GMT".utf8) { return 3 + signedOffsetLength(rest.dropFirst(3)) }
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
      let length = signedOffsetLength(rest)
      return length > 0 ? length : nil
    }
    let letters = rest.prefix(6).prefix { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
    switch letters.count {
    case 3: return 3
    case 4: return letters.last == UInt8(ascii: "T") || letters.elementsEqual("WITA".utf8) ? 4 : nil
    case 5: return letters.last == UInt8(ascii: "T") ? 5 : nil
    default: return nil
    }
  }

  /// The length of `+h` or `-hh`, at most 23 hours; 0 for anything else.
  private func signedOffsetLength(_ text: ArraySlice<UInt8>) -> Int {
    guard let sign = text.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return 0 }
    let digits = text.dropFirst().prefix(while: Self.isDigit)
    guard !digits.isEmpty, digits.reduce(0, { min(1000, $0 * 10 + Int($1 - UInt8(ascii: "0"))) }) <= 23 else {
      return 0
    }
    return 1 + digits.count
  }

  // MARK: The result

  private mutating func settleDate() throws(Fault) {
    if let dayOfYear {
      guard let (month, day) = Self.monthAndDay(dayOfYear, of: year) else {
        throw fault(": day-of-year out of range")
      }
      if let known = self.month, known != month { throw fault(": day-of-year does not match month") }
      if let known = self.day, known != day { throw fault(": day-of-year does not match day") }
      (self.month, self.day) = (month, day)
    }
    let day = day ?? 1
    if day < 1 || day > Calendar.days(in: month ?? 1, of: year) { throw fault(": day out of range") }
  }

  private static func monthAndDay(_ dayOfYear: Int, of year: Int64) -> (Int, Int)? {
    var dayOfYear = dayOfYear
    if Calendar.isLeap(year) {
      if dayOfYear == 60 { return (2, 29) }
      if dayOfYear > 60 { dayOfYear -= 1 }
    }
    guard dayOfYear >= 1, dayOfYear <= 365 else { return nil }
    let month = (1...12).last { Calendar.daysBefore($0) < dayOfYear } ?? 1
    return (month, dayOfYear - Calendar.daysBefore(month))
  }

  private func instant() -> Instant {
    func instant(in zone: Zone) -> Instant {
      Instant(
        year: year, month: Int64(month ?? 1), day: Int64(day ?? 1),
        secondsOfDay: Int64(hour * 3600 + minute * 60 + second), nanoseconds: nanoseconds, zone: zone)
    }
    if isUTC { return instant(in: .utc) }
    // Go takes an offset of one second west for none.
    if let offset, offset != -1 {
      var time = instant(in: .utc)
      time.seconds -= offset
      let period = zone.period(at: time.seconds)
      let isLocal = period.offset == offset && (zoneName.isEmpty || period.name.elementsEqual(zoneName))
      return time.seen(in: isLocal ? zone : Zone(name: Array(zoneName), offset: offset))
    }
    if zoneName.isEmpty { return instant(in: zone) }
    var time = instant(in: .utc)
    if let offset = zone.offset(named: zoneName, near: time.seconds) {
      time.seconds -= offset
      return time.seen(in: zone)
    }
    // What the abbreviation means is unknown, but `GMT+3` tells.
    let hours = zoneName.count > 3 && zoneName.starts(with: "GMT".utf8) ? Self.signedNumber(zoneName.dropFirst(3)) : 0
    return time.seen(in: Zone(name: Array(zoneName), offset: (hours ?? 0) * 3600))
  }
}
