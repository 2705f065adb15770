import RhumbDiagnostics
import RhumbEngine

/// Fills a `SimpleHead` as encoding/json does: object keys in byte order, fields found whatever their case, the first
/// mismatch of types reported. It follows aliases and merges, and is as exact as it is slow.
struct ManifestHeadDecoder {
  private let tape: YAMLTape
  private let shape: ManifestReader.Shape
  private var head = ManifestReader.Head()
  private var mismatch: String?
  /// Entries looked at so far: merges of merges could make them endless, which the check of the whole document reports.
  private var work = 0
  private static let workLimit = 200_000
  /// Scalars that sigs.k8s.io/yaml turns into strings because strings are wanted of them.
  private var strings: Set<Int> = []

  static func decode(_ tape: YAMLTape, _ shape: ManifestReader.Shape) throws(YAMLError) -> ManifestReader.Head {
    guard !tape.nodes.isEmpty else { return ManifestReader.Head() }
    var decoder = ManifestHeadDecoder(tape: tape, shape: shape)
    decoder.decodeRoot()
    var origins = OriginTable()
    // go-yaml's objections come first, and those of encoding/json to what it can't write.
    _ = try YAMLDecoder.decode(tape, file: .none, base: 0, strings: decoder.strings, origins: &origins)
    if let mismatch = decoder.mismatch {
      throw YAMLError(decoding: "cannot unmarshal " + mismatch, file: .none, start: 0, end: tape.source.count)
    }
    return decoder.head
  }

  private init(tape: YAMLTape, shape: ManifestReader.Shape) {
    self.tape = tape
    self.shape = shape
  }

  // MARK: Fields

  private mutating func decodeRoot() {
    let index = target(0)
    switch kind(index) {
    case .null: break
    case .object:
      head.exists = true
      for entry in entries(index) {
        let path = Self.path("", entry.key)
        switch foldedName(entry.key) {
        case "apiversion": decodeString(entry.value, path) { $0.apiVersion = $1 }
        case "kind": decodeString(entry.value, path) { $0.kind = $1 }
        case "metadata": decodeMetadata(entry.value, path)
        default: break
        }
      }
    case let found: note("\(found.rawValue) into Go value of type \(shape.rootType)")
    }
  }

  private mutating func decodeMetadata(_ index: Int, _ path: String) {
    switch kind(index) {
    case .null:
      head.hasMetadata = false
      head.name = .empty
      head.annotations = ManifestReader.Annotations()
    case .object:
      head.hasMetadata = true
      for entry in entries(index) {
        let inner = Self.path(path, entry.key)
        switch foldedName(entry.key) {
        case "name": decodeString(entry.value, inner) { $0.name = $1 }
        case "annotations" where shape.readsAnnotations: decodeAnnotations(entry.value, inner)
        case "namespace" where shape.readsNamespace: decodeString(entry.value, inner) { _, _ in }
        default: break
        }
      }
    case let found: note("\(found.rawValue) into Go struct field \(path) of type \(shape.metadataType)")
    }
  }

  private mutating func decodeAnnotations(_ index: Int, _ path: String) {
    switch kind(index) {
    case .null: head.annotations = ManifestReader.Annotations()
    case .object:
      for entry in entries(index) {
        let key = ByteString(entry.key)
        head.annotations.add(key, .empty)
        decodeString(entry.value, Self.path(path, entry.key)) { $0.annotations.add(key, $1) }
      }
    case let found: note("\(found.rawValue) into Go struct field \(path) of type map[string]string")
    }
  }

  private mutating func decodeString(
    _ index: Int, _ path: String, _ set: (inout ManifestReader.Head, ByteString) -> Void
  ) {
    switch tape.nodes[index].kind {
    case .scalar:
      strings.insert(index)
      if let text = text(index) { set(&head, text) }
    case .mapping: note("object into Go struct field \(path) of type string")
    case .sequence: note("array into Go struct field \(path) of type string")
    case .alias: break
    }
  }

  /// A path as encoding/json tells it: with dots, but each name escaped as in a JSON pointer.
  private static func path(_ parent: String, _ name: [UInt8]) -> String {
    var escaped: [UInt8] = []
    for byte in name {
      switch byte {
      case UInt8(ascii: "~"): escaped.append("~0")
      case UInt8(ascii: "/"): escaped.append("~1")
      default: escaped.append(byte)
      }
    }
    return parent + "." + String(decoding: escaped, as: UTF8.self)
  }

  private mutating func note(_ words: String) { if mismatch == nil { mismatch = words } }

  // MARK: Nodes

  private func target(_ index: Int) -> Int {
    tape.nodes[index].kind == .alias ? Int(tape.nodes[index].textStart) : index
  }

  private func meaning(_ node: YAMLNode) -> YAMLScalar {
    let bytes = tape.bytes(of: node)
    if node.isPlain { return YAMLScalar.resolve(bytes, 0..<bytes.count) }
    if node.tag == 0 { return .string }
    return (try? YAMLTag.resolve(tape.tag(of: node), bytes).get()) ?? .string
  }

  /// What encoding/json calls a value.
  private enum JSONKind: String { case null, bool, number, string, array, object }

  private func kind(_ index: Int) -> JSONKind {
    let node = tape.nodes[index]
    switch node.kind {
    case .mapping: return .object
    case .sequence: return .array
    case .alias: return .null
    case .scalar:
      switch meaning(node) {
      case .null: return .null
      case .bool: return .bool
      case .int, .uint, .float: return .number
      case .string: return .string
      }
    }
  }

  /// A scalar as a string field takes it; nil for null.
  private func text(_ index: Int) -> ByteString? {
    let node = tape.nodes[index]
    var output: [UInt8] = []
    switch meaning(node) {
    case .null: return nil
    case .bool(let value): return value ? "true" : "false"
    case .int(let value): GoNumber.formatInt(value, to: &output)
    case .uint(let value): GoNumber.formatUint(value, to: &output)
    case .float(let value): output = YAMLFloatText.field(value)
    case .string:
      output = tape.bytes(of: node)
      if node.tag != 0, tape.tag(of: node) == YAMLTag.binary { output = YAMLBinary.decode(output) ?? [] }
    }
    return ByteString(output)
  }

  private struct Entry {
    let key: [UInt8]
    let value: Int
  }

  /// A mapping's entries after merges, the last of each key, by the byte order of keys.
  private mutating func entries(_ index: Int) -> [Entry] {
    var values: [ByteString: Int] = [:]
    collect(index, into: &values, depth: 0)
    return values.map { Entry(key: $0.key.bytes, value: $0.value) }.sorted {
      $0.key.lexicographicallyPrecedes($1.key)
    }
  }

  private mutating func collect(_ index: Int, into values: inout [ByteString: Int], depth: Int) {
    // Deeper merges are loops, which the check of the whole document reports.
    guard depth < 100, tape.nodes[index].kind == .mapping else { return }
    var child = index + 1
    while child < Int(tape.nodes[index].next), work < Self.workLimit {
      work += 1
      let key = tape.nodes[target(child)]
      let value = Int(tape.nodes[child].next)
      if key.isPlain, tape.bytes(of: key) == [0x3C, 0x3C], tape.nodes[child].kind != .alias {
        merge(value, into: &values, depth: depth + 1)
      } else if key.kind == .scalar {
        values[keyText(target(child))] = target(value)
      }
      child = Int(tape.nodes[value].next)
    }
  }

  private func keyText(_ index: Int) -> ByteString {
    if case .float(let value) = meaning(tape.nodes[index]) { return ByteString(YAMLFloatText.key(value)) }
    return text(index) ?? .empty
  }

  private mutating func merge(_ index: Int, into values: inout [ByteString: Int], depth: Int) {
    guard tape.nodes[index].kind == .sequence else {
      return collect(target(index), into: &values, depth: depth)
    }
    var children: [Int] = []
    var child = index + 1
    while child < Int(tape.nodes[index].next) {
      children.append(target(child))
      child = Int(tape.nodes[child].next)
    }
    for child in children.reversed() { collect(child, into: &values, depth: depth) }
  }
}

/// A key in lower case, with the two other letters that encoding/json folds to ASCII.
private func foldedName(_ key: [UInt8]) -> ByteString {
  var folded: [UInt8] = []
  var index = 0
  while index < key.count {
    if key[index...].starts(with: [0xC5, 0xBF]) {
      folded.append(UInt8(ascii: "s"))
      index += 2
    } else if key[index...].starts(with: [0xE2, 0x84, 0xAA]) {
      folded.append(UInt8(ascii: "k"))
      index += 3
    } else {
      folded.append(key[index] &- 0x41 < 26 ? key[index] | 0x20 : key[index])
      index += 1
    }
  }
  return ByteString(folded)
}
