import RhumbDiagnostics
package import RhumbEngine

/// A values file whose syntax has been read; its values are made later, by `ValuesDocuments`.
package struct ParsedValues: Sendable {
  let tape: YAMLTape

  /// Nil for a file of several documents, and for one that can't be read: `ValuesDocuments` says what is wrong with it.
  package init?(_ bytes: [UInt8]) {
    var splitter = DocumentSplitter(bytes)
    guard splitter.next() == .document(0..<bytes.count), splitter.next() == nil,
      let tape = try? YAMLReader.parse(ValuesDocuments.document(bytes, 0..<bytes.count), file: .none)
    else { return nil }
    self.tape = tape
  }

  /// The boolean that stands plainly at a path of keys. What comes there by an alias or a merge is not found.
  package func bool(at path: [ByteString]) -> Bool? {
    guard !tape.nodes.isEmpty else { return nil }
    var index = 0
    for name in path {
      guard let next = value(of: name, in: index) else { return nil }
      index = next
    }
    let node = tape.nodes[index]
    guard node.kind == .scalar, node.isPlain, node.isInSource,
      case .bool(let value) = YAMLScalar.resolve(tape.source, Int(node.textStart)..<Int(node.textEnd))
    else { return nil }
    return value
  }

  /// The node of a key's value; of equal keys the last wins.
  private func value(of name: ByteString, in mapping: Int) -> Int? {
    guard tape.nodes[mapping].kind == .mapping else { return nil }
    var found: Int?
    var key = mapping + 1
    while key < Int(tape.nodes[mapping].next) {
      let value = Int(tape.nodes[key].next)
      if isKey(tape.nodes[key], name) { found = value }
      key = Int(tape.nodes[value].next)
    }
    return found
  }

  private func isKey(_ node: YAMLNode, _ name: ByteString) -> Bool {
    let range = Int(node.textStart)..<Int(node.textEnd)
    guard node.kind == .scalar, node.isInSource, range.count == name.count else { return false }
    guard tape.source[range].elementsEqual(name.bytes) else { return false }
    return !node.isPlain || YAMLScalar.resolve(tape.source, range) == .string
  }
}
