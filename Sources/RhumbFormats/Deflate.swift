import CDeflate

/// Unpacks streams whose size is known, at once and several times as fast as zlib does piece by piece.
package enum Deflate {
  /// RFC 1952 and RFC 1950.
  package enum Wrapping {
    case gzip, zlib
  }

  /// - Parameter size: how many bytes the stream unpacks to.
  /// - Returns: nil unless `data` is one sound stream that unpacks to so many bytes, and nothing else.
  package static func unpack(_ data: [UInt8], _ wrapping: Wrapping, size: Int) -> [UInt8]? {
    guard let decompressor = unsafe libdeflate_alloc_decompressor() else { return nil }
    defer { unsafe libdeflate_free_decompressor(decompressor) }
    let decompress = unsafe wrapping == .gzip ? libdeflate_gzip_decompress_ex : libdeflate_zlib_decompress_ex
    var consumed = 0
    var isSound = false
    // Safety: libdeflate reads all of `data` at most and writes at most `size` bytes, of which it says how many.
    let output = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      isSound =
        unsafe decompress(decompressor, data, data.count, buffer.baseAddress, size, &consumed, &count)
        == LIBDEFLATE_SUCCESS
      if !isSound { count = 0 }
    }
    return isSound && output.count == size && consumed == data.count ? output : nil
  }
}
