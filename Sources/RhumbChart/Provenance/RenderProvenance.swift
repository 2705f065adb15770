package import RhumbDiagnostics
package import RhumbEngine

/// What every rendered byte of one render came from.
///
/// To get one, give `TemplateAction.trace` a `Trace(forms: YAMLTraceForms())` before `render`, and ask the action for its
/// `provenance` afterwards. Places are spans of the run's `SourceMap`; offsets are bytes of a rendered file, and
/// `Manifest.text` is a slice of that file, so that its indices are such offsets.
package struct RenderProvenance {
  package let trace: Trace
  package let origins: OriginTable
  private let files: [ByteString: RenderedFile]

  package init(_ files: [RenderedFile], trace: Trace, origins: OriginTable) {
    self.trace = trace
    self.origins = origins
    self.files = Dictionary(files.map { ($0.name, $0) }) { first, _ in first }
  }

  /// The rendered file of a template: `chart/templates/service.yaml`.
  package func file(_ path: ByteString) -> RenderedFile? { files[path] }

  /// All rendered files, by name.
  package var filesByName: [RenderedFile] { files.values.sorted { $0.name < $1.name } }

  /// Where these bytes of a rendered file come from.
  package func explanation(of range: Range<Int>, in path: ByteString) -> Explanation {
    var pieces: [ExplanationPiece] = []
    if let file = files[path] {
      let table = file.table
      var index = table.index(of: range.lowerBound)
      while index < table.segments.count, table.start(of: index) < range.upperBound {
        let start = table.start(of: index)
        let segment = table.segments[index]
        pieces.append(piece(segment, from: start, range.clamped(to: start..<Int(segment.end)), file.text))
        addInner(segment.cause, range.clamped(to: start..<Int(segment.end)), to: &pieces, depth: 0)
        index += 1
      }
    }
    return explanation(of: pieces)
  }

  /// Where a line of a rendered file comes from; lines count from 1.
  package func explanation(ofLine line: Int, in path: ByteString) -> Explanation? {
    guard let text = files[path]?.text, let range = Self.range(ofLine: line, in: text) else { return nil }
    return explanation(of: range, in: path)
  }

  /// The bytes of a line without its end; nil beyond the text.
  package static func range(ofLine line: Int, in text: [UInt8]) -> Range<Int>? {
    var start = 0
    for _ in 1..<max(line, 1) {
      guard let end = ByteScan.index(of: 0x0A, in: text, from: start) else { return nil }
      start = end + 1
    }
    if line < 1 || start > text.count { return nil }
    return start..<(ByteScan.index(of: 0x0A, in: text, from: start) ?? text.count)
  }

  private func explanation(of pieces: [ExplanationPiece]) -> Explanation {
    // Space at the edges was often put there by an outer template.
    let isBlank = pieces.allSatisfy(\.isBlank)
    let frames = pieces.filter { isBlank || !$0.isBlank }.map(\.frame)
    let values = Self.distinct(pieces.flatMap(\.values))
    // The way of the piece that says most: of one with values, else of the deepest.
    let main = pieces.first { !$0.isInner && !$0.values.isEmpty }?.frame ?? frames.first ?? 0
    var ways = [main]
    if let inner = pieces.first(where: { $0.isInner && !$0.isBlank }) { ways.append(inner.frame) }
    var calls: [ExplanationStep] = []
    for way in ways {
      for step in steps(to: way) where Self.isCall(step.kind) && !calls.contains(where: { $0.frame == step.frame }) {
        calls.append(step)
      }
    }
    var conditions: [ExplanationStep] = []
    var seen: Set<UInt32> = []
    for frame in [main] + frames {
      for step in steps(to: frame) where !Self.isCall(step.kind) && seen.insert(step.frame).inserted {
        // A template that is called twice decides the same twice.
        if !conditions.contains(where: { $0.isTold(with: step) }) { conditions.append(step) }
      }
    }
    return Explanation(
      pieces: pieces, calls: calls,
      conditions: conditions.sorted { $0.frame < $1.frame }, values: values)
  }

  static func isCall(_ kind: TraceFrame.Kind) -> Bool {
    switch kind {
    case .file, .include, .template, .tpl: true
    case .then, .otherwise, .turn, .nothing: false
    }
  }

  package static func distinct(_ values: [ValueSource]) -> [ValueSource] {
    var seen: Set<ByteString> = []
    return values.filter { seen.insert($0.path).inserted }
  }

  // MARK: Pieces

  private func piece(
    _ segment: TextSegment, from start: Int, _ range: Range<Int>, _ text: [UInt8]
  ) -> ExplanationPiece {
    let (span, isLiteral) = span(of: segment, skipping: range.lowerBound - start, count: range.count)
    let space = text[range].prefix { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }.count
    let isPart = segment.cause.slot != nil && segment.offset != TextSegment.nowhere
    return ExplanationPiece(
      range: range, span: span, isLiteral: isLiteral,
      isBlank: space == range.count, leadingSpace: space,
      values: values(of: segment.cause),
      valueOffset: isPart ? Int(segment.offset) + range.lowerBound - start : nil, frame: segment.frame,
      isInner: false)
  }

  private func span(
    of segment: TextSegment, skipping bytes: Int, count: Int
  ) -> (span: SourceSpan, isLiteral: Bool) {
    let program = trace.programs[Int(trace.frames[Int(segment.frame)].program)]
    let isLiteral = program.nodes[Int(segment.node)].operation == .text
    if program.file == .none { return (callSpan(of: segment.frame), false) }
    guard isLiteral, segment.offset != TextSegment.nowhere else { return (program.span(of: segment.node), isLiteral) }
    let offset = Int(segment.offset) + bytes
    return (SourceSpan(file: program.file, start: offset, end: offset + count), isLiteral)
  }

  /// More pieces of a text that a value was read from are not told.
  private static let mostInnerPieces = 64
  private static let deepestInnerPieces = 4
  private static let mostPieces = 10_000

  /// The pieces of the text that a value was read from (`fromYaml`), behind the piece that printed the value.
  private func addInner(_ cause: CauseID, _ range: Range<Int>, to pieces: inout [ExplanationPiece], depth: Int) {
    guard depth < Self.deepestInnerPieces, pieces.count < Self.mostPieces, let index = textIndex(of: cause) else {
      return
    }
    var start = 0
    for segment in trace.texts[index].segments.prefix(Self.mostInnerPieces) {
      let count = Int(segment.end) - start
      start = Int(segment.end)
      addInner(segment.cause, range, to: &pieces, depth: depth + 1)
      let (span, isLiteral) = span(of: segment, skipping: 0, count: count)
      pieces.append(
        ExplanationPiece(
          range: range, span: span, isLiteral: false, isBlank: isLiteral && isSpace(segment, count), leadingSpace: 0,
          values: values(of: segment.cause), valueOffset: nil, frame: segment.frame, isInner: true))
    }
  }

  private func textIndex(of cause: CauseID) -> Int? {
    var known = cause
    while true {
      switch trace[known] {
      case .chosen(let value, _): known = value
      case .whole(let inner): known = inner
      case .text(let index): return index
      default: return nil
      }
    }
  }

  /// Whether a template's own text is nothing but space.
  private func isSpace(_ segment: TextSegment, _ count: Int) -> Bool {
    let source = trace.programs[Int(trace.frames[Int(segment.frame)].program)].source
    let start = Int(segment.offset)
    guard segment.offset != TextSegment.nowhere, start + count <= source.count else { return false }
    return source[start..<(start + count)].allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
  }

  /// A node that ran in a frame, in the nearest text that is a file.
  package func span(of node: UInt32, in frame: UInt32) -> SourceSpan {
    guard trace.frames.indices.contains(Int(frame)), frame != 0 else { return .none }
    let program = trace.programs[Int(trace.frames[Int(frame)].program)]
    return program.file == .none ? callSpan(of: frame) : program.span(of: node)
  }

  /// The action that called the template under way, in the nearest text that is a file.
  private func callSpan(of frame: UInt32) -> SourceSpan {
    var index = frame
    while index != 0 {
      let call = trace.frames[Int(index)]
      index = call.parent
      guard call.isCall, index != 0 else { continue }
      let program = trace.programs[Int(trace.frames[Int(index)].program)]
      if program.file != .none { return program.span(of: call.node) }
    }
    return .none
  }

  // MARK: Ways

  /// Calls and decisions that lead to a frame, outermost first.
  package func steps(to frame: UInt32) -> [ExplanationStep] {
    var steps: [ExplanationStep] = []
    var index = frame
    while index != 0 {
      let frame = trace.frames[Int(index)]
      let cause = frame.isCall ? frame.source : frame.cause
      var (span, text) = (SourceSpan.none, ByteString.empty)
      if frame.kind != .file {
        let program = trace.programs[Int(trace.frames[Int(frame.parent)].program)]
        span = program.file == .none ? .none : program.span(of: frame.node)
        text = Self.head(of: frame.node, in: program)
      }
      steps.append(
        ExplanationStep(
          kind: frame.kind, span: span, text: text, name: frame.name, values: values(of: cause), frame: index))
      index = frame.parent
    }
    return steps.reversed()
  }

  /// What a call or decision says of itself: `if .Values.enabled`.
  package static func head(of node: UInt32, in program: Program) -> ByteString {
    let word: ByteString
    switch program.nodes[Int(node)].operation {
    case .if: word = "if "
    case .with: word = "with "
    case .range: word = "range "
    default: return NodePrinter.text(of: node, in: program)
    }
    return word + NodePrinter.text(of: program.nodes[Int(node)].a, in: program)
  }

  // MARK: Values

  /// The values that a cause leads back to, each once, in the order in which they were put together.
  package func values(of cause: CauseID) -> [ValueSource] {
    if cause == .none { return [] }
    var found: [ValueSource] = []
    var seen: Set<CauseID> = []
    var paths: Set<ByteString> = []
    var rest = [cause]
    while let next = rest.popLast() {
      guard next != .none, seen.insert(next).inserted, found.count < 1_000 else { continue }
      if let slot = next.slot {
        if let source = source(slot), paths.insert(source.path).inserted { found.append(source) }
        continue
      }
      switch trace[next] {
      case .builtIn, .undefined:
        if let source = named(next), paths.insert(source.path).inserted { found.append(source) }
      case .text(let index): rest += trace.texts[index].segments.reversed().map(\.cause)
      case .whole(let inner): rest.append(inner)
      case .chosen(let value, let reason):
        rest.append(reason)
        rest.append(value)
      case .both(let first, let second):
        rest.append(second)
        rest.append(first)
      case .literal, nil: break
      }
    }
    return found
  }

  /// A slot as a source; nil for the values as a whole.
  package func source(_ slot: Int) -> ValueSource? {
    let path = path(of: slot)
    if path.isEmpty { return nil }
    let layers = origins.layers(of: trace.slots[slot].origin).compactMap { origins.place(of: $0) }
    return ValueSource(kind: .value, path: path, layers: layers, slot: slot)
  }

  private func named(_ cause: CauseID) -> ValueSource? {
    switch trace[cause] {
    case .builtIn:
      let path = builtInPath(cause)
      return path.isEmpty ? nil : ValueSource(kind: .builtIn, path: path, layers: [], slot: nil)
    case .undefined:
      guard let path = undefinedPath(cause) else { return nil }
      return ValueSource(kind: .undefined, path: path, layers: [], slot: nil)
    default: return nil
    }
  }

  /// `.Release.Name`; empty for dot itself.
  private func builtInPath(_ cause: CauseID) -> ByteString {
    guard case .builtIn(let parent, let name)? = trace[cause], !name.isEmpty else { return .empty }
    return builtInPath(parent) + "." + name
  }

  /// The path of a key of the values that is not there; nil for keys of anything else.
  package func undefinedPath(_ cause: CauseID) -> ByteString? {
    guard case .undefined(var parent, let name)? = trace[cause] else { return nil }
    var names = [name]
    while true {
      parent = subject(of: parent)
      if let slot = parent.slot {
        var path = path(of: slot)
        for name in names.reversed() { path = ValueKey.append(name, to: path) }
        return path
      }
      guard case .undefined(let outer, let name)? = trace[parent] else { return nil }
      names.append(name)
      parent = outer
    }
  }

  /// What a map with this cause is before anything else: the value that was chosen, the first of maps that were merged.
  private func subject(of cause: CauseID) -> CauseID {
    var subject = cause
    while true {
      switch trace[subject] {
      case .chosen(let value, let reason): subject = value == .none ? reason : value
      case .both(let first, _): subject = first
      default: return subject
      }
    }
  }

  /// The path of a slot as `--set` writes it; empty for the root.
  package func path(of slot: Int) -> ByteString {
    var steps: [ValueSlot] = []
    var index = slot
    while let parent = trace.slots[index].parent {
      steps.append(trace.slots[index])
      // Globals are handed down to subcharts: `global.region` sets `db.global.region`.
      if trace.slots[parent].isSubchart, trace.slots[index].key == "global" { break }
      index = parent
    }
    var path = ByteString.empty
    for step in steps.reversed() {
      if step.index >= 0 {
        path = path + ByteString("[\(step.index)]")
      } else {
        path = ValueKey.append(step.key, to: path)
      }
    }
    return path
  }
}

/// Keys of values as `--set` writes them.
package enum ValueKey {
  /// `a.b`, with a backslash before what has a meaning of its own.
  package static func append(_ key: ByteString, to path: ByteString) -> ByteString {
    var out = path.bytes
    if !out.isEmpty { out.append(UInt8(ascii: ".")) }
    for byte in key.bytes {
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: "["), UInt8(ascii: "\\"), UInt8(ascii: "="), UInt8(ascii: ","):
        out.append(UInt8(ascii: "\\"))
      default: break
      }
      out.append(byte)
    }
    return ByteString(out)
  }
}
