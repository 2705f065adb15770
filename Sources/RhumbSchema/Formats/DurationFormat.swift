import RhumbEngine

/// `duration` (RFC 3339, appendix A) and `period`: two moments, or one and a duration.
enum DurationFormat {
  static func duration(_ text: ByteString) -> ByteString? {
    guard text.bytes.first == UInt8(ascii: "P") else { return "must start with P" }
    let rest = text.bytes.dropFirst()
    if rest.isEmpty { return "nothing after P" }
    if rest.last == UInt8(ascii: "W") {
      let weeks = rest.dropLast()
      if weeks.isEmpty { return "no number in week" }
      return weeks.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? nil : "invalid week"
    }
    for (index, part) in SchemaFormat.parts(rest, "T").enumerated() {
      if index > 0 && part.isEmpty { return "no time elements" }
      if index > 1 { return "more than one T" }
      if let objection = elements(part, units: index == 0 ? Array("YMD".utf8) : Array("HMS".utf8)) { return objection }
    }
    return nil
  }

  private static func elements(_ text: ArraySlice<UInt8>, units all: [UInt8]) -> ByteString? {
    var rest = text
    var units = all[...]
    while !rest.isEmpty {
      let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
      if digits.isEmpty { return "missing number" }
      rest = rest.dropFirst(digits.count)
      guard let unit = rest.first else { return "missing unit" }
      guard let index = units.firstIndex(of: unit) else {
        return all.contains(unit)
          ? SchemaFormat.character(UInt32(unit), "unit ", " out of order")
          : SchemaFormat.character(UInt32(unit), "invalid unit ")
      }
      units = units[(index + 1)...]
      rest = rest.dropFirst()
    }
    return nil
  }

  static func period(_ text: ByteString) -> ByteString? {
    guard let slash = text.bytes.firstIndex(of: UInt8(ascii: "/")) else { return "missing slash" }
    let start = ByteString(text.bytes[..<slash])
    let end = ByteString(text.bytes[(slash + 1)...])
    if start.bytes.first == UInt8(ascii: "P") {
      if let why = duration(start) { return "invalid start duration: " + why }
      if let why = DateFormat.dateTime(end) { return "invalid end date-time: " + why }
      return nil
    }
    if let why = DateFormat.dateTime(start) { return "invalid start date-time: " + why }
    if end.bytes.first == UInt8(ascii: "P") {
      if let why = duration(end) { return "invalid end duration: " + why }
    } else if let why = DateFormat.dateTime(end) {
      return "invalid end date-time: " + why
    }
    return nil
  }
}
