import RhumbEngine
import RhumbSystem

/// A node of a parsed YAML document. Collections are followed by their children: a mapping by key, value, key, value…
struct YAMLNode {
  enum Kind: UInt8 { case scalar, alias, mapping, sequence }

  let kind: Kind
  /// The text may mean something else than a string: it was written plain, without a tag.
  let isPlain: Bool
  /// The text lies in the source itself, not in the tape's own `text`.
  var isInSource = false
  /// One more than an index of `YAMLTape.tags`; 0 for none.
  var tag: UInt16 = 0
  /// Where it is written, in bytes of the source.
  var start: UInt32
  var end: UInt32
  /// The node that follows this one and everything in it.
  var next: UInt32 = 0
  /// A scalar's text; for an alias, `textStart` is the node it stands for.
  var textStart: UInt32 = 0
  var textEnd: UInt32 = 0
}

/// One parsed document: its nodes in the order they are written, with all errors of syntax behind it.
///
/// go-yaml also parses a document to its end before it decodes any of it, so no error of meaning hides one of syntax;
/// and an alias is no more than the index of a node.
struct YAMLTape {
  let source: [UInt8]
  var nodes: [YAMLNode] = []
  /// Texts that the source does not hold as they are: escapes, folded lines, block scalars.
  var text: [UInt8] = []
  private(set) var tags: [[UInt8]] = []
  private var tagIndices: [ByteString: UInt16] = [:]
  private let nodeLimit = Limits.current.nodes
  /// More nodes were met than the limit allows: the last of them are missing.
  private(set) var isCut = false
  /// Whether something in it may not decode: tags, aliases, merges, keys that are no strings, numbers JSON can't hold.
  var mayFail = true
  /// Where the last node that was closed ends.
  var lastEnd: UInt32 = 0

  init(source: [UInt8]) {
    self.source = source
    nodes.reserveCapacity(min(source.count / 12 + 4, nodeLimit))
  }

  var cutMessage: String { "the document holds more values than its limit of \(nodeLimit) (--max-nodes)" }

  func bytes(of node: YAMLNode) -> [UInt8] {
    let range = Int(node.textStart)..<Int(node.textEnd)
    return node.isInSource ? Array(source[range]) : Array(text[range])
  }

  func tag(of node: YAMLNode) -> [UInt8] { node.tag == 0 ? [] : tags[Int(node.tag) - 1] }

  /// Adds a node without children yet; gives its index.
  @discardableResult
  mutating func append(_ node: YAMLNode) -> Int {
    var node = node
    node.next = UInt32(truncatingIfNeeded: nodes.count + 1)
    lastEnd = node.end
    if nodes.count >= nodeLimit, !nodes.isEmpty {
      isCut = true
      return nodes.count - 1
    }
    nodes.append(node)
    return nodes.count - 1
  }

  /// Ends a collection. A block collection has no end of its own: it ends with what is in it.
  mutating func close(_ index: Int, end: Int?) {
    nodes[index].next = UInt32(truncatingIfNeeded: nodes.count)
    lastEnd = end.map { UInt32(truncatingIfNeeded: $0) } ?? max(lastEnd, nodes[index].start)
    nodes[index].end = lastEnd
  }

  mutating func tagIndex(_ tag: [UInt8]) -> UInt16 {
    let name = ByteString(tag)
    if let index = tagIndices[name] { return index }
    guard tags.count < Int(UInt16.max) else { return UInt16.max }
    tags.append(tag)
    tagIndices[name] = UInt16(tags.count)
    return UInt16(tags.count)
  }
}
