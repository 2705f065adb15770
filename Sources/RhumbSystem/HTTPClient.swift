import Glibc

/// Asks a server that the user named, and no other: redirections are answers, not followed.
///
/// Plain HTTP goes over a socket of our own; HTTPS is left to `curl`, since a second implementation of TLS would be a
/// second one to keep safe.
package struct HTTPClient: Sendable {
  package let address: HTTPAddress
  /// Sent as `Authorization: Bearer`; empty for none.
  package var token: [UInt8] = []
  /// For one answer, from the first byte to the last, in milliseconds.
  package var timeout = 30_000
  package var bodyLimit = 32 << 20

  package init(_ address: HTTPAddress) { self.address = address }

  /// `target` follows the address's path: `/api/v1/query?query=up`, with everything escaped that needs it.
  package func get(_ target: [UInt8]) throws(HTTPError) -> HTTPResponse {
    guard target.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { throw HTTPError("a broken address") }
    guard token.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) else {
      throw HTTPError("the token holds bytes that no token may have")
    }
    let path = address.path + target
    if address.isEncrypted { return try CurlRequest(self, path).run() }
    let deadline = Deadline(milliseconds: timeout)
    var last = HTTPError("no address")
    for place in try HostLookup.addresses(of: address.host) {
      do throws(HTTPError) {
        let connection = try TCPConnection(to: place, port: address.port, by: deadline)
        return try converse(connection, path, deadline)
      } catch {
        last = error
        // An answer that came, however broken, is this server's.
        if error.message.utf8.starts(with: "the ".utf8) { throw error }
      }
    }
    throw last
  }

  private func converse(
    _ connection: borrowing TCPConnection, _ path: [UInt8], _ deadline: Deadline
  ) throws(HTTPError) -> HTTPResponse {
    var request = Array("GET ".utf8) + path + Array(" HTTP/1.1\r\nHost: ".utf8) + address.authority
    request += Array("\r\nAccept: application/json\r\nAccept-Encoding: identity\r\nUser-Agent: rhumb\r\n".utf8)
    if !token.isEmpty { request += Array("Authorization: Bearer ".utf8) + token + [0x0D, 0x0A] }
    request += Array("Connection: close\r\n\r\n".utf8)
    try connection.write(request, by: deadline)
    var reader = HTTPResponseReader(bodyLimit: bodyLimit)
    while !reader.isComplete {
      let piece = try connection.read(by: deadline)
      if piece.isEmpty { try reader.finish() } else { try reader.append(piece) }
    }
    return reader.response
  }
}

/// HTTPS by way of `curl`, which is told everything on its standard input: a token never stands in a list of processes.
private struct CurlRequest {
  private let client: HTTPClient
  private let path: [UInt8]

  init(_ client: HTTPClient, _ path: [UInt8]) {
    self.client = client
    self.path = path
  }

  func run() throws(HTTPError) -> HTTPResponse {
    var lines = ["url = \"https://\(String(decoding: client.address.authority + path, as: UTF8.self))\""]
    lines += ["proto = \"=https\"", "max-time = \(max(1, client.timeout / 1000))", "silent", "show-error", "globoff"]
    lines += ["max-filesize = \(client.bodyLimit)", "header = \"Accept: application/json\""]
    lines += ["write-out = \"%{http_code}\""]
    if !client.token.isEmpty {
      lines.append("header = \"Authorization: Bearer \(String(decoding: client.token, as: UTF8.self))\"")
    }
    let result: ChildProcess.Result
    do throws(SystemError) {
      result = try ChildProcess.run(
        FilePath("curl"), arguments: ["--disable", "--config", "-"].map { Array($0.utf8) },
        input: Array(lines.joined(separator: "\n").utf8), outputLimit: client.bodyLimit + 3)
    } catch {
      throw HTTPError(error.isNotFound ? "https needs the program 'curl'" : error.message)
    }
    guard result.status == 0 else {
      let words = String(decoding: result.errors.split(separator: 0x0A).first ?? [], as: UTF8.self)
      throw HTTPError(words.isEmpty ? "curl ended with status \(result.status)" : words)
    }
    guard result.output.count >= 3, let status = Int(String(decoding: result.output.suffix(3), as: UTF8.self)) else {
      throw HTTPError("curl gave no answer")
    }
    return HTTPResponse(status: status, body: result.output.dropLast(3))
  }
}
