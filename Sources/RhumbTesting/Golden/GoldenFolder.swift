import RhumbEngine
package import RhumbSystem

/// The expected side of a case: its folder, with `objects.txt`, which names the files in their order, or `error.txt`,
/// which says why the chart refuses.
struct GoldenFolder {
  static let list: ByteString = "objects.txt"
  static let error: ByteString = "error.txt"
  private static let sizeLimit = 256 << 20

  /// Names in `objects.txt`; nil without that file.
  let listed: [ByteString]?
  /// The words of `error.txt`; nil without that file.
  let refusal: [UInt8]?
  /// What lies in the folder besides.
  private(set) var files: [ByteString: [UInt8]] = [:]
  /// Whether there is such a folder.
  let exists: Bool

  init(_ path: FilePath, _ system: any FileSystem) throws(SystemError) {
    guard (try? system.kind(of: path)) == .directory else {
      (listed, refusal, exists) = (nil, nil, false)
      return
    }
    exists = true
    var listed: [ByteString]?
    var refusal: [UInt8]?
    for entry in try system.list(path) where entry.kind == .regular {
      let bytes = try system.read(path.appending(entry.name), limit: Self.sizeLimit)
      switch ByteString(entry.name) {
      case Self.list: listed = bytes.split(separator: 0x0A).map { ByteString($0) }
      case Self.error: refusal = bytes
      case let name: files[name] = bytes
      }
    }
    (self.listed, self.refusal) = (listed, refusal)
  }
}

/// What an update does to a case's folder.
package struct GoldenUpdate: Sendable {
  /// Below the folder of `golden.yaml`.
  package fileprivate(set) var written: [(path: FilePath, bytes: [UInt8])] = []
  package fileprivate(set) var removed: [FilePath] = []

  var isEmpty: Bool { written.isEmpty && removed.isEmpty }

  init(_ name: ByteString, from old: GoldenFolder, to answer: GoldenAnswer, keeping: (GoldenObject) -> Bool) {
    let folder = FilePath(name.bytes)
    var kept: Set<ByteString> = []
    switch answer {
    case .refusal(let words):
      if old.refusal != words { written.append((folder.appending(GoldenFolder.error.bytes), words)) }
      if old.listed != nil { removed.append(folder.appending(GoldenFolder.list.bytes)) }
    case .objects(let objects):
      for object in objects {
        kept.insert(object.file)
        if !keeping(object) { written.append((folder.appending(object.file.bytes), object.bytes)) }
      }
      let names = objects.map(\.file)
      if old.listed != names {
        let list = names.reduce(into: [UInt8]()) { $0 += $1.bytes + [0x0A] }
        written.append((folder.appending(GoldenFolder.list.bytes), list))
      }
      if old.refusal != nil { removed.append(folder.appending(GoldenFolder.error.bytes)) }
    }
    for name in old.files.keys.sorted() where !kept.contains(name) { removed.append(folder.appending(name.bytes)) }
  }
}

/// What a render gave.
enum GoldenAnswer {
  case objects([GoldenObject])
  /// The words that Helm ends with, after `Error: `.
  case refusal([UInt8])
}
