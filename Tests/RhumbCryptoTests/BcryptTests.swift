@testable import RhumbCrypto
import RhumbEngine
import RhumbFunctions
import RhumbSystem
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

  @Test func aRenderHashesAnAccountOnce() throws {
    let hashes = PasswordHashes()
    var made = 0
    func hash(_ password: ByteString, _ user: ByteString) throws -> ByteString {
      try hashes.hash(password, user: user) { () throws(Fault) in
        made += 1
        return ByteString("\(made)")
      }
    }
    let cases: [(user: ByteString, password: ByteString, hash: ByteString)] = [
      ("u", "p", "1"), ("u", "p", "1"), ("u", "q", "2"), ("v", "p", "3"), ("", "p", "4"),
      ("u", "p", "1"),
    ]
    for test in cases { #expect(try hash(test.password, test.user) == test.hash) }
    // Past the limit they are made anew each time.
    for number in 0..<PasswordHashes.limit { _ = try hash(ByteString("\(number)"), "w") }
    #expect(try hash("r", "u") != hash("r", "u"))
    #expect(try hash("p", "u") == "1")
  }

  @Test func rendersShareNoHashes() throws {
    let context = CallContext(environment: .fixed(seed: 1, at: 0))
    let other = CallContext(environment: .fixed(seed: 2, at: 0))
    let arguments: [Value] = [.text("u"), .text("p")]
    let first = try call("htpasswd", arguments, in: context).text
    #expect(try call("htpasswd", arguments, in: context).text == first)
    #expect(try call("htpasswd", arguments, in: other).text != first)
  }

  /// Who hashes a password without a user gets a new salt each time, as with Helm.
  @Test func aPasswordAloneIsHashedAnew() throws {
    let context = CallContext(environment: .fixed(seed: 1, at: 0))
    let first = try call("bcrypt", [.text("p")], in: context).text
    #expect(try call("bcrypt", [.text("p")], in: context).text != first)
  }
}
