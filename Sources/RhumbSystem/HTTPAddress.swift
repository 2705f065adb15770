/// Where a server is, and below which path: `http://prometheus:9090/prefix`.
package struct HTTPAddress: Sendable, Equatable {
  package let isEncrypted: Bool
  /// A name, or an address without brackets.
  package let host: [UInt8]
  package let port: UInt16
  /// Without a slash at its end.
  package let path: [UInt8]

  /// Nil for anything but `http` and `https`, for a login, a query or a fragment, and for bytes that have no place in a
  /// request's first lines.
  package init?(_ text: [UInt8]) {
    var rest = text[...]
    if rest.starts(with: "http://".utf8) {
      isEncrypted = false
      rest = rest.dropFirst("http://".utf8.count)
    } else if rest.starts(with: "https://".utf8) {
      isEncrypted = true
      rest = rest.dropFirst("https://".utf8.count)
    } else {
      return nil
    }
    guard rest.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"@?#\\\"'<>".utf8.contains($0) }) else { return nil }
    var authority = rest.prefix { $0 != UInt8(ascii: "/") }
    var path = rest.dropFirst(authority.count)
    while path.last == UInt8(ascii: "/") { path.removeLast() }
    self.path = Array(path)
    if authority.first == UInt8(ascii: "[") {
      guard let end = authority.firstIndex(of: UInt8(ascii: "]")) else { return nil }
      host = Array(authority[authority.startIndex.advanced(by: 1)..<end])
      authority = authority[(end + 1)...]
      guard host.contains(UInt8(ascii: ":")), authority.isEmpty || authority.first == UInt8(ascii: ":") else {
        return nil
      }
    } else {
      host = Array(authority.prefix { $0 != UInt8(ascii: ":") })
      authority = authority.dropFirst(host.count)
    }
    // A word that begins with a dash would be a flag to the programs that look names up.
    guard !host.isEmpty, host.first != UInt8(ascii: "-") else { return nil }
    guard let port = Self.port(authority, isEncrypted) else { return nil }
    self.port = port
  }

  /// `:9090`, or nothing.
  private static func port(_ text: ArraySlice<UInt8>, _ isEncrypted: Bool) -> UInt16? {
    if text.isEmpty { return isEncrypted ? 443 : 80 }
    let digits = text.dropFirst()
    guard (1...5).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return number == 0 ? nil : UInt16(exactly: number)
  }

  /// As the request's header `Host` has it.
  var authority: [UInt8] {
    let name = host.contains(UInt8(ascii: ":")) ? [UInt8(ascii: "[")] + host + [UInt8(ascii: "]")] : host
    return name + Array(":\(port)".utf8)
  }

  package var text: String {
    (isEncrypted ? "https://" : "http://") + String(decoding: authority + path, as: UTF8.self)
  }
}

/// Why a server gave no answer, in words that follow the server's name.
package struct HTTPError: Error, Sendable, Equatable {
  package let message: String

  init(_ message: String) { self.message = message }
}
