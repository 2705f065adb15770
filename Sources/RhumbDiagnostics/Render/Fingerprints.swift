/// Names for messages that stay the same while lines above them come and go, and differ within a report.
struct Fingerprints {
  private var counts: [String: Int] = [:]

  /// Made of the code, the file and the words; equals are numbered.
  mutating func next(_ diagnostic: Diagnostic, _ subject: DiagnosticReport.Subject) -> String {
    let place = subject.filePlace(of: diagnostic)?.path ?? subject.group
    let key = [diagnostic.code.text, place, subject.name, diagnostic.headline].joined(separator: "\u{0}")
    let count = counts[key, default: 0]
    counts[key] = count + 1
    return Self.digest("\(key)\u{0}\(count)")
  }

  /// FNV-1a over the bytes from both ends, 128 bits in all: no secret, only a name.
  private static func digest(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return hex(fold(bytes)) + hex(fold(bytes.reversed()))
  }

  private static func fold(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
