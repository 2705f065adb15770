package import RhumbEngine

/// sprig's URLs, and host names.
package let urlFunctions: [FunctionSpec] = [
  FunctionSpec("urlParse", [.string], "the parts of a URL: scheme, userinfo, host, hostname, path, query, …") {
    (arguments, context) throws(Fault) in
    guard case .string(let text) = arguments[0] else { return .null }
    try context.charge(text.count / 8)
    let parts: URLParts
    do throws(Fault) {
      parts = try URLParts(text.bytes)
    } catch {
      throw Fault("unable to parse url: " + error.message)
    }
    let map = MapValue(pairs: [
      ("scheme", string(parts.scheme)), ("host", string(parts.host)), ("hostname", string(parts.hostName)),
      ("path", string(parts.path)), ("query", string(parts.query)), ("opaque", string(parts.opaque)),
      ("fragment", string(parts.fragment)), ("userinfo", string(parts.user?.text ?? [])),
    ])
    return .map(map)
  },
  FunctionSpec("urlJoin", [.map], "the URL that parts as of urlParse make") { (arguments, context) throws(Fault) in
    guard case .map(let map) = arguments[0] else { return .null }
    var parts = URLParts()
    // In sprig's order, which decides about the error that is seen.
    parts.scheme = try part("scheme", of: map)
    parts.host = try part("host", of: map)
    parts.path = try part("path", of: map)
    parts.query = try part("query", of: map)
    parts.opaque = try part("opaque", of: map)
    parts.fragment = try part("fragment", of: map)
    let user = try part("userinfo", of: map)
    if !user.isEmpty {
      do throws(Fault) {
        parts.user = try URLParts(Array("proto://".utf8) + user + Array("@host".utf8)).user
      } catch {
        throw Fault("unable to parse userinfo in dict: " + error.message)
      }
    }
    let text = parts.text
    try context.charge(text.count / 8)
    return string(text)
  },
  FunctionSpec("getHostByName", [.string], "always nothing: a render does not ask the network") {
    (_, _) throws(Fault) in .string(.empty)
  },
]

private func string(_ bytes: [UInt8]) -> Value { .string(ByteString(bytes)) }

private func part(_ name: ByteString, of map: MapValue) throws(Fault) -> [UInt8] {
  switch map[name] {
  case nil: return []
  case .string(let text)?: return text.bytes
  // sprig asks nil for its type.
  case .null?, .missing?: throw Fault("runtime error: invalid memory address or nil pointer dereference")
  case let value?:
    let kind = ByteString(stringLiteral: value.kind.name)
    throw Fault("unable to parse " + name + " key, must be of type string, but " + kind + " found")
  }
}
