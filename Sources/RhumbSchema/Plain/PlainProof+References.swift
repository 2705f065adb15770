import RhumbEngine

/// Addresses, and where references lead.
extension PlainProof {
  /// Notes where the references lead; false if one leads to no schema that was looked at.
  mutating func resolve() -> Bool {
    for reference in references {
      guard let target = target(of: reference), tape.nodes[target].isSchema else { return false }
      tape.nodes[reference].link = Int32(target)
    }
    return true
  }

  /// `#/$defs/name`: a fragment of characters that no URI reads in another way.
  func isPlainReference(_ value: Int) -> Bool {
    let node = tape.nodes[value]
    guard node.isRaw, !node.range.isEmpty, tape.source[node.range.lowerBound] == UInt8(ascii: "#") else { return false }
    for position in node.range.dropFirst() {
      switch tape.source[position] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
      case UInt8(ascii: "-")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"): continue
      default: return false
      }
    }
    return true
  }

  /// `https://host/path`, without anything that is escaped or resolved: references into the document stay in it.
  func isPlainAddress(_ value: Int) -> Bool {
    guard tape.nodes[value].kind == .string, tape.nodes[value].isRaw else { return false }
    let text = tape.source[tape.nodes[value].range]
    guard let scheme = ["https://", "http://"].first(where: { text.starts(with: $0.utf8) }) else { return false }
    let rest = text.dropFirst(scheme.utf8.count)
    var last = UInt8(ascii: "/")
    for byte in rest {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        break
      case UInt8(ascii: "."), UInt8(ascii: "/"):
        if last == UInt8(ascii: ".") || last == UInt8(ascii: "/") { return false }
      default: return false
      }
      last = byte
    }
    return rest.contains(UInt8(ascii: "/"))
  }

  /// The node a plain reference leads to; nil if there is none.
  private mutating func target(of reference: Int) -> Int? {
    let path = tape.nodes[reference].range.dropFirst()
    if path.isEmpty { return 0 }
    guard tape.source[path.lowerBound] == UInt8(ascii: "/") else { return nil }
    var node = 0
    var start = path.lowerBound + 1
    while start <= path.upperBound {
      let end =
        ByteScan.index(of: UInt8(ascii: "/"), in: tape.source, from: start, to: path.upperBound) ?? path.upperBound
      guard tape.nodes[node].kind == .object, let value = member(start..<end, of: node) else { return nil }
      node = value
      start = end + 1
    }
    return node
  }

  /// The value of the member with the name that stands at a range: names of schemas all differ.
  private mutating func member(_ name: Range<Int>, of object: Int) -> Int? {
    var member = tape.first(in: object)
    while member < tape.end(of: object) {
      passesLeft -= 1
      if passesLeft < 0 { return nil }
      let range = tape.nodes[member].range
      if range.count == name.count, range.isEmpty || tape.source[range.lowerBound] == tape.source[name.lowerBound],
        tape.source[range] == tape.source[name]
      {
        return member + 1
      }
      member = tape.end(of: member + 1)
    }
    return nil
  }
}
