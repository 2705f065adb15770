package import RhumbEngine
package import RhumbSystem

/// Where the texts of `-f` and `--set-file` come from.
package struct ValuesReader {
  /// The bytes at a path; throws with Go's words (`open x: no such file or directory`).
  private let readFile: (ByteString) throws(ChartError) -> [UInt8]
  private let readInput: () throws(ChartError) -> [UInt8]

  package init(
    file: @escaping (ByteString) throws(ChartError) -> [UInt8],
    standardInput: @escaping () throws(ChartError) -> [UInt8] = { () throws(ChartError) in [] }
  ) {
    readFile = file
    readInput = standardInput
  }

  /// The largest values file that is read, in bytes.
  package static let sizeLimit = 64 << 20

  /// Reads from a file system, named pipes included (`-f <(command)`).
  package init(
    _ fileSystem: any FileSystem, standardInput: @escaping () throws(ChartError) -> [UInt8]
  ) {
    self.init(
      file: { path throws(ChartError) in
        do throws(SystemError) {
          return try fileSystem.read(FilePath(path.bytes), limit: Self.sizeLimit, allowingPipes: true)
        } catch {
          throw ChartError(error.message)
        }
      }, standardInput: standardInput)
  }

  /// The bytes of a path, or of standard input for `-`. Whatever Go takes for a URL that would need the network is
  /// refused.
  func read(_ path: ByteString) throws(ChartError) -> [UInt8] {
    if path.trimmingSpace == "-" { return try readInput() }
    let scheme = try ValuesReader.scheme(of: path)
    if ["http", "https", "oci"].contains(scheme) {
      throw ChartError("\(path.description): values are not fetched over the network; save the file and name it here")
    }
    return try readFile(path)
  }

  /// The scheme of a URL, empty for a path. Helm parses every path as a URL first, so some paths are refused.
  private static func scheme(of path: ByteString) throws(ChartError) -> ByteString {
    func refuse(_ reason: String) -> ChartError { ChartError("parse \(path.goQuoted.description): \(reason)") }
    let bytes = path.bytes
    if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) { throw refuse("net/url: invalid control character in URL") }
    var rest = bytes.prefix { $0 != UInt8(ascii: "#") }
    if rest.first == UInt8(ascii: ":") { throw refuse("missing protocol scheme") }
    let letters = rest.prefix { isSchemeByte($0) }
    if letters.endIndex < rest.endIndex, rest[letters.endIndex] == UInt8(ascii: ":"),
      let first = letters.first, !isDigitOrSign(first)
    {
      rest = rest[(letters.endIndex + 1)...]
      // Without a slash all the rest is opaque.
      if rest.first != UInt8(ascii: "/") { return ByteString(letters).lowercased }
      try checkEscapes(rest, refuse)
      return ByteString(letters).lowercased
    }
    let segment = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
    if segment.contains(UInt8(ascii: ":")) { throw refuse("first path segment in URL cannot contain colon") }
    try checkEscapes(rest.prefix { $0 != UInt8(ascii: "?") }, refuse)
    return .empty
  }

  private static func checkEscapes(
    _ path: ArraySlice<UInt8>, _ refuse: (String) -> ChartError
  ) throws(ChartError) {
    var position = path.startIndex
    while position < path.endIndex {
      guard path[position] == UInt8(ascii: "%") else {
        position += 1
        continue
      }
      let escape = path[position...].prefix(3)
      guard escape.count == 3, escape.dropFirst().allSatisfy(isHexDigit) else {
        throw refuse("invalid URL escape \(ByteString(escape).goQuoted.description)")
      }
      position += 3
    }
  }

  private static func isSchemeByte(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")) || isDigitOrSign(byte)
  }

  private static func isDigitOrSign(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".")
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "f"))
  }
}

extension ByteString {
  fileprivate var lowercased: ByteString {
    ByteString(bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 })
  }
}
