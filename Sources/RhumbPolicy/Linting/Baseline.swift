import RhumbEngine

/// Findings that were there when a project began to be linted: only new ones are told.
///
/// One a line: `RULE KIND/NAME PATH`, sorted; of equal lines each stands for one finding. Lines that begin with `#` count
/// for nothing.
package struct Baseline: Sendable {
  private var counts: [ByteString: Int] = [:]

  package init(_ text: [UInt8] = []) {
    for line in text.split(separator: 0x0A) where line.first != UInt8(ascii: "#") {
      let plain = line.last == 0x0D ? line.dropLast() : line
      if !plain.isEmpty { counts[ByteString(plain), default: 0] += 1 }
    }
  }

  /// Whether the finding was there; it is then used up.
  mutating func takes(_ finding: PolicyFinding) -> Bool {
    guard let count = counts[finding.fingerprint], count > 0 else { return false }
    counts[finding.fingerprint] = count - 1
    return true
  }

  /// How many of its findings are gone.
  package var leftovers: Int { counts.values.reduce(0, +) }

  package static func text(of findings: [PolicyFinding]) -> [UInt8] {
    var text = Array("# Findings that 'rhumb lint --baseline' passes over; written by --write-baseline.\n".utf8)
    for line in findings.map(\.fingerprint).sorted() {
      text += line
      text.append(0x0A)
    }
    return text
  }
}
