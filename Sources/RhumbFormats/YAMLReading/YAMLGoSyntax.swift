import RhumbEngine

/// Values as Go's `%#v` prints what go-yaml v2 decodes: it quotes keys that can't be keys.
struct YAMLGoSyntax {
  /// Longer texts are cut: the message is for people, and aliases could make it endless.
  private static let limit = 16_384

  let tape: YAMLTape

  func text(of index: Int, isOutermost: Bool = false) -> String {
    var output: [UInt8] = []
    write(index, isOutermost: isOutermost, depth: 0, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private func resolve(_ index: Int) -> Int {
    tape.nodes[index].kind == .alias ? Int(tape.nodes[index].textStart) : index
  }

  private func write(_ index: Int, isOutermost: Bool, depth: Int, to output: inout [UInt8]) {
    guard output.count < Self.limit, depth < 1000 else { return }
    let target = resolve(index)
    let node = tape.nodes[target]
    switch node.kind {
    case .alias: return
    case .scalar: write(scalar: node, isOutermost: isOutermost, to: &output)
    case .sequence:
      output.append("[]interface {}{")
      var child = target + 1
      while child < Int(node.next) {
        if child > target + 1 { output.append(", ") }
        write(child, isOutermost: false, depth: depth + 1, to: &output)
        child = Int(tape.nodes[child].next)
      }
      output.append("}")
    case .mapping:
      output.append("map[interface {}]interface {}{")
      for (position, entry) in entries(target).enumerated() {
        if position > 0 { output.append(", ") }
        write(entry.key, isOutermost: false, depth: depth + 1, to: &output)
        output.append(":")
        write(entry.value, isOutermost: false, depth: depth + 1, to: &output)
      }
      output.append("}")
    }
  }

  private func write(scalar node: YAMLNode, isOutermost: Bool, to output: inout [UInt8]) {
    switch meaning(node) {
    case .null: output.append(isOutermost ? "<nil>" : "interface {}(nil)")
    case .bool(let value): output.append(value ? "true" : "false")
    case .int(let value): output.append(contentsOf: String(value).utf8)
    case .uint(let value): output.append(contentsOf: ("0x" + String(value, radix: 16)).utf8)
    case .float(let value):
      GoNumber.formatFloat(value, to: &output)
    case .string: GoQuote.quote(tape.bytes(of: node), to: &output)
    }
  }

  private func meaning(_ node: YAMLNode) -> YAMLScalar {
    if node.isPlain {
      let bytes = tape.bytes(of: node)
      return YAMLScalar.resolve(bytes, 0..<bytes.count)
    }
    if node.tag == 0 { return .string }
    return (try? YAMLTag.resolve(tape.tag(of: node), tape.bytes(of: node)).get()) ?? .string
  }

  // MARK: Maps

  /// The last entry of each key, in the order in which fmt prints maps: by the type of the key, then by the key.
  private func entries(_ index: Int) -> [(key: Int, value: Int)] {
    var found: [(key: Int, value: Int, rank: Rank)] = []
    var child = index + 1
    while child < Int(tape.nodes[index].next), found.count < 4096 {
      let value = Int(tape.nodes[child].next)
      let rank = rank(resolve(child))
      found.removeAll { $0.rank == rank }
      found.append((child, value, rank))
      child = Int(tape.nodes[value].next)
    }
    return found.sorted { $0.rank < $1.rank }.map { ($0.key, $0.value) }
  }

  private struct Rank: Comparable {
    let type: Int
    let number: Double
    let text: [UInt8]

    static func < (a: Rank, b: Rank) -> Bool {
      if a.type != b.type { return a.type < b.type }
      if a.number != b.number { return a.number < b.number }
      return a.text.lexicographicallyPrecedes(b.text)
    }
  }

  private func rank(_ index: Int) -> Rank {
    let node = tape.nodes[index]
    guard node.kind == .scalar else { return Rank(type: 9, number: Double(index), text: []) }
    switch meaning(node) {
    case .null: return Rank(type: 0, number: 0, text: [])
    case .string: return Rank(type: 1, number: 0, text: tape.bytes(of: node))
    case .uint(let value): return Rank(type: 2, number: Double(value), text: [])
    case .int(let value): return Rank(type: 3, number: Double(value), text: [])
    case .float(let value): return Rank(type: 4, number: value, text: [])
    case .bool(let value): return Rank(type: 5, number: value ? 1 : 0, text: [])
    }
  }
}
