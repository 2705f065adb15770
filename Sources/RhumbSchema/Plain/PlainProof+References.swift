import RhumbEngine

/// Addresses, and where references lead.
extension PlainProof {
  /// Notes where the references lead; false if one leads to what is no plain schema. What a reference leads to may
  /// stand where no schema is expected, such as groups of definitions: then it is looked at now, with its references.
  mutating func resolve() -> Bool {
    var next = 0
    while next < references.count {
      let reference = references[next]
      next += 1
      guard let target = target(of: reference) else { return false }
      if !tape.nodes[target].isSchema {
        // One node can't be both: the notes on its names would be of two kinds.
        guard !tape.nodes[target].isMembers, isPlain(outside: target) else { return false }
      }
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

  /// The value of the only member with the name that stands at a range.
  private mutating func member(_ name: Range<Int>, of object: Int) -> Int? {
    var found: Int?
    var member = tape.first(in: object)
    while member < tape.end(of: object) {
      passesLeft -= 1
      if passesLeft < 0 { return nil }
      let range = tape.nodes[member].range
      if range.count == name.count, range.isEmpty || tape.source[range.lowerBound] == tape.source[name.lowerBound],
        tape.source[range] == tape.source[name]
      {
        if tape.nodes[object].isMembers { return member + 1 }
        if found != nil { return nil }
        found = member + 1
      } else if !tape.nodes[member].isRaw {
        // Behind escapes it may be the same name.
        return nil
      }
      member = tape.end(of: member + 1)
    }
    return found
  }
}
