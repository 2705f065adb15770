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
      case "", "rsa": return try .rsa(bits: 4096, context)
      case "dsa": return .dsa(DSAKey(randomBytes: environment.randomBytes))
      case "ecdsa": return .p256(p256(environment.randomBytes))
      case "ed25519":
        do {
          return .ed25519(try Curve25519.Signing.PrivateKey(rawRepresentation: environment.randomBytes(32)))
        } catch { throw Fault("failed to generate private key: \(error)") }
      default: return nil
      }
    }

    /// The numbers are our own, since the library takes ten times as long to find primes; it checks them, and with them
    /// it signs once and checks the signature: with numbers that aren't prime that fails.
    static func rsa(bits: Int, _ context: CallContext) throws(Fault) -> PrivateKey {
      let numbers = RSANumbers(bits: bits, in: context.environment)
      context.addTimeOfOthers(numbers.timeOfOthers)
      do {
        let key = try _RSA.Signing.PrivateKey(
          n: numbers.n.bytes, e: numbers.e.bytes, d: numbers.d.bytes, p: numbers.p.bytes, q: numbers.q.bytes)
        let digest = SHA256.hash(data: numbers.n.bytes)
        let signature = try key.signature(for: digest, padding: .insecurePKCS1v1_5)
        if key.publicKey.isValidSignature(signature, for: digest, padding: .insecurePKCS1v1_5) { return .rsa(key) }
      } catch { throw Fault("error generating rsa key: \(error)") }
      throw Fault("error generating rsa key: its signature is not valid")
    }

    /// Nearly every 32 bytes are a scalar of P-256; others are drawn again.
    private static func p256(_ randomBytes: (Int) -> [UInt8]) -> P256.Signing.PrivateKey {
      while true {
        if let key = try? P256.Signing.PrivateKey(rawRepresentation: randomBytes(32)) { return key }
      }
    }
  }
#endif
