package import RhumbDiagnostics
package import RhumbEngine

/// Finds the one scalar that a path means in a values file of YAML or JSON, if there is exactly one: written once, in one
/// document, and read from one place only.
package struct ScalarFinder {
  private let tape: YAMLTape
  private let file: FileID
  private let base: Int
  /// The value of the document, as Helm reads it.
  package let root: Value

  /// Reads a text. Refused: what is no UTF-8, what Helm can't read, and more than one document, unless it is said which
  /// one is meant: the first is 0.
  package init(_ bytes: [UInt8], file: FileID, document: Int? = nil) throws(ScalarRefusal) {
    self.file = file
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) || !Self.isUTF8(bytes) {
      throw ScalarRefusal(
        "edit/encoding", "only UTF-8 is edited",
        labels: [Diagnostic.Label(SourceSpan(file: file, start: 0, end: 0), "")])
    }
    let range: Range<Int>
    if let document {
      range = try Self.document(document, of: bytes, file)
    } else {
      range = try Self.onlyDocument(of: bytes, file)
    }
    base = range.lowerBound
    let text = range.count == bytes.count ? bytes : Array(bytes[range])
    var origins = OriginTable()
    do throws(YAMLError) {
      do throws(YAMLError) { tape = try YAMLReader.parse(text, file: file) } catch {
        throw error.moved(by: range.lowerBound)
      }
      root = try YAMLDecoder.decode(tape, file: .none, base: range.lowerBound, origins: &origins)
    } catch {
      let span = SourceSpan(file: file, start: Int(error.span.start), end: Int(error.span.end))
      throw ScalarRefusal("edit/unreadable", error.message.description, labels: [Diagnostic.Label(span, "")])
    }
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    var position = 0
    while position < bytes.count {
      if bytes[position] < 0x80 {
        position += 1
        continue
      }
      let rune = UTF8Text.decode(bytes, at: position)
      if rune.isInvalid { return false }
      position += rune.width
    }
    return true
  }

  // MARK: Documents

  private static func onlyDocument(of bytes: [UInt8], _ file: FileID) throws(ScalarRefusal) -> Range<Int> {
    var splitter = DocumentSplitter(bytes)
    var found: Range<Int>?
    while let part = splitter.next() {
      switch part {
      case .badSeparator(let range):
        throw ScalarRefusal(
          "edit/unreadable", "nothing but a comment may follow '---'",
          labels: [Diagnostic.Label(SourceSpan(file: file, start: range.lowerBound, end: range.upperBound), "")])
      case .document(let range) where hasContent(bytes[range]):
        if let found { throw severalDocuments(found, range, file) }
        found = range
        if let second = contentAfterEnd(bytes, range) { throw severalDocuments(range, second, file) }
      case .document: continue
      }
    }
    return found ?? 0..<bytes.count
  }

  /// A document by its number in the stream.
  private static func document(_ number: Int, of bytes: [UInt8], _ file: FileID) throws(ScalarRefusal) -> Range<Int> {
    let ranges = documents(of: bytes)
    guard ranges.indices.contains(number) else {
      throw ScalarRefusal(
        "edit/no-such-path", "there is no document \(number + 1)",
        labels: [Diagnostic.Label(SourceSpan(file: file, start: 0, end: 0), "")])
    }
    if let second = contentAfterEnd(bytes, ranges[number]) { throw severalDocuments(ranges[number], second, file) }
    return ranges[number]
  }

  private static func documents(of bytes: [UInt8]) -> [Range<Int>] {
    var splitter = DocumentSplitter(bytes)
    var ranges: [Range<Int>] = []
    while case .document(let range)? = splitter.next() { ranges.append(range) }
    return ranges
  }

  /// The number of the document that holds an offset of a stream.
  package static func document(at offset: Int, of bytes: [UInt8]) -> Int? {
    documents(of: bytes).firstIndex { $0.contains(offset) }
  }

  private static func severalDocuments(_ first: Range<Int>, _ second: Range<Int>, _ file: FileID) -> ScalarRefusal {
    ScalarRefusal(
      "edit/several-documents", "a file of several documents is not edited",
      labels: [
        Diagnostic.Label(SourceSpan(file: file, start: second.lowerBound, end: second.lowerBound + 3), "a second one")
      ])
  }

  /// Whether there is more than separators, comments and blank lines.
  private static func hasContent(_ text: ArraySlice<UInt8>) -> Bool {
    text.split(separator: 0x0A).contains { line in
      let rest = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
      guard let first = rest.first, first != UInt8(ascii: "#") else { return false }
      return !line.starts(with: Array("---".utf8)) && !line.starts(with: Array("...".utf8))
    }
  }

  /// What stands behind a line `...`, which ends a document.
  private static func contentAfterEnd(_ bytes: [UInt8], _ document: Range<Int>) -> Range<Int>? {
    var line = document.lowerBound
    while line < document.upperBound {
      let end = bytes[line..<document.upperBound].firstIndex(of: 0x0A) ?? document.upperBound
      if bytes[line..<end].starts(with: Array("...".utf8)), line + 3 == end || bytes[line + 3] <= 0x20,
        hasContent(bytes[end..<document.upperBound])
      {
        return line..<end
      }
      line = end + 1
    }
    return nil
  }

  // MARK: Nodes

  /// The scalar at a path.
  package func find(_ path: NodePath) throws(ScalarRefusal) -> ScalarPlace {
    guard !tape.nodes.isEmpty else { throw missing(path, depth: 0, in: nil) }
    var index = 0
    try checkShared(index)
    for (depth, step) in path.steps.enumerated() {
      let node = tape.nodes[index]
      switch (step, node.kind) {
      case (.key(let name), .mapping): index = try entry(name, of: index, path, depth)
      case (.item(let number), .sequence): index = try item(number, of: index, path, depth)
      case (_, .scalar), (_, .mapping), (_, .sequence), (_, .alias):
        let shown = NodePath(Array(path.steps.prefix(depth))).text.description
        throw ScalarRefusal(
          "edit/no-such-path", "'\(shown)' is \(Self.noun(node.kind)), so there is no '\(path.text.description)'",
          labels: [label(index, "")])
      }
      try checkShared(index)
    }
    return try place(index, path)
  }

  /// The path of the scalar, or of the alias of one, that begins at an offset of the text; nil if none does.
  package func path(at offset: Int) -> NodePath? {
    let target = tape.nodes.firstIndex { node in
      (node.kind == .scalar || node.kind == .alias) && base + Int(node.start) == offset
    }
    guard let target else { return nil }
    var steps: [NodePath.Step] = []
    var index = 0
    while index != target {
      guard let (step, child) = child(of: index, around: target) else { return nil }
      steps.append(step)
      index = child
    }
    return NodePath(steps)
  }

  /// The entry or item of a collection that is a node, or has it somewhere below; nil if a key is meant.
  private func child(of index: Int, around target: Int) -> (step: NodePath.Step, child: Int)? {
    let isMapping = tape.nodes[index].kind == .mapping
    var child = index + 1
    var number = 0
    while child < Int(tape.nodes[index].next) {
      let value = isMapping ? Int(tape.nodes[child].next) : child
      if (value..<Int(tape.nodes[value].next)).contains(target) {
        if !isMapping { return (.item(number), value) }
        return keyText(child).map { (.key($0), value) }
      }
      child = Int(tape.nodes[value].next)
      number += 1
    }
    return nil
  }

  private static func noun(_ kind: YAMLNode.Kind) -> String {
    switch kind {
    case .scalar: "a single value"
    case .alias: "an alias"
    case .mapping: "a map"
    case .sequence: "a list"
    }
  }

  private func span(_ index: Int) -> SourceSpan {
    let node = tape.nodes[index]
    return SourceSpan(file: file, start: base + Int(node.start), end: base + Int(node.end))
  }

  private func label(_ index: Int, _ text: String) -> Diagnostic.Label { Diagnostic.Label(span(index), text) }

  private func entry(_ name: ByteString, of mapping: Int, _ path: NodePath, _ depth: Int) throws(ScalarRefusal) -> Int {
    var found: (key: Int, value: Int)?
    var names: [String] = []
    var key = mapping + 1
    while key < Int(tape.nodes[mapping].next) {
      let value = Int(tape.nodes[key].next)
      let spelled = keyText(key)
      if spelled == "<<", tape.nodes[key].isPlain {
        throw ScalarRefusal(
          "edit/merge-key", "a map with a merge key is not edited",
          labels: [label(key, "merges other values in")], help: ["write the value out where it belongs"])
      }
      if let spelled { names.append(spelled.description) }
      if spelled == name {
        if let found {
          throw ScalarRefusal(
            "edit/duplicate-key", "the key '\(name.description)' stands twice in one map",
            labels: [label(key, "again"), label(found.key, "first here")])
        }
        found = (key, value)
      }
      key = Int(tape.nodes[value].next)
    }
    guard let found else { throw missing(path, depth: depth, in: mapping, names: names) }
    return found.value
  }

  private func item(_ number: Int, of list: Int, _ path: NodePath, _ depth: Int) throws(ScalarRefusal) -> Int {
    var child = list + 1
    var count = 0
    while child < Int(tape.nodes[list].next) {
      if count == number { return child }
      count += 1
      child = Int(tape.nodes[child].next)
    }
    throw ScalarRefusal(
      "edit/no-such-path", "there is no '\(NodePath(Array(path.steps.prefix(depth + 1))).text.description)'",
      labels: [label(list, "the list has \(count) item\(count == 1 ? "" : "s")")])
  }

  private func missing(_ path: NodePath, depth: Int, in mapping: Int?, names: [String] = []) -> ScalarRefusal {
    let shown = NodePath(Array(path.steps.prefix(depth + 1))).text.description
    var help: [String] = []
    if case .key(let name)? = path.steps.dropFirst(depth).first,
      let near = Spelling.closest(to: name.description, among: names)
    {
      help.append("did you mean '\(near)'?")
    }
    return ScalarRefusal(
      "edit/no-such-path", "there is no '\(shown)'",
      labels: mapping.map { [Diagnostic.Label(start(of: $0), "in this map")] }
        ?? [Diagnostic.Label(SourceSpan(file: file, start: 0, end: 0), "the file holds no values")], help: help)
  }

  /// A collection's first bytes: all of it would be a poor excerpt.
  private func start(of index: Int) -> SourceSpan {
    let start = base + Int(tape.nodes[index].start)
    return SourceSpan(file: file, start: start, end: start + 1)
  }

  /// A key as JSON spells it; nil for one that is no scalar.
  private func keyText(_ index: Int) -> ByteString? {
    var node = tape.nodes[index]
    if node.kind == .alias { node = tape.nodes[Int(node.textStart)] }
    guard node.kind == .scalar else { return nil }
    let text = tape.bytes(of: node)
    guard node.isPlain else { return ByteString(text) }
    switch YAMLScalar.resolve(text, 0..<text.count) {
    case .bool(let value): return value ? "true" : "false"
    case .int(let value): return ByteString(Array(String(value).utf8))
    case .float(let value): return ByteString(YAMLFloatText.key(value))
    case .string, .uint, .null: return ByteString(text)
    }
  }

  /// An alias somewhere reads this value too, or it is one itself.
  private func checkShared(_ index: Int) throws(ScalarRefusal) {
    let node = tape.nodes[index]
    if node.kind == .alias {
      throw ScalarRefusal(
        "edit/alias", "an alias is not edited: its anchor's value would change as well",
        labels: [label(index, "stands for"), Diagnostic.Label(start(of: Int(node.textStart)), "this value")],
        help: ["write the value out where it belongs"])
    }
    for (other, alias) in tape.nodes.enumerated() where alias.kind == .alias && Int(alias.textStart) == index {
      throw ScalarRefusal(
        "edit/anchor", "a value that an alias shares is not edited: the other place would change as well",
        labels: [label(other, "reads it too"), Diagnostic.Label(start(of: index), "anchored here")],
        help: ["write the value out in both places"])
    }
  }

  private func place(_ index: Int, _ path: NodePath) throws(ScalarRefusal) -> ScalarPlace {
    let node = tape.nodes[index]
    guard node.kind == .scalar else {
      throw ScalarRefusal(
        "edit/no-scalar", "'\(path.text.description)' is \(Self.noun(node.kind)), not a single value",
        labels: [Diagnostic.Label(start(of: index), "")])
    }
    let range = (base + Int(node.start))..<(base + Int(node.end))
    let style: ScalarPlace.Style
    switch node.start < node.end ? tape.source[Int(node.start)] : 0 {
    case UInt8(ascii: "&"), UInt8(ascii: "!"):
      throw ScalarRefusal(
        "edit/anchor", "a value with an anchor or a tag is not edited", labels: [label(index, "")])
    case _ where node.start == node.end: style = .absent
    case _ where node.isPlain: style = .plain
    case UInt8(ascii: "'"): style = .singleQuoted
    case UInt8(ascii: "\""): style = .doubleQuoted
    default: style = .block
    }
    return ScalarPlace(range: range, style: style, value: value(at: path))
  }

  /// The decoded value at a path that the tape has.
  private func value(at path: NodePath) -> Value {
    var value = root
    for step in path.steps {
      switch (step, value) {
      case (.key(let name), .map(let map)): value = map[name] ?? .missing
      case (.item(let index), .list(let list)) where list.items.indices.contains(index): value = list.items[index]
      default: return .missing
      }
    }
    return value
  }
}
