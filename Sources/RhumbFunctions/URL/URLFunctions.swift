package import RhumbEngine
import RhumbFormats

/// sprig's URLs, and host names.
package let urlFunctions: [FunctionSpec] = [
  FunctionSpec("urlParse", [.string], "the parts of a URL: scheme, userinfo, host, hostname, path, query, …") {
    (arguments, context) throws(Fault) in
    guard case .string(let text) = arguments[0] else { return .null }
    try context.charge(text.count / 8)
    let url = try parsed(text, "unable to parse url: ")
    let map = MapValue(pairs: [
      ("scheme", .string(url.scheme)), ("host", .string(url.host)), ("hostname", .string(url.hostName)),
      ("path", .string(url.path)), ("query", .string(url.query)), ("opaque", .string(url.opaque)),
      ("fragment", .string(url.fragment)), ("userinfo", .string(url.userInfo ?? .empty)),
    ])
    return .map(map)
  },
  FunctionSpec("urlJoin", [.map], "the URL that parts as of urlParse make") { (arguments, context) throws(Fault) in
    guard case .map(let map) = arguments[0] else { return .null }
    var url = GoURL()
    // In sprig's order, which decides about the error that is seen.
    url.scheme = try part("scheme", of: map)
    url.host = try part("host", of: map)
    url.path = try part("path", of: map)
    url.query = try part("query", of: map)
    url.opaque = try part("opaque", of: map)
    url.fragment = try part("fragment", of: map)
    let user = try part("userinfo", of: map)
    if !user.isEmpty {
      let other = try parsed("proto://" + user + "@host", "unable to parse userinfo in dict: ")
      (url.user, url.password) = (other.user, other.password)
    }
    let text = url.text
    try context.charge(text.count / 8)
    return .string(text)
  },
  FunctionSpec("getHostByName", [.string], "always nothing: a render does not ask the network") {
    (_, _) throws(Fault) in .string(.empty)
  },
]

private func parsed(_ text: ByteString, _ words: ByteString) throws(Fault) -> GoURL {
  do throws(GoURL.Failure) {
    return try GoURL.parse(text)
  } catch {
    throw Fault(words + error.reason)
  }
}

private func part(_ name: ByteString, of map: MapValue) throws(Fault) -> ByteString {
  switch map[name] {
  case nil: return .empty
  case .string(let text)?: return text
  // sprig asks nil for its type.
  case .null?, .missing?: throw Fault("runtime error: invalid memory address or nil pointer dereference")
  case let value?:
    let kind = ByteString(stringLiteral: value.kind.name)
    throw Fault("unable to parse " + name + " key, must be of type string, but " + kind + " found")
  }
}
