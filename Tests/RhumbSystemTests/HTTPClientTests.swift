import LoopbackServer
import Synchronization
import Testing

@testable import RhumbSystem

/// The client of HTTP: what it asks, what it takes for an answer, and what it refuses (RFC 9112).
@Suite struct HTTPClientTests {
  /// Feeds an answer in pieces of a size; `close` tells that the connection ended after it.
  private func read(_ text: String, pieces: Int = 1, limit: Int = 100) -> String {
    var reader = HTTPResponseReader(bodyLimit: limit)
    do throws(HTTPError) {
      let bytes = Array(text.utf8)
      for start in stride(from: 0, to: bytes.count, by: pieces) where !reader.isComplete {
        try reader.append(Array(bytes[start..<min(start + pieces, bytes.count)]))
      }
      if !reader.isComplete { try reader.finish() }
      return "\(reader.response.status) \(String(decoding: reader.response.body, as: UTF8.self))"
    } catch {
      return error.message
    }
  }

  @Test(
    "answers, in pieces of every size",
    arguments: [
      ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", "200 ok"),
      ("HTTP/1.1 200 OK\r\ncontent-LENGTH:2\r\n\r\nokmore", "200 ok"),
      ("HTTP/1.1 200\nContent-Length: 2\n\nok", "200 ok"),
      ("HTTP/1.0 503 Later\r\n\r\nno length", "503 no length"),
      ("HTTP/1.1 204 None\r\n\r\n", "204 "),
      ("HTTP/1.1 301 Moved\r\nLocation: http://other/\r\nContent-Length: 0\r\n\r\n", "301 "),
      ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", "200 ok"),
      (
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n2\r\nok\r\nA;x=1\r\n0123456789\r\n0\r\nT: x\r\n\r\n",
        "200 ok0123456789"
      ),
      ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nok", "200 ok"),
      ("HTTP/1.1 200 OK\r\nContent-Encoding: identity\r\nContent-Length: 0\r\n\r\n", "200 "),
    ])
  func answers(_ text: String, _ expected: String) {
    for pieces in [1, 2, 3, 7, 1000] { #expect(read(text, pieces: pieces) == expected) }
  }

  @Test(
    "what two readers could understand in two ways, or what has no end, is refused",
    arguments: [
      ("", "the answer breaks off"), ("HTTP/1.1 200 OK\r\n", "the answer breaks off"),
      ("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok", "the answer breaks off"),
      ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nok", "the answer breaks off"),
      ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", "the answer breaks off"),
      ("SSH-2.0-x\r\n\r\n", "the answer is not HTTP/1.1"), ("HTTP/2 200\r\n\r\n", "the answer is not HTTP/1.1"),
      ("HTTP/1.1 20 OK\r\n\r\n", "the answer is not HTTP/1.1"),
      ("HTTP/1.1 101 S\r\n\r\n", "the answer is not HTTP/1.1"),
      ("HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "the answer has a broken header"),
      ("HTTP/1.1 200 OK\r\nName : x\r\n\r\n", "the answer has a broken header"),
      ("HTTP/1.1 200 OK\r\nA: x\r\n folded\r\n\r\n", "the answer has a broken header"),
      ("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "the answer has a broken length"),
      ("HTTP/1.1 200 OK\r\nContent-Length: 1, 2\r\n\r\n", "the answer has a broken length"),
      ("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n", "the answer has a broken length"),
      ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", "the answer says its length in two ways"),
      (
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
        "the answer says its length in two ways"
      ),
      ("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", "the answer is encoded in an unknown way"),
      ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", "the answer is encoded in an unknown way"),
      ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n", "the answer has a chunk without a size"),
      ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n", "the answer has a chunk without a size"),
      ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n123456789\r\n", "the answer has a chunk without a size"),
      (
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nokay\r\n",
        "the answer's chunks don't fit their sizes"
      ),
      ("HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n", "the answer is larger than 100 bytes"),
      (
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFF\r\n" + String(repeating: "x", count: 101),
        "the answer is larger than 100 bytes"
      ),
      ("HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "x", count: 101), "the answer is larger than 100 bytes"),
      (String(repeating: "HTTP/1.1 100 C\r\n\r\n", count: 20), "the server only announces an answer"),
      ("HTTP/1.1 200 OK\r\nA: " + String(repeating: "x", count: 70_000), "the answer's head is too long"),
      ("HTTP/1.1 200 OK\r\n" + String(repeating: "A: xxxxxxxx\r\n", count: 7_000), "the answer's head is too long"),
    ])
  func refused(_ text: String, _ expected: String) {
    for pieces in [7, 4096] { #expect(read(text, pieces: pieces) == expected) }
  }

  @Test(
    "addresses",
    arguments: [
      ("http://localhost:9090", "http://localhost:9090"), ("http://a/", "http://a:80"),
      ("https://a.b/x/y//", "https://a.b:443/x/y"), ("http://[::1]:9090/p", "http://[::1]:9090/p"),
      ("ftp://a", nil), ("a:9090", nil), ("http://", nil), ("http://:80", nil), ("http://a:0", nil),
      ("http://a:99999", nil), ("http://a:x", nil), ("http://u:p@a", nil), ("http://a/?q", nil), ("http://a/#f", nil),
      ("http://a\r\nX: y", nil), ("http://-v", nil), ("http://[a]", nil), ("http://[::1", nil), ("http://a b", nil),
    ] as [(String, String?)])
  func addresses(_ text: String, _ expected: String?) {
    #expect(HTTPAddress(Array(text.utf8))?.text == expected)
  }

  @Test func hosts() throws {
    #expect(try HostLookup.addresses(of: Array("127.0.0.1".utf8)).count == 1)
    #expect(try HostLookup.addresses(of: Array("::1".utf8)).count == 1)
    #expect(try HostLookup.addresses(of: Array("localhost".utf8)).count == 2)
    #expect(throws: HTTPError("no such host")) {
      try HostLookup.addresses(of: Array("no-such-host.invalid".utf8))
    }
  }

  private func client(_ server: LoopbackServer, path: String = "/p") throws -> HTTPClient {
    let address = try #require(HTTPAddress(Array("http://127.0.0.1:\(server.port)\(path)".utf8)))
    return HTTPClient(address)
  }

  @Test("what is asked, and that nothing else is")
  func request() throws {
    let seen = Mutex("")
    let server = LoopbackServer { request in
      seen.withLock { $0 += request }
      return LoopbackServer.page("ok")
    }
    defer { server.stop() }
    var client = try client(server)
    client.token = Array("secret".utf8)
    #expect(try client.get(Array("/q?x=%20".utf8)) == HTTPResponse(status: 200, body: Array("ok".utf8)))
    let expected = """
      GET /p/q?x=%20 HTTP/1.1\r
      Host: 127.0.0.1:\(server.port)\r
      Accept: application/json\r
      Accept-Encoding: identity\r
      User-Agent: rhumb\r
      Authorization: Bearer secret\r
      Connection: close\r
      \r

      """
    #expect(seen.withLock { $0 } == expected)
    #expect(throws: HTTPError("a broken address")) { try client.get(Array("/a b".utf8)) }
    client.token = Array("a\r\nb".utf8)
    #expect(throws: HTTPError("the token holds bytes that no token may have")) { try client.get([]) }
  }

  @Test("a server that doesn't answer in time, breaks off, or isn't there")
  func failures() throws {
    let server = LoopbackServer { request in
      request.contains("/large") ? LoopbackServer.page(String(repeating: "x", count: 500_000)) : []
    }
    defer { server.stop() }
    var client = try client(server, path: "")
    #expect(throws: HTTPError("the answer breaks off")) { try client.get(Array("/".utf8)) }
    #expect(try client.get(Array("/large".utf8)).body.count == 500_000)
    client.bodyLimit = 499_999
    #expect(throws: HTTPError("the answer is larger than 499999 bytes")) { try client.get(Array("/large".utf8)) }
    let port = LoopbackServer.freePort()
    let nobody = HTTPClient(try #require(HTTPAddress(Array("http://127.0.0.1:\(port)".utf8))))
    #expect(throws: HTTPError("connection refused")) { try nobody.get([UInt8(ascii: "/")]) }
  }

  @Test("an answer that never comes ends at the deadline")
  func deadline() throws {
    let held = Atomic<Bool>(true)
    let server = LoopbackServer { _ in
      while held.load(ordering: .relaxed) { Pause.take(nanoseconds: 1_000_000) }
      return []
    }
    defer {
      held.store(false, ordering: .relaxed)
      server.stop()
    }
    var client = try client(server)
    client.timeout = 50
    #expect(throws: HTTPError("no answer in time")) { try client.get([UInt8(ascii: "/")]) }
  }
}
