import RhumbEngine

/// Reads the YAML that charts are mostly made of, some fifteen times as fast as libyaml: block mappings and sequences
/// of plain, quoted and block scalars, comments, flow collections.
///
/// It gives up (nil) on whatever it is not certain of, right or wrong: directives, anchors in odd places, tags, tabs in
/// odd places, carriage returns, errors. Then libyaml decides. So it has no errors of its own to word.
///
/// Invariant: what it does give is, node by node, what libyaml gives.
struct YAMLScanner {
  /// An open block collection.
  struct Frame {
    enum Kind { case mapping, sequence, indentless }
    let kind: Kind
    let node: Int
    let indent: Int
    /// A key or `-` was read whose value did not follow on the line; `mark` is the place behind it.
    var isPending = false
    var mark = 0
  }

  static let depthLimit = 200
  /// libyaml finds the `:` of a key within 1024 characters.
  static let keyLimit = 1000

  let source: [UInt8]
  var tape: YAMLTape
  var frames: [Frame] = []
  var position = 0
  var lineStart = 0
  private var hasMarker = false
  var anchors: [ByteString: UInt32] = [:]
  /// An anchor that was read behind a key or `-`, for the value that follows.
  var anchor: Anchor?
  /// Something was read that had better be left to libyaml.
  private var isUncertain = false

  /// The first document, if it is certain what it is.
  static func scan(_ source: [UInt8]) -> YAMLTape? {
    guard source.count < Int(Int32.max) else { return nil }
    var scanner = YAMLScanner(source)
    return scanner.run() && !scanner.tape.isCut && !scanner.isUncertain ? scanner.tape : nil
  }

  private init(_ source: [UInt8]) {
    self.source = source
    tape = YAMLTape(source: source)
    tape.mayFail = false
  }

  // MARK: Lines

  private mutating func run() -> Bool {
    while true {
      lineStart = position
      skipSpaces()
      guard position < source.count else { break }
      switch source[position] {
      case 0x0A: position += 1
      case UInt8(ascii: "#"): guard skipComment() else { return false }
      case let byte:
        let column = position - lineStart
        if column == 0, byte == UInt8(ascii: "-") || byte == UInt8(ascii: "."), isMarker(position) {
          if !tape.nodes.isEmpty { return endDocument() }
          // One `---` may come first.
          guard byte == UInt8(ascii: "-"), !hasMarker else { return false }
          hasMarker = true
          position += 3
          guard endLine() else { return false }
        } else if !readLine(column) {
          return false
        }
      }
    }
    while !frames.isEmpty { closeFrame() }
    return !(tape.nodes.isEmpty && hasMarker)
  }

  /// The document ends at a marker. go-yaml has read on by then, but less than this, and objects to bytes that are no text.
  private mutating func endDocument() -> Bool {
    while !frames.isEmpty { closeFrame() }
    var index = position
    let end = min(position + 2048, source.count)
    while index < end {
      guard let lineEnd = lineEnd(from: index) else { return false }
      index = lineEnd + 1
    }
    return true
  }

  /// `---` or `...` before a blank.
  func isMarker(_ index: Int) -> Bool {
    guard index + 2 < source.count else { return false }
    let byte = source[index]
    guard source[index + 1] == byte, source[index + 2] == byte else { return false }
    return index + 3 >= source.count || source[index + 3] <= 0x20
  }

  private mutating func readLine(_ column: Int) -> Bool {
    let isEntry = source[position] == UInt8(ascii: "-") && isBlank(position + 1)
    guard let top = frames.last else { return tape.nodes.isEmpty && readNode(column, allowsKey: true) }
    if top.isPending {
      if column > top.indent { return readNode(column, allowsKey: true) }
      if top.kind == .mapping && column == top.indent && isEntry {
        guard open(.indentless, column) else { return false }
        return readEntry()
      }
      addNull()
    }
    while let top = frames.last,
      top.indent > column || (top.indent == column && top.kind == .indentless && !isEntry)
    {
      closeFrame()
    }
    guard let top = frames.last, top.indent == column, isEntry == (top.kind != .mapping) else { return false }
    return isEntry ? readEntry() : readKey()
  }

  /// A `-`, and what follows it on the line.
  private mutating func readEntry() -> Bool {
    position += 1
    let mark = position
    skipSpaces()
    if isAtLineEnd { return setPending(mark) }
    return readNode(position - lineStart, allowsKey: true)
  }

  mutating func setPending(_ mark: Int) -> Bool {
    frames[frames.count - 1].isPending = true
    frames[frames.count - 1].mark = mark
    return endLine()
  }

  /// A value that begins here. A key may begin a mapping only where a line or a `-` allows one.
  mutating func readNode(_ column: Int, allowsKey: Bool) -> Bool {
    switch source[position] {
    case UInt8(ascii: "&"): return readAnchor()
    case UInt8(ascii: "*"): return readAlias()
    case UInt8(ascii: "-") where isBlank(position + 1):
      guard allowsKey, open(.sequence, column) else { return false }
      return readEntry()
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      let index = tape.nodes.count
      guard readFlow(depth: 0) else { return false }
      if !frames.isEmpty { clearPending() }
      name(index)
      return endLine()
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      let index = tape.nodes.count
      guard !frames.isEmpty, readBlockScalar() else { return false }
      clearPending()
      name(index)
      return true
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return readQuotedNode(column, allowsKey: allowsKey)
    case let byte:
      guard startsPlain(byte) else { return false }
      return readPlainNode(column, allowsKey: allowsKey)
    }
  }

  /// The next key of the open mapping.
  private mutating func readKey() -> Bool {
    let start = position
    switch source[position] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let startLine = lineStart
      guard let scalar = readQuoted(), lineStart == startLine, isColonNext() else { return false }
      return addKey(scalar, start)
    case let byte:
      guard startsPlain(byte), let line = scanPlainLine(), line.isKey else { return false }
      return addKey(plain(start, line.end), start)
    }
  }

  private mutating func readPlainNode(_ column: Int, allowsKey: Bool) -> Bool {
    let start = position
    guard let line = scanPlainLine() else { return false }
    if line.isKey {
      guard allowsKey, open(.mapping, column) else { return false }
      return addKey(plain(start, line.end), start)
    }
    guard !frames.isEmpty, let node = readPlainRest(start, line) else { return false }
    addValue(node)
    return true
  }

  private mutating func readQuotedNode(_ column: Int, allowsKey: Bool) -> Bool {
    let start = position
    let startLine = lineStart
    guard let node = readQuoted() else { return false }
    if isColonNext() {
      guard allowsKey, lineStart == startLine, open(.mapping, column) else { return false }
      return addKey(node, start)
    }
    guard !frames.isEmpty else { return false }
    addValue(node)
    return endLine()
  }

  /// Moves to a `:` that ends a key, if there is one behind spaces.
  private mutating func isColonNext() -> Bool {
    var index = position
    while index < source.count, source[index] == 0x20 { index += 1 }
    guard index < source.count, source[index] == UInt8(ascii: ":"), isBlank(index + 1) else { return false }
    position = index
    return true
  }

  /// Adds a key whose `:` is next, and reads its value if that is on the line.
  private mutating func addKey(_ node: YAMLNode, _ start: Int) -> Bool {
    guard position - start < Self.keyLimit else { return false }
    tape.append(node)
    noteKey(node)
    position += 1
    let mark = position
    skipSpaces()
    if isAtLineEnd { return setPending(mark) }
    return readNode(position - lineStart, allowsKey: false)
  }

  // MARK: Nodes

  func plain(_ start: Int, _ end: Int) -> YAMLNode {
    var node = YAMLNode(kind: .scalar, isPlain: true, start: UInt32(start), end: UInt32(end))
    node.isInSource = true
    node.textStart = node.start
    node.textEnd = node.end
    return node
  }

  mutating func addValue(_ node: YAMLNode) {
    clearPending()
    name(tape.append(node))
    noteValue(node)
  }

  private mutating func clearPending() { frames[frames.count - 1].isPending = false }

  private mutating func addNull() {
    let mark = frames[frames.count - 1].mark
    clearPending()
    if anchor != nil { isUncertain = true }
    tape.append(plain(mark, mark))
  }

  private mutating func open(_ kind: Frame.Kind, _ column: Int) -> Bool {
    guard frames.count < Self.depthLimit else { return false }
    if !frames.isEmpty { clearPending() }
    let start = UInt32(position)
    let isMapping = kind == .mapping
    // A mapping begins with its first key, which has been read by now.
    let node = YAMLNode(
      kind: isMapping ? .mapping : .sequence, isPlain: false,
      start: isMapping ? UInt32(lineStart + column) : start, end: start)
    let index = tape.append(node)
    name(index)
    frames.append(Frame(kind: kind, node: index, indent: column))
    return true
  }

  private mutating func closeFrame() {
    if frames[frames.count - 1].isPending { addNull() }
    tape.close(frames.removeLast().node, end: nil)
  }

  /// Keys that may be no string to JSON, or no key at all.
  mutating func noteKey(_ node: YAMLNode) {
    guard node.isPlain else { return }
    let count = node.textEnd - node.textStart
    switch source[Int(node.textStart)] {
    case UInt8(ascii: "~"): if count == 1 { tape.mayFail = true }
    case UInt8(ascii: "n"), UInt8(ascii: "N"):
      if count == 4, source[Int(node.textStart) + 1] | 0x20 == UInt8(ascii: "u") { tape.mayFail = true }
    case UInt8(ascii: "<"): if count == 2 { tape.mayFail = true }
    case 0x30...0x39, UInt8(ascii: "+"): if count > 16 { tape.mayFail = true }
    default: break
    }
  }

  /// Values that may be an infinity or no number.
  mutating func noteValue(_ node: YAMLNode) {
    guard node.isPlain, node.textEnd - node.textStart <= 5, node.textStart < node.textEnd, node.isInSource else {
      return
    }
    switch source[Int(node.textStart)] {
    case UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"):
      if case .float(let value) = YAMLScalar.resolve(source, Int(node.textStart)..<Int(node.textEnd)), !value.isFinite {
        tape.mayFail = true
      }
    default: break
    }
  }

  // MARK: Bytes

  @inline(__always)
  mutating func skipSpaces() {
    if position < source.count, source[position] == 0x20 { position = PrintableRun.afterSpaces(source, from: position) }
  }

  /// A space, a line's end, or the end of all.
  @inline(__always)
  func isBlank(_ index: Int) -> Bool { index >= source.count || source[index] == 0x20 || source[index] == 0x0A }

  /// At a line's end, or a comment before it.
  private var isAtLineEnd: Bool {
    position >= source.count || source[position] == 0x0A || source[position] == UInt8(ascii: "#")
  }

  /// Takes spaces, a comment set off by one, and the line's end.
  mutating func endLine() -> Bool {
    let start = position
    skipSpaces()
    guard position < source.count else { return true }
    switch source[position] {
    case 0x0A:
      position += 1
      return true
    case UInt8(ascii: "#"):
      return (position > start || (start > 0 && source[start - 1] == 0x20)) && skipComment()
    default: return false
    }
  }

  mutating func skipComment() -> Bool {
    guard let end = lineEnd(from: position) else { return false }
    position = min(end + 1, source.count)
    return true
  }

  /// The end of the line, if all before it is text. Tabs are.
  func lineEnd(from start: Int) -> Int? {
    var index = start
    while true {
      index = PrintableRun.end(source, from: index, stoppingAt: 0x0A, 0x0A)
      guard index < source.count else { return index }
      switch source[index] {
      case 0x0A: return index
      case 0x09: index += 1
      default:
        guard let next = PrintableRun.after(source, index) else { return nil }
        index = next
      }
    }
  }
}
