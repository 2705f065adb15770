internal import RhumbEngine

extension TimeLayout {
  /// An instant as clocks and calendars of its zone show it.
  func format(_ instant: Instant) -> [UInt8] {
    var writer = Writer(instant)
    for part in parts {
      writer.out.append(contentsOf: part.prefix)
      if let element = part.element { writer.write(element) }
    }
    return writer.out
  }

  private struct Writer {
    var out: [UInt8] = []
    private let instant: Instant
    private let period: ZonePeriod
    private let day: Int64
    private let date: Calendar.Date
    private let hour: Int
    private let minute: Int
    private let second: Int

    init(_ instant: Instant) {
      self.instant = instant
      period = instant.period
      day = instant.day
      date = Calendar.date(ofDay: day)
      let seconds = Int(instant.secondsOfDay)
      (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
    }

    mutating func write(_ element: Element) {
      switch element {
      case .month(.name): name(Calendar.monthNames[date.month - 1], short: false)
      case .month(.shortName): name(Calendar.monthNames[date.month - 1], short: true)
      case .month(let style): number(date.month, style)
      case .weekday(let short): name(Calendar.weekdayNames[Calendar.weekday(ofDay: day)], short: short)
      case .day(let style): number(date.day, style)
      case .dayOfYear(let style): number(Calendar.dayOfYear(day), style, width: 3)
      case .hour: number(hour, .zeros)
      case .hour12(let style): number(hour % 12 == 0 ? 12 : hour % 12, style)
      case .minute(let style): number(minute, style)
      case .second(let style): number(second, style)
      case .year(short: true): number(Int(date.year.magnitude % 100), .zeros)
      case .year(short: false): number(Int(date.year), .zeros, width: 4)
      case .halfDay(upper: true): out.append(hour >= 12 ? "PM" : "AM")
      case .halfDay(upper: false): out.append(hour >= 12 ? "pm" : "am")
      case .zoneName: zoneName()
      case .offset(let style, let zuluAllowed): offset(style, zuluAllowed)
      case .fraction(let digits, let keepsZeros, let separator): fraction(digits, keepsZeros, separator)
      }
    }

    private mutating func name(_ name: StaticString, short: Bool) {
      out.append(contentsOf: Calendar.bytes(of: name, short: short))
    }

    private mutating func number(_ number: Int, _ style: Style, width: Int = 2) {
      if number < 0 { out.append(UInt8(ascii: "-")) }
      let digits = Array("\(number.magnitude)".utf8)
      if style == .zeros || style == .spaces, digits.count < width {
        let filler = style == .zeros ? UInt8(ascii: "0") : UInt8(ascii: " ")
        out.append(contentsOf: [UInt8](repeating: filler, count: width - digits.count))
      }
      out.append(contentsOf: digits)
    }

    private mutating func zoneName() {
      if period.name.isEmpty {
        offset(.minutes, false)
      } else {
        out.append(contentsOf: period.name)
      }
    }

    private mutating func offset(_ style: OffsetStyle, _ zuluAllowed: Bool) {
      if zuluAllowed && period.offset == 0 {
        out.append(UInt8(ascii: "Z"))
        return
      }
      // Less than a minute west counts as east.
      let minutes = Int(period.offset / 60)
      out.append(minutes < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
      number(abs(minutes) / 60, .zeros)
      if style.hasColons { out.append(UInt8(ascii: ":")) }
      if style != .hours { number(abs(minutes) % 60, .zeros) }
      guard style.hasSeconds else { return }
      if style.hasColons { out.append(UInt8(ascii: ":")) }
      number(Int(minutes < 0 ? -period.offset : period.offset) % 60, .zeros)
    }

    private mutating func fraction(_ digits: Int, _ keepsZeros: Bool, _ separator: UInt8) {
      if !keepsZeros && (digits == 0 || instant.nanoseconds == 0) { return }
      let start = out.count
      out.append(separator)
      number(Int(instant.nanoseconds), .zeros, width: 9)
      if digits < 9 { out.removeLast(9 - digits) }
      if keepsZeros { return }
      while out.count > start + 1, out.last == UInt8(ascii: "0") { out.removeLast() }
      if out.count == start + 1 { out.removeLast() }
    }
  }
}
