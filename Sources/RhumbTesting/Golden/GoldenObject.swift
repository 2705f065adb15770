import RhumbChart
import RhumbEngine
import RhumbFormats

/// One object as it is printed: from its `---` to the next one's.
struct GoldenObject: Sendable {
  let bytes: [UInt8]
  let kind: ByteString
  let name: ByteString
  /// The name of its file: `Deployment-web.yaml`.
  let file: ByteString

  /// `Deployment/web`
  var title: String { kind.isEmpty ? file.description : "\(kind.description)/\(name.description)" }

  /// The objects of what `template` prints. Put together again they are the same bytes.
  static func objects(in stream: [UInt8]) -> [GoldenObject] {
    var starts = starts(in: stream)
    if starts.first != 0, !stream.isEmpty { starts.insert(0, at: 0) }
    var taken: [ByteString: Int] = [:]
    return starts.enumerated().map { index, start in
      let end = index + 1 < starts.count ? starts[index + 1] : stream.count
      return object(Array(stream[start..<end]), &taken)
    }
  }

  /// Where a line is `---` and the next one names a source.
  private static func starts(in stream: [UInt8]) -> [Int] {
    let mark = Array("---\n# Source: ".utf8)
    var starts: [Int] = []
    var line = 0
    while line + mark.count <= stream.count {
      if stream[line] == mark[0], stream[line..<(line + mark.count)].elementsEqual(mark) { starts.append(line) }
      guard let end = ByteScan.index(of: 0x0A, in: stream, from: line) else { break }
      line = end + 1
    }
    return starts
  }

  private static func object(_ bytes: [UInt8], _ taken: inout [ByteString: Int]) -> GoldenObject {
    var kind = ByteString.empty
    var name = ByteString.empty
    if case .map(let map)? = try? YAMLReader.read(bytes) {
      if case .string(let text)? = map["kind"] { kind = text }
      if case .map(let metadata)? = map["metadata"] {
        for field in ["name", "generateName"] as [ByteString] where name.isEmpty {
          if case .string(let text)? = metadata[field] { name = text }
        }
      }
    }
    var stem = (kind.isEmpty ? "object" : kind.bytes.map { isPlain($0) ? $0 : UInt8(ascii: "_") }.text)
    if !name.isEmpty { stem = stem + "-" + name.bytes.map { isPlain($0) ? $0 : UInt8(ascii: "_") }.text }
    stem = ByteString(Array(stem.bytes.prefix(200)))
    let count = taken[stem, default: 0] + 1
    taken[stem] = count
    let file = count == 1 ? stem + ".yaml" : stem + ByteString("-\(count).yaml")
    return GoldenObject(bytes: bytes, kind: kind, name: name, file: file)
  }

  /// Bytes that names of files are made of.
  static func isPlain(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "_")
  }
}

extension [UInt8] {
  fileprivate var text: ByteString { ByteString(self) }
}
