import RhumbEngine

/// A shell pattern for paths by the rules of Go's `filepath.Match`: `*` and `?` stay within a component, `[a-z]` is a
/// class, `\` protects what follows. `.helmignore` and `--show-only` are written in it.
package struct PathPattern: Sendable {
  /// The pattern can't be read: an open class, or a `\` at the end.
  private struct Malformed: Error {}

  /// The forms that nearly every pattern has are compared at once.
  private enum Form {
    case literal
    /// One star at this index, and nothing else special: `*.md`, `test*`.
    case oneStar(Int)
    case any
  }

  private let pattern: [UInt8]
  private let form: Form
  /// Whether the pattern can be read; one that can't matches nothing.
  package let isWellFormed: Bool

  package init(_ pattern: [UInt8]) {
    self.pattern = pattern
    let specials = pattern.indices.filter {
      pattern[$0] == star || pattern[$0] == question || pattern[$0] == open || pattern[$0] == backslash
    }
    switch specials.count {
    case 0: form = .literal
    case 1 where pattern[specials[0]] == star: form = .oneStar(specials[0])
    default: form = .any
    }
    isWellFormed = if case .any = form { Self.canBeRead(pattern) } else { true }
  }

  private static func canBeRead(_ pattern: [UInt8]) -> Bool {
    do throws(Malformed) {
      var rest = pattern[...]
      while !rest.isEmpty { _ = try match(takeChunk(&rest).chunk, []) }
      return true
    } catch {
      return false
    }
  }

  /// Whether all of `path` matches.
  package func matches(_ path: [UInt8]) -> Bool { matches(path[...]) }

  package func matches(_ path: ArraySlice<UInt8>) -> Bool {
    switch form {
    case .literal: return path.count == pattern.count && hasPrefix(path, pattern.count)
    case .oneStar(let star):
      let tail = pattern.count - star - 1
      guard path.count >= star + tail, hasPrefix(path, star) else { return false }
      for index in 0..<tail where path[path.endIndex - tail + index] != pattern[star + 1 + index] { return false }
      return !path.dropFirst(star).dropLast(tail).contains(slash)
    case .any: return isWellFormed && ((try? matches(pattern[...], path)) ?? false)
    }
  }

  /// Whether the path begins with the pattern's first bytes; both are at least so long.
  private func hasPrefix(_ path: ArraySlice<UInt8>, _ count: Int) -> Bool {
    for index in 0..<count where path[path.startIndex + index] != pattern[index] { return false }
    return true
  }

  private func matches(_ pattern: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>) throws(Malformed) -> Bool {
    var pattern = pattern
    var name = name
    search: while !pattern.isEmpty {
      let (hasStar, chunk) = Self.takeChunk(&pattern)
      if hasStar && chunk.isEmpty { return !name.contains(slash) }
      if let rest = try Self.match(chunk, name), rest.isEmpty || !pattern.isEmpty {
        name = rest
        continue
      }
      if hasStar {
        var start = name.startIndex
        while start < name.endIndex, name[start] != slash {
          start += 1
          guard let rest = try Self.match(chunk, name[start...]) else { continue }
          if pattern.isEmpty && !rest.isEmpty { continue }
          name = rest
          continue search
        }
      }
      return false
    }
    return name.isEmpty
  }

  /// The part up to the next star outside of a class, without the stars before it.
  private static func takeChunk(_ pattern: inout ArraySlice<UInt8>) -> (hasStar: Bool, chunk: ArraySlice<UInt8>) {
    let start = pattern.firstIndex { $0 != star } ?? pattern.endIndex
    let hasStar = start > pattern.startIndex
    var inClass = false
    var position = start
    scan: while position < pattern.endIndex {
      switch pattern[position] {
      case backslash: position += position + 1 < pattern.endIndex ? 1 : 0
      case open: inClass = true
      case close: inClass = false
      case star where !inClass: break scan
      default: break
      }
      position += 1
    }
    defer { pattern = pattern[position...] }
    return (hasStar, pattern[start..<position])
  }

  /// What is left of `text` after a chunk without stars; nil if it doesn't match.
  private static func match(_ chunk: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) throws(Malformed) -> ArraySlice<
    UInt8
  >? {
    var chunk = chunk
    var text = text
    var failed = false
    while let first = chunk.first {
      if text.isEmpty { failed = true }
      switch first {
      case open:
        var rune: UInt32 = 0
        if !failed { rune = takeRune(&text).value }
        chunk.removeFirst()
        if try !matchClass(&chunk, rune) { failed = true }
      case question:
        chunk.removeFirst()
        if !failed {
          if text.first == slash { failed = true }
          _ = takeRune(&text)
        }
      default:
        if first == backslash {
          chunk.removeFirst()
          if chunk.isEmpty { throw Malformed() }
        }
        if !failed {
          if chunk.first != text.first { failed = true }
          text.removeFirst()
        }
        chunk.removeFirst()
      }
    }
    return failed ? nil : text
  }

  /// A class after its `[`, up to and with its `]`.
  private static func matchClass(_ chunk: inout ArraySlice<UInt8>, _ rune: UInt32) throws(Malformed) -> Bool {
    var isNegated = false
    if chunk.first == caret {
      isNegated = true
      chunk.removeFirst()
    }
    var isMember = false
    var ranges = 0
    while true {
      if chunk.first == close, ranges > 0 {
        chunk.removeFirst()
        return isMember != isNegated
      }
      let low = try takeClassRune(&chunk)
      var high = low
      if chunk.first == dash {
        chunk.removeFirst()
        high = try takeClassRune(&chunk)
      }
      if low <= rune && rune <= high { isMember = true }
      ranges += 1
    }
  }

  private static func takeClassRune(_ chunk: inout ArraySlice<UInt8>) throws(Malformed) -> UInt32 {
    guard let first = chunk.first, first != dash, first != close else { throw Malformed() }
    if first == backslash {
      chunk.removeFirst()
      if chunk.isEmpty { throw Malformed() }
    }
    let rune = takeRune(&chunk)
    if !rune.isValid || chunk.isEmpty { throw Malformed() }
    return rune.value
  }

  private static func takeRune(_ text: inout ArraySlice<UInt8>) -> (value: UInt32, isValid: Bool) {
    guard let first = text.first else { return (UTF8Text.replacement, false) }
    if first < 0x80 {
      text.removeFirst()
      return (UInt32(first), true)
    }
    let rune = UTF8Text.decode(Array(text.prefix(4)), at: 0)
    text.removeFirst(rune.width)
    return (rune.value, !rune.isInvalid)
  }
}

private let slash = UInt8(ascii: "/")
private let star = UInt8(ascii: "*")
private let question = UInt8(ascii: "?")
private let open = UInt8(ascii: "[")
private let close = UInt8(ascii: "]")
private let caret = UInt8(ascii: "^")
private let dash = UInt8(ascii: "-")
private let backslash = UInt8(ascii: "\\")
