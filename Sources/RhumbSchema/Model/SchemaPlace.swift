import RhumbEngine
import RhumbFormats

/// Where a schema stands: a document's URL, and a JSON pointer into it (RFC 6901).
struct SchemaPlace: Hashable {
  let url: ByteString
  let pointer: ByteString

  /// `file:///values.schema.json#/properties/a`.
  var text: ByteString { url + "#" + JSONPointer.encoded(pointer) }

  /// The place of a keyword in it.
  func text(of keyword: StaticString) -> ByteString {
    text + "/" + JSONPointer.encoded(JSONPointer.escaped(ByteString(stringLiteral: keyword)))
  }

  func child(_ token: ByteString) -> SchemaPlace {
    SchemaPlace(url: url, pointer: JSONPointer.appending(token, to: pointer))
  }

  func child(_ token: ByteString, _ second: ByteString) -> SchemaPlace { child(token).child(second) }

  func child(_ token: ByteString, _ index: Int) -> SchemaPlace { child(token).child(JSONPointer.index(index)) }

  /// What the pointer leads to in the document.
  func look(up document: Value) throws(SchemaFault) -> Value {
    var value = document
    if pointer.isEmpty { return value }
    for part in pointer.bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst() {
      guard let token = JSONPointer.unescaped(part) else {
        throw SchemaFault(quoting: .words("invalid json-pointer "), .quoted(text))
      }
      switch value {
      case .map(let map):
        guard let found = map[token] else { throw notFound }
        value = found
      case .list(let list):
        let (index, error) = GoNumber.parseInt(token.bytes)
        guard error == nil, index >= 0, index < Int64(list.items.count) else { throw notFound }
        value = list.items[Int(index)]
      default: throw notFound
      }
    }
    return value
  }

  private var notFound: SchemaFault {
    SchemaFault(quoting: .words("json-pointer in "), .quoted(text), .words(" not found"))
  }
}

/// JSON pointers as text.
enum JSONPointer {
  static func escaped(_ token: ByteString) -> ByteString {
    guard token.bytes.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return token }
    var out: [UInt8] = []
    for byte in token.bytes {
      switch byte {
      case UInt8(ascii: "~"): out.append("~0")
      case UInt8(ascii: "/"): out.append("~1")
      default: out.append(byte)
      }
    }
    return ByteString(out)
  }

  static func unescaped(_ part: ArraySlice<UInt8>) -> ByteString? {
    var out: [UInt8] = []
    var index = part.startIndex
    while index < part.endIndex {
      guard part[index] == UInt8(ascii: "~") else {
        out.append(part[index])
        index += 1
        continue
      }
      guard index + 1 < part.endIndex, part[index + 1] == 0x30 || part[index + 1] == 0x31 else { return nil }
      out.append(part[index + 1] == 0x30 ? UInt8(ascii: "~") : UInt8(ascii: "/"))
      index += 2
    }
    return ByteString(out)
  }

  static func appending(_ token: ByteString, to pointer: ByteString) -> ByteString {
    var out = pointer.bytes
    out.append(UInt8(ascii: "/"))
    out += escaped(token)
    return ByteString(out)
  }

  static func index(_ index: Int) -> ByteString {
    var text: [UInt8] = []
    GoNumber.formatInt(Int64(index), to: &text)
    return ByteString(text)
  }

  /// As it stands in a URL's fragment: percent-encoded between the slashes.
  static func encoded(_ pointer: ByteString) -> ByteString {
    if pointer.isEmpty { return pointer }
    var out: [UInt8] = []
    for (index, part) in pointer.bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .enumerated()
    {
      if index > 0 { out.append(UInt8(ascii: "/")) }
      out += URLEscape.encode(ByteString(part), .pathSegment)
    }
    return ByteString(out)
  }
}
