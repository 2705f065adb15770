import RhumbEngine
import RhumbFunctions

/// `"…%s…".format([…])`, by CEL's specification of it.
enum TextFormatting {
  static let function = CELFunction(
    "format", [.member([.string, .list(.dyn)], .string)], cost: .traversal(of: 0)
  ) { (arguments, machine) throws(CELError) in
    var writer = Writer(items: try arguments.list(1).allItems())
    return .string(try writer.run(try arguments.text(0), &machine))
  }

  private static let largestPrecision = 100

  private struct Writer {
    let items: [CELValue]
    var next = 0
    var out: [UInt8] = []

    init(items: [CELValue]) { self.items = items }

    mutating func run(_ format: ByteString, _ machine: inout CELMachine) throws(CELError) -> ByteString {
      let bytes = format.bytes
      var position = 0
      while position < bytes.count {
        guard bytes[position] == UInt8(ascii: "%") else {
          out.append(bytes[position])
          position += 1
          continue
        }
        position += 1
        guard position < bytes.count else { throw CELError("unexpected end of format string") }
        if bytes[position] == UInt8(ascii: "%") {
          out.append(UInt8(ascii: "%"))
          position += 1
          continue
        }
        let precision = try precision(bytes, &position)
        guard position < bytes.count else { throw CELError("unexpected end of format string") }
        guard next < items.count else { throw CELError(ByteString("index \(next) out of range")) }
        let value = items[next]
        next += 1
        let before = out.count
        try write(value, bytes[position], precision, &machine)
        try machine.make(text: out.count > CELMachine.largestText ? out.count : out.count - before)
        position += 1
      }
      return ByteString(out)
    }

    private func precision(_ bytes: [UInt8], _ position: inout Int) throws(CELError) -> Int? {
      guard bytes[position] == UInt8(ascii: ".") else { return nil }
      let digits = bytes[(position + 1)...].prefix(while: Lexer.isDigit)
      guard !digits.isEmpty else { throw CELError("error while parsing precision: missing digits") }
      position += 1 + digits.count
      let value = digits.reduce(0) { min(10_000, $0 * 10 + Int($1 - 0x30)) }
      guard value <= largestPrecision else { throw CELError("precision exceeds 100") }
      return value
    }

    private mutating func write(
      _ value: CELValue, _ verb: UInt8, _ precision: Int?, _ machine: inout CELMachine
    ) throws(CELError) {
      switch verb {
      case UInt8(ascii: "s"): try text(value, &machine, depth: 0)
      case UInt8(ascii: "d"): try integer(value, base: 10, "decimal clause can only be used on integers")
      case UInt8(ascii: "b"):
        if case .bool(let isTrue) = value {
          out.append(isTrue ? "1" : "0")
        } else {
          try integer(value, base: 2, "only integers and bools can be formatted as binary")
        }
      case UInt8(ascii: "o"): try integer(value, base: 8, "octal clause can only be used on integers")
      case UInt8(ascii: "x"), UInt8(ascii: "X"): try hex(value, upper: verb == UInt8(ascii: "X"))
      case UInt8(ascii: "f"), UInt8(ascii: "e"): try float(value, verb, precision ?? 6)
      default:
        throw CELError(
          "could not parse formatting clause: unrecognized formatting clause \"" + ByteString([verb]) + "\"")
      }
    }

    private static func mismatch(_ words: ByteString, _ value: CELValue) -> CELError {
      CELError("error during formatting: " + words + ", was given " + value.type.name)
    }

    private mutating func integer(_ value: CELValue, base: Int, _ words: ByteString) throws(CELError) {
      switch value {
      case .int(let number): GoNumber.formatInt(number, base: base, to: &out)
      case .uint(let number): GoNumber.formatUint(number, base: base, to: &out)
      case .double(let number) where base == 10 && !number.isFinite: special(number)
      default: throw Self.mismatch(words, value)
      }
    }

    private mutating func hex(_ value: CELValue, upper: Bool) throws(CELError) {
      switch value {
      case .int(let number):
        if number < 0 { out.append(UInt8(ascii: "-")) }
        GoNumber.formatUint(number.magnitude, base: 16, upper: upper, to: &out)
      case .uint(let number): GoNumber.formatUint(number, base: 16, upper: upper, to: &out)
      case .string(let text), .bytes(let text):
        for byte in text.bytes {
          if byte < 16 { out.append(UInt8(ascii: "0")) }
          GoNumber.formatUint(UInt64(byte), base: 16, upper: upper, to: &out)
        }
      default:
        throw Self.mismatch("only integers, byte buffers, and strings can be formatted as hex", value)
      }
    }

    private mutating func special(_ number: Double) {
      if number.isNaN { out.append("NaN") } else { out.append(number < 0 ? "-Infinity" : "Infinity") }
    }

    private mutating func float(_ value: CELValue, _ verb: UInt8, _ precision: Int) throws(CELError) {
      let number: Double
      switch value {
      case .double(let value): number = value
      case .int(let value): number = Double(value)
      case .uint(let value): number = Double(value)
      default:
        throw Self.mismatch(
          verb == UInt8(ascii: "e")
            ? "scientific clause can only be used on doubles" : "fixed-point clause can only be used on doubles",
          value)
      }
      guard number.isFinite else { return special(number) }
      GoNumber.formatFloat(number, format: verb, precision: precision, to: &out)
    }

    // MARK: %s

    private mutating func text(
      _ value: CELValue, _ machine: inout CELMachine, depth: Int
    ) throws(CELError) {
      guard depth < 100, out.count <= CELMachine.largestText else {
        throw CELError("values to format are too large", kind: .limit)
      }
      try machine.work()
      switch value {
      case .string(let text): out += text
      case .bytes(let bytes): repaired(bytes)
      case .double(let number): number.isFinite ? plain(number) : special(number)
      case .null: out.append("null")
      case .list(let list):
        out.append("[")
        for index in 0..<list.count {
          if index > 0 { out.append(", ") }
          try text(try list.item(index), &machine, depth: depth + 1)
        }
        out.append("]")
      case .map(let map): try self.map(map, &machine, depth)
      case .optional:
        throw Self.mismatch(
          "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps",
          value)
      default: if case .string(let shown) = try Conversions.toString(value) { out += shown }
      }
    }

    private mutating func plain(_ number: Double) {
      if number == number.rounded(), number.magnitude < 1e15 {
        GoNumber.formatFloat(number, format: UInt8(ascii: "f"), precision: 0, to: &out)
      } else {
        GoNumber.formatFloat(number, to: &out)
      }
    }

    /// Runs of unsound UTF-8 become one U+FFFD each.
    private mutating func repaired(_ bytes: ByteString) {
      var position = 0
      var wasInvalid = false
      while position < bytes.count {
        let rune = UTF8Text.decode(bytes.bytes, at: position)
        if !rune.isInvalid || !wasInvalid { UTF8Text.encode(rune.value, to: &out) }
        wasInvalid = rune.isInvalid
        position += rune.width
      }
    }

    /// Entries by the order of their keys as texts.
    private mutating func map(_ map: any CELMap, _ machine: inout CELMachine, _ depth: Int) throws(CELError) {
      var entries: [(key: ByteString, value: CELValue)] = []
      let before = out
      for key in map.keys() {
        guard let value = try map.find(key) else { continue }
        out = []
        try text(key, &machine, depth: depth + 1)
        entries.append((ByteString(out), value))
      }
      out = before
      entries.sort { $0.key < $1.key }
      out.append("{")
      for (index, entry) in entries.enumerated() {
        if index > 0 { out.append(", ") }
        out += entry.key
        out.append(": ")
        try text(entry.value, &machine, depth: depth + 1)
      }
      out.append("}")
    }
  }
}
