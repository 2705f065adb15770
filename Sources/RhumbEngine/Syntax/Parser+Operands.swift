import RhumbDiagnostics

extension Parser {
  /// A term, with the fields that follow it directly.
  mutating func operand() throws(ParseError) -> UInt32? {
    guard let term = try term() else { return nil }
    let first = peek()
    guard first.kind == .field else { return term }
    switch nodes[Int(term)].operation {
    case .bool, .string, .number, .nil, .dot:
      while peek().kind == .field { _ = next() }
      throw failure("unexpected . after term " + GoQuote.quoted(describe(term)))
    default: break
    }
    let start = names.count
    while peek().kind == .field {
      let token = next()
      _ = addName(key(token))
    }
    let count = names.count - start
    switch nodes[Int(term)].operation {
    case .field:
      // The field's own name was added just before these.
      nodes[Int(term)].b += UInt32(truncatingIfNeeded: count)
    case .variable:
      nodes[Int(term)].count += UInt16(clamping: count)
    default:
      var node = Node(operation: .chain, a: term, b: UInt32(truncatingIfNeeded: start))
      node.count = UInt16(clamping: count)
      let chain = add(node, at: first.start)
      places[Int(chain)].start = places[Int(term)].start
      return chain
    }
    places[Int(term)].position = UInt32(truncatingIfNeeded: first.start)
    return term
  }

  private func describe(_ term: UInt32) -> ByteString {
    let node = nodes[Int(term)]
    return switch node.operation {
    case .dot: "."
    case .nil: "nil"
    case .bool: node.a == 1 ? "true" : "false"
    default: ByteString(source[Int(node.b)..<Int(node.c)])
    }
  }

  private mutating func term() throws(ParseError) -> UInt32? {
    let token = nextNonSpace()
    switch token.kind {
    case .identifier: return try function(token)
    case .dot: return add(Node(operation: .dot), at: token.start)
    case .nil: return add(Node(operation: .nil), at: token.start)
    case .variable: return try variable(token)
    case .field:
      let name = addName(key(token))
      return add(Node(operation: .field, a: name, b: 1), at: token.start)
    case .bool: return add(Node(operation: .bool, a: source[token.start] == UInt8(ascii: "t") ? 1 : 0), at: token.start)
    case .characterConstant, .complex, .number:
      switch NumberLiteral.parse(text(token), kind: token.kind) {
      case .success(let number): numbers.append(number)
      case .failure(let problem): throw failure(problem.text)
      }
      return add(constant(.number, numbers.count - 1, token), at: token.start)
    case .leftParenthesis:
      guard scope.parenthesisDepth < Parser.parenthesisLimit else { throw failure("max expression depth exceeded") }
      scope.parenthesisDepth += 1
      defer { scope.parenthesisDepth -= 1 }
      return try pipeline("parenthesized pipeline", until: .rightParenthesis)
    case .string, .rawString:
      literals.append(try unquote(token))
      return add(constant(.string, literals.count - 1, token), at: token.start)
    default:
      backup()
      return nil
    }
  }

  private func constant(_ operation: Node.Operation, _ index: Int, _ token: Token) -> Node {
    Node(
      operation: operation, a: UInt32(truncatingIfNeeded: index), b: UInt32(truncatingIfNeeded: token.start),
      c: UInt32(truncatingIfNeeded: token.end))
  }

  private mutating func function(_ token: Token) throws(ParseError) -> UInt32 {
    let key = key(token)
    guard let index = functions.index(of: key) else {
      var failure = failure("function " + GoQuote.quoted(text(token)) + " not defined")
      failure.suggestion = Spelling.closest(
        to: key.text.description, among: functions.specs.lazy.map(\.name.description))
      throw failure
    }
    return add(Node(operation: .function, a: UInt32(truncatingIfNeeded: index), b: addName(key)), at: token.start)
  }

  private mutating func variable(_ token: Token) throws(ParseError) -> UInt32 {
    let name = key(token)
    let variable = scope.variables.last { $0.name.isSame(as: name) }
    if variable == nil, !scope.pending.contains(where: { $0.name.isSame(as: name) }) {
      var failure = failure("undefined variable " + GoQuote.quoted(text(token)), at: token)
      failure.suggestion = Spelling.closest(
        to: name.text.description, among: scope.variables.dropFirst().lazy.map(\.name.text.description))
      throw failure
    }
    let node = variableNode(name: name, slot: variable?.slot ?? Parser.undefinedSlot, at: token.start)
    nodes[Int(node)].isRangeItem = variable?.isRangeItem ?? false
    return node
  }
}
