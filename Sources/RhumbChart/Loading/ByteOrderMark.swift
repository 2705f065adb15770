/// What Windows editors put before UTF-8 text; Helm drops it from every file.
private let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

extension [UInt8] {
  /// Without a mark of UTF-8 at the start.
  var withoutMark: [UInt8] { starts(with: byteOrderMark) ? Array(self[...].withoutMark) : self }
}

extension ArraySlice<UInt8> {
  /// Without a mark of UTF-8 at the start.
  var withoutMark: ArraySlice<UInt8> { starts(with: byteOrderMark) ? dropFirst(byteOrderMark.count) : self }
}
