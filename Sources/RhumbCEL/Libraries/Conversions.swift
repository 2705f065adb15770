import RhumbEngine
import RhumbFunctions

/// `int()`, `string()` and their kin, and `type()`, `dyn()`, `size()`.
enum Conversions {
  static let functions: [CELFunction] = [
    conversion("bool", to: .bool, from: [.bool, .string], toBool),
    conversion("int", to: .int, from: [.int, .uint, .double, .string, .timestamp, .duration], toInt),
    conversion("uint", to: .uint, from: [.uint, .int, .double, .string], toUint),
    conversion("double", to: .double, from: [.double, .int, .uint, .string], toDouble),
    conversion("bytes", to: .bytes, from: [.bytes, .string], cost: .traversal(of: 0, keepsSize: true)) {
      value throws(CELError) in
      switch value {
      case .string(let text), .bytes(let text): .bytes(text)
      default: throw .noSuchOverload
      }
    },
    conversion("duration", to: .duration, from: [.duration, .string, .int]) { value throws(CELError) in
      switch value {
      case .duration: return value
      case .string(let text):
        guard let duration = duration(text) else { throw .conversion(from: .string, to: .duration) }
        return .duration(duration)
      case .int(let seconds):
        let (nanoseconds, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        if overflow { throw .durationOverflow }
        return .duration(Duration(nanoseconds: nanoseconds))
      default: throw .noSuchOverload
      }
    },
    conversion("timestamp", to: .timestamp, from: [.timestamp, .string, .int], toTimestamp),
    conversion(
      "string", to: .string,
      from: [.string, .bool, .int, .uint, .double, .bytes, .timestamp, .duration] + [.a], toString),
    CELFunction("dyn", [.function([.a], .dyn)]) { (arguments, _) throws(CELError) in arguments[0] },
    CELFunction("type", [.function([.a], .type(.a))]) { (arguments, _) throws(CELError) in
      .type(arguments[0].type)
    },
    CELFunction(
      "size",
      [CELType.string, .bytes, .list(.a), .map(.a, .b)].flatMap {
        [CELFunction.Overload.function([$0], .int), .member([$0], .int)]
      }
    ) { (arguments, _) throws(CELError) in
      switch arguments[0] {
      case .string, .bytes, .list, .map: .int(Int64(clamping: arguments[0].size))
      default: throw .noSuchOverload
      }
    },
  ]

  private static func conversion(
    _ name: ByteString, to type: CELType, from types: [CELType], cost: CallCost = .unit,
    _ convert: @escaping @Sendable (CELValue) throws(CELError) -> CELValue
  ) -> CELFunction {
    CELFunction(name, types.map { .function([$0], type) }, cost: cost) {
      (arguments, _) throws(CELError) in try convert(arguments[0])
    }
  }

  /// cel-go reads durations as Go does.
  static func duration(_ text: ByteString) -> Duration? { try? Duration(text) }

  @Sendable private static func toBool(_ value: CELValue) throws(CELError) -> CELValue {
    switch value {
    case .bool: return value
    case .string(let text):
      switch text {
      case "1", "t", "T", "true", "TRUE", "True": return .bool(true)
      case "0", "f", "F", "false", "FALSE", "False": return .bool(false)
      default: throw .conversion(from: .string, to: .bool)
      }
    default: throw .noSuchOverload
    }
  }

  /// Go's `ParseInt` in base 10: a sign and digits.
  private static func isDecimal(_ text: ByteString, mayBeSigned: Bool) -> Bool {
    var digits = text.bytes[...]
    if mayBeSigned, let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      digits = digits.dropFirst()
    }
    return !digits.isEmpty && digits.count <= 64 && digits.allSatisfy(Lexer.isDigit)
  }

  @Sendable private static func toInt(_ value: CELValue) throws(CELError) -> CELValue {
    switch value {
    case .int: return value
    case .uint(let number):
      guard let number = Int64(exactly: number) else { throw .intOverflow }
      return .int(number)
    case .double(let number):
      // Only what lies strictly within the range, since a double can't tell its ends.
      guard number > -9_223_372_036_854_775_808, number < 9_223_372_036_854_775_808 else { throw .intOverflow }
      return .int(Int64(number))
    case .string(let text):
      guard isDecimal(text, mayBeSigned: true), let number = Int64(text.description) else {
        throw .conversion(from: .string, to: .int)
      }
      return .int(number)
    case .timestamp(let instant): return .int(instant.seconds)
    case .duration(let duration): return .int(duration.nanoseconds)
    default: throw .noSuchOverload
    }
  }

  @Sendable private static func toUint(_ value: CELValue) throws(CELError) -> CELValue {
    switch value {
    case .uint: return value
    case .int(let number):
      guard let number = UInt64(exactly: number) else { throw .uintOverflow }
      return .uint(number)
    case .double(let number):
      guard number >= 0, number < 18_446_744_073_709_551_616 else { throw .uintOverflow }
      return .uint(UInt64(number))
    case .string(let text):
      guard isDecimal(text, mayBeSigned: false), let number = UInt64(text.description) else {
        throw .conversion(from: .string, to: .uint)
      }
      return .uint(number)
    default: throw .noSuchOverload
    }
  }

  @Sendable private static func toDouble(_ value: CELValue) throws(CELError) -> CELValue {
    switch value {
    case .double: return value
    case .int(let number): return .double(Double(number))
    case .uint(let number): return .double(Double(number))
    case .string(let text):
      let (number, error) = GoNumber.parseFloat(text.bytes)
      if error != nil { throw .conversion(from: .string, to: .double) }
      return .double(number)
    default: throw .noSuchOverload
    }
  }

  @Sendable private static func toTimestamp(_ value: CELValue) throws(CELError) -> CELValue {
    switch value {
    case .timestamp: return value
    case .int(let seconds):
      guard let instant = Timestamp(seconds: seconds) else { throw .timestampOverflow }
      return .timestamp(instant)
    case .string(let text):
      do throws(Timestamp.Failure) {
        return .timestamp(try Timestamp(text))
      } catch {
        throw error == .range ? .timestampOverflow : .conversion(from: .string, to: .timestamp)
      }
    default: throw .noSuchOverload
    }
  }

  @Sendable static func toString(_ value: CELValue) throws(CELError) -> CELValue {
    var out: [UInt8] = []
    switch value {
    case .string: return value
    case .bool(let value): out.append(value ? "true" : "false")
    case .int(let value): GoNumber.formatInt(value, to: &out)
    case .uint(let value): GoNumber.formatUint(value, to: &out)
    case .double(let value): GoNumber.formatFloat(value, to: &out)
    case .bytes(let bytes):
      guard UTF8Text.isValid(bytes.bytes) else {
        throw CELError("invalid UTF-8 in bytes, cannot convert to string")
      }
      return .string(bytes)
    case .timestamp(let instant): return .string(instant.text)
    case .duration(let duration): return .string(seconds(duration))
    case .type(let type): return .string(type.name)
    case .object(let object):
      guard let text = object.text else { throw .noSuchOverload }
      return .string(text)
    default: throw .noSuchOverload
    }
    return .string(ByteString(out))
  }

  /// `1.5s`: a duration in seconds.
  static func seconds(_ duration: Duration) -> ByteString {
    let magnitude = duration.nanoseconds.magnitude
    var out = Array((duration.nanoseconds < 0 ? "-" : "").utf8)
    out.append(contentsOf: "\(magnitude / 1_000_000_000)".utf8)
    var fraction = magnitude % 1_000_000_000
    if fraction > 0 {
      out.append(UInt8(ascii: "."))
      var scale: UInt64 = 100_000_000
      while fraction > 0 {
        out.append(0x30 + UInt8(fraction / scale))
        fraction %= scale
        scale /= 10
      }
    }
    out.append(UInt8(ascii: "s"))
    return ByteString(out)
  }
}
