#if Crypto
  import Crypto
  import CryptoExtras
  import RhumbEngine
  import RhumbSystem

  extension PrivateKey {
    /// A new key of the kinds sprig's `genPrivateKey` knows; nil for others.
    static func generate(_ kind: ByteString, in environment: Environment) throws(Fault) -> PrivateKey? {
      switch kind {
      case "", "rsa": return try .rsa(bits: 4096, in: environment)
      case "dsa": return .dsa(DSAKey(randomBytes: environment.randomBytes))
      case "ecdsa": return .p256(p256(environment.randomBytes))
      case "ed25519":
        do {
          return .ed25519(try Curve25519.Signing.PrivateKey(rawRepresentation: environment.randomBytes(32)))
        } catch { throw Fault("failed to generate private key: \(error)") }
      default: return nil
      }
    }

    /// The library makes keys fast, from randomness of its own; a seeded environment gives its own, so that
    /// the key repeats.
    static func rsa(bits: Int, in environment: Environment) throws(Fault) -> PrivateKey {
      do {
        if environment.isSeeded {
          let numbers = RSANumbers(bits: bits, randomBytes: environment.randomBytes)
          return .rsa(
            try _RSA.Signing.PrivateKey(
              n: numbers.n.bytes, e: numbers.e.bytes, d: numbers.d.bytes, p: numbers.p.bytes, q: numbers.q.bytes))
        }
        return .rsa(try _RSA.Signing.PrivateKey(keySize: .init(bitCount: bits)))
      } catch { throw Fault("error generating rsa key: \(error)") }
    }

    /// Nearly every 32 bytes are a scalar of P-256; others are drawn again.
    private static func p256(_ randomBytes: (Int) -> [UInt8]) -> P256.Signing.PrivateKey {
      while true {
        if let key = try? P256.Signing.PrivateKey(rawRepresentation: randomBytes(32)) { return key }
      }
    }
  }
#endif
