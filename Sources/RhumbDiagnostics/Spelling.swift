/// Finds the word that was probably meant.
package enum Spelling {
  /// The candidate nearest to `word`, if it is near: at most a third of the letters differ, swaps counting once.
  /// Among equals the first wins.
  package static func closest<Words: Sequence<String>>(to word: String, among candidates: Words) -> String? {
    let letters = Array(word.utf8)
    guard letters.count <= 64 else { return nil }
    let limit = max(1, letters.count / 3)
    var best: (word: String, distance: Int)?
    for candidate in candidates {
      let distance = distance(letters, Array(candidate.utf8), limit: min(limit, (best?.distance ?? limit + 1) - 1))
      if let distance, distance > 0 || !letters.elementsEqual(candidate.utf8) { best = (candidate, distance) }
    }
    return best?.word
  }

  /// The optimal string alignment distance without regard to case; nil beyond the limit.
  private static func distance(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int? {
    guard limit >= 0, abs(a.count - b.count) <= limit, b.count <= 64 else { return nil }
    func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 0..<a.count {
      var current = [i + 1]
      for j in 0..<b.count {
        let isSame = lower(a[i]) == lower(b[j])
        var cost = min(last[j] + (isSame ? 0 : 1), last[j + 1] + 1, current[j] + 1)
        if i > 0, j > 0, lower(a[i]) == lower(b[j - 1]), lower(a[i - 1]) == lower(b[j]) {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    return last[b.count] <= limit ? last[b.count] : nil
  }
}
