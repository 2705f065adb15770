import RhumbEngine

/// A long text that is put together without copying its long parts.
package struct TextPieces: Sendable {
  /// What is shorter than this is copied.
  private static let longPiece = 16 << 10

  private var finished: [ArraySlice<UInt8>] = []
  private var last: [UInt8] = []

  package init() {}

  package init(_ text: [UInt8]) { last = text }

  package var pieces: [ArraySlice<UInt8>] { last.isEmpty ? finished : finished + [last[...]] }

  package var count: Int { finished.reduce(last.count) { $0 + $1.count } }

  package var joined: [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(count)
    for piece in finished { text += piece }
    text += last
    return text
  }

  mutating func append(_ byte: UInt8) { last.append(byte) }

  mutating func append(_ piece: ArraySlice<UInt8>) {
    if piece.count < Self.longPiece {
      last += piece
      return
    }
    finish()
    finished.append(piece)
  }

  private mutating func finish() {
    if last.isEmpty { return }
    finished.append(last[...])
    last = []
  }

  /// Removes white space from the end.
  mutating func trimEnd() {
    while true {
      let end = last.isEmpty ? finished.popLast() ?? [] : last[...]
      if end.isEmpty { return }
      last = []
      let kept = end.prefix(Array(end).startOfTrailingSpace(from: 0))
      if kept.isEmpty { continue }
      finished.append(kept)
      return
    }
  }
}
