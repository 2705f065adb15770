import RhumbEngine

/// The `fieldPath` of a rule: `.spec.replicas`, `.labels['app.kubernetes.io/name']`.
enum RulePath {
  enum Failure: Error {
    case syntax(ByteString)
    case field
  }

  /// The path that is meant; the value's own where the text is none.
  static func read(_ text: ByteString, below path: FieldPath, _ node: SchemaNode) -> FieldPath {
    (try? resolve(text, below: path, node)) ?? path
  }

  /// Follows a path through a schema.
  static func resolve(_ text: ByteString, below path: FieldPath, _ node: SchemaNode) throws(Failure) -> FieldPath {
    var rest = text.bytes[...]
    var path = path
    var node: SchemaNode? = node
    while let mark = rest.first {
      rest = rest.dropFirst()
      let name: ByteString
      switch mark {
      case UInt8(ascii: "."):
        name = ByteString(rest.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "]") })
        rest = rest.dropFirst(name.count)
        if name.isEmpty { throw .syntax("unexpected end of JSON path") }
      case UInt8(ascii: "["): name = try quoted(&rest)
      default: throw .syntax("expected [ or . but got: " + ByteString([mark]))
      }
      guard let current = node else { throw .field }
      if !current.properties.isEmpty {
        guard let child = current.property(name) else { throw .field }
        (path, node) = (path[name], child)
      } else if let additional = current.additional {
        (path, node) = (path[key: name], additional)
      } else {
        throw .field
      }
    }
    return path
  }

  private static func quoted(_ rest: inout ArraySlice<UInt8>) throws(Failure) -> ByteString {
    let quote = UInt8(ascii: "'")
    guard rest.first == quote else {
      throw .syntax("expected single quoted string but got " + ByteString(rest.prefix(1)))
    }
    rest = rest.dropFirst()
    var name: [UInt8] = []
    while let byte = rest.first, byte != quote {
      rest = rest.dropFirst()
      if byte == UInt8(ascii: "\\") {
        guard let escaped = rest.first else { break }
        name.append(escaped)
        rest = rest.dropFirst()
      } else {
        name.append(byte)
      }
    }
    guard rest.first == quote, rest.dropFirst().first == UInt8(ascii: "]") else {
      throw .syntax("unexpected end of JSON path")
    }
    rest = rest.dropFirst(2)
    return ByteString(name)
  }
}
