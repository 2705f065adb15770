@testable import RhumbCrypto
import RhumbEngine
import Testing

/// Hashes are those of Openwall's crypt_blowfish and of libxcrypt.
@Suite struct BcryptTests {
  /// `CCCCCCCCCCCCCCCCCCCCC.` in bcrypt's base 64.
  private let salt: [UInt8] = [
    0x10, 0x41, 0x04, 0x10, 0x41, 0x04, 0x10, 0x41, 0x04, 0x10, 0x41, 0x04, 0x10, 0x41, 0x04, 0x10,
  ]

  @Test func hashesKnownPasswords() {
    let cases: [(password: String, cost: Int, hash: String)] = [
      ("U*U", 5, "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"),
      ("", 5, "$2a$05$CCCCCCCCCCCCCCCCCCCCC.7uG0VCzI2bS7j6ymqJi9CdcdxiRTWNy"),
      ("päss", 4, "$2a$04$CCCCCCCCCCCCCCCCCCCCC.TKL0PRqKTFpW12ixR4oYE99BBVQw9Ee"),
      (String(repeating: "x", count: 72), 4, "$2a$04$CCCCCCCCCCCCCCCCCCCCC.ug0A3dTXhy5U.dFjx/qguZ8I4CB77BC"),
    ]
    for test in cases {
      let hash = Bcrypt.hash(Array(test.password.utf8), salt: salt, cost: test.cost)
      #expect(String(decoding: hash, as: UTF8.self) == test.hash)
    }
  }

  @Test func writesPasswordLines() throws {
    #expect(try said("htpasswd", .text("u:x"), .text("p")) == "invalid username: u:x")
    #expect(try said("htpasswd", .text("u"), .text("p")).hasPrefix("u:$2a$10$"))
    #expect(
      try said("bcrypt", .text(String(repeating: "x", count: 73)))
        == "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes")
  }
}
