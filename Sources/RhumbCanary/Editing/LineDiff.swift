/// The difference of two texts by lines, as `diff -u` prints it and `patch` reads it.
///
/// For edits that keep the number of lines, or change it in one place: lines are paired in order, after the equal ones
/// at both ends are taken off.
package enum LineDiff {
  private static let contextLines = 3

  /// Empty if the texts are equal.
  package static func unified(_ old: [UInt8], _ new: [UInt8], name: String) -> [UInt8] {
    let before = lines(of: old)
    let after = lines(of: new)
    let changes = changedRanges(before, after)
    guard !changes.isEmpty else { return [] }
    var out = Array("--- \(name)\n+++ \(name)\n".utf8)
    var first = 0
    while first < changes.count {
      var last = first
      while last + 1 < changes.count,
        changes[last + 1].old.lowerBound - changes[last].old.upperBound <= 2 * contextLines
      {
        last += 1
      }
      append(changes[first...last], before, after, to: &out)
      first = last + 1
    }
    return out
  }

  private struct Change {
    let old: Range<Int>
    let new: Range<Int>
  }

  private static func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? text.count
      lines.append(text[start..<end])
      start = end
    }
    return lines
  }

  private static func changedRanges(_ before: [ArraySlice<UInt8>], _ after: [ArraySlice<UInt8>]) -> [Change] {
    var head = 0
    while head < min(before.count, after.count), before[head] == after[head] { head += 1 }
    var tail = 0
    while tail < min(before.count, after.count) - head,
      before[before.count - 1 - tail] == after[after.count - 1 - tail]
    {
      tail += 1
    }
    guard before.count == after.count else {
      return [Change(old: head..<(before.count - tail), new: head..<(after.count - tail))]
    }
    var changes: [Change] = []
    var index = head
    while index < before.count - tail {
      let start = index
      while index < before.count - tail, before[index] != after[index] { index += 1 }
      if index > start { changes.append(Change(old: start..<index, new: start..<index)) } else { index += 1 }
    }
    return changes
  }

  private static func append(
    _ changes: ArraySlice<Change>, _ before: [ArraySlice<UInt8>], _ after: [ArraySlice<UInt8>], to out: inout [UInt8]
  ) {
    guard let first = changes.first, let last = changes.last else { return }
    let lead = min(contextLines, first.old.lowerBound)
    let trail = min(contextLines, before.count - last.old.upperBound)
    let old = (first.old.lowerBound - lead)..<(last.old.upperBound + trail)
    let new = (first.new.lowerBound - lead)..<(last.new.upperBound + trail)
    out.append(contentsOf: "@@ -\(place(old)) +\(place(new)) @@\n".utf8)
    var position = old.lowerBound
    for change in changes {
      for index in position..<change.old.lowerBound { append(" ", before[index], to: &out) }
      for index in change.old { append("-", before[index], to: &out) }
      for index in change.new { append("+", after[index], to: &out) }
      position = change.old.upperBound
    }
    for index in position..<old.upperBound { append(" ", before[index], to: &out) }
  }

  private static func place(_ range: Range<Int>) -> String {
    range.count == 1
      ? "\(range.lowerBound + 1)" : "\(range.isEmpty ? range.lowerBound : range.lowerBound + 1),\(range.count)"
  }

  private static func append(_ mark: Unicode.Scalar, _ line: ArraySlice<UInt8>, to out: inout [UInt8]) {
    out.append(UInt8(ascii: mark))
    out.append(contentsOf: line)
    if line.last != 0x0A { out.append(contentsOf: "\n\\ No newline at end of file\n".utf8) }
  }
}
