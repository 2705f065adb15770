import Glibc
import Synchronization

/// A server on this machine's loopback for tests: one connection after the other, one answer each.
package final class LoopbackServer: Sendable {
  package let port: UInt16
  private let listener: CInt
  private let answer: @Sendable (_ request: String) -> [UInt8]
  private let isStopped = Atomic<Bool>(false)

  /// Listens until it is stopped. The answer is sent as it is, and the connection closed.
  package init(answer: @escaping @Sendable (_ request: String) -> [UInt8]) {
    (listener, port) = Self.listen()
    self.answer = answer
    signal(SIGPIPE, SIG_IGN)
    var thread = pthread_t()
    // Safety: the server is retained for the thread, which takes it over.
    let server = unsafe Unmanaged.passRetained(self)
    unsafe pthread_create(
      &thread, nil,
      { argument in
        if let argument = unsafe argument {
          unsafe Unmanaged<LoopbackServer>.fromOpaque(argument).takeRetainedValue().serve()
        }
        return nil
      }, server.toOpaque())
    pthread_detach(thread)
  }

  /// Metrics or JSON with a status of 200.
  package static func page(_ body: String, status: Int = 200) -> [UInt8] {
    Array("HTTP/1.1 \(status) X\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8)
  }

  package func stop() {
    isStopped.store(true, ordering: .sequentiallyConsistent)
    shutdown(listener, CInt(SHUT_RDWR))
  }

  /// A port that nobody listens at now.
  package static func freePort() -> UInt16 {
    let (listener, port) = listen()
    close(listener)
    return port
  }

  private static func listen() -> (CInt, UInt16) {
    let listener = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    // Safety: the place is of the family that it says, and its own size is given.
    unsafe withUnsafeMutablePointer(to: &place) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { place in
        _ = unsafe bind(listener, place, size)
        _ = unsafe getsockname(listener, place, &size)
      }
    }
    Glibc.listen(listener, 16)
    return (listener, UInt16(bigEndian: place.sin_port))
  }

  private func serve() {
    while !isStopped.load(ordering: .sequentiallyConsistent) {
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else { continue }
      respond(on: connection)
      close(connection)
    }
    close(listener)
  }

  private func respond(on connection: CInt) {
    var request: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while !String(decoding: request, as: UTF8.self).contains("\r\n\r\n") {
      // Safety: at most the array's size is written.
      let count = unsafe piece.withUnsafeMutableBytes { unsafe read(connection, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      request.append(contentsOf: piece[..<count])
    }
    let bytes = answer(String(decoding: request, as: UTF8.self))
    var sent = 0
    while sent < bytes.count {
      // Safety: the range is inside the array.
      let count = unsafe bytes.withUnsafeBytes { unsafe write(connection, $0.baseAddress! + sent, $0.count - sent) }
      guard count > 0 else { return }
      sent += count
    }
    // What the other side still sends would turn the close into a reset that eats the answer.
    shutdown(connection, CInt(SHUT_WR))
  }
}
