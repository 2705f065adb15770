package import RhumbDiagnostics

/// Parses a template into a `Program`: grammar, checks and messages are those of text/template/parse.
/// Variables become slots and function names indices on the way, so nothing is looked up by name when it runs.
package struct Parser: ~Copyable {
  struct Variable {
    let name: Key
    let slot: Int
    var isRangeItem = false
  }

  /// What belongs to one `define`: it sees none of its surroundings' variables.
  struct Scope {
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

  static let parenthesisLimit = 10_000
  private static let nestingLimit = 10_000
  /// Longer constants are rarely written twice.
  private static let sharedConstantLimit = 32

  private let name: ByteString
  private let file: FileID
  private var knownNames: NameTable
  let source: [UInt8]
  let functions: FunctionTable
  private var lexer: Lexer
  /// Up to three tokens of look-ahead; `lookahead[0]` is always the newest that was read.
  private var lookahead = (Parser.noToken, Parser.noToken, Parser.noToken)
  private var pending = 0
  var scope = Parser.freshScope
  private var nesting = 0

  var nodes: Arena<Node>
  var places: Arena<Program.Place>
  var children: Arena<UInt32>
  var names: [Key] = []
  var literals: [ByteString] = []
  var numbers: [NumberLiteral] = []
  private var definitions: [Program.Definition] = []
  /// Where in `definitions` a name is.
  private let definitionIndices = MapValue()
  /// Children of the nodes under construction, innermost last.
  var open = Arena<UInt32>(capacity: 64)

  private static let noToken = Token(kind: .endOfFile, start: 0, end: 0)
  private static let dollar = Key("$")
  private static var freshScope: Scope { Scope(variables: [Variable(name: dollar, slot: 0)]) }

  /// Parses `source`, which messages call `name`.
  package static func parse(
    name: ByteString, source: [UInt8], file: FileID = .none, functions: FunctionTable
  ) throws(ParseError) -> Program {
    var names = NameTable()
    return try parse(name: name, source: source, file: file, functions: functions, names: &names)
  }

  /// Parses `source`, one of many: names that others have are shared with them.
  package static func parse(
    name: ByteString, source: [UInt8], file: FileID, functions: FunctionTable, names: inout NameTable
  ) throws(ParseError) -> Program {
    var parser = Parser(name: name, source: source, file: file, functions: functions)
    swap(&parser.knownNames, &names)
    defer { swap(&parser.knownNames, &names) }
    return try parser.parseFile()
  }

  private init(name: ByteString, source: [UInt8], file: FileID, functions: FunctionTable) {
    self.name = name
    self.source = source
    self.file = file
    self.functions = functions
    lexer = Lexer(source: source)
    knownNames = NameTable.empty
    // Large files are mostly text, of which a node holds any amount.
    let sparse = min(source.count / 16, 2_048)
    nodes = Arena(capacity: sparse)
    places = Arena(capacity: sparse)
    children = Arena(capacity: sparse)
    nodes.append(Node(operation: .nil))
    places.append(Program.Place(position: 0, start: 0))
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
      name: name, source: source, file: file, nodes: nodes.elements, places: places.elements,
      children: children.elements, names: names, literals: literals, numbers: numbers, definitions: definitions)
  }

  // MARK: Tokens

  // Nearly always there is one token to look at again, or none: those ways are short.

  @inline(__always)
  mutating func next() -> Token {
    if pending == 1 {
      pending = 0
      return lookahead.0
    }
    return pending == 0 ? read() : earlier()
  }

  @inline(never)
  private mutating func read() -> Token {
    let token = lexer.next()
    lookahead.0 = token
    return token
  }

  @inline(never)
  private mutating func earlier() -> Token {
    pending -= 1
    return pending == 1 ? lookahead.1 : lookahead.2
  }

  mutating func backup() { pending += 1 }

  mutating func backup2(_ earlier: Token) {
    lookahead.1 = earlier
    pending = 2
  }

  mutating func backup3(_ earliest: Token, _ earlier: Token) {
    lookahead.1 = earlier
    lookahead.2 = earliest
    pending = 3
  }

  @inline(__always)
  mutating func peek() -> Token {
    if pending == 1 { return lookahead.0 }
    let token = next()
    backup()
    return token
  }

  @inline(__always)
  mutating func nextNonSpace() -> Token {
    while true {
      let token = next()
      if token.kind != .space { return token }
    }
  }

  @inline(__always)
  mutating func peekNonSpace() -> Token {
    if pending == 1, lookahead.0.kind != .space { return lookahead.0 }
    let token = nextNonSpace()
    backup()
    return token
  }

  func text(_ token: Token) -> ArraySlice<UInt8> { source[token.range] }

  private mutating func expect(_ kind: Token.Kind, _ context: StaticString) throws(ParseError) -> Token {
    let token = nextNonSpace()
    guard token.kind == kind else { throw unexpected(token, context) }
    return token
  }

  // MARK: Messages

  private func lineNumber(of offset: Int) -> Int { 1 + source[..<offset].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) } }

  /// The line is that of the newest token read, as Go's parser has it; the span that of another one if it is at fault.
  func failure(_ message: ByteString, at fault: Token? = nil) -> ParseError {
    let token = lookahead.0
    let fault = fault ?? token
    return ParseError(
      template: name, line: lineNumber(of: token.start), message: message,
      span: SourceSpan(file: file, start: fault.start, end: fault.end))
  }

  func unexpected(_ token: Token, _ context: StaticString) -> ParseError {
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

  mutating func add(_ node: Node, at position: Int) -> UInt32 {
    let position = UInt32(truncatingIfNeeded: position)
    nodes.append(node)
    places.append(Program.Place(position: position, start: position))
    return UInt32(truncatingIfNeeded: nodes.count - 1)
  }

  /// Moves the open children from `mark` on into the arena; returns where they begin and how many they are.
  mutating func close(since mark: Int) -> (start: UInt32, count: UInt32) {
    let start = children.count
    for index in mark..<open.count { children.append(open[index]) }
    open.removeLast(open.count - mark)
    return (UInt32(truncatingIfNeeded: start), UInt32(truncatingIfNeeded: children.count - start))
  }

  private mutating func list(since mark: Int, at position: Int) -> UInt32 {
    let (start, count) = close(since: mark)
    return add(Node(operation: .list, a: start, b: count), at: position)
  }

  mutating func addName(_ name: Key) -> UInt32 {
    names.append(name)
    return UInt32(truncatingIfNeeded: names.count - 1)
  }

  /// The name that a token spells; that of a field without its point.
  mutating func key(_ token: Token) -> Key {
    knownNames.key(for: (token.kind == .field ? token.start + 1 : token.start)..<token.end, of: source)
  }

  /// Adds a definition. Two with content in one text are an error; an empty one gives way.
  private mutating func define(_ name: ByteString, _ root: UInt32, frameSize: Int) throws(ParseError) {
    let definition = Program.Definition(name: Key(name), root: root, frameSize: frameSize)
    guard case .int(let index)? = definitionIndices[definition.name] else {
      definitionIndices.set(definition.name, .int(definitions.count))
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
    for index in Int(node.a)..<Int(node.a + node.b) {
      let child = nodes[Int(children[index])]
      switch child.operation {
      case .text: if !UTF8Text.isBlank(source[Int(child.a)..<Int(child.b)]) { return false }
      case .list: if !isEmpty(children[index]) { return false }
      default: return false
      }
    }
    return true
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
      scope.variables.removeLast(scope.variables.count - visible)
      scope.nextSlot = slot
    }

    let pipe = try pipeline(context, until: .rightDelimiter, declaresItems: operation == .range)
    if operation == .range { scope.rangeDepth += 1 }
    let (body, closing) = try itemList()
    if operation == .range { scope.rangeDepth -= 1 }
    var otherwise: UInt32 = 0
    if case .else(let position) = closing { otherwise = try elseBranch(of: operation, at: position) }
    return add(Node(operation: operation, a: pipe, b: body, c: otherwise), at: Int(places[Int(pipe)].position))
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
    let index = addName(Key(name))
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
    let index = addName(Key(name))
    return add(Node(operation: .template, a: index, b: pipe), at: token.start)
  }

  private mutating func templateName(_ token: Token, _ context: StaticString) throws(ParseError) -> ByteString {
    guard token.kind == .string || token.kind == .rawString else { throw unexpected(token, context) }
    return try unquote(token)
  }

  mutating func unquote(_ token: Token) throws(ParseError) -> ByteString {
    if GoQuote.isPlain(source, token.range) {
      let inner = (token.start + 1)..<(token.end - 1)
      return inner.count <= Parser.sharedConstantLimit
        ? knownNames.key(for: inner, of: source).text : ByteString(source[inner])
    }
    guard let text = GoQuote.unquote(Array(text(token))) else { throw failure("invalid syntax") }
    return ByteString(text)
  }
}
