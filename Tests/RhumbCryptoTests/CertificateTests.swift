@testable import RhumbCrypto
import RhumbEngine
import RhumbFunctions
import RhumbSystem
import Testing

#if Crypto
  import CryptoExtras
  import FoundationEssentials
#endif

#if Crypto
  /// With the same key, serial number and time, a certificate has the very bytes that Go writes.
  @Suite struct CertificateTests {
    private func half(_ half: StaticString, of pair: Value) -> String {
      guard case .host(let object) = pair, case .string(let text)? = object.field(ByteString(stringLiteral: half))
      else { return "" }
      return text.description
    }

    private func list(_ texts: String...) -> Value { .list(texts.map { .text($0) }) }

    @Test func writesGosCertificates() throws {
      let none = Value.list(.none())
      let key = Value.text(GoFixtures.ed25519Key)
      let authority = try call("genCAWithKey", [.text("my-ca"), .int(365), .text(GoFixtures.rsaKey)])
      #expect(half("Cert", of: authority) == GoFixtures.authority)
      #expect(half("Key", of: authority) == GoFixtures.rsaKey)
      #expect(authority.goType?.name == "sprig.certificate")

      let ips = list("10.0.0.1", "::1", "::ffff:1.2.3.4", "2001:db8::1:0")
      let cases: [(name: String, ips: Value, names: Value, days: Int, certificate: String)] = [
        ("*.host", ips, list("a.b", "c.d"), 10, GoFixtures.host),
        ("", none, list("x"), -10, GoFixtures.unnamed),
        ("e", none, none, 36_500, GoFixtures.century),
        ("o", none, none, 365_000, GoFixtures.millennium),
      ]
      for test in cases {
        let arguments = [.text(test.name), test.ips, test.names, .int(test.days), authority, key]
        let signed = try call("genSignedCertWithKey", arguments)
        #expect(half("Cert", of: signed) == test.certificate, "\(test.name)")
        #expect(half("Key", of: signed) == GoFixtures.ed25519Key)
      }

      let own = try call("genSelfSignedCertWithKey", [.text("ö"), none, none, .int(1), key])
      #expect(half("Cert", of: own) == GoFixtures.selfSigned)
    }

    @Test func readsKeysInEveryForm() throws {
      let cases: [(given: String, written: String)] = [
        (GoFixtures.rsaKeyAsPKCS8, GoFixtures.rsaKey),
        (GoFixtures.p256Key, GoFixtures.p256Key),
        (GoFixtures.p256KeyAsPKCS8, GoFixtures.p256Key),
        (GoFixtures.p384Key, GoFixtures.p384Key),
        ("noise\n" + GoFixtures.ed25519Key + "noise", GoFixtures.ed25519Key),
      ]
      for test in cases {
        let authority = try call("genCAWithKey", [.text("a"), .int(1), .text(test.given)])
        #expect(half("Key", of: authority) == test.written)
      }
    }

    @Test func refusesInSprigsWords() throws {
      let none = Value.list(.none())
      func own(_ ips: Value, _ names: Value) throws -> String {
        try said("genSelfSignedCertWithKey", .text("h"), ips, names, .int(1), .text(GoFixtures.ed25519Key))
      }
      #expect(try own(list("1.2.3.256"), none) == "! error parsing ip: 1.2.3.256")
      #expect(try own(.list([.int(5)]), none) == "! error parsing ip: 5 is not a string")
      #expect(try own(none, .list([.null])) == "! error processing alternate dns name: <nil> is not a string")
      #expect(
        try own(none, list("ö"))
          == "! error creating certificate: x509: \"ö\" cannot be encoded as an IA5String")
      #expect(
        try said("genCAWithKey", .text("x"), .int(1), .text("nokey")) == "! parsing private key: no PEM data in input")
      #expect(try said("buildCustomCert", .text("x"), .text("y")) == "! unable to decode base64 certificate")
      #expect(try said("buildCustomCert", .text("eA=="), .text("y")) == "! unable to decode base64 private key")
      #expect(try said("buildCustomCert", .text("eA=="), .text("eA==")) == "! unable to decode certificate")
      let authority = try call("genCAWithKey", [.text("a"), .int(1), .text(GoFixtures.p256Key)])
      guard let pair = authority.content(as: CertificatePair.self) else { return #expect(Bool(false)) }
      let mismatched = Value.object(CertificatePair(cert: pair.cert, key: Array(GoFixtures.rsaKey.utf8)))
      #expect(
        try said(
          "genSignedCertWithKey", .text("x"), none, none, .int(1), mismatched, .text(GoFixtures.rsaKey))
          == "! error creating certificate: x509: provided PrivateKey doesn't match parent's PublicKey")
    }

    @Test func makesKeys() throws {
      #expect(try said("genPrivateKey", .text("nope")) == "Unknown type nope")
      #expect(try said("genPrivateKey", .text("ed25519")) == GoFixtures.ed25519Key)
      #expect(try said("genPrivateKey", .text("ecdsa")).hasPrefix("-----BEGIN EC PRIVATE KEY-----\n"))
    }

    @Test func buildsPairs() throws {
      let encoded = [GoFixtures.authority, GoFixtures.rsaKey].map { text in
        Value.string(ByteString(Base64.encode(Array(text.utf8))))
      }
      let pair = try call("buildCustomCert", encoded)
      #expect(half("Cert", of: pair) == GoFixtures.authority)
      #expect(half("Key", of: pair) == GoFixtures.rsaKey)
    }
  }
#endif

#if Crypto
  /// In a fixed environment, keys and certificates repeat.
  @Suite struct RepeatableKeyTests {
    /// Should the search ever err, the library would notice.
    @Test func numbersThatAreNotPrimeMakeNoKey() throws {
      let environment = Environment.fixed(seed: 3, at: 0)
      func prime(_ bits: Int) -> Natural {
        PrimeSearch(bits: bits, exponent: RSANumbers.exponent).prime(randomBytes: environment.randomBytes)
      }
      let q = prime(1024)
      let good = try #require(RSANumbers(prime(1024), q))
      #expect(try PrivateKey.rsa(good, signs: false).signature(for: [1]).count == 256)
      let bad = try #require(RSANumbers(prime(512) * prime(512), q))
      #expect(throws: Fault.self) { try PrivateKey.rsa(bad, signs: false) }
      #expect(throws: Fault.self) { try PrivateKey.rsa(bad, signs: true).signature(for: [1]) }
    }

    @Test func makesTheSameKeysAgain() throws {
      let key = try PrivateKey.rsa(bits: 2048, signs: true, CallContext(environment: .fixed(seed: 1, at: 0)))
      let numbers = RSANumbers(bits: 2048, in: .fixed(seed: 1, at: 0))
      guard case .rsa(let parts) = key else { return #expect(Bool(false)) }
      #expect(try Array(parts.publicKey.getKeyPrimitives().modulus) == numbers.n.bytes)
      #expect(try key.signature(for: [1, 2, 3]).count == 256)
      let texts = try (0..<2).map { _ -> String in
        guard case .string(let text) = try call("genPrivateKey", [.text("ecdsa")], in: .fixed(seed: 1, at: 0)) else {
          return ""
        }
        return text.description
      }
      #expect(texts[0] == texts[1] && !texts[0].isEmpty)
    }
  }
#endif
