import CZlib
import RhumbEngine
import RhumbFormats

/// Unpacks gzip data, as many members as there are, and checks each one's checksum and length to its end.
enum Gunzip {
  /// Go's words for what is wrong with the data.
  enum Failure: Error {
    case invalidHeader, invalidChecksum, corrupt, truncated
    case tooLarge

    var message: String {
      switch self {
      case .invalidHeader: "gzip: invalid header"
      case .invalidChecksum: "gzip: invalid checksum"
      case .corrupt: "flate: corrupt input"
      case .truncated: "unexpected EOF"
      case .tooLarge: "the archive is larger than its limit"
      }
    }
  }

  static func unpack(_ data: [UInt8], limit: Int) throws(Failure) -> [UInt8] {
    guard data.starts(with: [0x1F, 0x8B]) else { throw data.count < 10 ? .truncated : .invalidHeader }
    if let size = declaredSize(of: data), size <= limit, let whole = unpackAtOnce(data) { return whole }
    var output: [UInt8] = []
    output.reserveCapacity(min(limit, data.count &* 5))
    var position = 0
    while data[position...].starts(with: [0x1F, 0x8B]) {
      position = try unpackMember(data, from: position, into: &output, limit: limit)
    }
    return output
  }

  /// How long the unpacked data is by the last words of the archive, if it can be so long: each packed byte gives 1032 at
  /// most.
  static func declaredSize(of data: [UInt8]) -> Int? {
    guard data.count >= 18 else { return nil }
    let size = data.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    return size > 0 && size <= data.count.multipliedReportingOverflow(by: 1032).partialValue ? size : nil
  }

  /// The data of an archive of one member that is as long as it declares. Nil for all others, and where the header has a
  /// checksum of its own: whoever unpacks those piece by piece can tell what they are.
  static func unpackAtOnce(_ data: [UInt8]) -> [UInt8]? {
    let headerChecksum: UInt8 = 2
    guard let size = declaredSize(of: data), data[3] & headerChecksum == 0 else { return nil }
    return Deflate.unpack(data, .gzip, size: size)
  }

  /// Returns where the member ended.
  private static func unpackMember(
    _ data: [UInt8], from start: Int, into output: inout [UInt8], limit: Int
  ) throws(Failure) -> Int {
    var stream = unsafe z_stream()
    // Safety: the stream is initialised here, ended below, and its pointers are set anew for each call.
    // 15 bits of window, and 16: a gzip header and trailer.
    guard unsafe inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw .corrupt
    }
    defer { unsafe inflateEnd(&stream) }
    var room = [UInt8](repeating: 0, count: 65_536)
    var consumed = start
    while true {
      let available = data.count - consumed
      var made = 0
      // Safety: zlib reads `available` bytes of `data` and writes at most the size of `room`; both outlive the call.
      let status = unsafe data.withUnsafeBufferPointer { input in
        unsafe room.withUnsafeMutableBufferPointer { buffer -> CInt in
          unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress! + consumed)
          unsafe stream.avail_in = UInt32(clamping: available)
          unsafe stream.next_out = buffer.baseAddress!
          unsafe stream.avail_out = UInt32(buffer.count)
          let status = unsafe inflate(&stream, Z_NO_FLUSH)
          consumed += min(available, Int(UInt32.max)) - Int(unsafe stream.avail_in)
          made = buffer.count - Int(unsafe stream.avail_out)
          return status
        }
      }
      if output.count + made > limit { throw .tooLarge }
      output.append(contentsOf: room[..<made])
      switch status {
      case Z_STREAM_END: return consumed
      case Z_OK: if made == 0 && consumed == data.count { throw .truncated }
      case Z_BUF_ERROR: throw .truncated
      case Z_DATA_ERROR: throw unsafe failure(of: stream.msg)
      default: throw .corrupt
      }
    }
  }

  private static func failure(of message: UnsafePointer<CChar>?) -> Failure {
    guard let message = unsafe message else { return .corrupt }
    // Safety: zlib's messages are constants.
    switch unsafe String(cString: message) {
    case "incorrect data check", "incorrect length check": return .invalidChecksum
    case "incorrect header check", "header crc mismatch", "unknown compression method": return .invalidHeader
    default: return .corrupt
    }
  }
}
