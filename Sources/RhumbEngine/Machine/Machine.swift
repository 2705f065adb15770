import RhumbSystem

/// Runs templates: text/template's semantics over a `Program`, for one render.
///
/// Invariant: `node` is the node that Go's executor would name if something failed now; every evaluation sets it.
package struct Machine: ~Copyable {
  let functions: FunctionTable
  let context: CallContext
  /// `missingkey=error`: a key that is not there is a fault (Helm's strict mode).
  let isStrict: Bool
  /// Counts what runs, if anybody asked for it.
  let coverage: Coverage?
  /// Records what the output comes from, if anybody asked for it.
  #if RHUMB_NO_RECORDER
    // A machine without hooks: `scripts/bench --bare` measures against it what they cost while nobody asks.
    package var trace: Trace? { nil }
  #else
    package let trace: Trace?
  #endif
  var templates: TemplateSet

  /// Arguments of the calls under way.
  var stack: [Value] = []
  /// The variables of the templates under way; those of the running one begin at `frame`.
  var variables: [Value] = []
  var frame = 0
  package private(set) var output: [UInt8] = []

  /// The running template.
  var program: Program
  var templateName: ByteString
  var node: UInt32 = 0
  /// Whether dot is an item of a list or map, as it lay there in an `interface {}`.
  var isDotItem = false
  var templateDepth = 0
  /// How many calls of `include` are under way, and how many of `tpl`.
  var includeDepth = 0
  var textDepth = 0
  /// How often each entry of `templates` is being included now.
  var includeCounts: [Int32] = []
  var parsedTexts: [ByteString: Program] = [:]
  package internal(set) var stepsLeft: Int
  /// Memory and time are looked at when fewer steps than this are left.
  private var checkpoint: Int
  /// Bytes that the buffers of outer captures hold.
  private var heldOutput = 0
  /// Bytes that the render may still print.
  private var outputLeft: Int
  private let stackRoom = StackRoom()

  /// Go's text/template stops here; so deep a recursion needs a stack of some 200 MiB.
  static let templateDepthLimit = 100_000
  /// A function may build a text so long.
  static let textLimit = 32 << 20
  /// Steps between two looks at memory and time.
  private static let checkInterval = 1 << 17

  package init(
    templates: TemplateSet, functions: FunctionTable, context: CallContext, isStrict: Bool = false,
    stepLimit: Int? = nil, coverage: Coverage? = nil, trace: Trace? = nil
  ) {
    self.coverage = coverage
    #if !RHUMB_NO_RECORDER
      self.trace = trace
    #endif
    self.templates = templates
    self.functions = functions
    self.context = context
    self.isStrict = isStrict
    self.stepsLeft = stepLimit ?? context.limits.steps
    self.checkpoint = max(0, stepsLeft &- Machine.checkInterval)
    self.outputLeft = context.limits.output
    self.program = Program.none
    self.templateName = ByteString.empty
  }

  /// Runs a template of the set with `data` as dot and `$`; returns what it printed.
  package mutating func run(_ name: Key, data: Value) throws(Fault) -> [UInt8] {
    guard let index = templates.index(of: name) else { throw missingTemplate(name.text) }
    stack.removeAll(keepingCapacity: true)
    variables.removeAll(keepingCapacity: true)
    frame = 0
    templateDepth = 0
    includeDepth = 0
    textDepth = 0
    heldOutput = 0
    // One buffer for all files, so that it grows once; what a file printed leaves it without room to spare.
    output.removeAll(keepingCapacity: true)
    if let trace { trace.begin() }
    try call(templates.entries[index], data: data)
    if let trace {
      trace.captured = trace.output
      trace.output = TextTable()
    }
    outputLeft -= output.count
    var printed: [UInt8] = []
    printed.reserveCapacity(output.count)
    printed.append(contentsOf: output)
    return printed
  }

  /// Runs a parsed text that is in no set; returns what it printed.
  package mutating func run(_ program: Program, data: Value) throws(Fault) -> [UInt8] {
    guard let main = program.definitions.last else { return [] }
    return try capture(
      TemplateSet.Entry(name: main.name, program: program, root: main.root, frameSize: main.frameSize), data: data)
  }

  // MARK: Calling templates

  /// Runs an entry into a buffer of its own.
  mutating func capture(_ entry: TemplateSet.Entry, data: Value) throws(Fault) -> [UInt8] {
    var outer: [UInt8] = []
    outer.reserveCapacity(512)
    swap(&outer, &output)
    let held = outer.count
    heldOutput += held
    var outerTable = TextTable()
    if let trace { swap(&outerTable, &trace.output) }
    try call(entry, data: data)
    heldOutput -= held
    swap(&outer, &output)
    if let trace {
      trace.captured = trace.output
      trace.output = outerTable
    }
    return outer
  }

  /// Runs an entry with variables of its own; `data` is its dot and its `$`.
  mutating func call(_ entry: TemplateSet.Entry, data: Value) throws(Fault) {
    guard templateDepth < Machine.templateDepthLimit else {
      throw fail(ByteString("exceeded maximum template depth (\(Machine.templateDepthLimit))"))
    }
    let outerProgram = program
    let outerName = templateName
    let outerFrame = frame
    let outerIsDotItem = isDotItem
    let outerNode = node
    templateDepth += 1
    program = entry.program
    if program !== outerProgram { node = entry.root }
    if let coverage { coverage.enter(program) }
    let outerTrace = trace?.mark
    if let trace { trace.enter(program, name: entry.name.text, frameSize: entry.frameSize) }
    templateName = entry.name.text
    frame = variables.count
    isDotItem = false
    variables.append(data)
    for _ in 1..<max(entry.frameSize, 1) { variables.append(.missing) }
    // On failure too: the fault takes the places of the callers with it.
    defer {
      variables.removeLast(variables.count - frame)
      if let trace, let outerTrace { trace.leave(outerTrace, variables: frame) }
      templateDepth -= 1
      program = outerProgram
      if let coverage { coverage.enter(program) }
      templateName = outerName
      frame = outerFrame
      isDotItem = outerIsDotItem
      node = outerNode
    }
    _ = try run(list: entry.root, dot: data)
  }

  // MARK: Running nodes

  /// How a list ended.
  enum Flow {
    case next, leave, again
  }

  mutating func run(list: UInt32, dot: Value) throws(Fault) -> Flow {
    let list = program.nodes[Int(list)]
    stepsLeft -= Int(list.b) + 1
    if stepsLeft < checkpoint || heldOutput &+ output.count > outputLeft || stackRoom.isUsedUp {
      try checkLimits()
    }
    for index in Int(list.a)..<Int(list.a + list.b) {
      let id = program.children[index]
      let child = program.nodes[Int(id)]
      node = id
      if let coverage { coverage.ran(id) }
      if let trace { trace.action = id }
      switch child.operation {
      case .text:
        if let trace { trace.write(text: child.a, count: Int(child.b - child.a), node: id) }
        output.append(contentsOf: program.source[Int(child.a)..<Int(child.b)])
      case .action:
        let value = try evaluate(pipe: child.a, dot: dot)
        if program.nodes[Int(child.a)].count == 0 {
          node = id
          let start = output.count
          try write(value, of: child.a)
          if let trace { trace.write(value, count: output.count - start, node: id) }
        }
      case .if, .with:
        let flow = try branch(id, child, dot: dot)
        if flow != .next { return flow }
      case .range:
        let flow = try range(id, child, dot: dot)
        if flow != .next { return flow }
      case .list:
        let flow = try run(list: id, dot: dot)
        if flow != .next { return flow }
      case .template:
        try callTemplate(id, child, dot: dot)
      case .break: return .leave
      case .continue: return .again
      default:
        throw fail("unknown node: " + NodePrinter.text(of: id, in: program))
      }
    }
    return .next
  }

  /// Fails if a limit is reached; otherwise all is well up to the next checkpoint.
  private mutating func checkLimits() throws(Fault) {
    if stackRoom.isUsedUp { throw fail(ByteString(Machine.tooDeep), kind: .limit) }
    if heldOutput &+ output.count > outputLeft {
      let limit = context.limits.output >> 20
      throw fail(ByteString("the output is larger than its limit of \(limit) MiB (--max-output)"), kind: .limit)
    }
    do throws(Fault) {
      if stepsLeft < 0 { throw context.outOfSteps }
      try context.checkUse()
    } catch {
      throw fail(error.message, kind: .limit)
    }
    checkpoint = max(0, stepsLeft &- Machine.checkInterval)
  }

  private static let tooDeep = "templates, blocks and parentheses lie in each other more deeply than the stack allows"

  /// Parentheses in parentheses need no list in between.
  mutating func evaluateNested(pipe id: UInt32, dot: Value) throws(Fault) -> Value {
    if stackRoom.isUsedUp {
      node = id
      throw fail(ByteString(Machine.tooDeep), kind: .limit)
    }
    return try evaluate(pipe: id, dot: dot)
  }

  private mutating func branch(_ id: UInt32, _ branch: Node, dot: Value) throws(Fault) -> Flow {
    let value = try evaluate(pipe: branch.a, dot: dot)
    if let coverage { coverage.decided(id, value.isTrue) }
    guard let trace else { return try follow(branch, value, dot: dot) }
    let outer = trace.mark
    trace.branch(id, value, isWith: branch.operation == .with)
    let flow = try follow(branch, value, dot: dot)
    trace.leave(outer)
    return flow
  }

  private mutating func follow(_ branch: Node, _ value: Value, dot: Value) throws(Fault) -> Flow {
    guard value.isTrue else {
      return branch.c == 0 ? .next : try run(list: branch.c, dot: dot)
    }
    if branch.operation == .if { return try run(list: branch.b, dot: dot) }
    let outer = isDotItem
    isDotItem = false
    let flow = try run(list: branch.b, dot: value)
    isDotItem = outer
    return flow
  }

  private mutating func callTemplate(_ id: UInt32, _ call: Node, dot: Value) throws(Fault) {
    let name = program.names[Int(call.a)]
    guard let index = templates.index(of: name) else {
      throw fail("template " + GoQuote.quoted(name.text) + " not defined")
    }
    let data = call.b == 0 ? Value.missing : try evaluate(pipe: call.b, dot: dot)
    if let trace { trace.prepare(.template, at: id, data: call.b == 0 ? .none : trace.last) }
    try self.call(templates.entries[index], data: data)
  }

  /// Prints the value of a pipe as `fmt.Fprint` does.
  private mutating func write(_ value: Value, of pipe: UInt32) throws(Fault) {
    switch value {
    case .string(let text):
      stepsLeft &-= text.count >> 6
      output.append(contentsOf: text.bytes)
    case .missing: output.append("<no value>")
    case .host(let object):
      if let text = object.addressableStringForm, isAddressable(pipe) {
        output.append(contentsOf: text.bytes)
      } else {
        try GoPrinter.append(value, to: &output)
      }
    default: try GoPrinter.append(value, to: &output)
    }
  }

  /// Whether a pipe is a bare field or variable: only then does Go see the value where it lies, with the methods of a
  /// pointer to it.
  private func isAddressable(_ pipe: UInt32) -> Bool {
    let pipe = program.nodes[Int(pipe)]
    guard pipe.b == 1 else { return false }
    let command = program.nodes[Int(program.children[Int(pipe.a)])]
    return program.nodes[Int(program.children[Int(command.a)])].operation != .function
  }

  // MARK: Faults

  /// A fault at the current node.
  func fail(_ message: ByteString, kind: Fault.Kind = .failed) -> Fault {
    var fault = Fault(message, kind: kind)
    fault.frames.append(executing)
    return fault
  }

  /// A fault that a called function threw, on its way out through the current node.
  func failed(calling name: ByteString, _ cause: Fault) -> Fault {
    var fault = cause
    // Of a very deep recursion the innermost levels are kept, and the outermost.
    if fault.frames.count >= Fault.frameLimit { fault.frames.removeLast(2) }
    fault.frames.append(.calling(name))
    fault.frames.append(executing)
    return fault
  }

  private var executing: FaultFrame { .executing(program, node: node, template: templateName) }

  func missingTemplate(_ name: ByteString) -> Fault {
    Fault(
      "template: no template " + GoQuote.quoted(name) + " associated with template \"gotpl\"")
  }
}
