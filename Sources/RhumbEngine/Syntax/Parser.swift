package import RhumbDiagnostics

/// Parses a template into a `Program`: grammar, checks and messages are those of text/template/parse.
/// Variables become slots and function names indices on the way, so nothing is looked up by name when it runs.
package struct Parser {
  private struct Variable {
    let name: ByteString
    let slot: Int
    var isRangeItem = false
  }

  /// What belongs to one `define`: it sees none of its surroundings' variables.
  private struct Scope {
    var variables: [Variable]
    /// Declared by the pipelines under way.
    var pending: [Variable] = []
    /// The next free slot; `$` has the first.
    var nextSlot = 1
    var frameSize = 1
    var rangeDepth = 0
    var parenthesisDepth = 0
    var actionStart: Int?
  }

  private static let parenthesisLimit = 10_000
  private static let nestingLimit = 10_000

  private let name: ByteString
  private let file: FileID
  private let source: [UInt8]
  private let functions: FunctionTable
  private var lexer: Lexer
  /// Up to three tokens of look-ahead; `lookahead[0]` is always the newest that was read.
  private var lookahead = (Parser.noToken, Parser.noToken, Parser.noToken)
  private var pending = 0
  private var scope = Parser.freshScope
  private var nesting = 0

  private var nodes: [Node] = [Node(operation: .nil)]
  private var positions: [UInt32] = [0]
  private var starts: [UInt32] = [0]
  private var children: [UInt32] = []
  private var names: [Key] = []
  private var literals: [ByteString] = []
  private var numbers: [NumberLiteral] = []
  private var definitions: [Program.Definition] = []
  /// Children of the nodes under construction, innermost last.
  private var open: [UInt32] = []

  private static let noToken = Token(kind: .endOfFile, start: 0, end: 0)
  private static var freshScope: Scope { Scope(variables: [Variable(name: "$", slot: 0)]) }

  /// Parses `source`, which messages call `name`.
  package static func parse(
    name: ByteString, source: [UInt8], file: FileID = .none, functions: FunctionTable
  ) throws(ParseError) -> Program {
    var parser = Parser(name: name, source: source, file: file, functions: functions)
    return try parser.parseFile()
  }

  private init(name: ByteString, source: [UInt8], file: FileID, functions: FunctionTable) {
    self.name = name
    self.source = source
    self.file = file
    self.functions = functions
    self.lexer = Lexer(source: source)
    nodes.reserveCapacity(source.count / 12)
    positions.reserveCapacity(source.count / 12)
    starts.reserveCapacity(source.count / 12)
    children.reserveCapacity(source.count / 16)
    names.reserveCapacity(source.count / 40)
  }

  private mutating func parseFile() throws(ParseError) -> Program {
    let position = peek().start
    let mark = open.count
    while peek().kind != .endOfFile {
      if peek().kind == .leftDelimiter {
        let delimiter = next()
        if nextNonSpace().kind == .define {
          try parseDefinition()
          continue
        }
        backup2(delimiter)
      }
      switch try textOrAction() {
      case .node(let node): open.append(node)
      case .end: throw failure("unexpected {{end}}")
      case .else: throw failure("unexpected {{else}}")
      }
    }
    let root = list(since: mark, at: position)
    try define(name, root, frameSize: scope.frameSize)
    return Program(
      name: name, source: source, file: file, nodes: nodes, positions: positions, starts: starts, children: children,
      names: names,
      literals: literals, numbers: numbers, definitions: definitions)
  }

  // MARK: Tokens

  private mutating func next() -> Token {
    if pending > 0 { pending -= 1 } else { lookahead.0 = lexer.next() }
    switch pending {
    case 0: return lookahead.0
    case 1: return lookahead.1
    default: return lookahead.2
    }
  }

  private mutating func backup() { pending += 1 }

  private mutating func backup2(_ earlier: Token) {
    lookahead.1 = earlier
    pending = 2
  }

  private mutating func backup3(_ earliest: Token, _ earlier: Token) {
    lookahead.1 = earlier
    lookahead.2 = earliest
    pending = 3
  }

  private mutating func peek() -> Token {
    let token = next()
    backup()
    return token
  }

  private mutating func nextNonSpace() -> Token {
    while true {
      let token = next()
      if token.kind != .space { return token }
    }
  }

  private mutating func peekNonSpace() -> Token {
    let token = nextNonSpace()
    backup()
    return token
  }

  private func text(_ token: Token) -> ArraySlice<UInt8> { source[token.start..<token.end] }

  private mutating func expect(_ kind: Token.Kind, _ context: StaticString) throws(ParseError) -> Token {
    let token = nextNonSpace()
    guard token.kind == kind else { throw unexpected(token, context) }
    return token
  }

  // MARK: Messages

  private func lineNumber(of offset: Int) -> Int { 1 + source[..<offset].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) } }

  /// The line is that of the newest token read, as Go's parser has it.
  private func failure(_ message: ByteString) -> ParseError {
    let token = lookahead.0
    return ParseError(
      template: name, line: lineNumber(of: token.start), message: message,
      span: SourceSpan(file: file, start: token.start, end: token.end))
  }

  private func unexpected(_ token: Token, _ context: StaticString) -> ParseError {
    guard token.kind == .error else {
      return failure("unexpected " + describe(token) + " in " + ByteString(stringLiteral: context))
    }
    var message = lexer.errorText
    if let actionStart = scope.actionStart {
      let actionLine = lineNumber(of: actionStart)
      if actionLine != lineNumber(of: token.start) {
        let isAboutAction = message.bytes.suffix(7).elementsEqual(" action".utf8)
        message =
          message + (isAboutAction ? " started at " : " in action started at ") + name
          + ByteString(":\(actionLine)")
      }
    }
    return failure(message)
  }

  /// How a message shows a token: keywords in angle brackets, the rest quoted and cut at ten characters.
  private func describe(_ token: Token) -> ByteString {
    if token.kind == .endOfFile { return "EOF" }
    if token.kind.isKeyword { return "<" + ByteString(text(token)) + ">" }
    let word = text(token)
    if word.count > 10 { return GoQuote.quoted(UTF8Text.prefix(word, runes: 10)) + "..." }
    return GoQuote.quoted(word)
  }

  // MARK: Building nodes

  private mutating func add(_ node: Node, at position: Int) -> UInt32 {
    nodes.append(node)
    positions.append(UInt32(truncatingIfNeeded: position))
    starts.append(UInt32(truncatingIfNeeded: position))
    return UInt32(truncatingIfNeeded: nodes.count - 1)
  }

  /// Moves the open children from `mark` on into the arena; returns where they begin and how many they are.
  private mutating func close(since mark: Int) -> (start: UInt32, count: UInt32) {
    let start = children.count
    children.append(contentsOf: open[mark...])
    open.removeSubrange(mark...)
    return (UInt32(truncatingIfNeeded: start), UInt32(truncatingIfNeeded: children.count - start))
  }

  private mutating func list(since mark: Int, at position: Int) -> UInt32 {
    let (start, count) = close(since: mark)
    return add(Node(operation: .list, a: start, b: count), at: position)
  }

  private mutating func addName(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    names.append(Key(ByteString(bytes)))
    return UInt32(truncatingIfNeeded: names.count - 1)
  }

  /// Adds a definition. Two with content in one text are an error; an empty one gives way.
  private mutating func define(_ name: ByteString, _ root: UInt32, frameSize: Int) throws(ParseError) {
    let definition = Program.Definition(name: Key(name), root: root, frameSize: frameSize)
    guard let index = definitions.firstIndex(where: { $0.name.text == name }) else {
      definitions.append(definition)
      return
    }
    if isEmpty(definitions[index].root) {
      definitions[index] = definition
    } else if !isEmpty(root) {
      throw failure("template: multiple definition of template " + GoQuote.quoted(name))
    }
  }

  private func isEmpty(_ list: UInt32) -> Bool {
    let node = nodes[Int(list)]
    return children[Int(node.a)..<Int(node.a + node.b)].allSatisfy { child in
      let node = nodes[Int(child)]
      return switch node.operation {
      case .text: UTF8Text.isBlank(source[Int(node.a)..<Int(node.b)])
      case .list: isEmpty(child)
      default: false
      }
    }
  }

  // MARK: Text and control structures

  /// What an action turned out to be.
  private enum Item {
    case node(UInt32)
    case end
    case `else`(at: Int)
  }

  private mutating func textOrAction() throws(ParseError) -> Item {
    let token = nextNonSpace()
    switch token.kind {
    case .text:
      let node = Node(
        operation: .text, a: UInt32(truncatingIfNeeded: token.start), b: UInt32(truncatingIfNeeded: token.end))
      return .node(add(node, at: token.start))
    case .leftDelimiter:
      scope.actionStart = token.start
      defer { scope.actionStart = nil }
      return try action()
    default:
      throw unexpected(token, "input")
    }
  }

  private mutating func action() throws(ParseError) -> Item {
    let token = nextNonSpace()
    switch token.kind {
    case .block: return .node(try block())
    case .break: return .node(try leaveRange(.break, token, "{{break}}", "{{break}} outside {{range}}"))
    case .continue: return .node(try leaveRange(.continue, token, "{{continue}}", "{{continue}} outside {{range}}"))
    case .else:
      let following = peekNonSpace()
      if following.kind == .if || following.kind == .with { return .else(at: following.start) }
      return .else(at: try expect(.rightDelimiter, "else").start)
    case .end:
      _ = try expect(.rightDelimiter, "end")
      return .end
    case .if: return .node(try control(.if, "if"))
    case .range: return .node(try control(.range, "range"))
    case .with: return .node(try control(.with, "with"))
    case .template: return .node(try templateCall())
    default:
      backup()
      let position = peek().start
      let pipe = try pipeline("command", until: .rightDelimiter)
      return .node(add(Node(operation: .action, a: pipe), at: position))
    }
  }

  private mutating func leaveRange(
    _ operation: Node.Operation, _ token: Token, _ context: StaticString, _ outside: StaticString
  ) throws(ParseError) -> UInt32 {
    let following = nextNonSpace()
    guard following.kind == .rightDelimiter else { throw unexpected(following, context) }
    guard scope.rangeDepth > 0 else { throw failure(ByteString(stringLiteral: outside)) }
    return add(Node(operation: operation), at: token.start)
  }

  /// Items up to the `end` or `else` that closes them.
  private mutating func itemList() throws(ParseError) -> (list: UInt32, closing: Item) {
    let position = peekNonSpace().start
    let mark = open.count
    while peekNonSpace().kind != .endOfFile {
      let item = try textOrAction()
      guard case .node(let node) = item else { return (list(since: mark, at: position), item) }
      open.append(node)
    }
    throw failure("unexpected EOF")
  }

  private mutating func control(_ operation: Node.Operation, _ context: StaticString) throws(ParseError) -> UInt32 {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= Parser.nestingLimit else { throw failure("control structures are nested more than 10000 deep") }
    let visible = scope.variables.count
    let slot = scope.nextSlot
    defer {
      scope.variables.removeSubrange(visible...)
      scope.nextSlot = slot
    }

    let pipe = try pipeline(context, until: .rightDelimiter)
    if operation == .range { scope.rangeDepth += 1 }
    let (body, closing) = try itemList()
    if operation == .range { scope.rangeDepth -= 1 }
    var otherwise: UInt32 = 0
    if case .else(let position) = closing { otherwise = try elseBranch(of: operation, at: position) }
    return add(Node(operation: operation, a: pipe, b: body, c: otherwise), at: Int(positions[Int(pipe)]))
  }

  /// `else if` belongs to `if` alone, `else with` to `with` alone; both nest without an `end` of their own.
  private mutating func elseBranch(of operation: Node.Operation, at position: Int) throws(ParseError) -> UInt32 {
    let following = peek().kind
    if operation == .if && following == .if || operation == .with && following == .with {
      _ = next()
      let mark = open.count
      open.append(try control(operation, operation == .if ? "if" : "with"))
      return list(since: mark, at: position)
    }
    let (list, closing) = try itemList()
    guard case .end = closing else { throw failure("expected end; found {{else}}") }
    return list
  }

  private mutating func parseDefinition() throws(ParseError) {
    let outer = scope
    scope = Parser.freshScope
    defer { scope = outer }
    let token = nextNonSpace()
    guard token.kind == .string || token.kind == .rawString else { throw unexpected(token, "define clause") }
    let name = try unquote(token)
    _ = try expect(.rightDelimiter, "define clause")
    let (body, closing) = try itemList()
    guard case .end = closing else { throw failure("unexpected {{else}} in define clause") }
    try define(name, body, frameSize: scope.frameSize)
  }

  private mutating func block() throws(ParseError) -> UInt32 {
    let token = nextNonSpace()
    let name = try templateName(token, "block clause")
    let pipe = try pipeline("block clause", until: .rightDelimiter)
    let outer = scope
    scope = Parser.freshScope
    defer { scope = outer }
    let (body, closing) = try itemList()
    guard case .end = closing else { throw failure("unexpected {{else}} in block clause") }
    try define(name, body, frameSize: scope.frameSize)
    let index = addName(name.bytes[...])
    return add(Node(operation: .template, a: index, b: pipe), at: token.start)
  }

  private mutating func templateCall() throws(ParseError) -> UInt32 {
    let token = nextNonSpace()
    let name = try templateName(token, "template clause")
    var pipe: UInt32 = 0
    if nextNonSpace().kind != .rightDelimiter {
      backup()
      pipe = try pipeline("template clause", until: .rightDelimiter)
    }
    let index = addName(name.bytes[...])
    return add(Node(operation: .template, a: index, b: pipe), at: token.start)
  }

  private func templateName(_ token: Token, _ context: StaticString) throws(ParseError) -> ByteString {
    guard token.kind == .string || token.kind == .rawString else { throw unexpected(token, context) }
    return try unquote(token)
  }

  private func unquote(_ token: Token) throws(ParseError) -> ByteString {
    guard let text = GoQuote.unquote(Array(text(token))) else { throw failure("invalid syntax") }
    return ByteString(text)
  }

  // MARK: Pipelines

  private mutating func pipeline(_ context: StaticString, until end: Token.Kind) throws(ParseError) -> UInt32 {
    let position = peekNonSpace().start
    var isAssignment = false
    var declared: [UInt32] = []
    var variables: [Variable] = []
    let isRange = context.utf8CodeUnitCount == 5 && context.description.utf8.elementsEqual("range".utf8)
    while peekNonSpace().kind == .variable {
      let variable = next()
      let afterVariable = peek()
      let following = peekNonSpace()
      if following.kind == .assign || following.kind == .declare {
        isAssignment = following.kind == .assign
        _ = nextNonSpace()
        declared.append(declare(variable, assigning: isAssignment, isRangeItem: isRange, &variables))
      } else if following.kind == .character, text(following).elementsEqual(",".utf8) {
        _ = nextNonSpace()
        declared.append(declare(variable, assigning: false, isRangeItem: isRange, &variables))
        guard isRange, declared.count < 2 else {
          throw failure("too many declarations in " + ByteString(stringLiteral: context))
        }
        switch peekNonSpace().kind {
        case .variable, .rightDelimiter, .rightParenthesis: continue
        default: throw failure("range can only initialize variables")
        }
      } else if afterVariable.kind == .space {
        backup3(variable, afterVariable)
      } else {
        backup2(variable)
      }
      break
    }
    if isAssignment, declared.count == 2 { reassign(declared[0], &variables) }
    // A declared variable is visible after its pipeline, not in it: `$x := add $x 1` reads an outer $x.
    scope.pending += variables
    defer { scope.pending.removeLast(variables.count) }
    let pipe = try commands(context, until: end, declared: declared, isAssignment: isAssignment, at: position)
    scope.variables += variables
    return pipe
  }

  private mutating func commands(
    _ context: StaticString, until end: Token.Kind, declared: [UInt32], isAssignment: Bool, at position: Int
  ) throws(ParseError) -> UInt32 {
    let mark = open.count
    while true {
      let token = nextNonSpace()
      switch token.kind {
      case end:
        try checkStages(open[mark...], context)
        let declarationStart = UInt32(truncatingIfNeeded: children.count)
        children.append(contentsOf: declared)
        let (start, count) = close(since: mark)
        var node = Node(operation: .pipe, a: start, b: count, c: declarationStart)
        node.count = UInt16(declared.count)
        node.isAssignment = isAssignment
        return add(node, at: position)
      case .bool, .characterConstant, .complex, .dot, .field, .identifier, .number, .nil, .rawString, .string,
        .variable, .leftParenthesis:
        backup()
        open.append(try command())
      default:
        throw unexpected(token, context)
      }
    }
  }

  /// Only the first stage of a pipeline may be a constant.
  private func checkStages(_ commands: ArraySlice<UInt32>, _ context: StaticString) throws(ParseError) {
    if commands.isEmpty { throw failure("missing value for " + ByteString(stringLiteral: context)) }
    for (stage, command) in commands.enumerated().dropFirst() {
      switch nodes[Int(children[Int(nodes[Int(command)].a)])].operation {
      case .bool, .dot, .nil, .number, .string:
        throw failure(ByteString("non executable command in pipeline stage \(stage + 1)"))
      default: break
      }
    }
  }

  /// The node of a variable that a pipeline declares or assigns; a new one is added to `variables`.
  private mutating func declare(
    _ token: Token, assigning: Bool, isRangeItem: Bool, _ variables: inout [Variable]
  ) -> UInt32 {
    let name = ByteString(text(token))
    let slot: Int
    if assigning {
      slot = slotForAssignment(to: name, &variables)
    } else {
      slot = scope.nextSlot
      scope.nextSlot += 1
      scope.frameSize = max(scope.frameSize, scope.nextSlot)
      variables.append(Variable(name: name, slot: slot, isRangeItem: isRangeItem))
    }
    return variableNode(name: name, slot: slot, at: token.start)
  }

  /// The slot of a variable that is assigned, or read by its own declaration, but was never declared: an error only
  /// when it is run.
  static let undefinedSlot = Int(UInt32.max)

  private func slotForAssignment(to name: ByteString, _ variables: inout [Variable]) -> Int {
    if let slot = scope.variables.last(where: { $0.name == name })?.slot { return slot }
    variables.append(Variable(name: name, slot: Parser.undefinedSlot))
    return Parser.undefinedSlot
  }

  /// In `range $i, $v = …` the first variable was taken for a declaration before the `=` was seen.
  private mutating func reassign(_ declared: UInt32, _ variables: inout [Variable]) {
    let name = names[Int(nodes[Int(declared)].b)].text
    variables.removeAll { $0.name == name }
    nodes[Int(declared)].a = UInt32(truncatingIfNeeded: slotForAssignment(to: name, &variables))
  }

  private mutating func variableNode(name: ByteString, slot: Int, at position: Int) -> UInt32 {
    var node = Node(operation: .variable, a: UInt32(truncatingIfNeeded: slot), b: addName(name.bytes[...]))
    node.count = 1
    return add(node, at: position)
  }

  private mutating func command() throws(ParseError) -> UInt32 {
    let position = peekNonSpace().start
    let mark = open.count
    loop: while true {
      _ = peekNonSpace()
      if let operand = try operand() { open.append(operand) }
      let token = next()
      switch token.kind {
      case .space: continue loop
      case .rightDelimiter, .rightParenthesis: backup()
      case .pipe: break
      default: throw unexpected(token, "operand")
      }
      break
    }
    guard open.count > mark else { throw failure("empty command") }
    let (start, count) = close(since: mark)
    return add(Node(operation: .command, a: start, b: count), at: position)
  }

  // MARK: Operands

  /// A term, with the fields that follow it directly.
  private mutating func operand() throws(ParseError) -> UInt32? {
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
      _ = addName(source[(token.start + 1)..<token.end])
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
      starts[Int(chain)] = starts[Int(term)]
      return chain
    }
    positions[Int(term)] = UInt32(truncatingIfNeeded: first.start)
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
      let name = addName(source[(token.start + 1)..<token.end])
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
    let name = addName(text(token))
    guard let index = functions.index(of: names[Int(name)]) else {
      var failure = failure("function " + GoQuote.quoted(text(token)) + " not defined")
      failure.suggestion = Spelling.closest(
        to: names[Int(name)].text.description, among: functions.specs.lazy.map(\.name.description))
      throw failure
    }
    return add(Node(operation: .function, a: UInt32(truncatingIfNeeded: index), b: name), at: token.start)
  }

  private mutating func variable(_ token: Token) throws(ParseError) -> UInt32 {
    let name = ByteString(text(token))
    let variable = scope.variables.last { $0.name == name }
    if variable == nil, !scope.pending.contains(where: { $0.name == name }) {
      throw failure("undefined variable " + GoQuote.quoted(text(token)))
    }
    let node = variableNode(name: name, slot: variable?.slot ?? Parser.undefinedSlot, at: token.start)
    nodes[Int(node)].isRangeItem = variable?.isRangeItem ?? false
    return node
  }
}
