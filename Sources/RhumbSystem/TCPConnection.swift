import Glibc

/// A moment until which something may take, by a clock that nobody sets.
package struct Deadline: Sendable {
  private let moment: Int64

  package init(milliseconds: Int) { moment = Self.now &+ Int64(milliseconds) }

  /// Milliseconds; none below zero.
  var left: CInt { CInt(clamping: max(0, moment &- Self.now)) }

  private static var now: Int64 {
    var time = timespec()
    // Safety: `time` outlives the call, which fills it.
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) &* 1000 &+ Int64(time.tv_nsec) / 1_000_000
  }
}

/// A connection to a server, which never blocks beyond a deadline.
struct TCPConnection: ~Copyable {
  private let descriptor: CInt
  private static let pieceSize = 65_536

  init(to address: HostAddress, port: UInt16, by deadline: Deadline) throws(HTTPError) {
    StandardStreams.reportClosedPipes()
    let family = if case .four = address { AF_INET } else { AF_INET6 }
    let flags = CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue) | CInt(SOCK_NONBLOCK.rawValue)
    descriptor = socket(family, flags, 0)
    guard descriptor >= 0 else { throw HTTPError("socket: \(SystemError.text(of: errno))") }
    if Self.connect(descriptor, address, port) != 0 {
      guard errno == EINPROGRESS else { throw HTTPError(SystemError.text(of: errno)) }
      try wait(for: POLLOUT, by: deadline)
      var failure: CInt = 0
      var size = socklen_t(MemoryLayout<CInt>.size)
      // Safety: both outlive the call, and the size is that of the number.
      guard unsafe getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &failure, &size) == 0, failure == 0 else {
        throw HTTPError(SystemError.text(of: failure == 0 ? errno : failure))
      }
    }
  }

  deinit { close(descriptor) }

  private static func connect(_ descriptor: CInt, _ address: HostAddress, _ port: UInt16) -> CInt {
    switch address {
    case .four(let number):
      var place = sockaddr_in()
      place.sin_family = sa_family_t(AF_INET)
      place.sin_port = port.bigEndian
      place.sin_addr = in_addr(s_addr: number)
      return connect(descriptor, &place)
    case .six(let bytes):
      var place = sockaddr_in6()
      place.sin6_family = sa_family_t(AF_INET6)
      place.sin6_port = port.bigEndian
      // Safety: an address of sixteen bytes is copied over one.
      unsafe withUnsafeMutableBytes(of: &place.sin6_addr) { unsafe $0.copyBytes(from: bytes.prefix(16)) }
      return connect(descriptor, &place)
    }
  }

  private static func connect<Place>(_ descriptor: CInt, _ place: inout Place) -> CInt {
    // Safety: the place is of the family that it says, and its own size is given.
    unsafe withUnsafePointer(to: &place) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<Place>.size))
      }
    }
  }

  private func wait(for events: CInt, by deadline: Deadline) throws(HTTPError) {
    while true {
      var waiting = pollfd(fd: descriptor, events: Int16(events), revents: 0)
      // Safety: one entry, as the call is told.
      let count = unsafe poll(&waiting, 1, deadline.left)
      if count > 0 { return }
      if count == 0 { throw HTTPError("no answer in time") }
      if errno != EINTR { throw HTTPError(SystemError.text(of: errno)) }
    }
  }

  func write(_ bytes: [UInt8], by deadline: Deadline) throws(HTTPError) {
    var sent = 0
    while sent < bytes.count {
      try wait(for: POLLOUT, by: deadline)
      // Safety: the range is inside the array.
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress! + sent, $0.count - sent)
      }
      if count >= 0 {
        sent += count
      } else if errno != EINTR, errno != EAGAIN {
        throw HTTPError(SystemError.text(of: errno))
      }
    }
  }

  /// What has arrived; empty at the end.
  func read(by deadline: Deadline) throws(HTTPError) -> [UInt8] {
    var piece = [UInt8](repeating: 0, count: Self.pieceSize)
    while true {
      try wait(for: POLLIN, by: deadline)
      // Safety: at most the array's size is written.
      let count = unsafe piece.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 { return Array(piece[..<count]) }
      if errno != EINTR, errno != EAGAIN { throw HTTPError(SystemError.text(of: errno)) }
    }
  }
}
