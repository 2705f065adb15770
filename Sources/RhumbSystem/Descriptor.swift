import Glibc

/// An open file descriptor, read or written whole. It doesn't close itself.
struct Descriptor {
  let raw: CInt
  /// For messages.
  let path: FilePath

  /// Everything up to the end. The hint is the size that is expected of a regular file, or nothing where that isn't
  /// known: right, it costs one allocation and one read.
  func readAll(sizeHint: Int, limit: Int) throws(SystemError) -> [UInt8] {
    if sizeHint > limit { throw SystemError("read", path, .tooLarge(limit: limit)) }
    var bytes: [UInt8] = []
    // One byte more than expected, so that the end is seen without growing.
    var room = max(sizeHint, 0) + 1
    while true {
      let piece = try readPiece(room)
      if piece.isEmpty { return bytes }
      if bytes.count + piece.count > limit { throw SystemError("read", path, .tooLarge(limit: limit)) }
      // Less than was asked for of a file whose size is known: that was its end.
      let isEnd = sizeHint > 0 && bytes.count + piece.count == sizeHint && piece.count < room
      if bytes.isEmpty { bytes = piece } else { bytes.append(contentsOf: piece) }
      if isEnd { return bytes }
      room = bytes.count == sizeHint ? 1 : 65_536
    }
  }

  private func readPiece(_ room: Int) throws(SystemError) -> [UInt8] {
    var failure: CInt = 0
    // Safety: see below.
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      repeat {
        // Safety: at most the buffer's size is written, and only so much is said to be initialised.
        let result = unsafe Glibc.read(raw, buffer.baseAddress, buffer.count)
        count = max(result, 0)
        failure = result < 0 ? errno : 0
      } while failure == EINTR
    }
    if failure != 0 { throw SystemError("read", path, .code(failure)) }
    return piece
  }

  func writeAll(_ bytes: some Collection<UInt8>) throws(SystemError) {
    // Safety: the buffer is read only during the call.
    let failure =
      unsafe bytes.withContiguousStorageIfAvailable { unsafe write($0) }
      ?? Array(bytes).withUnsafeBufferPointer { unsafe write($0) }
    if failure != 0 { throw SystemError("write", path, .code(failure)) }
  }

  /// Zero, or the error number.
  private func write(_ buffer: UnsafeBufferPointer<UInt8>) -> CInt {
    var written = 0
    while written < buffer.count {
      // Safety: the range is inside the buffer.
      let result = unsafe Glibc.write(raw, buffer.baseAddress! + written, buffer.count - written)
      if result >= 0 {
        written += result
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }
}
