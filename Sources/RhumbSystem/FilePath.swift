/// A path as the kernel takes it: bytes, which need not be UTF-8, without a NUL.
package struct FilePath: Hashable, Sendable {
  package var bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }
  package init(_ text: String) { self.bytes = Array(text.utf8) }

  /// For messages to people: bad UTF-8 is replaced.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package var isAbsolute: Bool { bytes.first == slash }

  /// This path with one more component (or several, joined by `/`).
  package func appending(_ name: ArraySlice<UInt8>) -> FilePath {
    var joined = bytes
    joined.reserveCapacity(bytes.count + 1 + name.count)
    if !joined.isEmpty, joined.last != slash { joined.append(slash) }
    joined.append(contentsOf: name)
    return FilePath(joined)
  }

  package func appending(_ name: [UInt8]) -> FilePath { appending(name[...]) }

  package func appending(_ name: String) -> FilePath { appending(Array(name.utf8)) }

  /// The bytes after the last `/`.
  package var lastComponent: ArraySlice<UInt8> {
    let end = bytes.lastIndex { $0 != slash }.map { $0 + 1 } ?? bytes.endIndex
    let start = bytes[..<end].lastIndex(of: slash).map { $0 + 1 } ?? 0
    return bytes[start..<end]
  }

  /// The shortest spelling without `.`, `..` and doubled slashes, by text alone (Go's `filepath.Clean`).
  package var cleaned: FilePath {
    var kept: [ArraySlice<UInt8>] = []
    for part in bytes.split(separator: slash) {
      if part.elementsEqual([dot]) { continue }
      if part.elementsEqual([dot, dot]) {
        if let last = kept.last, !last.elementsEqual([dot, dot]) {
          kept.removeLast()
        } else if !isAbsolute {
          kept.append(part)
        }
        continue
      }
      kept.append(part)
    }
    var result: [UInt8] = isAbsolute ? [slash] : []
    for (index, part) in kept.enumerated() {
      if index > 0 { result.append(slash) }
      result.append(contentsOf: part)
    }
    return FilePath(result.isEmpty ? [dot] : result)
  }

  /// Whether this path is `root` or lies below it, both being resolved.
  package func isInside(_ root: FilePath) -> Bool {
    guard bytes.starts(with: root.bytes) else { return false }
    return bytes.count == root.bytes.count || root.bytes.last == slash || bytes[root.bytes.count] == slash
  }
}

private let slash = UInt8(ascii: "/")
private let dot = UInt8(ascii: ".")
