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

  var kind: Kind
  var start: Int
  var end: Int

  static func keyword(_ word: ArraySlice<UInt8>) -> Kind? {
    switch word.count {
    case 2: word.elementsEqual("if".utf8) ? .if : nil
    case 3: word.elementsEqual("end".utf8) ? .end : word.elementsEqual("nil".utf8) ? .nil : nil
    case 4: word.elementsEqual("else".utf8) ? .else : word.elementsEqual("with".utf8) ? .with : nil
    case 5:
      word.elementsEqual("range".utf8)
        ? .range : word.elementsEqual("block".utf8) ? .block : word.elementsEqual("break".utf8) ? .break : nil
    case 6: word.elementsEqual("define".utf8) ? .define : nil
    case 8:
      word.elementsEqual("template".utf8) ? .template : word.elementsEqual("continue".utf8) ? .continue : nil
    default: nil
    }
  }
}
