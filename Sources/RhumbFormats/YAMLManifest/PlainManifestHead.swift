import RhumbEngine

/// Finds the head of a document of the usual shape: the fields spelled as they are, once, and holding strings.
struct PlainManifestHead {
  private let tape: YAMLTape
  private(set) var head = ManifestReader.Head()

  private let shape: ManifestReader.Shape

  init(_ tape: YAMLTape, _ shape: ManifestReader.Shape) {
    self.tape = tape
    self.shape = shape
  }

  /// False if there is anything more to it; the head is then of no use.
  mutating func read() -> Bool {
    guard let root = tape.nodes.first else { return true }
    guard root.kind == .mapping else { return false }
    head.exists = true
    var child = 1
    while child < Int(root.next) {
      let key = tape.nodes[child]
      let value = Int(key.next)
      if isSpelled(key, "apiVersion") {
        guard let text = string(value) else { return false }
        head.apiVersion = text
      } else if isSpelled(key, "kind") {
        guard let text = string(value) else { return false }
        head.kind = text
      } else if isSpelled(key, "metadata") {
        guard readMetadata(value) else { return false }
      } else if mayBeField(key, ["apiVersion", "kind", "metadata"]) {
        return false
      }
      child = Int(tape.nodes[value].next)
    }
    return true
  }

  private mutating func readMetadata(_ index: Int) -> Bool {
    let node = tape.nodes[index]
    // A second `metadata` would replace the first.
    guard node.kind == .mapping, !head.hasMetadata else { return false }
    head.hasMetadata = true
    var child = index + 1
    while child < Int(node.next) {
      let key = tape.nodes[child]
      let value = Int(key.next)
      if isSpelled(key, "name") {
        guard let text = string(value) else { return false }
        head.name = text
      } else if shape.readsAnnotations, isSpelled(key, "annotations") {
        guard readAnnotations(value) else { return false }
      } else if shape.readsNamespace, isSpelled(key, "namespace") {
        guard string(value) != nil else { return false }
      } else if mayBeField(key, ["name", shape.readsAnnotations ? "annotations" : "namespace"]) {
        return false
      }
      child = Int(tape.nodes[value].next)
    }
    return true
  }

  private mutating func readAnnotations(_ index: Int) -> Bool {
    let node = tape.nodes[index]
    guard node.kind == .mapping, head.annotations.isEmpty else { return false }
    var child = index + 1
    while child < Int(node.next) {
      let value = Int(tape.nodes[child].next)
      guard let key = string(child), let text = string(value) else { return false }
      head.annotations.add(key, text)
      child = Int(tape.nodes[value].next)
    }
    return true
  }

  private func string(_ index: Int) -> ByteString? {
    let node = tape.nodes[index]
    guard node.kind == .scalar else { return nil }
    let bytes = tape.bytes(of: node)
    if node.isPlain, YAMLScalar.resolve(bytes, 0..<bytes.count) != .string { return nil }
    return ByteString(bytes)
  }

  private func isSpelled(_ key: YAMLNode, _ name: StaticString) -> Bool {
    let count = Int(key.textEnd - key.textStart)
    guard count == name.utf8CodeUnitCount, key.isInSource else { return false }
    let start = Int(key.textStart)
    return name.withUTF8Buffer { buffer in
      for offset in 0..<count {
        // Safety: the literal has `count` bytes.
        if unsafe tape.source[start + offset] != buffer[offset] { return false }
      }
      return true
    }
  }

  /// Whether a key is a field in another spelling, as encoding/json would take it.
  private func mayBeField(_ key: YAMLNode, _ names: [ByteString]) -> Bool {
    if !key.isInSource { return true }
    let count = Int(key.textEnd - key.textStart)
    let start = Int(key.textStart)
    for name in names where name.count == count {
      if (0..<count).allSatisfy({ tape.source[start + $0] | 0x20 == name.bytes[$0] | 0x20 }) { return true }
    }
    // Two letters beyond ASCII fold to `k` and `s`.
    return (start..<(start + count)).contains { tape.source[$0] >= 0x80 }
  }
}
