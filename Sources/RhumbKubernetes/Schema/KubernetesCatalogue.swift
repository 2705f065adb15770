package import RhumbEngine

/// Kubernetes' own kinds, 1.25 to 1.37, from the built-in table. Unpacked at the first question; a definition is read
/// when a kind that is asked for needs it.
///
/// The table is lines of text. `+group version kind scope definition mask` is a kind; `#definition` opens a definition,
/// `field type [mask]` are its fields, a `*` before the name of a required one. A mask has a bit for each minor version
/// (1.25 first) that has the row; a field without one is in every version that has the definition.
///
/// Types are letters (see `leaf`), `@definition`, `[`list of, `(`set of, `<keys>`list map of, `{`map of;
/// `s|a|b` is a string with these values.
package struct KubernetesCatalogue: SchemaCatalogue {
  struct Kind {
    let type: GroupVersionKind
    let scope: UInt8
    let definition: ByteString
    let mask: UInt32
  }

  private struct NodeKey: Hashable {
    let definition: ByteString
    let version: KubernetesVersion
  }

  private var text: [UInt8] = []
  private var kinds: [Kind] = []
  /// Where the first field of a definition stands.
  private var starts: [ByteString: Int] = [:]
  private var nodes: [NodeKey: SchemaNode] = [:]

  package init() {}

  package mutating func schema(for type: GroupVersionKind, in version: KubernetesVersion) -> KindSchema? {
    guard let kind = kind(type), kind.mask & Self.bit(version) != 0 else { return nil }
    return KindSchema(
      root: definition(kind.definition, version), isNamespaced: kind.scope == UInt8(ascii: "N"),
      isCustomResource: false)
  }

  /// Minor versions that serve the kind, for messages.
  package mutating func versions(serving type: GroupVersionKind) -> [KubernetesVersion] {
    guard let kind = kind(type) else { return [] }
    return KubernetesVersion.supported.map { KubernetesVersion(minor: $0) }.filter { kind.mask & Self.bit($0) != 0 }
  }

  /// What the kind is called in other groups and versions that a version of Kubernetes serves.
  package mutating func alternatives(to type: GroupVersionKind, in version: KubernetesVersion) -> [GroupVersionKind] {
    load()
    return kinds.filter { $0.type.kind == type.kind && $0.mask & Self.bit(version) != 0 }.map(\.type)
  }

  /// The names of all kinds that a version of Kubernetes serves.
  package mutating func kindNames(in version: KubernetesVersion) -> [ByteString] {
    load()
    return kinds.filter { $0.mask & Self.bit(version) != 0 }.map(\.type.kind)
  }

  /// Versions out of range are judged by the nearest that is known.
  private static func bit(_ version: KubernetesVersion) -> UInt32 {
    let range = KubernetesVersion.supported
    return 1 << UInt32(min(max(version.minor, range.lowerBound), range.upperBound) - range.lowerBound)
  }

  private mutating func kind(_ type: GroupVersionKind) -> Kind? {
    load()
    return kinds.first { $0.type == type }
  }

  // MARK: Reading the table

  private mutating func load() {
    guard text.isEmpty else { return }
    text = PackedTable.kubernetes.unpack()
    var position = 0
    while position < text.count {
      let end = text[position...].firstIndex(of: 0x0A) ?? text.count
      if text[position] == UInt8(ascii: "+") {
        addKind(text[(position + 1)..<end])
      } else if text[position] == UInt8(ascii: "#") {
        starts[ByteString(text[(position + 1)..<end].prefix { $0 != 0x20 })] = position
      }
      position = end + 1
    }
  }

  private mutating func addKind(_ line: ArraySlice<UInt8>) {
    let words = line.split(separator: 0x20, omittingEmptySubsequences: false)
    guard words.count == 6, let scope = words[3].first else { return }
    kinds.append(
      Kind(
        type: GroupVersionKind(
          group: ByteString(words[0]), version: ByteString(words[1]), kind: ByteString(words[2])),
        scope: scope, definition: ByteString(words[4]), mask: Self.hexadecimal(words[5])))
  }

  private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt32 {
    digits.reduce(0) { value, digit in value << 4 | UInt32(digit <= 0x39 ? digit - 0x30 : digit - 0x61 + 10) }
  }

  /// The node of a definition. It is noted before its fields are read, since definitions refer to themselves.
  private mutating func definition(_ name: ByteString, _ version: KubernetesVersion) -> SchemaNode {
    let key = NodeKey(definition: name, version: version)
    if let node = nodes[key] { return node }
    guard let start = starts[name] else { return SchemaNode(.any) }
    var position = (text[start...].firstIndex(of: 0x0A) ?? text.count) + 1
    if text[start..<position].contains(0x20) {
      let node = SchemaNode(.any)
      nodes[key] = node
      return node
    }
    let node = SchemaNode(.object)
    node.goType = Self.goType(name)
    nodes[key] = node
    while position < text.count, text[position] != UInt8(ascii: "#") {
      let end = text[position...].firstIndex(of: 0x0A) ?? text.count
      addField(text[position..<end], to: node, version)
      position = end + 1
    }
    return node
  }

  /// `core.v1.PodSpec` is Go's `v1.PodSpec`.
  private static func goType(_ definition: ByteString) -> ByteString {
    let parts = definition.bytes.split(separator: UInt8(ascii: "."))
    return parts.count < 2 ? definition : ByteString(parts[parts.count - 2]) + "." + ByteString(parts[parts.count - 1])
  }

  private mutating func addField(_ line: ArraySlice<UInt8>, to node: SchemaNode, _ version: KubernetesVersion) {
    let words = line.split(separator: 0x20)
    guard words.count >= 2 else { return }
    if words.count == 3, Self.hexadecimal(words[2]) & Self.bit(version) == 0 { return }
    let isRequired = words[0].first == UInt8(ascii: "*")
    let name = ByteString(isRequired ? words[0].dropFirst() : words[0])
    node.add(name, type(words[1], version))
    if isRequired { node.required.append(name) }
  }

  private mutating func type(_ text: ArraySlice<UInt8>, _ version: KubernetesVersion) -> SchemaNode {
    guard let first = text.first else { return SchemaNode(.any) }
    let rest = text.dropFirst()
    switch first {
    case UInt8(ascii: "@"): return definition(ByteString(rest), version)
    case UInt8(ascii: "["): return list(rest, .atomic, version)
    case UInt8(ascii: "("): return list(rest, .set, version)
    case UInt8(ascii: "<"):
      let keys = rest.prefix { $0 != UInt8(ascii: ">") }
      let node = list(rest.dropFirst(keys.count + 1), .map, version)
      node.listMapKeys = keys.split(separator: UInt8(ascii: ",")).map { ByteString($0) }
      return node
    case UInt8(ascii: "{"):
      let node = SchemaNode(.object)
      let value = type(rest, version)
      node.additional = value
      node.goType = "map[string]" + value.goType
      return node
    default: return Self.leaf(first, rest)
    }
  }

  private mutating func list(
    _ text: ArraySlice<UInt8>, _ listType: SchemaNode.ListType, _ version: KubernetesVersion
  ) -> SchemaNode {
    let node = SchemaNode(.array)
    let items = type(text, version)
    node.items = items
    node.listType = listType
    node.goType = "[]" + items.goType
    return node
  }

  private static func leaf(_ letter: UInt8, _ rest: ArraySlice<UInt8>) -> SchemaNode {
    func node(_ kind: SchemaNode.Kind, _ goType: ByteString, _ format: ByteString = .empty) -> SchemaNode {
      let node = SchemaNode(kind)
      node.goType = goType
      node.format = format
      return node
    }
    switch letter {
    case UInt8(ascii: "s"):
      let string = node(.string, "string")
      string.enumeration = rest.split(separator: UInt8(ascii: "|")).map { .string(ByteString($0)) }
      return string
    case UInt8(ascii: "i"): return node(.integer, "int32", "int32")
    case UInt8(ascii: "l"): return node(.integer, "int64", "int64")
    case UInt8(ascii: "n"): return node(.number, "float64", "double")
    case UInt8(ascii: "b"): return node(.boolean, "bool")
    case UInt8(ascii: "q"): return node(.quantity, "resource.Quantity")
    case UInt8(ascii: "o"): return node(.intOrString, "intstr.IntOrString")
    case UInt8(ascii: "t"): return node(.string, "v1.Time", "date-time")
    case UInt8(ascii: "y"): return node(.string, "[]uint8", "byte")
    case UInt8(ascii: "O"):
      let object = node(.object, "runtime.RawExtension")
      object.preservesUnknownFields = true
      return object
    default: return SchemaNode(.any)
    }
  }
}
