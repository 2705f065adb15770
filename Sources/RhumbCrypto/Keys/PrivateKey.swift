#if Crypto
  import Crypto
  import CryptoExtras
  import FoundationEssentials
  import RhumbEngine

  /// A private key of one of the kinds that sprig's functions make and take.
  enum PrivateKey {
    case rsa(_RSA.Signing.PrivateKey)
    case p256(P256.Signing.PrivateKey)
    case p384(P384.Signing.PrivateKey)
    case p521(P521.Signing.PrivateKey)
    case ed25519(Curve25519.Signing.PrivateKey)
    /// It can't sign certificates: Go doesn't either.
    case dsa(DSAKey)

    enum Object {
      static let rsa = DER.identifier([1, 2, 840, 113549, 1, 1, 1])
      static let ellipticCurve = DER.identifier([1, 2, 840, 10045, 2, 1])
      static let p256 = DER.identifier([1, 2, 840, 10045, 3, 1, 7])
      static let p384 = DER.identifier([1, 3, 132, 0, 34])
      static let p521 = DER.identifier([1, 3, 132, 0, 35])
      static let ed25519 = DER.identifier([1, 3, 101, 112])
      static let sha256WithRSA = DER.identifier([1, 2, 840, 113549, 1, 1, 11])
      static let ecdsaWithSHA256 = DER.identifier([1, 2, 840, 10045, 4, 3, 2])
      static let ecdsaWithSHA384 = DER.identifier([1, 2, 840, 10045, 4, 3, 3])
      static let ecdsaWithSHA512 = DER.identifier([1, 2, 840, 10045, 4, 3, 4])
    }

    /// The text that Go writes for the key: each kind in its own traditional form, Ed25519 as PKCS #8.
    var pem: [UInt8] {
      switch self {
      case .rsa(let key): PEM.encode("RSA PRIVATE KEY", Array(key.derRepresentation))
      case .p256(let key):
        Self.ellipticPEM(Array(key.rawRepresentation), Object.p256, Array(key.publicKey.x963Representation))
      case .p384(let key):
        Self.ellipticPEM(Array(key.rawRepresentation), Object.p384, Array(key.publicKey.x963Representation))
      case .p521(let key):
        Self.ellipticPEM(Array(key.rawRepresentation), Object.p521, Array(key.publicKey.x963Representation))
      case .ed25519(let key):
        PEM.encode(
          "PRIVATE KEY",
          DER.sequence([
            DER.integer([]), DER.sequence([Object.ed25519]), DER.octets(DER.octets(Array(key.rawRepresentation))),
          ]))
      case .dsa(let key): PEM.encode("DSA PRIVATE KEY", key.der)
      }
    }

    /// SEC 1's form.
    private static func ellipticPEM(_ scalar: [UInt8], _ curve: [UInt8], _ point: [UInt8]) -> [UInt8] {
      PEM.encode(
        "EC PRIVATE KEY",
        DER.sequence([
          DER.integer([1]), DER.octets(scalar), DER.explicit(0, curve), DER.explicit(1, DER.bits(point)),
        ]))
    }

    /// The public half: its algorithm, and its bits in that algorithm's form. Nil for DSA.
    var publicKey: (algorithm: [UInt8], bits: [UInt8])? {
      switch self {
      case .rsa(let key): (DER.sequence([Object.rsa, DER.null]), Array(key.publicKey.pkcs1DERRepresentation))
      case .p256(let key):
        (DER.sequence([Object.ellipticCurve, Object.p256]), Array(key.publicKey.x963Representation))
      case .p384(let key):
        (DER.sequence([Object.ellipticCurve, Object.p384]), Array(key.publicKey.x963Representation))
      case .p521(let key):
        (DER.sequence([Object.ellipticCurve, Object.p521]), Array(key.publicKey.x963Representation))
      case .ed25519(let key): (DER.sequence([Object.ed25519]), Array(key.publicKey.rawRepresentation))
      case .dsa: nil
      }
    }

    /// The algorithm a certificate signed with this key names. Nil for DSA.
    var signatureAlgorithm: [UInt8]? {
      switch self {
      case .rsa: DER.sequence([Object.sha256WithRSA, DER.null])
      case .p256: DER.sequence([Object.ecdsaWithSHA256])
      case .p384: DER.sequence([Object.ecdsaWithSHA384])
      case .p521: DER.sequence([Object.ecdsaWithSHA512])
      case .ed25519: DER.sequence([Object.ed25519])
      case .dsa: nil
      }
    }

    func signature(for message: [UInt8]) throws(Fault) -> [UInt8] {
      do {
        switch self {
        case .rsa(let key):
          let padding = _RSA.Signing.Padding.insecurePKCS1v1_5
          return Array(try key.signature(for: SHA256.hash(data: message), padding: padding).rawRepresentation)
        case .p256(let key): return Array(try key.signature(for: SHA256.hash(data: message)).derRepresentation)
        case .p384(let key): return Array(try key.signature(for: SHA384.hash(data: message)).derRepresentation)
        case .p521(let key): return Array(try key.signature(for: SHA512.hash(data: message)).derRepresentation)
        case .ed25519(let key): return Array(try key.signature(for: message))
        case .dsa: break
        }
      } catch {
        throw Fault("x509: \(error)")
      }
      throw Fault("x509: certificate private key does not implement crypto.Signer")
    }
  }
#endif
