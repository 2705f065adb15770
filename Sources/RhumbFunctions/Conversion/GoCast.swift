package import RhumbEngine

/// How sprig turns anything into a number or a text: spf13/cast 1.7's rules, where what does not fit is 0.
package enum GoCast {
  /// sprig's `toInt64`. Texts are read with Go's prefixes (`0x1f`, `010` is 8); floats are cut; named integer types
  /// such as durations are 0.
  package static func toInt64(_ value: Value) -> Int64 {
    switch value {
    case .int(let number): Int64(number)
    case .int64(let number): number
    case .float(let number): truncated(number)
    case .bool(let flag): flag ? 1 : 0
    case .string(let text): integer(text.bytes)
    case .host(let object as SizedInteger): Int64(bitPattern: object.bits)
    case .host(let object): calendarNumber(object) ?? 0
    case .missing, .null, .list, .map: 0
    }
  }

  /// sprig's `toFloat64`.
  package static func toFloat64(_ value: Value) -> Double {
    switch value {
    case .int(let number): return Double(number)
    case .int64(let number): return Double(number)
    case .float(let number): return number
    case .bool(let flag): return flag ? 1 : 0
    case .string(let text):
      let (number, error) = GoNumber.parseFloat(text.bytes)
      return error == nil ? number : 0
    case .host(let object as SizedInteger):
      return object.isSigned ? Double(Int64(bitPattern: object.bits)) : Double(object.bits)
    case .host(let object): return Double(calendarNumber(object) ?? 0)
    case .missing, .null, .list, .map: return 0
    }
  }

  /// Months and weekdays are the two named integers that cast knows.
  private static func calendarNumber(_ object: HostObject) -> Int64? {
    let name = object.goType.name.utf8
    guard name.elementsEqual("time.Month".utf8) || name.elementsEqual("time.Weekday".utf8) else { return nil }
    switch object.underlying {
    case .int(let number): return Int64(number)
    case .int64(let number): return number
    default: return nil
    }
  }

  /// Go's `int64(float)` on amd64: what does not fit, and NaN, is the least number.
  package static func truncated(_ number: Double) -> Int64 {
    Int64(exactly: number.rounded(.towardZero)) ?? .min
  }

  private static func integer(_ text: [UInt8]) -> Int64 {
    let (number, error) = GoNumber.parseInt(withoutZeroDecimals(text), base: 0)
    return error == nil ? number : 0
  }

  /// Cuts `.000` off the end; other decimals stay, and make the text no integer.
  private static func withoutZeroDecimals(_ text: [UInt8]) -> [UInt8] {
    var position = text.count
    var seenZero = false
    while position > 0 {
      switch text[position - 1] {
      case UInt8(ascii: "."):
        if seenZero { return Array(text[..<(position - 1)]) }
      case UInt8(ascii: "0"): seenZero = true
      default: return text
      }
      position -= 1
    }
    return text
  }

  /// sprig's `strval`, which is `toString`: bytes as text, what `String()` or `Error()` says, or else `%v`.
  package static func toText(_ value: Value) throws(Fault) -> ByteString {
    switch value {
    case .string(let text): return text
    case .list(let list) where list.type == .uint8:
      return ByteString(
        list.items.map { item in
          if case .host(let object as SizedInteger) = item { return UInt8(truncatingIfNeeded: object.bits) }
          return 0
        })
    default:
      var out: [UInt8] = []
      try GoPrinter.append(value, to: &out)
      return ByteString(out)
    }
  }

  /// sprig's `strslice`, which is `toStrings`: nil items are left out; a single value is a list of one.
  package static func toTexts(_ value: Value) throws(Fault) -> [ByteString] {
    switch value {
    case .missing, .null: return []
    case .list(let list): return try texts(of: list)
    case .host(let object):
      if case .list(let list) = object.underlying { return try texts(of: list) }
    default: break
    }
    return [try toText(value)]
  }

  private static func texts(of list: ListValue) throws(Fault) -> [ByteString] {
    var texts: [ByteString] = []
    texts.reserveCapacity(list.items.count)
    for item in list.items where !item.isUntypedNil { texts.append(try toText(item)) }
    return texts
  }
}
