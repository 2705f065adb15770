internal import CLibYAML
import RhumbDiagnostics
import RhumbEngine

/// Parses the first document of a text with libyaml.
///
/// The parser lies on the heap because libyaml keeps pointers into it. Nothing unsafe leaves this file.
@safe struct LibYAMLParser: ~Copyable {
  /// libyaml stops at this depth by itself (1000), so nothing deeper is met.
  private var tape: YAMLTape
  private let file: FileID
  private var offsets: CharacterOffsets
  private let isUTF8: Bool
  private var anchors: [ByteString: UInt32] = [:]
  /// Collections that are not closed yet.
  private var open: [OpenCollection] = []
  /// A `:` that libyaml refuses and go-yaml takes for a letter.
  private var refusedColon: Int?
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  private struct OpenCollection {
    let node: Int
    let isFlow: Bool
  }

  /// The first document; an empty tape if there is none.
  static func parse(_ source: [UInt8], file: FileID) throws(YAMLError) -> YAMLTape {
    if let tape = GoYAMLDifferences.emptyRoot(source) { return tape }
    if let offset = GoYAMLDifferences.tooDeep(source) {
      throw YAMLError(
        converting: "yaml: exceeded max depth of \(GoYAMLDifferences.flowDepthLimit)", file: file, start: offset,
        end: offset)
    }
    var text = source
    var attempts = 0
    while true {
      var parser = LibYAMLParser(source, file: file)
      do throws(YAMLError) { return try parser.parse(text) } catch {
        guard let colon = parser.refusedColon, attempts < 100 else { throw error }
        // Any letter will do: plain texts are taken from the source itself.
        text[colon] = UInt8(ascii: "x")
        attempts += 1
      }
    }
  }

  private init(_ source: [UInt8], file: FileID) {
    tape = YAMLTape(source: source)
    offsets = CharacterOffsets(source)
    self.file = file
    isUTF8 = !source.starts(with: [0xFE, 0xFF]) && !source.starts(with: [0xFF, 0xFE])
    // Safety: allocated here, released in deinit, never shared.
    unsafe parser = .allocate(capacity: 1)
    unsafe parser.initialize(to: yaml_parser_t())
  }

  deinit {
    // Safety: the only owner frees it; yaml_parser_delete accepts a zeroed parser.
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
  }

  private mutating func parse(_ text: [UInt8]) throws(YAMLError) -> YAMLTape {
    // Safety: see `parser`; libyaml only fails here when memory runs out.
    guard unsafe yaml_parser_initialize(parser) == 1 else { throw failure("memory error", at: 0) }
    let source = text.isEmpty ? [0x0A] : text
    var result: YAMLError?
    unsafe source.withUnsafeBufferPointer { buffer in
      // Safety: the bytes outlive the parsing, all of which happens in this closure.
      unsafe yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
      do throws(YAMLError) { try readDocument() } catch { result = error }
    }
    if let result { throw result }
    return tape
  }

  private mutating func readDocument() throws(YAMLError) {
    var event = unsafe yaml_event_t()
    while true {
      // Safety: libyaml fills the event, and it is deleted before the next one.
      guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw syntaxError() }
      if tape.isCut { throw failure(tape.cutMessage, at: 0) }
      defer { unsafe yaml_event_delete(&event) }
      switch unsafe event.type {
      case YAML_DOCUMENT_START_EVENT: unsafe try checkVersion(event)
      case YAML_SCALAR_EVENT: unsafe try addScalar(event)
      case YAML_ALIAS_EVENT: unsafe try addAlias(event)
      case YAML_MAPPING_START_EVENT:
        // Safety: the union's member goes with the type, here and below.
        let start = unsafe event.data.mapping_start
        unsafe open(event, .mapping, isFlow: start.style == YAML_FLOW_MAPPING_STYLE, anchor: start.anchor)
      case YAML_SEQUENCE_START_EVENT:
        let start = unsafe event.data.sequence_start
        unsafe open(event, .sequence, isFlow: start.style == YAML_FLOW_SEQUENCE_STYLE, anchor: start.anchor)
      case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: unsafe close(event)
      case YAML_DOCUMENT_END_EVENT, YAML_STREAM_END_EVENT: return
      default: break
      }
    }
  }

  // Safety (all below): strings in an event are libyaml's, null-terminated or with a length, alive until its deletion.

  /// libyaml reads version 1.2 as well.
  private func checkVersion(_ event: yaml_event_t) throws(YAMLError) {
    guard let version = unsafe event.data.document_start.version_directive?.pointee, version.minor != 1 else { return }
    let line = unsafe event.start_mark.line
    throw failure((line == 0 ? "" : "line \(line): ") + "found incompatible YAML document", at: 0)
  }

  private mutating func addScalar(_ event: yaml_event_t) throws(YAMLError) {
    let scalar = unsafe event.data.scalar
    let start = unsafe offsets.byte(at: event.start_mark.index)
    let end = unsafe offsets.byte(at: event.end_mark.index)
    if unsafe scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE {
      if let error = GoYAMLDifferences.escapedSlash(tape.source, start..<end) {
        throw failure(error.words, at: error.offset)
      }
    } else if unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE, let collection = open.last, collection.isFlow {
      let isMapping = tape.nodes[collection.node].kind == .mapping
      if let error = GoYAMLDifferences.questionMark(tape.source, start..<end, isMapping: isMapping) {
        throw failure(error.words, at: error.offset)
      }
    }
    let isPlain = unsafe scalar.plain_implicit != 0 && scalar.tag == nil
    var node = YAMLNode(kind: .scalar, isPlain: isPlain, start: UInt32(start), end: UInt32(end))
    let count = unsafe Int(scalar.length)
    // A folded text may be as long as what it was folded from.
    if isPlain && count == end - start && isUTF8 && !tape.source[start..<end].contains(0x0A) {
      node.isInSource = true
      node.textStart = UInt32(start)
      node.textEnd = UInt32(end)
    } else {
      node.textStart = UInt32(tape.text.count)
      unsafe tape.text.append(contentsOf: UnsafeBufferPointer(start: scalar.value, count: count))
      node.textEnd = UInt32(tape.text.count)
    }
    if let tag = unsafe scalar.tag { node.tag = unsafe tape.tagIndex(bytes(tag)) }
    tape.append(node)
    if let anchor = unsafe scalar.anchor {
      anchors[ByteString(unsafe bytes(anchor))] = UInt32(tape.nodes.count - 1)
    }
  }

  private mutating func addAlias(_ event: yaml_event_t) throws(YAMLError) {
    let name = unsafe bytes(event.data.alias.anchor)
    let start = unsafe offsets.byte(at: event.start_mark.index)
    let end = unsafe offsets.byte(at: event.end_mark.index)
    guard let target = anchors[ByteString(name)] else {
      throw YAMLError(
        converting: "yaml: unknown anchor '\(String(decoding: name, as: UTF8.self))' referenced", file: file,
        start: start, end: end)
    }
    var node = YAMLNode(kind: .alias, isPlain: false, start: UInt32(start), end: UInt32(end))
    node.textStart = target
    tape.append(node)
  }

  private mutating func open(
    _ event: yaml_event_t, _ kind: YAMLNode.Kind, isFlow: Bool, anchor: UnsafeMutablePointer<UInt8>?
  ) {
    let start = unsafe offsets.byte(at: event.start_mark.index)
    let node = YAMLNode(kind: kind, isPlain: false, start: UInt32(start), end: UInt32(start))
    tape.append(node)
    open.append(OpenCollection(node: tape.nodes.count - 1, isFlow: isFlow))
    if let anchor = unsafe anchor { anchors[ByteString(unsafe bytes(anchor))] = UInt32(tape.nodes.count - 1) }
  }

  private mutating func close(_ event: yaml_event_t) {
    guard let index = open.popLast()?.node else { return }
    let start = unsafe offsets.byte(at: event.start_mark.index)
    let end = unsafe offsets.byte(at: event.end_mark.index)
    tape.close(index, end: start < end ? end : nil)
  }

  private func bytes(_ string: UnsafeMutablePointer<UInt8>) -> [UInt8] {
    var count = 0
    while unsafe string[count] != 0 { count += 1 }
    return unsafe Array(UnsafeBufferPointer(start: string, count: count))
  }

  /// go-yaml's message: it counts lines from 0, adds one only for errors of the scanner, and leaves out line 0.
  private mutating func syntaxError() -> YAMLError {
    let state = unsafe parser.pointee
    let problem = unsafe state.problem.map { unsafe String(cString: $0) } ?? ""
    var line = 0
    if unsafe state.problem_mark.line != 0 {
      line = unsafe state.problem_mark.line
      if unsafe state.error == YAML_SCANNER_ERROR { line += 1 }
    } else if unsafe state.context_mark.line != 0 {
      line = unsafe state.context_mark.line
    }
    let offset =
      unsafe state.error == YAML_READER_ERROR
      ? unsafe Int(state.problem_offset) : unsafe offsets.byte(at: state.problem_mark.index)
    if ByteString(problem) == "found unexpected ':'" { refusedColon = offset }
    if ByteString(problem) == "could not find expected ':'" {
      let key = unsafe offsets.byte(at: state.context_mark.index)
      if GoYAMLDifferences.isEmptyFlow(tape.source, key),
        let error = emptyFlowAsKey(at: key, line: unsafe state.context_mark.line)
      {
        return error
      }
    }
    let place = line == 0 ? "" : "line \(line): "
    return failure(place + (problem.utf8.isEmpty ? "unknown problem parsing YAML content" : problem), at: offset)
  }

  /// go-yaml forgets that `{}` or `[]` may be a key, and so misses the key or the `-`; but where a value is due, it takes
  /// it for that, and then misses the `:` as libyaml does.
  private func emptyFlowAsKey(at key: Int, line: Int) -> YAMLError? {
    let column = GoYAMLDifferences.column(tape.source, key)
    let inner = open.filter { item in
      !item.isFlow && GoYAMLDifferences.column(tape.source, Int(tape.nodes[item.node].start)) == column
    }
    // A list under a key of the same column ends there, and the key's mapping goes on.
    let mapping = inner.last { tape.nodes[$0.node].kind == .mapping }
    if let mapping, hasOddChildren(mapping.node) { return nil }
    if mapping == nil && GoYAMLDifferences.followsDash(tape.source, key) { return nil }
    return failure(
      (line == 0 ? "" : "line \(line): ")
        + (mapping != nil ? "did not find expected key" : "did not find expected '-' indicator"), at: key)
  }

  /// Whether an open mapping has a key without a value yet.
  private func hasOddChildren(_ index: Int) -> Bool {
    var isOdd = false
    var child = index + 1
    while child < tape.nodes.count {
      isOdd.toggle()
      // What is still open reaches to the end.
      if open.contains(where: { $0.node == child }) { break }
      child = Int(tape.nodes[child].next)
    }
    return isOdd
  }

  private func failure(_ words: String, at offset: Int) -> YAMLError {
    YAMLError(converting: "yaml: " + words, file: file, start: offset, end: offset)
  }
}
