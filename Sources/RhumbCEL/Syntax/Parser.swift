import RhumbEngine

/// Reads expressions by the grammar of CEL's language definition.
struct Parser {
  private let source: [UInt8]
  private let tokens: [Token]
  private let macros: MacroSet
  private let hasOptionals: Bool
  private var position = 0
  private var depth = 0
  var tree = SyntaxTree()

  /// cel-go's limit on an expression's length.
  private static let lengthLimit = 100_000

  static func parse(
    _ source: ByteString, macros: MacroSet
  ) throws(CELCompileError) -> (tree: SyntaxTree, root: NodeID) {
    let length = UTF8Text.runeCount(source.bytes)
    if length > lengthLimit {
      throw CELCompileError(
        0, ByteString("expression code point size exceeds limit: size: \(length), limit \(lengthLimit)"))
    }
    var parser = Parser(
      source: source.bytes, tokens: try Lexer.tokens(source.bytes), macros: macros)
    let root = try parser.expression()
    guard parser.current.kind == .end else { throw parser.unexpected() }
    return (parser.tree, root)
  }

  private init(source: [UInt8], tokens: [Token], macros: MacroSet) {
    self.source = source
    self.tokens = tokens
    self.macros = macros
    hasOptionals = macros.contains(.optionals)
  }

  // MARK: Tokens

  private var current: Token { tokens[position] }

  private mutating func advance() { if position < tokens.count - 1 { position += 1 } }

  private func at(_ mark: Punctuation) -> Bool { current.kind == .punctuation(mark) }

  private mutating func take(_ mark: Punctuation) -> Bool {
    guard at(mark) else { return false }
    advance()
    return true
  }

  private mutating func expect(_ mark: Punctuation) throws(CELCompileError) {
    guard take(mark) else { throw unexpected("'" + ByteString(mark.rawValue) + "'") }
  }

  private func text(_ token: Token) -> ByteString { ByteString(source[token.start..<token.end]) }

  private func unexpected(_ expected: ByteString? = nil) -> CELCompileError {
    let shown = current.kind == .end ? "<EOF>" : text(current)
    if let expected {
      return CELCompileError(
        current.start, "Syntax error: mismatched input '" + shown + "' expecting " + expected)
    }
    return CELCompileError(current.start, "Syntax error: unexpected input '" + shown + "'")
  }

  // MARK: Nodes

  mutating func add(
    _ node: Node, at offset: Int, over children: [NodeID] = []
  ) throws(CELCompileError) -> NodeID {
    try tree.add(node, at: offset, over: children)
  }

  // MARK: Expressions

  private mutating func expression() throws(CELCompileError) -> NodeID {
    depth += 1
    defer { depth -= 1 }
    guard depth <= SyntaxTree.heightLimit else {
      throw CELCompileError(
        current.start, ByteString("expression recursion limit exceeded: \(SyntaxTree.heightLimit)"))
    }
    let condition = try logical(.logicalOr)
    let offset = current.start
    guard take(.question) else { return condition }
    let first = try logical(.logicalOr)
    try expect(.colon)
    let second = try expression()
    return try add(.conditional(condition, first, second), at: offset, over: [condition, first, second])
  }

  private mutating func logical(_ mark: Punctuation) throws(CELCompileError) -> NodeID {
    let isAnd = mark == .logicalAnd
    let first = isAnd ? try relation() : try logical(.logicalAnd)
    guard at(mark) else { return first }
    let offset = current.start
    var terms = [first]
    while take(mark) { terms.append(isAnd ? try relation() : try logical(.logicalAnd)) }
    return try add(.logical(isAnd: isAnd, terms), at: offset, over: terms)
  }

  private func relationOperator() -> ByteString? {
    switch current.kind {
    case .punctuation(.equal): Operator.equal
    case .punctuation(.notEqual): Operator.notEqual
    case .punctuation(.less): Operator.less
    case .punctuation(.lessOrEqual): Operator.lessOrEqual
    case .punctuation(.greater): Operator.greater
    case .punctuation(.greaterOrEqual): Operator.greaterOrEqual
    case .identifier where text(current) == "in": Operator.membership
    default: nil
    }
  }

  private mutating func relation() throws(CELCompileError) -> NodeID {
    var left = try sum()
    while let name = relationOperator() {
      let offset = current.start
      advance()
      left = try binary(name, left, try sum(), offset)
    }
    return left
  }

  private mutating func binary(
    _ name: ByteString, _ left: NodeID, _ right: NodeID, _ offset: Int
  ) throws(CELCompileError) -> NodeID {
    try add(.call(name, target: nil, [left, right]), at: offset, over: [left, right])
  }

  private mutating func sum() throws(CELCompileError) -> NodeID {
    var left = try product()
    while at(.plus) || at(.minus) {
      let name = at(.plus) ? Operator.add : Operator.subtract
      let offset = current.start
      advance()
      left = try binary(name, left, try product(), offset)
    }
    return left
  }

  private mutating func product() throws(CELCompileError) -> NodeID {
    var left = try unary()
    while at(.times) || at(.divide) || at(.remainder) {
      let name = at(.times) ? Operator.multiply : at(.divide) ? Operator.divide : Operator.remainder
      let offset = current.start
      advance()
      left = try binary(name, left, try unary(), offset)
    }
    return left
  }

  /// Pairs of `!` or `-` cancel each other.
  private mutating func unary() throws(CELCompileError) -> NodeID {
    for (mark, name) in [(Punctuation.not, Operator.not), (.minus, Operator.negate)] where at(mark) {
      let offset = current.start
      if mark == .minus, let literal = try negativeLiteral() { return try member(literal) }
      var count = 0
      while take(mark) { count += 1 }
      let operand = try member(try primary())
      if count % 2 == 0 { return operand }
      return try add(.call(name, target: nil, [operand]), at: offset, over: [operand])
    }
    return try member(try primary())
  }

  private mutating func negativeLiteral() throws(CELCompileError) -> NodeID? {
    let next = tokens[min(position + 1, tokens.count - 1)]
    guard next.kind == .int || next.kind == .double else { return nil }
    let offset = current.start
    advance()
    advance()
    return try add(.literal(try number(next, isNegative: true)), at: offset)
  }

  // MARK: Members

  private mutating func member(_ first: NodeID) throws(CELCompileError) -> NodeID {
    var operand = first
    while true {
      let offset = current.start
      if take(.dot) {
        operand = try selection(operand, offset)
      } else if take(.openBracket) {
        let isOptional = hasOptionals && take(.question)
        let index = try expression()
        try expect(.closeBracket)
        operand = try binary(isOptional ? Operator.optionalIndex : Operator.index, operand, index, offset)
      } else {
        return operand
      }
    }
  }

  private mutating func selection(_ operand: NodeID, _ offset: Int) throws(CELCompileError) -> NodeID {
    let isOptional = hasOptionals && take(.question)
    guard current.kind == .identifier, !Self.keywords.contains(text(current)) else {
      throw unexpected("IDENTIFIER")
    }
    let name = text(current)
    advance()
    if isOptional { return try add(.optionalSelect(operand, name), at: offset, over: [operand]) }
    let open = current.start
    if take(.openParenthesis) {
      let arguments = try arguments(until: .closeParenthesis)
      return try call(name, target: operand, arguments, open)
    }
    if at(.openBrace), let qualified = qualifiedName(operand) { return try message(qualified + "." + name) }
    return try add(.select(operand, name), at: offset, over: [operand])
  }

  private mutating func arguments(until close: Punctuation) throws(CELCompileError) -> [NodeID] {
    var arguments: [NodeID] = []
    if take(close) { return arguments }
    repeat { arguments.append(try expression()) } while take(.comma)
    try expect(close)
    return arguments
  }

  private mutating func call(
    _ name: ByteString, target: NodeID?, _ arguments: [NodeID], _ offset: Int
  ) throws(CELCompileError) -> NodeID {
    if let expanded = try expandMacro(name, target, arguments, offset, macros) { return expanded }
    return try add(
      .call(name, target: target, arguments), at: offset, over: arguments + (target.map { [$0] } ?? []))
  }

  /// `a.b.c`, if a node is nothing but names.
  func qualifiedName(_ id: NodeID) -> ByteString? {
    switch tree[id] {
    case .identifier(let name): name
    case .select(let operand, let field): qualifiedName(operand).map { $0 + "." + field }
    default: nil
    }
  }

  // MARK: Primaries

  private static let keywords: Set<ByteString> = ["true", "false", "null", "in"]
  private static let reserved: Set<ByteString> = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
    "namespace", "return", "var", "void", "while",
  ]

  private mutating func primary() throws(CELCompileError) -> NodeID {
    let token = current
    switch token.kind {
    case .int, .uint, .double, .string, .bytes:
      advance()
      return try add(.literal(try literal(token)), at: token.start)
    case .identifier: return try name(isAbsolute: false)
    case .punctuation(.dot):
      advance()
      guard current.kind == .identifier else { throw unexpected("IDENTIFIER") }
      return try name(isAbsolute: true)
    case .punctuation(.openParenthesis):
      advance()
      let inner = try expression()
      try expect(.closeParenthesis)
      return inner
    case .punctuation(.openBracket): return try list()
    case .punctuation(.openBrace): return try map()
    default: throw unexpected()
    }
  }

  private mutating func name(isAbsolute: Bool) throws(CELCompileError) -> NodeID {
    let token = current
    let word = text(token)
    advance()
    if !isAbsolute {
      switch word {
      case "true": return try add(.literal(.bool(true)), at: token.start)
      case "false": return try add(.literal(.bool(false)), at: token.start)
      case "null": return try add(.literal(.null), at: token.start)
      default: break
      }
    }
    if Self.keywords.contains(word) {
      throw CELCompileError(token.start, "Syntax error: unexpected input '" + word + "'")
    }
    if Self.reserved.contains(word) { throw CELCompileError(token.start, "reserved identifier: " + word) }
    let name = isAbsolute ? "." + word : word
    let open = current.start
    if take(.openParenthesis) {
      return try call(name, target: nil, try arguments(until: .closeParenthesis), open)
    }
    if at(.openBrace) { return try message(name) }
    return try add(.identifier(name), at: token.start)
  }

  private func literal(_ token: Token) throws(CELCompileError) -> CELValue {
    switch token.kind {
    case .string, .bytes:
      let isBytes = token.kind == .bytes
      guard let text = LiteralReader.text(source[token.start..<token.end], isBytes: isBytes) else {
        throw CELCompileError(token.start, "Syntax error: unable to unescape string")
      }
      return isBytes ? .bytes(text) : .string(text)
    default: return try number(token, isNegative: false)
    }
  }

  private func number(_ token: Token, isNegative: Bool) throws(CELCompileError) -> CELValue {
    let text = source[token.start..<token.end]
    let value: CELValue?
    let kind: ByteString
    switch token.kind {
    case .uint: (value, kind) = (LiteralReader.uint(text), "uint")
    case .double: (value, kind) = (LiteralReader.double(text, isNegative: isNegative), "double")
    default: (value, kind) = (LiteralReader.int(text, isNegative: isNegative), "int")
    }
    guard let value else { throw CELCompileError(token.start, "invalid " + kind + " literal") }
    return value
  }

  // MARK: Aggregates

  private mutating func list() throws(CELCompileError) -> NodeID {
    let offset = current.start
    advance()
    var items: [NodeID] = []
    var optional: Set<Int> = []
    while !at(.closeBracket) {
      if hasOptionals, take(.question) { optional.insert(items.count) }
      items.append(try expression())
      if !take(.comma) { break }
    }
    try expect(.closeBracket)
    return try add(.list(items, optional: optional), at: offset, over: items)
  }

  private mutating func map() throws(CELCompileError) -> NodeID {
    let offset = current.start
    advance()
    var entries: [Node.MapEntry] = []
    while !at(.closeBrace) {
      let isOptional = hasOptionals && take(.question)
      let key = try expression()
      try expect(.colon)
      entries.append(Node.MapEntry(key: key, value: try expression(), isOptional: isOptional))
      if !take(.comma) { break }
    }
    try expect(.closeBrace)
    return try add(.map(entries), at: offset, over: entries.flatMap { [$0.key, $0.value] })
  }

  /// `Type{field: value}`. No message types are known here, so that only the checker's complaint comes of it.
  private mutating func message(_ name: ByteString) throws(CELCompileError) -> NodeID {
    let offset = current.start
    try expect(.openBrace)
    var values: [NodeID] = []
    while !at(.closeBrace) {
      if hasOptionals { _ = take(.question) }
      guard current.kind == .identifier else { throw unexpected("IDENTIFIER") }
      advance()
      try expect(.colon)
      values.append(try expression())
      if !take(.comma) { break }
    }
    try expect(.closeBrace)
    return try add(.message(name, values), at: offset, over: values)
  }
}
