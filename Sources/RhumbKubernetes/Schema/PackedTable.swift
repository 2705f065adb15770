import RhumbEngine
import RhumbFormats
import RhumbFunctions

/// A table that is part of the program: a zlib stream, written as base64 by `scripts/make-schemas`.
struct PackedTable: Sendable {
  /// Unpacked, in bytes.
  private let size: Int
  private let base64: StaticString

  init(size: Int, base64: StaticString) {
    self.size = size
    self.base64 = base64
  }

  /// Unpacks the table; empty if it is damaged, which a test rules out.
  func unpack() -> [UInt8] {
    guard let packed = try? Base64.decode(base64.withUTF8Buffer { unsafe Array($0) }) else { return [] }
    return Deflate.unpack(packed, .zlib, size: size) ?? []
  }
}

/// The structure of one custom resource that is built in: a CustomResourceDefinition without prose and rules.
struct CustomTable: Sendable {
  let group: ByteString
  let kind: ByteString
  let table: PackedTable

  init(group: StaticString, kind: StaticString, size: Int, base64: StaticString) {
    self.group = ByteString(stringLiteral: group)
    self.kind = ByteString(stringLiteral: kind)
    table = PackedTable(size: size, base64: base64)
  }
}
