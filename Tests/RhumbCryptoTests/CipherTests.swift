import RhumbCrypto
import RhumbEngine
import Testing

#if Crypto
  /// Expected texts are Helm 4.3.1's; "! " starts the cause of its error.
  @Suite struct CipherTests {
    @Test func decryptsWhatHelmEncrypted() throws {
      let cases: [(password: String, text: String, plain: String)] = [
        ("secretkey", "30tEfhuJSVRhpG97XCuWgz2okj7L8vQ1s6V9zVUPeDQ=", "plaintext"),
        ("k", "", ""),
        ("k", "!!", "! illegal base64 data at input byte 0"),
        ("k", "QUJD", "! runtime error: slice bounds out of range [:16] with capacity 3"),
        ("k", "QUJDREVGR0hJSktMTU5PUA==", "! runtime error: index out of range [-1]"),
        ("k", "QUJDREVGR0hJSktMTU5PUFE=", "! crypto/cipher: input not full blocks"),
      ]
      for test in cases { #expect(try said("decryptAES", .text(test.password), .text(test.text)) == test.plain) }
    }

    @Test func encryptsAndDecrypts() throws {
      for plain in ["x", "sixteen bytes 16", String(repeating: "long ", count: 100)] {
        for password in ["", "k", String(repeating: "p", count: 40)] {
          let encrypted = try call("encryptAES", [.text(password), .text(plain)])
          guard case .string(let decrypted) = try call("decryptAES", [.text(password), encrypted]) else {
            return #expect(Bool(false))
          }
          #expect(decrypted.description == plain)
        }
      }
      #expect(try said("encryptAES", .text("k"), .text("")) == "")
    }

    @Test func derivesPasswords() throws {
      let cases: [(counter: UInt64, arguments: [String], password: String)] = [
        (1, ["long", "password", "user", "example.com"], "ZedaFaxcZaso9*"),
        (2, ["maximum", "password", "user", "example.com"], "O8-6Bwz1*I5XVPPq)@H!"),
        (1, ["basic", "password", "user", "example.com"], "pIS54PLs"),
        (1, ["medium", "password", "user", "example.com"], "ZedJuz8$"),
        (1, ["long", "pässword", "üser", "s"], "NonwPitr9;Joki"),
        (1, ["nope", "p", "u", "s"], "cannot find password template nope"),
      ]
      for test in cases {
        let counter = Value.host(SizedInteger(test.counter, .uint32))
        let arguments = [counter] + test.arguments.map { .text($0) }
        guard case .string(let password) = try call("derivePassword", arguments) else { return #expect(Bool(false)) }
        #expect(password.description == test.password)
      }
    }
  }
#else
  @Suite struct AbsentCipherTests {
    @Test func saysWhatIsMissing() throws {
      #expect(try said("genCA", .text("x"), .int(1)) == "! genCA needs rhumb built with its Crypto trait")
    }
  }
#endif
