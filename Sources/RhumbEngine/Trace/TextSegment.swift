/// A run of bytes of a text with one cause.
package struct TextSegment: Sendable {
  /// Where it ends in the text; it begins where the one before ends.
  package var end: UInt32
  /// The frame in which it was written: calls, branches and turns of ranges (an index of `Trace.frames`).
  package var frame: UInt32
  /// The node that wrote it, in the program of the frame's call.
  package var node: UInt32
  package var cause: CauseID
  /// Where it begins in what it was taken from: the bytes of a template's text node counted from the start of its
  /// source, or those of a string in the values. `nowhere` if the bytes are not those of what they come from.
  package var offset: UInt32

  package static let nowhere = UInt32.max
}

/// Tables of segments as texts are put together. A table covers its text without gaps.
package struct TextTable: Sendable {
  package private(set) var segments: [TextSegment]
  package var count: Int { segments.last.map { Int($0.end) } ?? 0 }

  package init() { segments = [] }

  mutating func append(count: Int, frame: UInt32, node: UInt32, cause: CauseID, offset: UInt32) {
    if count <= 0 { return }
    segments.append(
      TextSegment(
        end: UInt32(clamping: self.count + count), frame: frame, node: node, cause: cause,
        offset: offset))
  }

  mutating func settle(_ index: Int, in frame: UInt32) { segments[index].frame = frame }

  /// Lets segments of some frames be written by a node of another one.
  mutating func move(from first: Int, to frame: UInt32, node: UInt32, where isMoved: (UInt32) -> Bool) {
    for index in first..<max(first, segments.count)
    where segments[index].frame != frame && isMoved(segments[index].frame) {
      segments[index].frame = frame
      segments[index].node = node
    }
  }

  /// The position in `segments` of the one that holds a byte.
  package func index(of byte: Int) -> Int {
    var (low, high) = (0, segments.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(segments[middle].end) <= byte { low = middle + 1 } else { high = middle }
    }
    return low
  }

  package func start(of index: Int) -> Int { index == 0 ? 0 : Int(segments[index - 1].end) }

  /// Appends the part of another table that covers these bytes of its text.
  mutating func append(_ range: Range<Int>, of other: TextTable, mapping: (CauseID) -> CauseID = { $0 }) {
    if range.isEmpty { return }
    if range.lowerBound == 0, range.upperBound == other.count {
      let start = UInt32(clamping: count)
      segments.reserveCapacity(segments.count + other.segments.count)
      for segment in other.segments {
        var moved = segment
        moved.end &+= start
        moved.cause = mapping(segment.cause)
        segments.append(moved)
      }
      return
    }
    var index = other.index(of: range.lowerBound)
    while index < other.segments.count {
      let segment = other.segments[index]
      let start = max(other.start(of: index), range.lowerBound)
      if start >= range.upperBound { break }
      append(
        count: min(Int(segment.end), range.upperBound) - start, frame: segment.frame, node: segment.node,
        cause: mapping(segment.cause),
        offset: segment.offset == TextSegment.nowhere
          ? segment.offset : segment.offset &+ UInt32(start - other.start(of: index)))
      index += 1
    }
  }

  /// The table of the text without these ranges, which are in order.
  package func removing(_ ranges: [Range<Int>]) -> TextTable {
    if ranges.isEmpty { return self }
    var table = TextTable()
    var kept = 0
    for range in ranges {
      table.append(kept..<range.lowerBound, of: self)
      kept = range.upperBound
    }
    table.append(kept..<count, of: self)
    return table
  }
}
