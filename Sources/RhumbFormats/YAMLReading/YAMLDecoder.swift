import RhumbDiagnostics
import RhumbEngine

/// Makes values of a tape, as go-yaml v2, sigs.k8s.io/yaml and encoding/json do one after the other.
struct YAMLDecoder {
  /// Deeper values are refused; libyaml itself refuses deeper texts, but aliases can add up.
  static let depthLimit = 1000

  let tape: YAMLTape
  private let file: FileID
  private let base: Int
  private var origins: OriginTable
  private var keys: KeyCache
  /// Scalars that aliases stand for.
  private var scalars: [Int: Value] = [:]
  private var budget = AliasBudget()
  private var depth = 0
  /// A key or number that JSON can't hold: go-yaml's own errors, wherever they are, come first.
  private var conversionError: YAMLError?
  private var hasNonFinite = false
  /// Scalars that become strings before JSON sees them, so that no number is too odd for them.
  private let strings: Set<Int>

  /// The value of the document. `origins` gets the places of all values that lie in maps and lists, if there is a file.
  static func decode(
    _ tape: YAMLTape, file: FileID, base: Int, strings: Set<Int> = [], origins: inout OriginTable
  ) throws(YAMLError) -> Value {
    guard !tape.nodes.isEmpty else { return .null }
    var table = OriginTable()
    swap(&table, &origins)
    var decoder = YAMLDecoder(tape: tape, file: file, base: base, strings: strings, origins: table)
    table = OriginTable()
    defer { swap(&decoder.origins, &origins) }
    decoder.budget.enter()
    let value = try decoder.value(at: 0)
    if let error = decoder.conversionError { throw error }
    if decoder.hasNonFinite, let number = YAMLNonFinite.first(in: value) {
      throw decoder.error("json: unsupported value: \(YAMLNonFinite.name(number))", at: tape.nodes[0])
    }
    return value
  }

  private init(tape: YAMLTape, file: FileID, base: Int, strings: Set<Int>, origins: OriginTable) {
    self.strings = strings
    self.tape = tape
    keys = KeyCache(nodes: tape.nodes.count)
    self.file = file
    self.base = base
    self.origins = origins
  }

  private func error(_ words: String, at node: YAMLNode) -> YAMLError {
    YAMLError(converting: words, file: file, start: base + Int(node.start), end: base + Int(node.end))
  }

  private mutating func charge(_ node: YAMLNode) throws(YAMLError) {
    if !budget.charge() { throw error("yaml: document contains excessive aliasing", at: node) }
  }

  // MARK: Values

  private mutating func value(at index: Int) throws(YAMLError) -> Value {
    let node = tape.nodes[index]
    try charge(node)
    switch node.kind {
    case .scalar: return try scalar(node, index)
    case .mapping, .sequence:
      depth += 1
      defer { depth -= 1 }
      if depth > Self.depthLimit { throw error("yaml: exceeded max depth of \(Self.depthLimit)", at: node) }
      if node.kind == .sequence { return try list(index, node) }
      let map = MapValue(capacity: countChildren(index) / 2)
      try fill(map, from: index)
      return .map(map)
    case .alias:
      try enterAlias(index, node)
      defer { budget.leaveAlias() }
      let target = Int(node.textStart)
      guard tape.nodes[target].kind == .scalar else { return try value(at: target) }
      // A long text that is meant many times is kept once.
      if let known = scalars[target] {
        try charge(node)
        return known
      }
      let value = try value(at: target)
      scalars[target] = value
      return value
    }
  }

  private mutating func enterAlias(_ index: Int, _ node: YAMLNode) throws(YAMLError) {
    let target = Int(node.textStart)
    if index > target && index < Int(tape.nodes[target].next) {
      let name = String(
        decoding: tape.source[(Int(node.start) + 1)..<max(Int(node.start) + 1, Int(node.end))], as: UTF8.self)
      throw error("yaml: anchor '\(name)' value contains itself", at: node)
    }
    budget.enterAlias()
  }

  private func countChildren(_ index: Int) -> Int {
    var count = 0
    var child = index + 1
    while child < Int(tape.nodes[index].next) {
      count += 1
      child = Int(tape.nodes[child].next)
    }
    return count
  }

  private mutating func list(_ index: Int, _ node: YAMLNode) throws(YAMLError) -> Value {
    var items: [Value] = []
    var places: [OriginID] = []
    var child = index + 1
    while child < Int(node.next) {
      items.append(try value(at: child))
      if file != .none { places.append(origin(of: child)) }
      child = Int(tape.nodes[child].next)
    }
    return .list(ListValue(items, origins: places))
  }

  private mutating func scalar(_ node: YAMLNode, _ index: Int) throws(YAMLError) -> Value {
    switch try resolve(node) {
    case .null: return .null
    case .bool(let value): return .bool(value)
    case .int(let value): return .float(Double(value))
    case .uint(let value): return .float(Double(value))
    case .float(let value):
      if !value.isFinite && !strings.contains(index) { hasNonFinite = true }
      return .float(value)
    case .string: return .string(ByteString(try text(node)))
    }
  }

  private func resolve(_ node: YAMLNode) throws(YAMLError) -> YAMLScalar {
    if node.isPlain {
      let range = Int(node.textStart)..<Int(node.textEnd)
      return YAMLScalar.resolve(node.isInSource ? tape.source : tape.text, range)
    }
    if node.tag == 0 { return .string }
    switch YAMLTag.resolve(tape.tag(of: node), tape.bytes(of: node)) {
    case .success(let scalar): return scalar
    case .failure(let mismatch):
      let text = String(decoding: tape.bytes(of: node), as: UTF8.self)
      throw error("yaml: cannot decode \(mismatch.found) `\(text)` as a \(mismatch.wanted)", at: node)
    }
  }

  /// A string's bytes, decoded if it is tagged as base64; JSON then replaces what is not UTF-8.
  private func text(_ node: YAMLNode) throws(YAMLError) -> [UInt8] {
    let bytes = tape.bytes(of: node)
    guard node.tag != 0, tape.tag(of: node) == YAMLTag.binary else { return bytes }
    guard let decoded = YAMLBinary.decode(bytes) else {
      throw error("yaml: !!binary value contains invalid base64 data", at: node)
    }
    return Array(String(decoding: decoded, as: UTF8.self).utf8)
  }

  private mutating func origin(of index: Int) -> OriginID {
    let node = tape.nodes[index]
    return origins.add(.written(SourceSpan(file: file, start: base + Int(node.start), end: base + Int(node.end))))
  }

  // MARK: Maps

  /// Sets the entries of a mapping one after the other: a later key, merged or not, wins.
  private mutating func fill(_ map: MapValue, from index: Int) throws(YAMLError) {
    let end = Int(tape.nodes[index].next)
    var child = index + 1
    while child < end {
      let keyNode = tape.nodes[child]
      let valueIndex = Int(keyNode.next)
      if isMerge(keyNode) {
        try merge(valueIndex, into: map)
      } else if let key = try key(at: child, valueIndex: valueIndex) {
        let value = try value(at: valueIndex)
        map.set(key, value, origin: file == .none ? .unknown : origin(of: valueIndex))
      } else {
        _ = try value(at: valueIndex)
      }
      child = Int(tape.nodes[valueIndex].next)
    }
  }

  private func isMerge(_ node: YAMLNode) -> Bool {
    guard node.kind == .scalar, node.textEnd - node.textStart == 2, node.isPlain || node.tag != 0 else { return false }
    return tape.bytes(of: node) == [0x3C, 0x3C] && (node.isPlain || tape.tag(of: node) == YAMLTag.merge)
  }

  private mutating func merge(_ index: Int, into map: MapValue) throws(YAMLError) {
    let node = tape.nodes[index]
    guard node.kind == .sequence else { return try mergeOne(index, into: map) }
    var children: [Int] = []
    var child = index + 1
    while child < Int(node.next) {
      children.append(child)
      child = Int(tape.nodes[child].next)
    }
    for child in children.reversed() { try mergeOne(child, into: map) }
  }

  private mutating func mergeOne(_ index: Int, into map: MapValue) throws(YAMLError) {
    let node = tape.nodes[index]
    let isMap = node.kind == .mapping || (node.kind == .alias && tape.nodes[Int(node.textStart)].kind == .mapping)
    guard isMap else {
      throw error("yaml: map merge requires map or sequence of maps as the value", at: node)
    }
    try charge(node)
    depth += 1
    defer { depth -= 1 }
    if depth > Self.depthLimit { throw error("yaml: exceeded max depth of \(Self.depthLimit)", at: node) }
    guard node.kind == .alias else { return try fill(map, from: index) }
    try enterAlias(index, node)
    defer { budget.leaveAlias() }
    try charge(node)
    try fill(map, from: Int(node.textStart))
  }

  /// A key as JSON spells it; nil for one that JSON can't have, which is noted.
  private mutating func key(at index: Int, valueIndex: Int) throws(YAMLError) -> Key? {
    var node = tape.nodes[index]
    try charge(node)
    if node.kind == .alias {
      try enterAlias(index, node)
      defer { budget.leaveAlias() }
      node = tape.nodes[Int(node.textStart)]
      try charge(node)
    }
    guard node.kind == .scalar else {
      _ = try value(at: node.kind == .alias ? index : keyTarget(index))
      throw error("yaml: invalid map key: \(YAMLGoSyntax(tape: tape).text(of: index))", at: tape.nodes[index])
    }
    switch try resolve(node) {
    case .string:
      if node.isInSource, node.tag == 0 { return keys.key(tape.source, Int(node.textStart)..<Int(node.textEnd)) }
      return Key(ByteString(try text(node)))
    case .bool(let value): return Key(value ? "true" : "false" as ByteString)
    case .int(let value): return Key(ByteString(Array(String(value).utf8)))
    case .float(let value): return Key(ByteString(YAMLFloatText.key(value)))
    case .uint: noteUnsupportedKey("uint64", index, valueIndex)
    case .null: noteUnsupportedKey("%!s(<nil>)", index, valueIndex)
    }
    return nil
  }

  private func keyTarget(_ index: Int) -> Int {
    let node = tape.nodes[index]
    return node.kind == .alias ? Int(node.textStart) : index
  }

  private mutating func noteUnsupportedKey(_ type: String, _ index: Int, _ valueIndex: Int) {
    guard conversionError == nil else { return }
    let syntax = YAMLGoSyntax(tape: tape)
    conversionError = error(
      "unsupported map key of type: \(type), key: \(syntax.text(of: index, isOutermost: true)), "
        + "value: \(syntax.text(of: valueIndex, isOutermost: true))",
      at: tape.nodes[index])
  }
}
