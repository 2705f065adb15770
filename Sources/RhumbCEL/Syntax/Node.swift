import RhumbEngine

/// Names a node of an expression.
package struct NodeID: Hashable, Sendable {
  let index: Int32
}

/// A part of an expression. Macros are expanded already.
indirect enum Node {
  case literal(CELValue)
  case identifier(ByteString)
  case select(NodeID, ByteString)
  /// `x.?y`
  case optionalSelect(NodeID, ByteString)
  /// `has(x.y)`
  case presence(NodeID, ByteString)
  case call(ByteString, target: NodeID?, [NodeID])
  case list([NodeID], optional: Set<Int>)
  case map([MapEntry])
  case message(ByteString, [NodeID])
  case conditional(NodeID, NodeID, NodeID)
  /// `a && b && c` in one, and the same with `||`.
  case logical(isAnd: Bool, [NodeID])
  case comprehension(Comprehension)
  /// A name for a value, which is computed when it is first asked for.
  case bind(ByteString, NodeID, in: NodeID)

  struct MapEntry {
    let key: NodeID
    let value: NodeID
    let isOptional: Bool
  }
}

/// What `all`, `exists`, `map` and their kin do with every item of a list or map.
struct Comprehension {
  enum Kind {
    case all, exists, existsOne, map, filter, transformList, transformMap, transformMapEntry
  }

  let kind: Kind
  let range: NodeID
  /// The item or key; with two names the index or key.
  let first: ByteString
  /// The value, of macros with two names.
  let second: ByteString?
  /// Items for which this is false are passed over.
  let condition: NodeID?
  let body: NodeID
}

/// The nodes of an expression in one array, with their places beside them.
struct SyntaxTree {
  private(set) var nodes: [Node] = []
  /// Offsets in bytes.
  private(set) var offsets: [Int32] = []
  private var heights: [Int16] = []

  /// No tree is higher: cel-go's own limit on how deep expressions nest.
  static let heightLimit = 250

  subscript(id: NodeID) -> Node { nodes[Int(id.index)] }

  func offset(of id: NodeID) -> Int { Int(offsets[Int(id.index)]) }

  var count: Int { nodes.count }

  mutating func add(_ node: Node, at offset: Int, over children: [NodeID]) throws(CELCompileError) -> NodeID {
    let height = (children.map { heights[Int($0.index)] }.max() ?? 0) + 1
    if Int(height) > Self.heightLimit {
      throw CELCompileError(offset, ByteString("expression recursion limit exceeded: \(Self.heightLimit)"))
    }
    nodes.append(node)
    offsets.append(Int32(clamping: offset))
    heights.append(height)
    return NodeID(index: Int32(nodes.count - 1))
  }
}
