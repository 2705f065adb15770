import RhumbDiagnostics
import RhumbEngine

/// Turns a parsed document into values as go-yaml v3 decodes into an `interface{}`.
struct TypedYAMLDecoder {
  private static let depthLimit = 1000

  private let tape: YAMLTape
  private let file: FileID
  private let base: Int
  private var origins: OriginTable
  private var keys: KeyCache
  private var budget = AliasBudget()
  private var depth = 0

  static func decode(
    _ tape: YAMLTape, file: FileID, base: Int, origins: inout OriginTable
  ) throws(YAMLError) -> Value {
    guard !tape.nodes.isEmpty else { return .null }
    var table = OriginTable()
    swap(&table, &origins)
    var decoder = TypedYAMLDecoder(tape: tape, file: file, base: base, origins: table)
    table = OriginTable()
    defer { swap(&decoder.origins, &origins) }
    decoder.budget.enter()
    return try decoder.value(at: 0)
  }

  private init(tape: YAMLTape, file: FileID, base: Int, origins: OriginTable) {
    self.tape = tape
    keys = KeyCache(nodes: tape.nodes.count)
    self.file = file
    self.base = base
    self.origins = origins
  }

  private func error(_ words: String, at node: YAMLNode) -> YAMLError {
    YAMLError(message: ByteString("yaml: " + words), span: span(of: node))
  }

  private func span(of node: YAMLNode) -> SourceSpan {
    SourceSpan(file: file, start: base + Int(node.start), end: base + Int(node.end))
  }

  private mutating func origin(of index: Int) -> OriginID {
    file == .none ? .unknown : origins.add(.written(span(of: tape.nodes[index])))
  }

  // MARK: Values

  private mutating func value(at index: Int) throws(YAMLError) -> Value {
    let node = tape.nodes[index]
    if !budget.charge() { throw error("document contains excessive aliasing", at: node) }
    switch node.kind {
    case .scalar: return try scalar(node)
    case .mapping, .sequence:
      depth += 1
      defer { depth -= 1 }
      if depth > Self.depthLimit { throw error("exceeded max depth of \(Self.depthLimit)", at: node) }
      return node.kind == .sequence ? try list(index) : .map(try map(index))
    case .alias:
      let target = try target(of: index)
      budget.enterAlias()
      defer { budget.leaveAlias() }
      return try value(at: target)
    }
  }

  /// The node that an alias stands for.
  private func target(of index: Int) throws(YAMLError) -> Int {
    let node = tape.nodes[index]
    let target = Int(node.textStart)
    if index > target, index < Int(tape.nodes[target].next) {
      throw error("an anchor's value contains itself", at: node)
    }
    return target
  }

  private func scalar(_ node: YAMLNode) throws(YAMLError) -> Value {
    if node.isPlain {
      let range = Int(node.textStart)..<Int(node.textEnd)
      return TypedScalar.resolve(node.isInSource ? tape.source : tape.text, range)
    }
    let text = tape.bytes(of: node)
    if node.tag == 0 { return .string(ByteString(text)) }
    switch TypedScalar.resolve(text, tag: tape.tag(of: node)) {
    case .success(let value): return value
    case .failure(let mismatch): throw error(mismatch.words, at: node)
    }
  }

  private mutating func list(_ index: Int) throws(YAMLError) -> Value {
    var items: [Value] = []
    var places: [OriginID] = []
    var child = index + 1
    while child < Int(tape.nodes[index].next) {
      items.append(try value(at: child))
      if file != .none { places.append(origin(of: child)) }
      child = Int(tape.nodes[child].next)
    }
    return .list(ListValue(items, origins: places))
  }

  // MARK: Maps

  /// Merged entries come last and fill only what the mapping itself doesn't say.
  private mutating func map(_ index: Int) throws(YAMLError) -> MapValue {
    let map = MapValue()
    var merged: Int?
    var aliases = AliasKeys()
    let end = Int(tape.nodes[index].next)
    var child = index + 1
    while child < end {
      let keyNode = tape.nodes[child]
      let valueIndex = Int(keyNode.next)
      let key = try key(at: child)
      let isMerge = isMerge(keyNode)
      let isKnown = map.index(of: key) != nil || (isMerge && merged != nil)
      let isRepeated =
        keyNode.kind == .alias
        ? !aliases.add(name(keyNode), key, isNew: !isKnown) : isKnown && aliases.keys.remove(key.text) == nil
      if isRepeated { throw duplicate(child, in: index) }
      if isMerge {
        merged = valueIndex
      } else {
        map.set(key, try value(at: valueIndex), origin: origin(of: valueIndex))
      }
      child = Int(tape.nodes[valueIndex].next)
    }
    if let merged { try merge(merged, into: map) }
    return map
  }

  /// What aliases as keys have said so far. A key stands once as it is spelled: what an alias stands for may be a key
  /// again, and the later one counts.
  private struct AliasKeys {
    private var names: Set<ByteString> = []
    /// Keys that only aliases have said.
    var keys: Set<ByteString> = []

    /// False if an alias of this name was a key already.
    mutating func add(_ name: [UInt8], _ key: Key, isNew: Bool) -> Bool {
      if isNew { keys.insert(key.text) }
      return names.insert(ByteString(name)).inserted
    }
  }

  /// An alias's name, or a scalar's text.
  private func name(_ node: YAMLNode) -> [UInt8] {
    node.kind == .alias ? Array(tape.source[(Int(node.start) + 1)..<Int(node.end)]) : tape.bytes(of: node)
  }

  private func duplicate(_ second: Int, in mapping: Int) -> YAMLError {
    let key = name(tape.nodes[second])
    var first = mapping + 1
    while first < second, tape.nodes[first].kind != tape.nodes[second].kind || name(tape.nodes[first]) != key {
      first = Int(tape.nodes[Int(tape.nodes[first].next)].next)
    }
    let lines = [first, second].map { line(of: tape.nodes[$0]) }
    return error(
      "unmarshal errors:\n  line \(lines[1]): mapping key \(GoQuote.quoted(ByteString(key)).description) already "
        + "defined at line \(lines[0])", at: tape.nodes[second])
  }

  private func line(of node: YAMLNode) -> Int {
    1 + tape.source[..<min(Int(node.start), tape.source.count)].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
  }

  private mutating func key(at index: Int) throws(YAMLError) -> Key {
    var node = tape.nodes[index]
    if node.kind == .alias { node = tape.nodes[try target(of: index)] }
    guard node.kind == .scalar else { throw error("invalid map key", at: tape.nodes[index]) }
    if node.isInSource { return keys.key(tape.source, Int(node.textStart)..<Int(node.textEnd)) }
    return Key(ByteString(tape.bytes(of: node)))
  }

  private func isMerge(_ node: YAMLNode) -> Bool {
    guard node.kind == .scalar, node.textEnd - node.textStart == 2, node.isPlain || node.tag != 0 else { return false }
    return tape.bytes(of: node) == [0x3C, 0x3C] && (node.isPlain || tape.tag(of: node) == YAMLTag.merge)
  }

  private mutating func merge(_ index: Int, into map: MapValue) throws(YAMLError) {
    let node = tape.nodes[index]
    let sources: [Value]
    switch try value(at: index) {
    case .map(let single): sources = [.map(single)]
    case .list(let several): sources = several.items
    default: sources = [.null]
    }
    for source in sources {
      guard case .map(let source) = source else {
        throw error("map merge requires map or sequence of maps as the value", at: node)
      }
      for entry in source.entries where map.index(of: entry.name) == nil {
        map.set(entry.name, entry.value, origin: entry.origin)
      }
    }
  }
}
