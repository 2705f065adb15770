/// A token of an action, or a run of text between actions: a kind and a range of the template's bytes.
struct Token {
  enum Kind: UInt8 {
    case error, bool, character, characterConstant, complex, assign, declare, endOfFile, field, identifier
    case leftDelimiter, leftParenthesis, number, pipe, rawString, rightDelimiter, rightParenthesis, space, string
    case text, variable
    // Keywords from here on.
    case block, `break`, `continue`, dot, define, `else`, end, `if`, `nil`, range, template, with

    var isKeyword: Bool { rawValue >= Kind.block.rawValue }
  }

  let kind: Kind
  private let first: UInt32
  private let last: UInt32

  var start: Int { Int(first) }
  var end: Int { Int(last) }
  var range: Range<Int> { start..<end }

  init(kind: Kind, start: Int, end: Int) {
    self.kind = kind
    // A text of a template is far shorter than four gigabytes.
    first = UInt32(truncatingIfNeeded: start)
    last = UInt32(truncatingIfNeeded: end)
  }

  /// What a word is if it is no name: a keyword, or a truth value.
  static func reserved(_ source: [UInt8], _ range: Range<Int>) -> Kind? {
    guard range.count <= 8 else { return nil }
    var packed: UInt64 = 0
    for index in range { packed = packed << 8 | UInt64(source[index]) }
    // The letters side by side in one number.
    return switch packed {
    case 0x69_66: .if  // if
    case 0x65_6e_64: .end  // end
    case 0x6e_69_6c: .nil  // nil
    case 0x65_6c_73_65: .else  // else
    case 0x77_69_74_68: .with  // with
    case 0x74_72_75_65: .bool  // true
    case 0x72_61_6e_67_65: .range  // range
    case 0x62_6c_6f_63_6b: .block  // block
    case 0x62_72_65_61_6b: .break  // break
    case 0x66_61_6c_73_65: .bool  // false
    case 0x64_65_66_69_6e_65: .define  // define
    case 0x74_65_6d_70_6c_61_74_65: .template  // template
    case 0x63_6f_6e_74_69_6e_75_65: .continue  // continue
    default: nil
    }
  }
}
