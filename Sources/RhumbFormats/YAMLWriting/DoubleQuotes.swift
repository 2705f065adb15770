import RhumbEngine

/// Escapes of double-quoted scalars.
enum DoubleQuotes {
  static func writeEscape(_ text: [UInt8], _ index: Int, _ width: Int, to output: inout [UInt8]) {
    var value = UInt32(text[index])
    switch width {
    case 2: value &= 0x1F
    case 3: value &= 0x0F
    case 4: value &= 0x07
    default: break
    }
    for offset in 1..<max(width, 1) { value = value << 6 | UInt32(text[index + offset] & 0x3F) }
    output.append(UInt8(ascii: "\\"))
    if let letter = letter(value) {
      output.append(letter)
    } else if value <= 0xFF {
      writeHex(value, letter: UInt8(ascii: "x"), digits: 2, to: &output)
    } else if value <= 0xFFFF {
      writeHex(value, letter: UInt8(ascii: "u"), digits: 4, to: &output)
    } else {
      writeHex(value, letter: UInt8(ascii: "U"), digits: 8, to: &output)
    }
  }

  private static func letter(_ value: UInt32) -> UInt8? {
    switch value {
    case 0x00: UInt8(ascii: "0")
    case 0x07: UInt8(ascii: "a")
    case 0x08: UInt8(ascii: "b")
    case 0x09: UInt8(ascii: "t")
    case 0x0A: UInt8(ascii: "n")
    case 0x0B: UInt8(ascii: "v")
    case 0x0C: UInt8(ascii: "f")
    case 0x0D: UInt8(ascii: "r")
    case 0x1B: UInt8(ascii: "e")
    case 0x22: UInt8(ascii: "\"")
    case 0x5C: UInt8(ascii: "\\")
    case 0x85: UInt8(ascii: "N")
    case 0xA0: UInt8(ascii: "_")
    case 0x2028: UInt8(ascii: "L")
    case 0x2029: UInt8(ascii: "P")
    default: nil
    }
  }

  private static func writeHex(_ value: UInt32, letter: UInt8, digits: UInt32, to output: inout [UInt8]) {
    output.append(letter)
    for place in (0..<digits).reversed() {
      let digit = UInt8(value >> (place * 4) & 0xF)
      output.append(digit < 10 ? 0x30 + digit : 0x37 + digit)
    }
  }
}
