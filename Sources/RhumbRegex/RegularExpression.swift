internal import CRE2
package import RhumbEngine

/// A compiled regular expression of Go's `regexp`: leftmost-first, over UTF-8, in time linear in the text.
@safe
package final class RegularExpression {
  /// The name of each group, nil for those without; the whole match has index 0.
  package let groupNames: [ByteString?]
  // Safety: made by `init`, destroyed by `deinit`, never handed out.
  private let expression: OpaquePointer
  private let mayMatchWithinCharacters: Bool
  /// The number of its instructions, to which the time of compiling it is proportional.
  package let programSize: Int

  /// Bounds the program and the automaton of one expression, in bytes.
  private static let maximumMemory: Int64 = 10 << 20

  /// Offsets of all threads together: 32 MiB of them.
  private static let maximumOffsets = 4_000_000

  /// At worst each instruction is looked at for each byte of the text.
  private static let maximumWork = 4_000_000_000

  package init(_ pattern: ByteString) throws(PatternError) {
    var scanner = PatternScanner(pattern.bytes)
    try scanner.scan()
    groupNames = scanner.groupNames
    mayMatchWithinCharacters = scanner.hasNonBoundary
    var isTooLarge: Int32 = 0
    // Safety: RE2 copies the pattern; the pointers are used during the call only.
    let compiled = unsafe scanner.output.withUnsafeBufferPointer {
      unsafe rhumb_re2_compile($0.baseAddress, $0.count, Self.maximumMemory, &isTooLarge)
    }
    guard let compiled = unsafe compiled else { throw Self.refusal(isTooLarge != 0, pattern) }
    unsafe expression = compiled
    programSize = Int(unsafe rhumb_re2_program_size(compiled))
  }

  // Safety: the pointer came from rhumb_re2_compile and is destroyed once.
  deinit { unsafe rhumb_re2_destroy(expression) }

  /// Whether a pattern is one, by its syntax: a well-formed one may still be too large to be compiled.
  package static func isWellFormed(_ pattern: ByteString) -> Bool {
    var scanner = PatternScanner(pattern.bytes)
    return (try? scanner.scan()) != nil
  }

  /// The scanner has found every fault of syntax, so what RE2 refuses is too large, or unknown to its Unicode tables.
  private static func refusal(_ isTooLarge: Bool, _ pattern: ByteString) -> PatternError {
    if isTooLarge {
      return PatternError(limit: "regular expression needs more than 10 MiB: \(excerpt(pattern))")
    }
    return PatternError(limit: "unsupported regular expression: \(excerpt(pattern))")
  }

  private static func excerpt(_ pattern: ByteString) -> String {
    pattern.count <= 200 ? pattern.description : ByteString(pattern.bytes.prefix(200)).description + "…"
  }

  /// Writes the offsets of the first match at or after `start` into `offsets`, a pair for each group asked for
  /// (`offsets.count / 2` groups, -1 where a group took no part); false if there is none.
  package func find(
    in text: SearchText, from start: Int, _ offsets: inout [Int64]
  ) throws(PatternError) -> Bool {
    // Each thread of RE2's machine keeps the offsets of all groups that are asked for.
    if offsets.count > Self.maximumOffsets / max(programSize, 1) {
      throw PatternError(limit: "regular expression of \(programSize) steps with \(offsets.count / 2) groups")
    }
    let work = max(programSize, 1) * max(offsets.count / 16, 1)
    if text.count > Self.maximumWork / work {
      throw PatternError(limit: "regular expression of \(programSize) steps for a text of \(text.count) bytes")
    }
    var start = start
    while try search(text, from: start, &offsets) {
      guard mayMatchWithinCharacters, let found = offsets.first, text.isWithinCharacter(Int(found)) else { return true }
      start = Int(found) + 1
      while text.isWithinCharacter(start) { start += 1 }
    }
    return false
  }

  private func search(_ text: SearchText, from start: Int, _ offsets: inout [Int64]) throws(PatternError) -> Bool {
    let groups = offsets.count / 2
    // Safety: the text outlives the call, and the shim writes exactly `groups` pairs.
    let found = unsafe text.bytes.withUnsafeBufferPointer { text in
      unsafe offsets.withUnsafeMutableBufferPointer { offsets in
        unsafe rhumb_re2_find(expression, text.baseAddress, text.count, start, offsets.baseAddress, groups)
      }
    }
    if found < 0 { throw PatternError(limit: "regular expression ran out of memory") }
    return found == 1
  }

  /// Whether the expression matches anywhere in the text.
  package func matches(_ text: ByteString) throws(PatternError) -> Bool {
    // Without a group to fill, RE2 may stop at the first sign of a match.
    var offsets: [Int64] = mayMatchWithinCharacters ? [0, 0] : []
    return try find(in: SearchText(text.bytes), from: 0, &offsets)
  }

  /// The index of the first group of this name, as `$name` finds it.
  package func groupIndex(named name: some Sequence<UInt8>) -> Int? {
    groupNames.firstIndex { $0.map { $0.bytes.elementsEqual(name) } ?? false }
  }
}
