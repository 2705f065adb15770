package import RhumbEngine

/// Objects that an input refers to and that exist elsewhere: `Secret/database`, `ConfigMap/*`.
package struct ExternalObjects: Sendable {
  private struct Pattern {
    /// Without group.
    let kind: ByteString
    /// With `*` for anything.
    let name: ByteString
  }

  private var patterns: [Pattern] = []

  package init() {}

  /// Adds `KIND/NAME`; false if it is none.
  package mutating func add(_ text: ByteString) -> Bool {
    guard let slash = text.bytes.firstIndex(of: UInt8(ascii: "/")), slash > 0, slash + 1 < text.count else {
      return false
    }
    patterns.append(Pattern(kind: ByteString(text.bytes[..<slash]), name: ByteString(text.bytes[(slash + 1)...])))
    return true
  }

  /// - Parameter kind: with its group or without.
  package func contains(kind: ByteString, name: ByteString) -> Bool {
    let kind = ByteString(kind.bytes.prefix { $0 != UInt8(ascii: ".") })
    return patterns.contains { $0.kind == kind && Wildcard.matches(name, $0.name) }
  }
}

/// Texts with `*` for any run of bytes.
package enum Wildcard {
  package static func matches(_ text: ByteString, _ pattern: ByteString) -> Bool {
    let parts = pattern.bytes.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
    guard parts.count > 1, let first = parts.first, let last = parts.last else { return text == pattern }
    guard text.bytes.starts(with: first) else { return false }
    var rest = text.bytes[first.count...]
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let place = Self.index(of: part, in: rest) else { return false }
      rest = rest[(place + part.count)...]
    }
    return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
  }

  private static func index(of part: ArraySlice<UInt8>, in text: ArraySlice<UInt8>) -> Int? {
    guard text.count >= part.count else { return nil }
    return (text.startIndex...(text.endIndex - part.count)).first { text[$0..<($0 + part.count)].elementsEqual(part) }
  }
}
