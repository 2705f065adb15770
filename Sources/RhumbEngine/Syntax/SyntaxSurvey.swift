package import RhumbDiagnostics

/// All faults of grammar in a template: the parser stops at the first, so the action that holds it is made harmless in a
/// copy, and the copy is parsed again.
///
/// Costs a parse for each fault; run only once a template is known to have one.
package struct SyntaxSurvey {
  /// More of one file help nobody.
  private static let limit = 20

  private let name: ByteString
  private let file: FileID
  private let functions: FunctionTable
  private var source: [UInt8]

  /// The faults in the order of the text; places and words are those of the text as it is.
  package static func faults(
    of name: ByteString, source: [UInt8], file: FileID, functions: FunctionTable
  ) -> [ParseError] {
    var survey = SyntaxSurvey(name: name, file: file, functions: functions, source: source)
    return survey.run()
  }

  private mutating func run() -> [ParseError] {
    var faults: [ParseError] = []
    while faults.count < Self.limit {
      do throws(ParseError) {
        _ = try Parser.parse(name: name, source: source, file: file, functions: functions)
        return faults
      } catch {
        var error = error
        if error.message == "unexpected EOF" { error.opening = unclosedBlock() }
        faults.append(error)
        let progress = faults.count < 2 || faults[faults.count - 2].span.start < error.span.start
        guard progress, let action = action(at: Int(error.span.start)), disarm(action, for: error) else {
          return faults
        }
      }
    }
    return faults
  }

  /// The innermost block that the text leaves open: the action that begins it.
  private func unclosedBlock() -> SourceSpan? {
    var lexer = Lexer(source: source)
    var open: [SourceSpan] = []
    var start = 0
    var isFirst = false
    while true {
      let token = lexer.next()
      switch token.kind {
      case .leftDelimiter:
        start = token.start
        isFirst = true
      case .space: break
      case .if, .with, .range, .define, .block:
        // `else if` has no end of its own.
        if isFirst { open.append(SourceSpan(file: file, start: start, end: token.end)) }
        isFirst = false
      case .end:
        if isFirst, !open.isEmpty { open.removeLast() }
        isFirst = false
      case .endOfFile, .error: return open.last
      default: isFirst = false
      }
    }
  }

  /// The bytes between the delimiters of the action that a place is in, or that ends there; nil if it has no end.
  private func action(at place: Int) -> Range<Int>? {
    var lexer = Lexer(source: source)
    var start: Int?
    while true {
      let token = lexer.next()
      switch token.kind {
      case .leftDelimiter:
        if token.start > place { return nil }
        start = token.end
      case .rightDelimiter where token.end > place: return start.map { $0..<token.start }
      case .rightDelimiter: start = nil
      case .error:
        // Where it ends can only be guessed: at the next delimiter, if that is on the same line.
        guard let start else { return nil }
        var end = max(place, start)
        while end + 1 < source.count, source[end] != 0x0A {
          if source[end] == UInt8(ascii: "}"), source[end + 1] == UInt8(ascii: "}") { return start..<end }
          end += 1
        }
        return nil
      case .endOfFile: return nil
      default: break
      }
    }
  }

  /// Overwrites an action with one of the same length that does the same to the structure, and declares the same
  /// variables: `{{if eq 1}}` becomes `{{if 0   }}`. False if that can't be done.
  private mutating func disarm(_ action: Range<Int>, for fault: ParseError) -> Bool {
    var start = action.lowerBound
    skipSpace(&start, action)
    if start == action.upperBound { start = action.lowerBound }
    let word = self.word(at: start, action)
    var kept = start
    if ["if", "with", "range"].contains(where: { word.elementsEqual($0.utf8) }) {
      kept = word.endIndex
    } else if word.elementsEqual("else".utf8) || word.elementsEqual("end".utf8) {
      let isStray = fault.message.bytes.contains(UInt8(ascii: "{"))
      var next = word.endIndex
      skipSpace(&next, action)
      if !isStray { kept = self.word(at: next, action).endIndex }
      if !isStray, kept == next { return false }
    } else if ["define", "block"].contains(where: { word.elementsEqual($0.utf8) }) {
      return false
    }
    // A declaration that is sound so far stays one.
    var index = kept
    while index + 1 < min(Int(fault.span.start), action.upperBound) {
      if source[index] == UInt8(ascii: ":"), source[index + 1] == UInt8(ascii: "=") { kept = index + 2 }
      index += 1
    }
    let value = kept == start ? start : kept + 1
    guard value < action.upperBound else { return false }
    for offset in kept..<action.upperBound where source[offset] != 0x0A { source[offset] = 0x20 }
    source[value] = UInt8(ascii: "0")
    return true
  }

  private func skipSpace(_ offset: inout Int, _ action: Range<Int>) {
    while offset < action.upperBound, Lexer.isSpace(source[offset]) { offset += 1 }
  }

  private func word(at start: Int, _ action: Range<Int>) -> ArraySlice<UInt8> {
    source[start..<action.upperBound].prefix { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
  }
}
