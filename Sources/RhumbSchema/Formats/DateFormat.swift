import RhumbEngine

/// `date`, `time` and `date-time` (RFC 3339, 5.6).
enum DateFormat {
  // MARK: Dates, as Go's time.Parse reads "2006-01-02"

  static func date(_ text: ByteString) -> ByteString? {
    var rest = text.bytes[...]
    guard let year = take(4, from: &rest) else { return unread(text, rest, "2006") }
    guard skipDash(&rest) else { return unread(text, rest, "-") }
    let monthStart = rest
    guard let month = take(2, from: &rest) else { return unread(text, monthStart, "01") }
    if month < 1 || month > 12 { return "parsing time " + quoted(text.bytes[...]) + ": month out of range" }
    guard skipDash(&rest) else { return unread(text, rest, "-") }
    let dayStart = rest
    guard let day = take(2, from: &rest) else { return unread(text, dayStart, "02") }
    if !rest.isEmpty { return "parsing time " + quoted(text.bytes[...]) + ": extra text: " + quoted(rest) }
    if day < 1 || day > days(in: month, of: year) {
      return "parsing time " + quoted(text.bytes[...]) + ": day out of range"
    }
    return nil
  }

  private static func take(_ count: Int, from rest: inout ArraySlice<UInt8>) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    rest = rest.dropFirst(count)
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func skipDash(_ rest: inout ArraySlice<UInt8>) -> Bool {
    guard rest.first == UInt8(ascii: "-") else { return false }
    rest = rest.dropFirst()
    return true
  }

  private static func unread(_ text: ByteString, _ rest: ArraySlice<UInt8>, _ element: ByteString) -> ByteString {
    "parsing time " + quoted(text.bytes[...]) + " as \"2006-01-02\": cannot parse " + quoted(rest) + " as \"" + element
      + "\""
  }

  /// The quotes of Go's time package: every byte that is not plain ASCII is spelled out.
  private static func quoted(_ text: ArraySlice<UInt8>) -> ByteString {
    var out: [UInt8] = [UInt8(ascii: "\"")]
    for byte in text {
      if byte >= 0x80 || byte < 0x20 {
        out.append(byte < 0x10 ? "\\x0" : "\\x")
        GoNumber.formatUint(UInt64(byte), base: 16, to: &out)
      } else {
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { out.append(UInt8(ascii: "\\")) }
        out.append(byte)
      }
    }
    out.append(UInt8(ascii: "\""))
    return ByteString(out)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  // MARK: Times

  static func time(_ text: ByteString) -> ByteString? {
    let bytes = text.bytes
    if bytes.count < 9 { return "less than 9 characters long" }
    let colon = UInt8(ascii: ":")
    if bytes[2] != colon || bytes[5] != colon { return "missing colon in correct place" }
    var clock: [Int64] = []
    for part in [bytes[0..<2], bytes[3..<5], bytes[6..<8]] {
      let (number, error) = GoNumber.parseInt(Array(part))
      if error != nil { return "invalid hour/min/sec" }
      if number < 0 { return "non-positive hour/min/sec" }
      clock.append(number)
    }
    if clock[0] > 23 || clock[1] > 59 || clock[2] > 60 { return "hour/min/sec out of range" }
    var rest = bytes[8...]
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { $0 >= 0x30 && $0 <= 0x39 }
      if digits.isEmpty { return "no digits in second fraction" }
      rest = rest[digits.endIndex...]
    }
    var minutes = clock[0] * 60 + clock[1]
    if !rest.elementsEqual("Z".utf8) && !rest.elementsEqual("z".utf8) {
      var shift: Int64 = 0
      if let objection = offset(rest, &shift) { return objection }
      minutes += shift
      if minutes < 0 { minutes += 24 * 60 }
    }
    return clock[2] >= 60 && minutes != 23 * 60 + 59 ? "invalid leap second" : nil
  }

  /// `+hh:mm`: the minutes that lead back to UTC.
  private static func offset(_ text: ArraySlice<UInt8>, _ shift: inout Int64) -> ByteString? {
    let bytes = Array(text)
    if bytes.count != 6 { return "offset must be 6 characters long" }
    let isWest = bytes[0] == UInt8(ascii: "-")
    if !isWest && bytes[0] != UInt8(ascii: "+") { return "offset must begin with plus/minus" }
    if bytes[3] != UInt8(ascii: ":") { return "missing colon in offset in correct place" }
    var clock: [Int64] = []
    for part in [bytes[1..<3], bytes[4..<6]] {
      let (number, error) = GoNumber.parseInt(Array(part))
      if error != nil { return "invalid hour/min in offset" }
      if number < 0 { return "non-positive hour/min in offset" }
      clock.append(number)
    }
    if clock[0] > 23 || clock[1] > 59 { return "hour/min in offset out of range" }
    shift = (clock[0] * 60 + clock[1]) * (isWest ? 1 : -1)
    return nil
  }

  static func dateTime(_ text: ByteString) -> ByteString? {
    let bytes = text.bytes
    if bytes.count < 20 { return "less than 20 characters long" }
    if bytes[10] | 0x20 != UInt8(ascii: "t") { return "11th character must be t or T" }
    if let why = date(ByteString(bytes[..<10])) { return "invalid date element: " + why }
    if let why = time(ByteString(bytes[11...])) { return "invalid time element: " + why }
    return nil
  }
}
