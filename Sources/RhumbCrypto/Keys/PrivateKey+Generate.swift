#if Crypto
  import Crypto
  import CryptoExtras
  import RhumbEngine
  import RhumbSystem

  extension PrivateKey {
    /// A new key of the kinds sprig's `genPrivateKey` knows; nil for others.
    static func generate(_ kind: ByteString, _ context: CallContext) throws(Fault) -> PrivateKey? {
      let environment = context.environment
      switch kind {
      case "", "rsa": return try .rsa(bits: 4096, signs: false, context)
      case "dsa": return .dsa(DSAKey(randomBytes: environment.randomBytes))
      case "ecdsa": return .p256(p256(environment.randomBytes))
      case "ed25519":
        do {
          return .ed25519(try Curve25519.Signing.PrivateKey(rawRepresentation: environment.randomBytes(32)))
        } catch { throw Fault("failed to generate private key: \(error)") }
      default: return nil
      }
    }

    /// The numbers are our own, since the library takes several times as long to find primes.
    ///
    /// - Parameter signs: whether the caller signs with the key anyway.
    static func rsa(bits: Int, signs: Bool, _ context: CallContext) throws(Fault) -> PrivateKey {
      let numbers = RSANumbers(bits: bits, in: context.environment)
      context.addTimeOfOthers(numbers.timeOfOthers)
      return try rsa(numbers, signs: signs)
    }

    /// The library checks the numbers but for being prime. So each key has to sign once: the library verifies what it
    /// signs, and with a modulus of other factors nearly no signature is valid.
    static func rsa(_ numbers: RSANumbers, signs: Bool) throws(Fault) -> PrivateKey {
      do {
        let key = try _RSA.Signing.PrivateKey(
          n: numbers.n.bytes, e: numbers.e.bytes, d: numbers.d.bytes, p: numbers.p.bytes, q: numbers.q.bytes)
        if !signs {
          _ = try key.signature(for: SHA256.hash(data: numbers.n.bytes), padding: .insecurePKCS1v1_5)
        }
        return .rsa(key)
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
