import Testing

@testable import RhumbChart

/// Messages are those of Go's compress/gzip.
@Suite struct GunzipTests {
  private static let text = Array(String(repeating: "text ", count: 30_000).utf8)

  /// What data holds, or what is wrong with it.
  private func said(_ data: [UInt8], limit: Int = 1 << 20) -> String {
    do throws(Gunzip.Failure) {
      let unpacked = try Gunzip.unpack(data, limit: limit)
      return unpacked == Self.text ? "text" : "\(unpacked.count) bytes"
    } catch { return error.message }
  }

  private func changed(_ data: [UInt8], at position: Int) -> [UInt8] {
    var data = data
    data[position < 0 ? data.count + position : position] ^= 0x10
    return data
  }

  /// The sum is the low half of a CRC-32 of the ten bytes before it.
  private func withHeaderSum(_ data: [UInt8], _ sum: UInt16) -> [UInt8] {
    var data = data
    data[3] = 2
    data.insert(contentsOf: [UInt8(truncatingIfNeeded: sum), UInt8(sum >> 8)], at: 10)
    return data
  }

  @Test func unpacksOrSaysWhatIsWrong() {
    let whole = PackedChart.member(Self.text)
    let half = Self.text.count / 2
    let cases: [(data: [UInt8], said: String)] = [
      (whole, "text"),
      (PackedChart.member([]), "0 bytes"),
      (PackedChart.member(Array(Self.text[..<half])) + PackedChart.member(Array(Self.text[half...])), "text"),
      (PackedChart.member(Self.text) + PackedChart.member([]), "text"),
      // A sum and a length that are wrong: too long, too short.
      (changed(whole, at: -8), "gzip: invalid checksum"),
      (changed(whole, at: -4), "gzip: invalid checksum"),
      (changed(whole, at: -2), "gzip: invalid checksum"),
      (changed(whole, at: 20), "gzip: invalid checksum"),
      (changed(whole, at: 12), "flate: corrupt input"),
      (Array(whole.dropLast()), "unexpected EOF"),
      (Array(whole.prefix(1_000)), "unexpected EOF"),
      (Array(whole.prefix(5)), "unexpected EOF"),
      ([0x1F], "unexpected EOF"),
      // A method that nobody knows; a sum of the header, wrong and right.
      (changed(whole, at: 2), "gzip: invalid header"),
      (withHeaderSum(whole, 0x0000), "gzip: invalid header"),
      (withHeaderSum(whole, 0xC990), "text"),
      (Array("no gzip, for certain".utf8), "gzip: invalid header"),
    ]
    for (number, test) in cases.enumerated() { #expect(said(test.data) == test.said, "case \(number)") }
    #expect(said(whole, limit: Self.text.count) == "text")
    #expect(said(whole, limit: Self.text.count - 1) == "the archive is larger than its limit")
  }

  @Test("a declared length counts only if so few bytes can hold it")
  func declares() {
    #expect(Gunzip.declaredSize(of: PackedChart.member(Self.text)) == Self.text.count)
    #expect(Gunzip.declaredSize(of: PackedChart.member([])) == nil)
    #expect(Gunzip.declaredSize(of: [UInt8](repeating: 0xFF, count: 1_000)) == nil)
    #expect(Gunzip.declaredSize(of: [0xFF, 0, 0, 0]) == nil)
  }
}
