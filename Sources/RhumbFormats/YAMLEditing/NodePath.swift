package import RhumbEngine

/// The way from a document's root to a value: `canary.weights[0].value`, written as in Helm's `--set`.
package struct NodePath: Hashable, Sendable {
  package enum Step: Hashable, Sendable {
    case key(ByteString)
    case item(Int)
  }

  package var steps: [Step]

  package init(_ steps: [Step]) { self.steps = steps }

  package func appending(_ step: Step) -> NodePath { NodePath(steps + [step]) }

  /// Reads `a.b[0].c`; a backslash takes away a dot's or bracket's meaning. Nil for an empty name or a broken index.
  package init?(_ text: ByteString) {
    var steps: [Step] = []
    var name: [UInt8] = []
    var rest = text.bytes[...]
    /// A name has to follow: at the start, or after a dot.
    var isNameDue = true
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\\"):
        guard let escaped = rest.popFirst() else { return nil }
        name.append(escaped)
      case UInt8(ascii: "."):
        if name.isEmpty { if isNameDue { return nil } } else { steps.append(.key(ByteString(name))) }
        name = []
        isNameDue = true
        continue
      case UInt8(ascii: "["):
        if !name.isEmpty { steps.append(.key(ByteString(name))) } else if isNameDue && !steps.isEmpty { return nil }
        name = []
        let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
        guard (1...9).contains(digits.count) else { return nil }
        rest = rest.dropFirst(digits.count)
        guard rest.popFirst() == UInt8(ascii: "]") else { return nil }
        steps.append(.item(digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }))
        isNameDue = false
        continue
      default:
        // Only a dot or another index may follow an index.
        if !isNameDue && name.isEmpty { return nil }
        name.append(byte)
      }
      isNameDue = false
    }
    if !name.isEmpty { steps.append(.key(ByteString(name))) } else if isNameDue { return nil }
    self.steps = steps
  }

  /// As it is typed.
  package var text: ByteString {
    var out: [UInt8] = []
    for step in steps {
      switch step {
      case .key(let name):
        if !out.isEmpty { out.append(UInt8(ascii: ".")) }
        for byte in name.bytes {
          if [UInt8(ascii: "."), UInt8(ascii: "["), UInt8(ascii: "\\"), UInt8(ascii: "=")].contains(byte) {
            out.append(UInt8(ascii: "\\"))
          }
          out.append(byte)
        }
      case .item(let index): out.append(contentsOf: "[\(index)]".utf8)
      }
    }
    return ByteString(out)
  }
}
