package import RhumbEngine

/// Go's `FindAllString`, `Split`, `ReplaceAllString` and `ReplaceAllLiteralString`.
extension RegularExpression {
  /// Is told the steps that work took; throws to end it.
  package typealias Charge = (Int) throws(Fault) -> Void

  /// Ranges of successive matches, at most `limit` of them if that is not negative. An empty match right after another
  /// match does not count.
  package func allMatches(
    in text: SearchText, limit: Int, charge: Charge
  ) throws(Fault) -> [Range<Int>] {
    var matches: [Range<Int>] = []
    if limit == 0 { return matches }
    var work = MatchWork(textLength: text.count, programSize: programSize)
    var offsets: [Int64] = [0, 0]
    var position = 0
    var lastEnd = -1
    while position <= text.count {
      let isFound = try found(in: text, from: position, &offsets)
      try charge(work.note())
      guard isFound else { break }
      let range = Int(offsets[0])..<Int(offsets[1])
      var isAccepted = true
      if range.upperBound == position {
        isAccepted = range.lowerBound != lastEnd
        let width = text.width(at: position)
        position = width > 0 ? position + width : text.count + 1
      } else {
        position = range.upperBound
      }
      lastEnd = range.upperBound
      guard isAccepted else { continue }
      matches.append(range)
      if matches.count > Self.maximumMatches { throw Fault("more than 2,000,000 matches", kind: .limit) }
      if matches.count == limit { break }
    }
    return matches
  }

  private static let maximumMatches = 2_000_000
  private static let maximumResult = 32 << 20

  private func found(in text: SearchText, from start: Int, _ offsets: inout [Int64]) throws(Fault) -> Bool {
    do { return try find(in: text, from: start, &offsets) } catch { throw error.fault }
  }

  /// Whether the expression matches anywhere in the text.
  package func matches(_ text: ByteString, charge: Charge) throws(Fault) -> Bool {
    var work = MatchWork(textLength: text.count, programSize: programSize)
    let isFound: Bool
    do { isFound = try matches(text) } catch { throw error.fault }
    try charge(work.note() + text.count / 64)
    return isFound
  }

  /// The text of the leftmost match; nil if there is none.
  package func firstMatch(in text: ByteString, charge: Charge) throws(Fault) -> ByteString? {
    let text = SearchText(text.bytes)
    var work = MatchWork(textLength: text.count, programSize: programSize)
    var offsets: [Int64] = [0, 0]
    let isFound = try found(in: text, from: 0, &offsets)
    try charge(work.note() + text.count / 64)
    if !isFound { return nil }
    return ByteString(text.slice(Int(offsets[0])..<Int(offsets[1])))
  }

  /// The parts between matches; nil for Go's nil slice. At most `limit` parts if it is positive.
  package func split(_ text: ByteString, limit: Int, patternIsEmpty: Bool, charge: Charge) throws(Fault)
    -> [ByteString]?
  {
    if limit == 0 { return nil }
    if !patternIsEmpty && text.isEmpty { return [.empty] }
    let text = SearchText(text.bytes)
    var parts: [ByteString] = []
    var start = 0
    var end = 0
    for match in try allMatches(in: text, limit: limit, charge: charge) {
      if limit > 0 && parts.count >= limit - 1 { break }
      end = match.lowerBound
      if match.upperBound != 0 { parts.append(ByteString(text.slice(start..<end))) }
      start = match.upperBound
    }
    if end != text.count { parts.append(ByteString(text.slice(start..<text.count))) }
    return parts
  }

  /// Replaces every match; `expand` appends what stands for one, given its offsets.
  private func replacing(
    in text: SearchText, groups: Int, charge: Charge,
    expand: (inout [UInt8], [Int64]) -> Void
  ) throws(Fault) -> ByteString {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var work = MatchWork(textLength: text.count, programSize: programSize)
    var offsets = [Int64](repeating: 0, count: groups * 2)
    var lastEnd = 0
    var position = 0
    while position <= text.count {
      let isFound = try found(in: text, from: position, &offsets)
      try charge(work.note())
      guard isFound else { break }
      let range = Int(offsets[0])..<Int(offsets[1])
      result.append(contentsOf: text.slice(lastEnd..<range.lowerBound))
      if range.upperBound > lastEnd || range.lowerBound == 0 { expand(&result, offsets) }
      if result.count > Self.maximumResult { throw Fault("a string longer than 32 MiB", kind: .limit) }
      lastEnd = range.upperBound
      let width = text.width(at: position)
      if position + width > range.upperBound {
        position += width
      } else if position + 1 > range.upperBound {
        position += 1
      } else {
        position = range.upperBound
      }
    }
    result.append(contentsOf: text.slice(lastEnd..<text.count))
    return ByteString(result)
  }

  /// Replaces every match by the same text.
  package func replaceAllLiteral(
    in text: ByteString, with replacement: ByteString, charge: Charge
  ) throws(Fault) -> ByteString {
    try replacing(in: SearchText(text.bytes), groups: 1, charge: charge) { result, _ in result += replacement }
  }

  /// Replaces every match by a template in which `$1`, `${1}`, `$name` and `${name}` stand for groups.
  package func replaceAll(
    in text: ByteString, with template: ByteString, charge: Charge
  ) throws(Fault) -> ByteString {
    let template = ReplacementTemplate(template.bytes, for: self)
    let search = SearchText(text.bytes)
    return try replacing(in: search, groups: template.groupCount, charge: charge) { result, offsets in
      for part in template.parts {
        switch part {
        case .literal(let bytes): result.append(contentsOf: bytes)
        case .group(let index):
          // What is too long already is refused in a moment.
          if result.count > Self.maximumResult { return }
          guard 2 * index + 1 < offsets.count, offsets[2 * index] >= 0 else { continue }
          result.append(contentsOf: search.slice(Int(offsets[2 * index])..<Int(offsets[2 * index + 1])))
        }
      }
    }
  }
}
