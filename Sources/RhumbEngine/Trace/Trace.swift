/// The record of one render: what every byte of output came from.
///
/// A machine that is given a trace tells it, beside each value that it computes, the value's cause. The trace mirrors the
/// machine's registers: `last` is the cause of the value that was computed last, `dot`, `variables` and `stack` those of
/// the machine's. Nothing of it changes what is printed.
package final class Trace {
  // MARK: What is recorded

  package private(set) var programs: [Program] = []
  /// The first stands for "no frame".
  package private(set) var frames: [TraceFrame]
  package private(set) var decisions: [TraceDecision] = []
  package private(set) var causes: [Cause]
  /// Beside `causes`.
  private var causeForms: [Form] = [.other, .other]
  package private(set) var texts: [TextTable] = []
  package internal(set) var slots: [ValueSlot] = []
  /// Where keys were asked for that are not there: the program and node of the first time.
  package private(set) var missing: [(cause: CauseID, frame: UInt32, node: UInt32)] = []
  /// The table of the text that `Machine.run` returned last.
  package internal(set) var captured = TextTable()

  // MARK: The machine's registers

  var last = CauseID.none
  var dot = CauseID.none
  var variables: [CauseID] = []
  var stack: [CauseID] = []
  /// What the stage before gave, for each pipeline under way.
  var finals: [CauseID] = []
  var frame: UInt32 = 0
  var output = TextTable()
  /// The cause of the text that `tpl` runs now.
  var source = CauseID.none
  /// The node of the action under way.
  var action: UInt32 = 0

  let forms: (any TraceForms)?
  private var programIndices: [ObjectIdentifier: UInt32] = [:]
  private var builtIns: [NamedCause: CauseID] = [:]
  private var undefined: [NamedCause: CauseID] = [:]
  /// Of the functions that were called.
  private var rules: [TraceRule?] = []
  /// What may still be kept, in segments: texts that are built in loops come to their square.
  private var spareSegments = 40_000_000

  private struct NamedCause: Hashable {
    let parent: CauseID
    let name: ByteString
  }

  /// - Parameter forms: how texts in YAML relate to their values; without it, `toYaml` is one piece.
  package init(forms: (any TraceForms)? = nil) {
    self.forms = forms
    causes = [.literal, .literal]
    frames = [TraceFrame(kind: .file, parent: 0, node: 0, program: 0, cause: .none)]
  }

  // MARK: Causes

  private func add(_ cause: Cause) -> CauseID {
    // Beyond this nothing new is told apart.
    guard causes.count < 1 << 29 else { return .none }
    causes.append(cause)
    switch cause {
    case .chosen: causeForms.append(.chosen)
    case .text: causeForms.append(.text)
    default: causeForms.append(.other)
    }
    return CauseID(raw: UInt32(causes.count - 1))
  }

  package subscript(id: CauseID) -> Cause? {
    id == .none || id.slot != nil || Int(id.raw) >= causes.count ? nil : causes[Int(id.raw)]
  }

  /// The parts of a cause that is `chosen`. A look at its form first: copying a cause counts references.
  func choice(_ id: CauseID) -> (value: CauseID, by: CauseID)? {
    guard form(id) == .chosen, case .chosen(let value, let reason) = causes[Int(id.raw)] else { return nil }
    return (value, reason)
  }

  /// The table of a cause that is `text`.
  func textIndex(_ id: CauseID) -> Int? {
    guard form(id) == .text, case .text(let index) = causes[Int(id.raw)] else { return nil }
    return index
  }

  private enum Form: UInt8 {
    case other, chosen, text
  }

  private func form(_ id: CauseID) -> Form { Int(id.raw) < causeForms.count ? causeForms[Int(id.raw)] : .other }

  func both(_ a: CauseID, _ b: CauseID) -> CauseID {
    if a == .none || a == b { return b }
    return b == .none ? a : add(.both(a, b))
  }

  func chosen(_ value: CauseID, by reason: CauseID) -> CauseID {
    // What a template's own words became by way of a value is not that value.
    reason == .none || reason == value ? value : add(.chosen(value, by: reason))
  }

  func whole(_ cause: CauseID) -> CauseID { cause == .none ? .none : add(.whole(cause)) }

  package func builtIn(_ parent: CauseID, _ name: ByteString) -> CauseID {
    let key = NamedCause(parent: parent, name: name)
    if let known = builtIns[key] { return known }
    let cause = add(.builtIn(parent: parent, name: name))
    builtIns[key] = cause
    return cause
  }

  func undefinedKey(_ parent: CauseID, _ name: ByteString) -> CauseID {
    let key = NamedCause(parent: parent, name: name)
    if let known = undefined[key] { return known }
    let cause = add(.undefined(parent: parent, name: name))
    undefined[key] = cause
    missing.append((cause: cause, frame: frame, node: action))
    return cause
  }

  func text(_ table: TextTable) -> CauseID {
    spareSegments -= table.segments.count
    if table.segments.isEmpty || spareSegments < 0 { return .none }
    texts.append(table)
    return add(.text(texts.count - 1))
  }

  // MARK: Frames

  func index(of program: Program) -> UInt32 {
    let identity = ObjectIdentifier(program)
    if let index = programIndices[identity] { return index }
    programs.append(program)
    let index = UInt32(programs.count - 1)
    programIndices[identity] = index
    return index
  }

  /// What a call or branch changes and its end brings back.
  struct Mark {
    let frame: UInt32
    let dot: CauseID
    let source: CauseID
    let action: UInt32
  }

  var mark: Mark { Mark(frame: frame, dot: dot, source: source, action: action) }

  func leave(_ mark: Mark) {
    frame = mark.frame
    dot = mark.dot
    source = mark.source
    action = mark.action
  }

  func leave(_ mark: Mark, variables count: Int) {
    leave(mark)
    variables.removeLast(variables.count - count)
  }

  /// An `if` or `with` that went by `last`.
  func branch(_ node: UInt32, _ value: Value, isWith: Bool) {
    used(last)
    decided(node, value.isTrue)
    enter(value.isTrue ? .then : .otherwise, at: node, cause: last)
    if isWith, value.isTrue { dot = last }
  }

  /// A `range` over what `last` is the cause of.
  func range(_ node: UInt32, hasItems: Bool) {
    used(last)
    decided(node, hasItems)
    if !hasItems { enter(.nothing, at: node, cause: last) }
  }

  /// A turn of it, with an item of this cause.
  func turn(_ node: UInt32, _ item: CauseID) {
    enter(.turn, at: node, cause: item)
    dot = item
    last = item
    if let slot = item.slot { slots[slot].isVisited = true }
  }

  private func enter(_ kind: TraceFrame.Kind, at node: UInt32, cause: CauseID) {
    push(TraceFrame(kind: kind, parent: frame, node: node, program: frames[Int(frame)].program, cause: cause))
  }

  private func push(_ new: TraceFrame) {
    guard frames.count < 1 << 30 else { return }
    frames.append(new)
    frame = UInt32(frames.count - 1)
  }

  private func decided(_ node: UInt32, _ isTaken: Bool) {
    decisions.append(TraceDecision(frame: frame, node: node, isTaken: isTaken, cause: last))
  }

  // MARK: Calls of templates

  /// What the next `Machine.call` is: set by whoever makes it.
  private var call: (kind: TraceFrame.Kind, node: UInt32, data: CauseID, source: CauseID) = (.file, 0, .none, .none)

  func prepare(_ kind: TraceFrame.Kind, at node: UInt32, data: CauseID, source: CauseID = .none) {
    call = (kind, node, data, source)
  }

  func enter(_ program: Program, name: ByteString, frameSize: Int) {
    var new = TraceFrame(
      kind: call.kind, parent: frame, node: call.node, program: index(of: program), cause: call.data)
    new.name = name
    new.source = call.source
    push(new)
    source = call.source
    dot = call.data
    variables.append(call.data)
    if frameSize > 1 { variables.append(contentsOf: repeatElement(.none, count: frameSize - 1)) }
  }

  /// Forgets what a file that failed left behind.
  func begin() {
    last = .none
    variables.removeAll(keepingCapacity: true)
    stack.removeAll(keepingCapacity: true)
    finals.removeAll(keepingCapacity: true)
    frame = 0
    output = TextTable()
    source = .none
    prepare(.file, at: 0, data: builtIn(.none, ""))
  }

  // MARK: Rules

  func rule(of function: Int, in functions: FunctionTable) -> TraceRule {
    if rules.isEmpty { rules = [TraceRule?](repeating: nil, count: functions.specs.count) }
    if let rule = rules[function] { return rule }
    let rule = TraceRule.of(functions.name(function))
    rules[function] = rule
    return rule
  }
}

/// What a trace must know of formats that the engine itself does not: how the text of a value lies beside the value.
package protocol TraceForms {
  /// What a function such as `toYaml` prints of a value, with the places where the text of a slot begins, in order.
  /// Nil for functions that are not known.
  func written(_ value: Value, by function: ByteString) -> (text: [UInt8], marks: [(offset: Int, origin: OriginID)])?

  /// Puts origins on the slots of a value that a function such as `fromYaml` read from a text: what `cause` says of the
  /// bytes of each. Nil for functions that are not known, and for errors that became values.
  ///
  /// - Parameter value: what the function gave, where it was asked.
  func read(_ value: Value?, from text: [UInt8], by function: ByteString, cause: (Range<Int>) -> CauseID) -> Value?
}
