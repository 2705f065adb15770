@testable import RhumbCrypto
import Testing

@Suite struct PEMTests {
  /// Expected as Go 1.27's encoding/pem decodes them.
  @Test func findsTheFirstSoundBlock() {
    let cases: [(text: String, label: String?, bytes: String)] = [
      ("-----BEGIN A-----\nQUJD\n-----END A-----\n", "A", "ABC"),
      ("x\n-----BEGIN A B-----\r\nQU\r\nJD\r\n-----END A B-----", "A B", "ABC"),
      ("-----BEGIN A-----\nProc-Type: 4\nDEK: x\n\nQUJD\n-----END A-----\n", "A", "ABC"),
      ("-----BEGIN A-----\n-----END A-----\n", "A", ""),
      ("-----BEGIN A-----\n!\n-----END A-----\n-----BEGIN B-----\nQUJD\n-----END B-----\n", "B", "ABC"),
      ("-----BEGIN A-----\nQUJD\n-----END B-----\n", nil, ""),
      ("x-----BEGIN A-----\nQUJD\n-----END A-----\n", nil, ""),
      ("-----BEGIN A-----\nQUJD\n-----END A----- x\n", nil, ""),
      ("-----BEGIN A-----", nil, ""),
      ("-----BEGIN ", nil, ""),
      ("", nil, ""),
    ]
    for test in cases {
      let block = PEM.first(in: Array(test.text.utf8))
      #expect(block.map { String(decoding: $0.label, as: UTF8.self) } == test.label, "\(test.text)")
      #expect(String(decoding: block?.bytes ?? [], as: UTF8.self) == test.bytes)
    }
  }

  @Test func readsBrokenDERWithoutHarm() {
    let whole = PEM.first(in: Array(GoFixtures.authority.utf8))?.bytes ?? []
    #if Crypto
      #expect(Certificate.Issuer(der: whole)?.keyIdentifier?.count == 20)
      for length in 0..<whole.count { #expect(Certificate.Issuer(der: Array(whole.prefix(length))) == nil) }
    #endif
    for bytes: [UInt8] in [[], [0x30], [0x30, 0x80], [0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF], [0x1F, 0x01, 0x00]] {
      var reader = DERReader(bytes)
      #expect(reader.next() == nil)
    }
  }
}

@Suite struct IPAddressTests {
  /// Expected as Go 1.27's net.ParseIP reads them.
  @Test func readsAddresses() {
    let cases: [(text: String, bytes: [UInt8]?)] = [
      ("1.2.3.4", [1, 2, 3, 4]),
      ("01.2.3.4", nil),
      ("1.2.3", nil),
      ("1.2.3.256", nil),
      ("1.2.3.4.5", nil),
      ("", nil),
      ("::", [UInt8](repeating: 0, count: 16)),
      ("1::", [0, 1] + [UInt8](repeating: 0, count: 14)),
      ("::1.2.3.4", [UInt8](repeating: 0, count: 12) + [1, 2, 3, 4]),
      ("::ffff:102:304", [1, 2, 3, 4]),
      ("1:2:3:4:5:6:7:8", [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8]),
      ("1:2:3:4:5:6:7::", [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 0]),
      ("1:2:3:4:5:6:7:8:9", nil),
      ("1:2:3:4:5:6:7:8::", nil),
      ("1::2::3", nil),
      ("1:", nil),
      (":1", nil),
      (":::", nil),
      ("12345::", nil),
      ("fe80::1%eth0", nil),
      ("g::", nil),
    ]
    for test in cases { #expect(IPAddress.parse(Array(test.text.utf8)) == test.bytes, "\(test.text)") }
  }
}
