extension Parser {
  /// A pipeline up to a token of the kind `end`: declarations, then commands with `|` between them. That of a `range`
  /// may declare two variables, which hold its items.
  mutating func pipeline(
    _ context: StaticString, until end: Token.Kind, declaresItems: Bool = false
  ) throws(ParseError) -> UInt32 {
    let position = peekNonSpace().start
    var isAssignment = false
    var declared: [UInt32] = []
    var variables: [Variable] = []
    while peekNonSpace().kind == .variable {
      let variable = next()
      let afterVariable = peek()
      let following = peekNonSpace()
      if following.kind == .assign || following.kind == .declare {
        isAssignment = following.kind == .assign
        _ = nextNonSpace()
        declared.append(declare(variable, assigning: isAssignment, isRangeItem: declaresItems, &variables))
      } else if following.kind == .character, text(following).elementsEqual(",".utf8) {
        _ = nextNonSpace()
        declared.append(declare(variable, assigning: false, isRangeItem: declaresItems, &variables))
        guard declaresItems, declared.count < 2 else {
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
    if !variables.isEmpty { scope.pending += variables }
    let pipe = try commands(context, until: end, declared: declared, isAssignment: isAssignment, at: position)
    if !variables.isEmpty {
      scope.pending.removeLast(variables.count)
      scope.variables += variables
    }
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
        try checkStages(from: mark, context)
        let declarationStart = UInt32(truncatingIfNeeded: children.count)
        for variable in declared { children.append(variable) }
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
  private func checkStages(from mark: Int, _ context: StaticString) throws(ParseError) {
    if open.count == mark { throw failure("missing value for " + ByteString(stringLiteral: context)) }
    for stage in (mark + 1)..<max(open.count, mark + 1) {
      switch nodes[Int(children[Int(nodes[Int(open[stage])].a)])].operation {
      case .bool, .dot, .nil, .number, .string:
        throw failure(ByteString("non executable command in pipeline stage \(stage - mark + 1)"))
      default: break
      }
    }
  }

  /// The node of a variable that a pipeline declares or assigns; a new one is added to `variables`.
  private mutating func declare(
    _ token: Token, assigning: Bool, isRangeItem: Bool, _ variables: inout [Variable]
  ) -> UInt32 {
    let name = key(token)
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

  private func slotForAssignment(to name: Key, _ variables: inout [Variable]) -> Int {
    if let slot = scope.variables.last(where: { $0.name.isSame(as: name) })?.slot { return slot }
    variables.append(Variable(name: name, slot: Parser.undefinedSlot))
    return Parser.undefinedSlot
  }

  /// In `range $i, $v = …` the first variable was taken for a declaration before the `=` was seen.
  private mutating func reassign(_ declared: UInt32, _ variables: inout [Variable]) {
    let name = names[Int(nodes[Int(declared)].b)]
    variables.removeAll { $0.name.isSame(as: name) }
    nodes[Int(declared)].a = UInt32(truncatingIfNeeded: slotForAssignment(to: name, &variables))
  }

  mutating func variableNode(name: Key, slot: Int, at position: Int) -> UInt32 {
    var node = Node(operation: .variable, a: UInt32(truncatingIfNeeded: slot), b: addName(name))
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
}
