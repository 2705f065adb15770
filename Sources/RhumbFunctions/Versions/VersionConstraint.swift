package import RhumbEngine

/// What a version must satisfy (`>=1.2 <2 || ~3.1`), as Helm reads it (Masterminds/semver v3): alternatives of
/// conditions that must all hold.
package struct VersionConstraint: Sendable {
  private let alternatives: [Alternative]

  private struct Alternative {
    let conditions: [VersionCondition]
    /// Whether a condition names a prerelease; else prereleases satisfy none.
    let admitsPrereleases: Bool
  }

  /// Reads a constraint; throws Helm's words (`improper constraint: "…"`).
  package init(_ text: ByteString) throws(Fault) {
    if text.count > Self.maximumLength { throw Fault("a version constraint longer than 4 KiB", kind: .limit) }
    let text = Self.rewritingRanges(text.bytes)
    var alternatives: [Alternative] = []
    for part in Self.split(text) {
      guard let pieces = Self.pieces(part) else { throw Fault("improper constraint: " + GoQuote.quoted(part)) }
      var conditions: [VersionCondition] = []
      for piece in pieces { conditions.append(try VersionCondition(piece.operation, piece.version)) }
      let admits = conditions.contains { !$0.version.prerelease.isEmpty }
      alternatives.append(Alternative(conditions: conditions, admitsPrereleases: admits))
    }
    self.alternatives = alternatives
  }

  /// Whether the version satisfies the constraint.
  package func allows(_ version: SemanticVersion) -> Bool {
    alternatives.contains { alternative in
      alternative.conditions.allSatisfy { $0.failure(of: version, alternative.admitsPrereleases) == nil }
    }
  }

  /// Why the version does not satisfy the constraint; empty if it does.
  package func failures(of version: SemanticVersion) -> [ByteString] {
    var failures: [ByteString] = []
    var toldOfPrerelease = false
    for alternative in alternatives {
      var holds = true
      for condition in alternative.conditions {
        if !alternative.admitsPrereleases && !version.prerelease.isEmpty {
          if !toldOfPrerelease { failures.append(VersionCondition.prereleaseFailure(version)) }
          toldOfPrerelease = true
          holds = false
        } else if let failure = condition.failure(of: version, alternative.admitsPrereleases) {
          failures.append(failure)
          holds = false
        }
      }
      if holds { return [] }
    }
    return failures
  }

  /// The constraint with `||` between alternatives and spaces between conditions.
  package var text: ByteString {
    ByteString(
      Array(
        alternatives.map { alternative in
          Array(alternative.conditions.map(\.text.bytes).joined(separator: " ".utf8))
        }.joined(separator: " || ".utf8)))
  }

  // MARK: Reading

  private struct Piece {
    let operation: ArraySlice<UInt8>
    let version: VersionScanner.Parts
  }

  private static func split(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start = 0
    var position = 0
    while position + 1 < text.count {
      guard text[position] == UInt8(ascii: "|"), text[position + 1] == UInt8(ascii: "|") else {
        position += 1
        continue
      }
      parts.append(text[start..<position])
      position += 2
      start = position
    }
    parts.append(text[start...])
    return parts
  }

  /// The conditions of one alternative, with spaces or commas between them; nil if it is not of that form.
  private static func pieces(_ text: ArraySlice<UInt8>) -> [Piece]? {
    var scanner = VersionScanner(text)
    var pieces: [Piece] = []
    scanner.skipSpace()
    repeat {
      guard let operation = scanner.constraintOperator() else { return nil }
      scanner.skipSpace()
      guard let version = scanner.version(digits: VersionScanner.isWildcardDigit) else { return nil }
      pieces.append(Piece(operation: operation, version: version))
      let isSeparated = scanner.skipSpace()
      if scanner.isAtEnd { return pieces }
      guard scanner.skip(UInt8(ascii: ",")) || isSeparated else { return nil }
      scanner.skipSpace()
    } while true
  }

  /// Writes `1.2 - 1.4` as `>= 1.2, <= 1.4 `, wherever it stands.
  private static func rewritingRanges(_ text: [UInt8]) -> [UInt8] {
    var result = text
    var start = 0
    while start < text.count {
      guard let range = hyphenRange(text, at: start) else {
        start += 1
        continue
      }
      let whole = text[start..<range.end]
      start = range.end
      // The text is replaced where it is found first, which may be elsewhere.
      guard let place = firstRange(of: whole, in: result) else { continue }
      result.replaceSubrange(
        place, with: Array(">= ".utf8) + range.low + Array(", <= ".utf8) + range.high + Array(" ".utf8))
    }
    return result
  }

  /// Looking for ranges may take quadratic time.
  private static let maximumLength = 4096

  private static func hyphenRange(
    _ text: [UInt8], at start: Int
  ) -> (low: ArraySlice<UInt8>, high: ArraySlice<UInt8>, end: Int)? {
    var scanner = VersionScanner(text[start...])
    scanner.skipSpace()
    guard let low = scanner.version(digits: VersionScanner.isWildcardDigit), scanner.skipSpace(),
      scanner.skip(UInt8(ascii: "-")), scanner.skipSpace(),
      let high = scanner.version(digits: VersionScanner.isWildcardDigit)
    else { return nil }
    scanner.skipSpace()
    return (low.whole, high.whole, scanner.position)
  }

  private static func firstRange(of part: ArraySlice<UInt8>, in text: [UInt8]) -> Range<Int>? {
    guard text.count >= part.count else { return nil }
    for start in 0...(text.count - part.count) where text[start..<start + part.count].elementsEqual(part) {
      return start..<start + part.count
    }
    return nil
  }
}
