import RhumbDiagnostics
import RhumbEngine

@testable import RhumbFormats

extension FuzzTarget {
  /// The scanner gives what libyaml gives or gives up; what was read can be written, and then reads as the same.
  static let yaml = FuzzTarget(name: "yaml") { bytes in
    if let tape = YAMLScanner.scan(bytes) {
      guard let expected = try? LibYAMLParser.parse(bytes, file: .none) else {
        fatalError("the scanner took what libyaml refuses")
      }
      expect(tape.nodes.count == expected.nodes.count, "as many nodes as libyaml")
      for (found, wanted) in zip(tape.nodes, expected.nodes) {
        expect(
          found.kind == wanted.kind && found.isPlain == wanted.isPlain && found.start == wanted.start
            && found.end == wanted.end && found.next == wanted.next
            && meansTheSame(found, in: tape, wanted, in: expected), "\(found) is libyaml's \(wanted)")
      }
    }
    var origins = OriginTable()
    let file = FileID(raw: 1)
    _ = YAMLStream.read(bytes, file: file, origins: &origins)
    _ = try? ValuesDocuments.read(bytes, file: file, origins: &origins)
    _ = try? ManifestReader.read(bytes)
    _ = try? TypedYAMLReader.read(bytes, file: file, origins: &origins)
    // As in Helm, a key `<<` is written without quotes, and then is no key.
    if holds(Array("<<".utf8), in: bytes) { return }
    guard let value = try? YAMLReader.read(bytes), let text = try? YAMLWriter.write(value) else { return }
    guard let again = try? YAMLReader.read(text) else { fatalError("what toYaml writes can be read") }
    // Nor are Unicode's line ends quoted, which then read as spaces; and a value goes through JSON, where U+0085 does so.
    let json = (try? JSONWriter.write(value).bytes) ?? []
    if lineEnds.contains(where: { holds($0, in: text) || holds($0, in: json) }) { return }
    expect(sameJSON(value, again), "what toYaml writes means the same")
  }

  /// Scalars have the same text, aliases stand for the same node.
  private static func meansTheSame(
    _ found: YAMLNode, in tape: YAMLTape, _ wanted: YAMLNode, in expected: YAMLTape
  ) -> Bool {
    switch wanted.kind {
    case .alias: found.textStart == wanted.textStart
    default: tape.tag(of: found) == expected.tag(of: wanted) && tape.bytes(of: found) == expected.bytes(of: wanted)
    }
  }

  /// What was read can be written and then reads as the same; indented or not.
  static let json = FuzzTarget(name: "json") { bytes in
    for numbers in [JSONReader.Numbers.float64, .text] {
      let outcome = JSONReader.read(bytes, numbers: numbers)
      _ = try? JSONReader.readFirst(bytes, numbers: numbers)
      guard outcome.error == nil, let text = try? JSONWriter.write(outcome.value) else { continue }
      let again = JSONReader.read(text.bytes, numbers: numbers)
      expect(again.error == nil, "what toJson writes can be read")
      expect(sameJSON(outcome.value, again.value), "what toJson writes means the same")
    }
    var origins = OriginTable()
    _ = JSONReader.read(bytes, as: .object, file: FileID(raw: 1), origins: &origins)
  }

  static let toml = FuzzTarget(name: "toml") { bytes in
    guard let map = try? TOMLReader.read(bytes, makeTime: { _ in .null }) else { return }
    _ = try? TOMLWriter.write(.map(map))
    _ = try? JSONWriter.write(.map(map))
  }

  /// U+0085, U+2028, U+2029.
  private static let lineEnds: [[UInt8]] = [[0xC2, 0x85], [0xE2, 0x80, 0xA8], [0xE2, 0x80, 0xA9]]

  private static func holds(_ word: [UInt8], in bytes: [UInt8]) -> Bool {
    bytes.indices.contains { bytes[$0...].starts(with: word) }
  }

  private static func sameJSON(_ a: Value, _ b: Value) -> Bool {
    guard let a = try? JSONWriter.write(a) else { return true }
    guard let b = try? JSONWriter.write(b) else { return false }
    return unsignedZeros(a.bytes) == unsignedZeros(b.bytes)
  }

  /// A float's -0 is written without a point, and then reads as the integer 0.
  private static func unsignedZeros(_ text: [UInt8]) -> [UInt8] {
    text.indices.compactMap { index in
      let isLastDigit = index + 2 >= text.count || ",]}".utf8.contains(text[index + 2])
      return text[index...].starts(with: "-0".utf8) && isLastDigit ? nil : text[index]
    }
  }
}
