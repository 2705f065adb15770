import CZlib
import RhumbDiagnostics
import RhumbEngine
import RhumbFormats
import RhumbSchema
import RhumbSystem

@testable import RhumbChart

extension FuzzTarget {
  /// The first byte chooses the flag. The same words read twice give the same values.
  static let set = FuzzTarget(name: "set") { bytes in
    guard let first = bytes.first else { return }
    let words = ByteString(bytes[1...])
    expect(read(words, first) == read(words, first), "the same words give the same values")
  }

  private static func read(_ words: ByteString, _ flavor: UInt8) -> ByteString {
    let map = MapValue(
      .any, pairs: [("a", .int64(1)), ("l", .list(ListValue([.int(1), .null]))), ("m", .map(MapValue()))])
    var origins = OriginTable()
    let file = FileID(raw: 1)
    do {
      switch flavor % 5 {
      case 0: try SetGrammar.read(words, as: .typed, into: map, file: file, origins: &origins)
      case 1: try SetGrammar.read(words, as: .string, into: map, file: file, origins: &origins)
      case 2:
        try SetGrammar.read(
          words, as: .file(read: { (path: ByteString) throws(ChartError) in path.bytes }), into: map, file: file,
          origins: &origins)
      case 3:
        var layers = ValuesLayers()
        layers.json = [words]
        var sources = SourceMap()
        let reader = ValuesReader(MemoryFileSystem(), standardInput: { () throws(ChartError) in [] })
        return try JSONWriter.write(.map(layers.merged(reader: reader, sources: &sources, origins: &origins)))
      default: try SetGrammar.read(words, as: .literal, into: map, file: file, origins: &origins)
      }
      return try JSONWriter.write(.map(map))
    } catch let error as ChartError {
      return error.message
    } catch {
      return "fault"
    }
  }

  /// The bytes as an archive, and as what an archive unpacks to, as they are and with sums that are right. No name of an
  /// entry leads out.
  static let archive = FuzzTarget(name: "archive") { bytes in
    for data in [bytes, packed(bytes), packed(summed(bytes))] {
      var limits = LoadLimits()
      limits.bytes = 8 << 20
      guard let files = try? ArchiveReader(budget: LoadBudget(limits)).readAll(data) else { continue }
      for file in files {
        expect(file.name.first != UInt8(ascii: "/"), "names are relative")
        expect(!file.name.starts(with: Array("..".utf8)), "names lead nowhere else")
      }
      var tree = MemoryFileSystem()
      tree["/c.tgz"] = .file(data)
      var loader = ChartLoader(files: tree)
      _ = try? loader.load(FilePath("/c.tgz"))
    }
  }

  /// With the sum that belongs there in every block that could be a header.
  private static func summed(_ bytes: [UInt8]) -> [UInt8] {
    var out = bytes
    var start = 0
    while start + 512 <= out.count {
      let field = start + 148..<start + 156
      if out[start + 257..<start + 262].elementsEqual("ustar".utf8) {
        out.replaceSubrange(field, with: repeatElement(0x20, count: 8))
        let sum = out[start..<start + 512].reduce(0) { $0 + Int($1) }
        for digit in 0..<6 { out[start + 148 + digit] = UInt8(0x30 + (sum >> (15 - 3 * digit)) & 7) }
        out[start + 154] = 0
      }
      start += 512
    }
    return out
  }

  /// As gzip data of stored blocks.
  private static func packed(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(65_535)
      rest = rest.dropFirst(block.count)
      let size = UInt16(block.count)
      out += [rest.isEmpty ? 1 : 0, UInt8(size & 255), UInt8(size >> 8), UInt8(~size & 255), UInt8(~size >> 8)]
      out += block
    } while !rest.isEmpty
    // Safety: zlib reads as many bytes as there are.
    let sum = unsafe bytes.withUnsafeBufferPointer { unsafe UInt32(crc32(0, $0.baseAddress, UInt32($0.count))) }
    for word in [sum, UInt32(bytes.count)] { for shift in [0, 8, 16, 24] { out.append(UInt8(word >> shift & 255)) } }
    return out
  }

  /// A schema, and values that it judges; twice alike.
  static let schema = FuzzTarget(name: "schema") { bytes in
    let parts = bytes.parts(2)
    guard case .success(let values) = Result(catching: { try YAMLReader.read(parts[1]) }) else { return }
    expect(judged(values, parts[0]) == judged(values, parts[0]), "two checks say the same")
  }

  private static func judged(_ values: Value, _ schema: [UInt8]) -> ByteString? {
    var validator = SchemaValidator(steps: 50_000)
    let subject = SchemaSubject(name: "fuzz", schema: schema, dependencies: [])
    guard case .map(let map) = values else { return nil }
    return validator.check(subject, values: map)
  }
}
