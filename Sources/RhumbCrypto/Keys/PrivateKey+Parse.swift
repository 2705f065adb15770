#if Crypto
  import Crypto
  import CryptoExtras
  import RhumbEngine
  import RhumbFunctions

  extension PrivateKey {
    /// The key in a text; fails with sprig's words.
    init(pem text: [UInt8]) throws(Fault) {
      guard let block = PEM.first(in: text) else { throw Fault("no PEM data in input") }
      let label = ByteString(block.label)
      let ending: [UInt8] = Array(" PRIVATE KEY".utf8)
      if label == "PRIVATE KEY" {
        guard let key = Self.pkcs8(block.bytes) else {
          throw Fault("decoding PEM as PKCS#8: x509: failed to parse private key")
        }
        self = key
        return
      }
      guard ByteSearch.hasSuffix(block.label, ending) else {
        throw Fault("no private key data in PEM block of type " + label)
      }
      let kind = ByteString(block.label.dropLast(ending.count))
      let parsed: PrivateKey? =
        switch kind {
        case "RSA": Self.pkcs1(block.bytes)
        case "EC": Self.sec1(block.bytes, curve: nil)
        case "DSA": DSAKey(der: block.bytes).map { .dsa($0) }
        default: throw Fault("invalid private key type " + kind)
        }
      guard let parsed else {
        throw Fault("parsing " + kind + " private key from PEM: x509: failed to parse private key")
      }
      self = parsed
    }

    private static func pkcs1(_ der: [UInt8]) -> PrivateKey? {
      // Go takes keys of 1024 bits and more.
      (try? _RSA.Signing.PrivateKey(unsafeDERRepresentation: der)).map { .rsa($0) }
    }

    /// PKCS #8 (RFC 5208): an algorithm around the key's own form.
    private static func pkcs8(_ der: [UInt8]) -> PrivateKey? {
      var outer = DERReader(der)
      guard var fields = outer.next(DER.Tag.sequence)?.reader, fields.nextInteger() != nil,
        var algorithm = fields.next(DER.Tag.sequence)?.reader,
        let object = algorithm.next(DER.Tag.objectIdentifier)?.whole,
        let inner = fields.next(DER.Tag.octetString)?.content
      else { return nil }
      switch Array(object) {
      case Object.rsa: return pkcs1(Array(inner))
      case Object.ellipticCurve:
        return sec1(Array(inner), curve: algorithm.next(DER.Tag.objectIdentifier).map { Array($0.whole) })
      case Object.ed25519:
        var wrapped = DERReader(inner)
        guard let seed = wrapped.next(DER.Tag.octetString)?.content else { return nil }
        return (try? Curve25519.Signing.PrivateKey(rawRepresentation: Array(seed))).map { .ed25519($0) }
      default: return nil
      }
    }

    /// SEC 1's form; the curve comes from around it or from within.
    private static func sec1(_ der: [UInt8], curve outer: [UInt8]?) -> PrivateKey? {
      var reader = DERReader(der)
      guard var fields = reader.next(DER.Tag.sequence)?.reader, fields.nextInteger() == [1],
        let scalar = fields.next(DER.Tag.octetString)?.content
      else { return nil }
      var parameters = fields.next(0xA0)?.reader
      let inner = parameters?.next(DER.Tag.objectIdentifier).map { Array($0.whole) }
      func padded(_ size: Int) -> [UInt8] {
        let significant = scalar.drop { $0 == 0 }
        return [UInt8](repeating: 0, count: max(0, size - significant.count)) + significant
      }
      switch outer ?? inner {
      case Object.p256?: return (try? P256.Signing.PrivateKey(rawRepresentation: padded(32))).map { .p256($0) }
      case Object.p384?: return (try? P384.Signing.PrivateKey(rawRepresentation: padded(48))).map { .p384($0) }
      case Object.p521?: return (try? P521.Signing.PrivateKey(rawRepresentation: padded(66))).map { .p521($0) }
      default: return nil
      }
    }
  }
#endif
