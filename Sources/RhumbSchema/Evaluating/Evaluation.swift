import RhumbEngine

/// A schema looking at a value.
struct Evaluation {
  let session: SharedSession
  let value: Value
  private let path: InstancePath?
  private(set) var schema: SchemaID
  let scope: EvaluationScope
  var unevaluated: Unevaluated
  private(set) var complaints: [SchemaComplaint] = []
  /// Only whether the value fits is of interest, not why it doesn't.
  let isQuiet: Bool
  private var meta: SchemaID?

  /// The outermost evaluation.
  init(_ session: SharedSession, _ value: Value, _ schema: SchemaID) {
    self.session = session
    self.value = value
    self.schema = schema
    path = nil
    scope = EvaluationScope(schema, reference: nil, depth: 0, parent: nil)
    unevaluated = Unevaluated(of: value, by: session.program[schema], isWanted: false)
    isQuiet = false
    meta = session.meta
  }

  private init(
    in outer: Evaluation, _ value: Value, _ schema: SchemaID, path: InstancePath?, scope: EvaluationScope,
    isQuiet: Bool, wantsUnevaluated: Bool
  ) {
    session = outer.session
    self.value = value
    self.schema = schema
    self.path = path
    self.scope = scope
    self.isQuiet = isQuiet
    meta = outer.meta
    unevaluated = Unevaluated(of: value, by: session.program[schema], isWanted: wantsUnevaluated)
    switchMetaSchema()
  }

  /// Inside a part of a schema document with a dialect of its own, its meta-schema takes over.
  private mutating func switchMetaSchema() {
    guard let meta, meta == schema, !session.embedded.isEmpty else { return }
    let pointer = (path?.tokens ?? []).reduce(ByteString.empty) { JSONPointer.appending($1, to: $0) }
    guard let other = session.embedded[pointer] else { return }
    self.meta = other
    schema = other
  }

  var isFailing: Bool { !complaints.isEmpty }
  /// Whether it makes no difference any more what else is wrong.
  var isDecided: Bool { isQuiet && isFailing }

  // MARK: Running

  /// What is wrong; nil if nothing is.
  mutating func run() throws(SchemaFault) -> SchemaComplaint? {
    try session.budget.spend()
    session.depth += 1
    defer { session.depth -= 1 }
    if session.depth > SharedSession.maximumDepth {
      throw SchemaFault("the schema nests deeper than \(SharedSession.maximumDepth) levels")
    }
    let node = session.program[schema]
    if let boolean = node.boolean { return boolean ? nil : complaint("false schema") }
    if let cycle = scope.cycle { return complaint(cycleMessage(cycle)) }
    if !Self.isJSON(value) { return complaint("invalid jsonType " + ByteString(value.goType?.name ?? "nil")) }
    for keyword in node.decisive {
      try keyword.check(&self)
      if let first = complaints.first { return first }
    }
    if let reference = node.reference {
      let failure = try checkReference(reference, "$ref")
      if node.draft < .draft2019 { return failure }
      add(failure)
    }
    switch value {
    case .map: try check(node.forObjects)
    case .list: try check(node.forArrays)
    case .string: try check(node.forStrings)
    case .int, .int64, .float, .host: try check(node.forNumbers)
    default: break
    }
    if !isDecided {
      try check(node.general)
      try check(node.leftovers)
    }
    return complaints.count > 1 ? complaint("validation failed", .group, complaints) : complaints.first
  }

  private mutating func check(_ keywords: [any SchemaKeyword]) throws(SchemaFault) {
    for keyword in keywords {
      try keyword.check(&self)
    }
  }

  /// Whether a value has a JSON type. Typed lists and structs have none for the library.
  private static func isJSON(_ value: Value) -> Bool {
    switch value {
    case .list(let list): list.type == .any
    case .map(let map): map.type == .any || map.type == .values
    case .host: SchemaNumber.text(of: value) != nil
    default: true
    }
  }

  // MARK: Evaluating further

  /// Another schema looks at the same value.
  mutating func check(
    _ other: SchemaID, as keyword: StaticString? = nil, quietly: Bool = false
  ) throws(SchemaFault) -> SchemaComplaint? {
    let scope = EvaluationScope(other, reference: keyword, depth: scope.depth, parent: scope)
    var inner = Evaluation(
      in: self, value, other, path: path, scope: scope, isQuiet: isQuiet || quietly,
      wantsUnevaluated: !unevaluated.isEmpty)
    let failure = try inner.run()
    if failure == nil { unevaluated.keep(inner.unevaluated) }
    return failure
  }

  /// A schema looks at a property's value or an item.
  func check(_ other: SchemaID, _ part: Value, at token: InstancePath.Token) throws(SchemaFault) -> SchemaComplaint? {
    let scope = EvaluationScope(other, reference: nil, depth: scope.depth + 1, parent: scope)
    var inner = Evaluation(
      in: self, part, other, path: InstancePath(token, after: path), scope: scope, isQuiet: isQuiet,
      wantsUnevaluated: false)
    return try inner.run()
  }

  /// A schema looks at a value that stands nowhere in the instance: a property's name.
  func checkApart(_ other: SchemaID, _ apart: Value) throws(SchemaFault) -> SchemaComplaint? {
    var inner = Evaluation(session, apart, other)
    return try inner.run()
  }

  mutating func checkReference(_ other: SchemaID, _ keyword: StaticString) throws(SchemaFault) -> SchemaComplaint? {
    guard let failure = try check(other, as: keyword) else { return nil }
    return complaint("validation failed", .reference, failure.members)
  }

  // MARK: Complaining

  mutating func add(_ failure: SchemaComplaint?) {
    if let failure { complaints.append(failure) }
  }

  /// Notes what is wrong; the words are only made if someone wants to read them.
  mutating func complain(_ message: @autoclosure () -> ByteString, causes: [SchemaComplaint] = []) {
    complaints.append(complaint(message(), .plain, causes))
  }

  func complaint(
    _ message: @autoclosure () -> ByteString, _ kind: SchemaComplaint.Kind = .plain, _ causes: [SchemaComplaint] = []
  ) -> SchemaComplaint {
    if isQuiet { return SchemaComplaint(.omitted, .empty, path: []) }
    let isTold = session.budget.complain()
    // What holds reasons that are told is told with them.
    let causes = causes.filter { $0.kind != .omitted }
    if !isTold, causes.isEmpty { return SchemaComplaint(.omitted, .empty, path: []) }
    return SchemaComplaint(kind, message(), path: path?.tokens ?? [], causes: causes)
  }

  private func cycleMessage(_ other: EvaluationScope) -> ByteString {
    var text: [UInt8] = []
    text.append("both ")
    text += scope.location(in: session.program)
    text.append(" and ")
    text += other.location(in: session.program)
    text.append(" resolve to ")
    GoQuote.quote(session.program[schema].place.text.bytes, to: &text)
    text.append(" causing reference cycle")
    return ByteString(text)
  }
}
