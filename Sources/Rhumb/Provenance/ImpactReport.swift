package import RhumbChart
package import RhumbDiagnostics
package import RhumbEngine
package import RhumbFormats

/// What one key of the values reached in a render: fields that hold it, and decisions that it had a part in.
package struct ImpactReport {
  /// A field of an object, or the object as a whole.
  package struct Reach {
    package let object: RenderedObject
    package let field: DocumentFields.Field?
  }

  /// An `if`, `with` or `range` of a template, with what stands in the output because of how it fell.
  package struct Decision {
    package let span: SourceSpan
    package let text: ByteString
    package let isTaken: Bool
    /// How often it fell so.
    package fileprivate(set) var count: Int
    package fileprivate(set) var reaches: [Reach]
  }

  package struct Unknown: Error {
    package let message: String
  }

  package let key: NodePath
  package let sources: [ValueSource]
  package private(set) var fields: [Reach] = []
  package private(set) var decisions: [Decision] = []

  package init(_ words: ByteString, in render: TracedRender) throws(Unknown) {
    let text = ImpactReport.withoutPrefix(words)
    guard let key = NodePath(text) else {
      throw Unknown(message: "'\(words.description)' is no key: write it as in --set, image.tag or ports[0].name")
    }
    let filter = CauseFilter(key, in: render.provenance)
    self.key = key
    sources = RenderProvenance.distinct(filter.keys.compactMap { render.provenance.source($0) })
    if sources.isEmpty, !filter.isAskedFor { throw ImpactReport.unknown(text, in: render) }
    addDecisions(filter, render)
    for object in render.objects { add(object, filter, render) }
  }

  /// `.Values.image.tag` is `image.tag`.
  private static func withoutPrefix(_ words: ByteString) -> ByteString {
    for prefix in [".Values.", "Values.", "."] where words.bytes.starts(with: prefix.utf8) {
      return ByteString(words.bytes[prefix.utf8.count...])
    }
    return words
  }

  private static func unknown(_ key: ByteString, in render: TracedRender) -> Unknown {
    let paths = render.provenance.trace.slots.indices.map { render.provenance.path(of: $0).description }
    var message = "the values have no '\(key.description)', and no template asks for it"
    if let close = Spelling.closest(to: key.description, among: paths) { message += ": did you mean '\(close)'?" }
    return Unknown(message: message)
  }

  // MARK: Decisions

  private mutating func addDecisions(_ filter: CauseFilter, _ render: TracedRender) {
    let trace = render.provenance.trace
    for decision in trace.decisions where filter.matches(decision.cause) {
      let index = index(
        of: decision.node, in: decision.frame, isTaken: decision.isTaken, render.provenance)
      decisions[index].count += 1
    }
  }

  private mutating func index(
    of node: UInt32, in frame: UInt32, isTaken: Bool, _ provenance: RenderProvenance
  ) -> Int {
    let span = provenance.span(of: node, in: frame)
    if let known = decisions.firstIndex(where: { $0.span == span && $0.isTaken == isTaken }) { return known }
    let trace = provenance.trace
    let program = trace.programs[Int(trace.frames[Int(frame)].program)]
    decisions.append(
      Decision(
        span: span, text: RenderProvenance.head(of: node, in: program), isTaken: isTaken, count: 0, reaches: []))
    return decisions.count - 1
  }

  // MARK: Objects

  private mutating func add(_ object: RenderedObject, _ filter: CauseFilter, _ render: TracedRender) {
    guard let file = render.provenance.file(object.path) else { return }
    let trace = render.provenance.trace
    var decided: [UInt32: Set<Int>] = [:]
    for (position, field) in object.fields.fields.enumerated() where field.isLeaf {
      var index = file.table.index(of: field.range.lowerBound)
      var isReached = false
      while index < file.table.segments.count, file.table.start(of: index) < field.range.upperBound {
        let segment = file.table.segments[index]
        isReached = isReached || filter.matches(segment.cause)
        var frame = filter.deciders[Int(segment.frame)]
        while frame != 0 {
          decided[frame, default: []].insert(position)
          frame = filter.deciders[Int(trace.frames[Int(frame)].parent)]
        }
        index += 1
      }
      if isReached { fields.append(Reach(object: object, field: field)) }
    }
    // Turns and branches of one decision are told together.
    var reached: [Int: Set<Int>] = [:]
    for (frame, positions) in decided.sorted(by: { $0.key < $1.key }) {
      let decider = trace.frames[Int(frame)]
      let isTaken = decider.kind == .then || decider.kind == .turn
      let decision = index(of: decider.node, in: decider.parent, isTaken: isTaken, render.provenance)
      reached[decision, default: []].formUnion(positions)
    }
    for (decision, positions) in reached.sorted(by: { $0.key < $1.key }) {
      decisions[decision].reaches += ImpactReport.outermost(positions, of: object)
    }
  }

  /// The fields that hold nothing but the leaves at these positions; the object itself if they are all its leaves.
  private static func outermost(_ leaves: Set<Int>, of object: RenderedObject) -> [Reach] {
    let fields = object.fields.fields
    if fields.indices.allSatisfy({ !fields[$0].isLeaf || leaves.contains($0) }) {
      return [Reach(object: object, field: nil)]
    }
    var reaches: [Reach] = []
    var position = 0
    while position < fields.count {
      // What lies in a field follows it.
      var end = position + 1
      while end < fields.count, fields[end].path.steps.starts(with: fields[position].path.steps) { end += 1 }
      let isWhole = (position..<end).allSatisfy { !fields[$0].isLeaf || leaves.contains($0) }
      if isWhole {
        reaches.append(Reach(object: object, field: fields[position]))
        position = end
      } else {
        position += 1
      }
    }
    return reaches
  }
}
