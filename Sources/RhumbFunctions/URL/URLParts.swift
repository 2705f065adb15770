package import RhumbEngine

/// A URL taken apart (Go's `net/url.URL`). All parts but `opaque` and `query` are unescaped.
package struct URLParts {
  package var scheme: [UInt8] = []
  package var opaque: [UInt8] = []
  package var user: User?
  /// With the port.
  package var host: [UInt8] = []
  package var path: [UInt8] = []
  package var query: [UInt8] = []
  package var fragment: [UInt8] = []

  package struct User {
    package var name: [UInt8]
    package var password: [UInt8]?

    /// Escaped as in a URL.
    package var text: [UInt8] {
      var text = URLEscape.escape(name, in: .user)
      if let password {
        text.append(UInt8(ascii: ":"))
        text += URLEscape.escape(password, in: .user)
      }
      return text
    }
  }

  package init() {}

  /// Reads an absolute or relative URL; throws Go's words (`parse "…": invalid port ":x" after host`).
  package init(_ text: [UInt8]) throws(Fault) {
    let hash = text.firstIndex(of: UInt8(ascii: "#"))
    let start = text[..<(hash ?? text.count)]
    do throws(Fault) {
      try read(start)
    } catch {
      throw Fault("parse " + GoQuote.quoted(start) + ": " + error.message)
    }
    guard let hash else { return }
    do throws(Fault) {
      fragment = try URLEscape.unescape(text[(hash + 1)...], in: .fragment)
    } catch {
      throw Fault("parse " + GoQuote.quoted(text[...]) + ": " + error.message)
    }
  }

  /// The host without port and brackets.
  package var hostName: [UInt8] {
    var name = host[...]
    if let colon = name.lastIndex(of: UInt8(ascii: ":")), Self.isPort(name[colon...]) { name = name[..<colon] }
    if name.first == UInt8(ascii: "["), name.last == UInt8(ascii: "]"), name.count > 1 {
      name = name.dropFirst().dropLast()
    }
    return Array(name)
  }

  // MARK: Reading

  private mutating func read(_ text: ArraySlice<UInt8>) throws(Fault) {
    if text.contains(where: { $0 < 0x20 || $0 == 0x7f }) {
      throw Fault("net/url: invalid control character in URL")
    }
    if text.elementsEqual("*".utf8) {
      path = Array(text)
      return
    }
    var rest = try readScheme(text)
    if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      query = Array(rest[(mark + 1)...])
      rest = rest[..<mark]
    }
    if rest.first != UInt8(ascii: "/") {
      if !scheme.isEmpty {
        opaque = Array(rest)
        return
      }
      if rest.prefix(while: { $0 != UInt8(ascii: "/") }).contains(UInt8(ascii: ":")) {
        throw Fault("first path segment in URL cannot contain colon")
      }
    }
    if rest.starts(with: "//".utf8), !scheme.isEmpty || !rest.starts(with: "///".utf8) {
      let authority = rest.dropFirst(2).prefix { $0 != UInt8(ascii: "/") }
      try readAuthority(authority)
      rest = rest[authority.endIndex...]
    }
    path = try URLEscape.unescape(rest, in: .path)
  }

  /// Takes the scheme off, in lower case; what can be none stays.
  private mutating func readScheme(_ text: ArraySlice<UInt8>) throws(Fault) -> ArraySlice<UInt8> {
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        if index == text.startIndex { return text }
      case UInt8(ascii: ":"):
        if index == text.startIndex { throw Fault("missing protocol scheme") }
        scheme = text[..<index].map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }
        return text[(index + 1)...]
      default: return text
      }
    }
    return text
  }

  private mutating func readAuthority(_ authority: ArraySlice<UInt8>) throws(Fault) {
    guard let at = authority.lastIndex(of: UInt8(ascii: "@")) else {
      host = try readHost(authority)
      return
    }
    host = try readHost(authority[(at + 1)...])
    let info = authority[..<at]
    guard info.allSatisfy(Self.isUserByte) else { throw Fault("net/url: invalid userinfo") }
    guard let colon = info.firstIndex(of: UInt8(ascii: ":")) else {
      user = User(name: try URLEscape.unescape(info, in: .user), password: nil)
      return
    }
    let name = try URLEscape.unescape(info[..<colon], in: .user)
    user = User(name: name, password: try URLEscape.unescape(info[(colon + 1)...], in: .user))
  }

  private static func isUserByte(_ byte: UInt8) -> Bool {
    URLEscape.isPlain(byte, in: .user) || "!'()*:%@".utf8.contains(byte)
  }

  private func readHost(_ text: ArraySlice<UInt8>) throws(Fault) -> [UInt8] {
    if let bracket = text.lastIndex(of: UInt8(ascii: "[")) {
      if bracket != text.startIndex { throw Fault("invalid IP-literal") }
      return try readBracketedHost(text)
    }
    if var colon = text.firstIndex(of: UInt8(ascii: ":")) {
      // Only the web's own schemes are strict about further colons.
      let isWeb = scheme.elementsEqual("http".utf8) || scheme.elementsEqual("https".utf8)
      if !isWeb, let last = text.lastIndex(of: UInt8(ascii: ":")) { colon = last }
      try checkPort(text[colon...])
    }
    return try URLEscape.unescape(text, in: .host)
  }

  private func readBracketedHost(_ text: ArraySlice<UInt8>) throws(Fault) -> [UInt8] {
    guard let end = text.lastIndex(of: UInt8(ascii: "]")) else { throw Fault("missing ']' in host") }
    let port = text[(end + 1)...]
    try checkPort(port)
    let name = text[(text.startIndex + 1)..<end]
    var address: [UInt8]
    if let zone = Self.firstZone(name) {
      address = try URLEscape.unescape(name[..<zone], in: .host)
      address += try URLEscape.unescape(name[zone...], in: .zone)
    } else {
      address = try URLEscape.unescape(name, in: .host)
    }
    if let reason = InternetAddress.refusal(of: address) { throw Fault("invalid host: " + reason) }
    if !address.contains(UInt8(ascii: ":")) { throw Fault("invalid IP-literal") }
    return [UInt8(ascii: "[")] + address + [UInt8(ascii: "]")] + port
  }

  /// Where `%25` begins the zone of an address (RFC 6874).
  private static func firstZone(_ name: ArraySlice<UInt8>) -> Int? {
    name.indices.first { name[$0...].starts(with: "%25".utf8) }
  }

  private func checkPort(_ port: ArraySlice<UInt8>) throws(Fault) {
    if !Self.isPort(port) { throw Fault("invalid port " + GoQuote.quoted(port) + " after host") }
  }

  private static func isPort(_ text: ArraySlice<UInt8>) -> Bool {
    text.isEmpty
      || text.first == UInt8(ascii: ":")
        && text.dropFirst().allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
  }

  // MARK: Writing

  /// The URL put together, with parts escaped as they need.
  package var text: [UInt8] {
    var text = scheme
    if !scheme.isEmpty { text.append(UInt8(ascii: ":")) }
    if opaque.isEmpty { appendHierarchy(to: &text) } else { text += opaque }
    if !query.isEmpty { text += [UInt8(ascii: "?")] + query }
    if !fragment.isEmpty { text += [UInt8(ascii: "#")] + URLEscape.escape(fragment, in: .fragment) }
    return text
  }

  private func appendHierarchy(to text: inout [UInt8]) {
    if !scheme.isEmpty || !host.isEmpty || user != nil {
      if !host.isEmpty || !path.isEmpty || user != nil { text += "//".utf8 }
      if let user { text += user.text + [UInt8(ascii: "@")] }
      text += URLEscape.escape(host, in: .host)
    }
    let escaped = path.elementsEqual("*".utf8) ? path : URLEscape.escape(path, in: .path)
    if let first = escaped.first, first != UInt8(ascii: "/"), !host.isEmpty { text.append(UInt8(ascii: "/")) }
    // A colon in the first segment would make a scheme of it.
    if text.isEmpty, escaped.prefix(while: { $0 != UInt8(ascii: "/") }).contains(UInt8(ascii: ":")) {
      text += "./".utf8
    }
    text += escaped
  }
}
