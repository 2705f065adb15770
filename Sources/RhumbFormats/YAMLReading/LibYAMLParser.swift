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
  private var open: [Int] = []
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// The first document; an empty tape if there is none.
  static func parse(_ source: [UInt8], file: FileID) throws(YAMLError) -> YAMLTape {
    var parser = LibYAMLParser(source, file: file)
    return try parser.parse()
  }

  private init(_ source: [UInt8], file: FileID) {
    tape = YAMLTape(source: source)
    tape.nodes.reserveCapacity(source.count / 12 + 4)
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

  private mutating func parse() throws(YAMLError) -> YAMLTape {
    // Safety: see `parser`; libyaml only fails here when memory runs out.
    guard unsafe yaml_parser_initialize(parser) == 1 else { throw failure("memory error", at: 0) }
    let source = tape.source.isEmpty ? [0x0A] : tape.source
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
      defer { unsafe yaml_event_delete(&event) }
      switch unsafe event.type {
      case YAML_SCALAR_EVENT: unsafe addScalar(event)
      case YAML_ALIAS_EVENT: unsafe try addAlias(event)
      case YAML_MAPPING_START_EVENT:
        // Safety: the union's member goes with the type, here and below.
        unsafe open(event, .mapping, anchor: event.data.mapping_start.anchor)
      case YAML_SEQUENCE_START_EVENT:
        unsafe open(event, .sequence, anchor: event.data.sequence_start.anchor)
      case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: unsafe close(event)
      case YAML_DOCUMENT_END_EVENT, YAML_STREAM_END_EVENT: return
      default: break
      }
    }
  }

  // Safety (all below): strings in an event are libyaml's, null-terminated or with a length, alive until its deletion.

  private mutating func addScalar(_ event: yaml_event_t) {
    let scalar = unsafe event.data.scalar
    let start = unsafe offsets.byte(at: event.start_mark.index)
    let end = unsafe offsets.byte(at: event.end_mark.index)
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

  private mutating func open(_ event: yaml_event_t, _ kind: YAMLNode.Kind, anchor: UnsafeMutablePointer<UInt8>?) {
    let start = unsafe offsets.byte(at: event.start_mark.index)
    let node = YAMLNode(kind: kind, isPlain: false, start: UInt32(start), end: UInt32(start))
    tape.append(node)
    open.append(tape.nodes.count - 1)
    if let anchor = unsafe anchor { anchors[ByteString(unsafe bytes(anchor))] = UInt32(tape.nodes.count - 1) }
  }

  private mutating func close(_ event: yaml_event_t) {
    guard let index = open.popLast() else { return }
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
    let place = line == 0 ? "" : "line \(line): "
    return failure(place + LibYAMLWords.goYAML(problem), at: offset)
  }

  private func failure(_ words: String, at offset: Int) -> YAMLError {
    YAMLError(converting: "yaml: " + words, file: file, start: offset, end: offset)
  }
}

/// Where characters lie in bytes: libyaml's marks count characters.
struct CharacterOffsets {
  private let source: [UInt8]
  private let base: Int
  private let isASCII: Bool
  private var character = 0
  private var offset: Int

  init(_ source: [UInt8]) {
    self.source = source
    base = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    isASCII = source.allSatisfy { $0 < 0x80 }
    offset = base
  }

  /// Marks mostly come in order, so this walks on from the last one.
  mutating func byte(at index: Int) -> Int {
    if isASCII { return min(index, source.count) }
    while character < index && offset < source.count {
      offset += 1
      while offset < source.count && source[offset] & 0xC0 == 0x80 { offset += 1 }
      character += 1
    }
    while character > index && offset > base {
      offset -= 1
      while offset > base && source[offset] & 0xC0 == 0x80 { offset -= 1 }
      character -= 1
    }
    return offset
  }
}

/// Where libyaml and go-yaml word the same error differently.
enum LibYAMLWords {
  static func goYAML(_ problem: String) -> String {
    problem.utf8.isEmpty ? "unknown problem parsing YAML content" : problem
  }
}
