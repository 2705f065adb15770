/// A server's answer.
package struct HTTPResponse: Sendable, Equatable {
  package let status: Int
  package let body: [UInt8]

  package init(status: Int, body: [UInt8]) {
    self.status = status
    self.body = body
  }
}

/// Puts an answer of HTTP/1.1 together from the pieces that arrive (RFC 9112). Whatever two readers could understand in
/// two ways is refused, and everything has a limit.
struct HTTPResponseReader {
  static let headLimit = 64 << 10
  private static let interimLimit = 8

  private let bodyLimit: Int
  private var pending: [UInt8] = []
  private var position = 0
  private var headScanned = 0
  private var state = State.head
  private var status = 0
  private var body: [UInt8] = []
  private var interims = 0

  private enum State: Equatable {
    case head
    /// So many bytes are left.
    case counted(Int)
    case untilClose
    case chunkSize
    case chunk(Int)
    case chunkEnd
    case trailers(seen: Int)
    case complete
  }

  init(bodyLimit: Int) { self.bodyLimit = bodyLimit }

  var isComplete: Bool { state == .complete }
  var response: HTTPResponse { HTTPResponse(status: status, body: body) }

  /// Takes what arrived.
  mutating func append(_ bytes: [UInt8]) throws(HTTPError) {
    pending.append(contentsOf: bytes)
    while try advance() {}
    pending.removeFirst(position)
    headScanned -= min(position, headScanned)
    position = 0
  }

  /// The connection was closed.
  mutating func finish() throws(HTTPError) {
    if state == .untilClose { state = .complete }
    guard state == .complete else { throw HTTPError("the answer breaks off") }
  }

  /// One step; false if more bytes are needed, or none.
  private mutating func advance() throws(HTTPError) -> Bool {
    switch state {
    case .head: return try readHead()
    case .counted(let left): return try take(left, then: .complete)
    case .untilClose:
      _ = try take(pending.count - position, then: .untilClose)
      return false
    case .chunkSize:
      guard let line = try line() else { return false }
      let size = try Self.chunkSize(line)
      state = size == 0 ? .trailers(seen: 0) : .chunk(size)
      return true
    case .chunk(let left): return try take(left, then: .chunkEnd)
    case .chunkEnd:
      guard let line = try line() else { return false }
      guard line.isEmpty else { throw HTTPError("the answer's chunks don't fit their sizes") }
      state = .chunkSize
      return true
    case .trailers(let seen):
      guard let line = try line() else { return false }
      guard seen + line.count <= Self.headLimit else { throw HTTPError("the answer's head is too long") }
      state = line.isEmpty ? .complete : .trailers(seen: seen + line.count)
      return true
    case .complete: return false
    }
  }

  /// Moves bytes to the body.
  private mutating func take(_ wanted: Int, then next: State) throws(HTTPError) -> Bool {
    let count = min(wanted, pending.count - position)
    guard body.count + count <= bodyLimit else { throw HTTPError("the answer is larger than \(bodyLimit) bytes") }
    body.append(contentsOf: pending[position..<(position + count)])
    position += count
    if count == wanted {
      state = next
      return true
    }
    if case .chunk = state { state = .chunk(wanted - count) } else { state = .counted(wanted - count) }
    return false
  }

  /// Up to a line's end, which is left out; nil until it is there.
  private mutating func line() throws(HTTPError) -> ArraySlice<UInt8>? {
    guard let end = pending[position...].firstIndex(of: 0x0A) else {
      if pending.count - position > Self.headLimit { throw HTTPError("the answer's head is too long") }
      return nil
    }
    var line = pending[position..<end]
    if line.last == 0x0D { line.removeLast() }
    position = end + 1
    return line
  }

  // MARK: - Head

  private mutating func readHead() throws(HTTPError) -> Bool {
    // Bytes that were looked at are not looked at again, however small the pieces are.
    let end = Self.endOfHead(pending, from: max(position, headScanned - 3))
    headScanned = pending.count
    guard (end ?? pending.count) - position <= Self.headLimit else { throw HTTPError("the answer's head is too long") }
    guard let end else { return false }
    var lines: [ArraySlice<UInt8>] = []
    for line in pending[position..<end].split(separator: 0x0A) {
      let text = line.last == 0x0D ? line.dropLast() : line
      if !text.isEmpty { lines.append(text) }
    }
    position = end
    headScanned = end
    try begin(lines)
    return true
  }

  /// Behind the first empty line.
  private static func endOfHead(_ bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while let newline = bytes[index...].firstIndex(of: 0x0A) {
      let rest = bytes[(newline + 1)...]
      if rest.first == 0x0A { return newline + 2 }
      if rest.starts(with: [0x0D, 0x0A]) { return newline + 3 }
      index = newline + 1
    }
    return nil
  }

  private mutating func begin(_ lines: [ArraySlice<UInt8>]) throws(HTTPError) {
    guard let first = lines.first, let status = Self.status(first) else {
      throw HTTPError("the answer is not HTTP/1.1")
    }
    let head = try HTTPHead(lines.dropFirst())
    if (100..<200).contains(status), status != 101 {
      interims += 1
      guard interims <= Self.interimLimit else { throw HTTPError("the server only announces an answer") }
      return
    }
    self.status = status
    if status == 204 || status == 304 {
      state = .complete
    } else if head.isChunked {
      state = .chunkSize
    } else if let length = head.length {
      guard length <= bodyLimit else { throw HTTPError("the answer is larger than \(bodyLimit) bytes") }
      state = .counted(length)
    } else {
      state = .untilClose
    }
  }

  /// `HTTP/1.1 200 OK`
  private static func status(_ line: ArraySlice<UInt8>) -> Int? {
    let words = line.split(separator: 0x20, maxSplits: 2)
    guard words.count > 1, words[0].elementsEqual("HTTP/1.1".utf8) || words[0].elementsEqual("HTTP/1.0".utf8),
      words[1].count == 3, words[1].allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    let status = words[1].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return status < 100 || status == 101 ? nil : status
  }

  /// Hexadecimal digits; what follows a semicolon has no meaning here.
  private static func chunkSize(_ line: ArraySlice<UInt8>) throws(HTTPError) -> Int {
    let digits = line.prefix { $0 != UInt8(ascii: ";") && $0 != 0x20 }
    guard (1...8).contains(digits.count), let size = Int(String(decoding: digits, as: UTF8.self), radix: 16), size >= 0
    else { throw HTTPError("the answer has a chunk without a size") }
    return size
  }
}

/// What the headers of an answer say of its body.
private struct HTTPHead {
  private(set) var length: Int?
  private(set) var isChunked = false

  init(_ lines: ArraySlice<ArraySlice<UInt8>>) throws(HTTPError) {
    for line in lines {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
        line[..<colon].allSatisfy({ $0 > 0x20 && $0 < 0x7F })
      else { throw HTTPError("the answer has a broken header") }
      let name = line[..<colon].map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
      var value = line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
      while let last = value.last, last == 0x20 || last == 0x09 { value.removeLast() }
      try take(name, value.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 })
    }
    if isChunked, length != nil { throw HTTPError("the answer says its length in two ways") }
  }

  private mutating func take(_ name: [UInt8], _ value: [UInt8]) throws(HTTPError) {
    if name.elementsEqual("content-length".utf8) {
      guard (1...12).contains(value.count), value.allSatisfy({ (0x30...0x39).contains($0) }) else {
        throw HTTPError("the answer has a broken length")
      }
      let number = value.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      guard length ?? number == number else { throw HTTPError("the answer says its length in two ways") }
      length = number
    } else if name.elementsEqual("transfer-encoding".utf8) {
      guard value.elementsEqual("chunked".utf8), !isChunked else {
        throw HTTPError("the answer is encoded in an unknown way")
      }
      isChunked = true
    } else if name.elementsEqual("content-encoding".utf8) {
      guard value.elementsEqual("identity".utf8) else { throw HTTPError("the answer is encoded in an unknown way") }
    }
  }
}
