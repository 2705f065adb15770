package import RhumbEngine

/// A URL as Go's net/url reads, resolves and writes it.
package struct GoURL: Sendable {
  /// Why a text is no URL, in Go's words without the `parse "…": ` before them.
  package struct Failure: Error, Sendable {
    package let reason: ByteString
    init(_ reason: ByteString) { self.reason = reason }
  }

  package var scheme = ByteString.empty
  package var opaque = ByteString.empty
  package var user: ByteString?
  package var password: ByteString?
  package var host = ByteString.empty
  /// Decoded.
  package var path = ByteString.empty
  /// As written, where that is not the usual encoding of `path`.
  package var rawPath = ByteString.empty
  package var hasEmptyQuery = false
  package var query = ByteString.empty
  package var fragment = ByteString.empty
  package var rawFragment = ByteString.empty
  /// Written without `//`: `file:/path`.
  package var omitsHost = false

  package var isAbsolute: Bool { !scheme.isEmpty }

  /// Reads a URL. The failure's text is Go's whole message.
  package static func parse(_ text: ByteString) throws(Failure) -> GoURL {
    let bytes = text.bytes
    let hash = bytes.firstIndex(of: UInt8(ascii: "#"))
    let front = hash.map { Array(bytes[..<$0]) } ?? bytes
    var url: GoURL
    do throws(Failure) {
      url = try GoURL(withoutFragment: front)
    } catch {
      throw Failure(Self.prefix(front) + error.reason)
    }
    if let hash, hash + 1 < bytes.count {
      do throws(Failure) {
        try url.setFragment(Array(bytes[(hash + 1)...]))
      } catch {
        throw Failure(Self.prefix(bytes) + error.reason)
      }
    }
    return url
  }

  private static func prefix(_ text: [UInt8]) -> ByteString {
    var out: [UInt8] = []
    out.append("parse ")
    GoQuote.quote(text, to: &out)
    out.append(": ")
    return ByteString(out)
  }

  package init() {}

  private init(withoutFragment text: [UInt8]) throws(Failure) {
    if text.contains(where: { $0 < 0x20 || $0 == 0x7F }) { throw Failure("net/url: invalid control character in URL") }
    if text == [UInt8(ascii: "*")] {
      path = "*"
      return
    }
    var rest = try takeScheme(text)
    if rest.last == UInt8(ascii: "?"), rest.firstIndex(of: UInt8(ascii: "?")) == rest.count - 1 {
      hasEmptyQuery = true
      rest.removeLast()
    } else if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      query = ByteString(rest[(mark + 1)...])
      rest.removeSubrange(mark...)
    }
    if rest.first != UInt8(ascii: "/") {
      if isAbsolute {
        opaque = ByteString(rest)
        return
      }
      if rest.prefix(while: { $0 != UInt8(ascii: "/") }).contains(UInt8(ascii: ":")) {
        throw Failure("first path segment in URL cannot contain colon")
      }
    }
    let slashes = rest.prefix(while: { $0 == UInt8(ascii: "/") }).count
    if slashes >= 2 && (isAbsolute || slashes < 3) {
      let authority = rest[2...].prefix { $0 != UInt8(ascii: "/") }
      try setAuthority(Array(authority))
      rest.removeSubrange(..<authority.endIndex)
    } else if isAbsolute && slashes >= 1 {
      omitsHost = true
    }
    try setPath(rest)
  }

  /// Takes `scheme:` off the front.
  private mutating func takeScheme(_ text: [UInt8]) throws(Failure) -> [UInt8] {
    for (index, byte) in text.enumerated() {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A: continue
      case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        if index == 0 { return text }
      case UInt8(ascii: ":"):
        if index == 0 { throw Failure("missing protocol scheme") }
        scheme = ByteString(text[..<index].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 })
        return Array(text[(index + 1)...])
      default: return text
      }
    }
    return text
  }

  // MARK: Authority

  private mutating func setAuthority(_ text: [UInt8]) throws(Failure) {
    guard let at = text.lastIndex(of: UInt8(ascii: "@")) else {
      host = try parseHost(text)
      return
    }
    host = try parseHost(Array(text[(at + 1)...]))
    let info = text[..<at]
    if !info.allSatisfy(Self.isUserInfo) { throw Failure("net/url: invalid userinfo") }
    if let colon = info.firstIndex(of: UInt8(ascii: ":")) {
      user = try URLEscape.decode(Array(info[..<colon]), .userPassword)
      password = try URLEscape.decode(Array(info[(colon + 1)...]), .userPassword)
    } else {
      user = try URLEscape.decode(Array(info), .userPassword)
    }
  }

  private static func isUserInfo(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, 0x30...0x39: true
    default: Array("-._:~!$&'()*+,;=%@".utf8).contains(byte)
    }
  }

  private func parseHost(_ text: [UInt8]) throws(Failure) -> ByteString {
    let bracket = text.lastIndex(of: UInt8(ascii: "["))
    if let bracket, bracket > 0 { throw Failure("invalid IP-literal") }
    if bracket == 0 { return try parseBracketedHost(text) }
    if let first = text.firstIndex(of: UInt8(ascii: ":")) {
      let isWeb = scheme == "http" || scheme == "https"
      let last = text.lastIndex(of: UInt8(ascii: ":")) ?? first
      try checkPort(text[(isWeb ? first : last)...])
    }
    return try URLEscape.decode(text, .host)
  }

  private func checkPort(_ text: ArraySlice<UInt8>) throws(Failure) {
    if text.isEmpty { return }
    if text.first == UInt8(ascii: ":"), text.dropFirst().allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return }
    var reason: [UInt8] = []
    reason.append("invalid port ")
    GoQuote.quote(Array(text), to: &reason)
    reason.append(" after host")
    throw Failure(ByteString(reason))
  }

  private func parseBracketedHost(_ text: [UInt8]) throws(Failure) -> ByteString {
    guard let close = text.lastIndex(of: UInt8(ascii: "]")) else { throw Failure("missing ']' in host") }
    try checkPort(text[(close + 1)...])
    let inner = Array(text[1..<close])
    var name: ByteString
    if let zone = inner.indices.first(where: { inner[$0...].starts(with: "%25".utf8) }) {
      name = try URLEscape.decode(Array(inner[..<zone]), .host)
      name = name + (try URLEscape.decode(Array(inner[zone...]), .zone))
    } else {
      name = try URLEscape.decode(inner, .host)
    }
    let address: GoAddress
    do throws(GoAddress.Failure) {
      address = try GoAddress(name)
    } catch {
      throw Failure("invalid host: " + error.message)
    }
    if address.isVersion4 { throw Failure("invalid IP-literal") }
    return "[" + name + "]" + ByteString(text[(close + 1)...])
  }

  /// The host without its port and brackets.
  package var hostName: ByteString {
    var name = host.bytes[...]
    if let colon = name.lastIndex(of: UInt8(ascii: ":")),
      name[(colon + 1)...].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    {
      name = name[..<colon]
    }
    if name.first == UInt8(ascii: "["), name.last == UInt8(ascii: "]"), name.count > 1 {
      name = name.dropFirst().dropLast()
    }
    return ByteString(name)
  }

  // MARK: Path and fragment

  package mutating func setPath(_ text: [UInt8]) throws(Failure) {
    path = try URLEscape.decode(text, .path)
    rawPath = URLEscape.encode(path, .path).bytes == text ? .empty : ByteString(text)
  }

  private mutating func setFragment(_ text: [UInt8]) throws(Failure) {
    fragment = try URLEscape.decode(text, .fragment)
    rawFragment = URLEscape.encode(fragment, .fragment).bytes == text ? .empty : ByteString(text)
  }

  /// The path as it is written.
  package var escapedPath: ByteString {
    if !rawPath.isEmpty && URLEscape.isSound(rawPath, .path) { return rawPath }
    return path == "*" ? path : URLEscape.encode(path, .path)
  }

  package var escapedFragment: ByteString {
    if !rawFragment.isEmpty && URLEscape.isSound(rawFragment, .fragment) { return rawFragment }
    return URLEscape.encode(fragment, .fragment)
  }

  // MARK: Writing and resolving

  package var text: ByteString {
    var out: [UInt8] = []
    if isAbsolute {
      out += scheme
      out.append(UInt8(ascii: ":"))
    }
    if !opaque.isEmpty {
      out += opaque
    } else {
      appendHierarchy(to: &out)
    }
    if hasEmptyQuery || !query.isEmpty {
      out.append(UInt8(ascii: "?"))
      out += query
    }
    if !fragment.isEmpty {
      out.append(UInt8(ascii: "#"))
      out += escapedFragment
    }
    return ByteString(out)
  }

  private func appendHierarchy(to out: inout [UInt8]) {
    let hasAuthority = !host.isEmpty || user != nil
    if (isAbsolute || hasAuthority) && !(omitsHost && !hasAuthority) {
      if hasAuthority || !path.isEmpty { out.append("//") }
      if let userInfo {
        out += userInfo
        out.append(UInt8(ascii: "@"))
      }
      out += URLEscape.encode(host, .host)
    }
    var path = escapedPath.bytes[...]
    if omitsHost && !hasAuthority && path.starts(with: "//".utf8) {
      out.append("%2F")
      path.removeFirst()
    }
    if !host.isEmpty, let first = path.first, first != UInt8(ascii: "/") { out.append(UInt8(ascii: "/")) }
    if out.isEmpty && path.prefix(while: { $0 != UInt8(ascii: "/") }).contains(UInt8(ascii: ":")) { out.append("./") }
    out.append(contentsOf: path)
  }

  /// `name:password`, encoded; nil without a user.
  package var userInfo: ByteString? {
    guard let user else { return nil }
    let name = URLEscape.encode(user, .userPassword)
    guard let password else { return name }
    return name + ":" + URLEscape.encode(password, .userPassword)
  }

  /// `ResolveReference`: a reference seen from this URL (RFC 3986, 5.2).
  package func resolving(_ reference: GoURL) -> GoURL {
    var url = reference
    if reference.scheme.isEmpty { url.scheme = scheme }
    if reference.isAbsolute || !reference.host.isEmpty || reference.user != nil {
      url.adoptPath(Self.resolvedPath(reference.escapedPath.bytes, []))
      return url
    }
    if !reference.opaque.isEmpty {
      url.dropHierarchy()
      return url
    }
    if reference.path.isEmpty && !reference.hasEmptyQuery && reference.query.isEmpty {
      url.query = query
      if reference.fragment.isEmpty { (url.fragment, url.rawFragment) = (fragment, rawFragment) }
    }
    if reference.path.isEmpty && !opaque.isEmpty {
      url.opaque = opaque
      url.dropHierarchy()
      return url
    }
    (url.host, url.user, url.password) = (host, user, password)
    url.adoptPath(Self.resolvedPath(escapedPath.bytes, reference.escapedPath.bytes))
    return url
  }

  private mutating func dropHierarchy() {
    user = nil
    password = nil
    host = .empty
    path = .empty
  }

  private mutating func adoptPath(_ text: [UInt8]) {
    // The text comes from paths that were read before, so it can be read again.
    do throws(Failure) { try setPath(text) } catch { path = ByteString(text) }
  }

  private static func resolvedPath(_ base: [UInt8], _ reference: [UInt8]) -> [UInt8] {
    var full = base
    if reference.first == UInt8(ascii: "/") {
      full = reference
    } else if !reference.isEmpty {
      let slash = base.lastIndex(of: UInt8(ascii: "/"))
      full = (slash.map { Array(base[...$0]) } ?? []) + reference
    }
    if full.isEmpty { return [] }
    var out: [UInt8] = [UInt8(ascii: "/")]
    var isFirst = true
    let elements = full.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for element in elements {
      if element.elementsEqual(".".utf8) {
        isFirst = false
      } else if element.elementsEqual("..".utf8) {
        let slash = out.lastIndex(of: UInt8(ascii: "/")).flatMap { $0 > 0 ? $0 : nil }
        out.removeSubrange((slash ?? 1)...)
        isFirst = out.count == 1
      } else {
        if !isFirst { out.append(UInt8(ascii: "/")) }
        out.append(contentsOf: element)
        isFirst = false
      }
    }
    if let last = elements.last, last.elementsEqual(".".utf8) || last.elementsEqual("..".utf8) {
      out.append(UInt8(ascii: "/"))
    }
    return out.count > 1 && out[1] == UInt8(ascii: "/") ? Array(out[1...]) : out
  }
}
