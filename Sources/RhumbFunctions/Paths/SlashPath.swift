/// Paths with slashes, as Go's `path` treats them (`path/filepath` does the same on Unix).
package enum SlashPath {
  private static let slash = UInt8(ascii: "/")
  private static let dot = UInt8(ascii: ".")

  /// The shortest path that means the same: no doubled slashes, `.` or resolvable `..`; `.` for nothing.
  package static func clean(_ path: [UInt8]) -> [UInt8] {
    let isRooted = path.first == slash
    var parts: [ArraySlice<UInt8>] = []
    for part in path.split(separator: slash) where part != [dot] {
      guard part == [dot, dot] else {
        parts.append(part)
        continue
      }
      if let last = parts.last, last != [dot, dot] {
        parts.removeLast()
      } else if !isRooted {
        parts.append(part)
      }
    }
    let joined = Array(parts.joined(separator: [slash]))
    if isRooted { return [slash] + joined }
    return joined.isEmpty ? [dot] : joined
  }

  /// The last element without trailing slashes; `.` for nothing, `/` for only slashes.
  package static func base(_ path: [UInt8]) -> [UInt8] {
    if path.isEmpty { return [dot] }
    guard let end = path.lastIndex(where: { $0 != slash }) else { return [slash] }
    let start = path[...end].lastIndex(of: slash).map { $0 + 1 } ?? 0
    return Array(path[start...end])
  }

  /// What stands before the last slash, cleaned.
  package static func directory(_ path: [UInt8]) -> [UInt8] {
    clean(Array(path[..<(path.lastIndex(of: slash).map { $0 + 1 } ?? 0)]))
  }

  /// The last element from its last dot on.
  package static func fileExtension(_ path: [UInt8]) -> [UInt8] {
    guard let start = path.lastIndex(where: { $0 == dot || $0 == slash }), path[start] == dot else { return [] }
    return Array(path[start...])
  }

  package static func isAbsolute(_ path: [UInt8]) -> Bool { path.first == slash }
}
