/// Formats: what Go's `doPrintf` reads, and what it says about bad ones.
extension GoPrinter {
  /// The state of reading one format against its operands.
  private struct Reading {
    var position = 0
    var argument = 0
    /// An explicit index such as `[2]` was used somewhere: unused operands are no error.
    var isReordered = false
    /// The current verb's index was sound.
    var isIndexSound = true
    /// The last thing read was an explicit index.
    var isAfterIndex = false
  }

  /// The largest width, precision or index.
  private static let largestNumber = 1_000_000

  mutating func printf(_ format: [UInt8], _ values: borrowing Span<Value>) throws(Fault) {
    var reading = Reading()
    while reading.position < format.count {
      reading.isIndexSound = true
      let start = reading.position
      while reading.position < format.count, format[reading.position] != UInt8(ascii: "%") { reading.position += 1 }
      if reading.position > start { out.append(contentsOf: format[start..<reading.position]) }
      if reading.position >= format.count { break }
      reading.position += 1
      flags = PrintFlags()
      readFlags(format, &reading)
      if let letter = simpleVerb(format, reading), reading.argument < values.count {
        reading.position += 1
        if letter == UInt8(ascii: "v") || letter == UInt8(ascii: "w") { flags.turnIntoValueFlags() }
        try printOperand(values[reading.argument], UInt32(letter))
        reading.argument += 1
        continue
      }
      readIndex(format, &reading, values.count)
      readWidth(format, &reading, values)
      readPrecision(format, &reading, values)
      if !reading.isAfterIndex { readIndex(format, &reading, values.count) }
      if reading.position >= format.count {
        out.append("%!(NOVERB)")
        break
      }
      try printVerb(format, &reading, values)
    }
    if !reading.isReordered && reading.argument < values.count {
      try printExtra(values, from: reading.argument)
    }
  }

  private mutating func readFlags(_ format: [UInt8], _ reading: inout Reading) {
    while reading.position < format.count {
      switch format[reading.position] {
      case UInt8(ascii: "#"): flags.sharp = true
      case UInt8(ascii: "0"): flags.zero = true
      case UInt8(ascii: "+"): flags.plus = true
      case UInt8(ascii: "-"): flags.minus = true
      case UInt8(ascii: " "): flags.space = true
      default: return
      }
      reading.position += 1
    }
  }

  /// A lower-case letter right after the flags: most verbs.
  private func simpleVerb(_ format: [UInt8], _ reading: Reading) -> UInt8? {
    guard reading.position < format.count else { return nil }
    let letter = format[reading.position]
    return letter >= 0x61 && letter <= 0x7A ? letter : nil
  }

  private mutating func printOperand(_ value: Value, _ verb: UInt32) throws(Fault) {
    try printArgument(value, verb)
    try checkSize()
  }

  private mutating func printVerb(
    _ format: [UInt8], _ reading: inout Reading, _ values: borrowing Span<Value>
  ) throws(Fault) {
    let rune = UTF8Text.decode(format, at: reading.position)
    reading.position += rune.width
    let verb = rune.value
    if verb == UInt32(UInt8(ascii: "%")) {
      out.append(UInt8(ascii: "%"))
    } else if !reading.isIndexSound {
      report(verb, "(BADINDEX)")
    } else if reading.argument >= values.count {
      report(verb, "(MISSING)")
    } else {
      if verb == Verb.v || verb == Verb.w { flags.turnIntoValueFlags() }
      try printOperand(values[reading.argument], verb)
      reading.argument += 1
    }
  }

  private mutating func report(_ verb: UInt32, _ what: StaticString) {
    out.append("%!")
    UTF8Text.encode(verb, to: &out)
    out.append(what)
  }

  /// `%!(EXTRA type=value, …)` for operands no verb used.
  private mutating func printExtra(_ values: borrowing Span<Value>, from first: Int) throws(Fault) {
    flags = PrintFlags()
    out.append("%!(EXTRA ")
    for index in first..<values.count {
      if index > first { out.append(", ") }
      if let type = values[index].goType, type.kind != .interface {
        out.append(contentsOf: type.name.utf8)
        out.append(UInt8(ascii: "="))
        try printOperand(values[index], Verb.v)
      } else {
        out.append("<nil>")
      }
    }
    out.append(UInt8(ascii: ")"))
  }

  /// Digits at the position, up to `end`; a number that is too large swallows everything up to `end`.
  private static func readNumber(_ format: [UInt8], _ position: inout Int, end: Int) -> Int? {
    var number: Int?
    while position < end, format[position] >= 0x30, format[position] <= 0x39 {
      let soFar = number ?? 0
      if soFar > largestNumber {
        position = end
        return nil
      }
      number = soFar * 10 + Int(format[position] - 0x30)
      position += 1
    }
    return number
  }

  /// An explicit argument index, `[n]`, if there is one.
  private func readIndex(_ format: [UInt8], _ reading: inout Reading, _ count: Int) {
    reading.isAfterIndex = false
    guard reading.position < format.count, format[reading.position] == UInt8(ascii: "[") else { return }
    reading.isReordered = true
    let start = reading.position
    guard format.count - start >= 3, let close = format[(start + 1)...].firstIndex(of: UInt8(ascii: "]")) else {
      reading.isIndexSound = false
      reading.position = start + 1
      return
    }
    reading.position = close + 1
    var digits = start + 1
    guard let number = Self.readNumber(format, &digits, end: close), digits == close else {
      reading.isIndexSound = false
      return
    }
    reading.isAfterIndex = true
    if number >= 1 && number <= count {
      reading.argument = number - 1
    } else {
      reading.isIndexSound = false
    }
  }

  private mutating func readWidth(_ format: [UInt8], _ reading: inout Reading, _ values: borrowing Span<Value>) {
    if reading.position < format.count, format[reading.position] == UInt8(ascii: "*") {
      reading.position += 1
      if let width = takeInteger(&reading, values) {
        flags.hasWidth = true
        flags.width = width
        if width < 0 {
          flags.width = -width
          flags.minus = true
          flags.zero = false
        }
      } else {
        out.append("%!(BADWIDTH)")
      }
      reading.isAfterIndex = false
    } else if let width = Self.readNumber(format, &reading.position, end: format.count) {
      flags.hasWidth = true
      flags.width = width
      if reading.isAfterIndex { reading.isIndexSound = false }
    }
  }

  private mutating func readPrecision(_ format: [UInt8], _ reading: inout Reading, _ values: borrowing Span<Value>) {
    guard reading.position + 1 < format.count, format[reading.position] == UInt8(ascii: ".") else { return }
    reading.position += 1
    if reading.isAfterIndex { reading.isIndexSound = false }
    readIndex(format, &reading, values.count)
    if reading.position < format.count, format[reading.position] == UInt8(ascii: "*") {
      reading.position += 1
      if let precision = takeInteger(&reading, values), precision >= 0 {
        flags.hasPrecision = true
        flags.precision = precision
      } else {
        out.append("%!(BADPREC)")
      }
      reading.isAfterIndex = false
    } else {
      flags.precision = Self.readNumber(format, &reading.position, end: format.count) ?? 0
      flags.hasPrecision = true
    }
  }

  /// The operand of a `*`, if it is an integer of reasonable size. It counts as used either way.
  private func takeInteger(_ reading: inout Reading, _ values: borrowing Span<Value>) -> Int? {
    guard reading.argument < values.count else { return nil }
    let value = values[reading.argument]
    reading.argument += 1
    let number: Int64
    switch value {
    case .int(let int): number = Int64(int)
    case .int64(let int): number = int
    case .host(let object as SizedInteger):
      guard object.isSigned || object.bits <= UInt64(Int64.max) else { return nil }
      number = Int64(bitPattern: object.bits)
    case .host(let object):
      guard case .int64(let int) = object.underlying else { return nil }
      number = int
    default: return nil
    }
    return number.magnitude > UInt64(Self.largestNumber) ? nil : Int(number)
  }
}
