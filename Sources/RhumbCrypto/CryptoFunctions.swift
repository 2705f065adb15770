package import RhumbEngine
import RhumbFunctions
import RhumbSystem

/// Sprig's functions for passwords, ciphers, keys and certificates. Without the package's `Crypto` trait, those that
/// need a library are there by name, so that charts parse, and fail when called.
package let cryptoFunctions: [FunctionSpec] = [
  FunctionSpec("bcrypt", [.string], effects: .random, "the bcrypt hash of a password") {
    (arguments, context) throws(Fault) in
    .string(try bcrypt(arguments[0], context))
  },
  FunctionSpec("htpasswd", [.string, .string], effects: .random, "a line of an htpasswd file: user, password") {
    (arguments, context) throws(Fault) in
    guard case .string(let user) = arguments[0] else { return .null }
    if user.bytes.contains(UInt8(ascii: ":")) { return .string("invalid username: " + user) }
    let hash = try PasswordHashes.of(context).hash(ByteString(arguments[1].text), user: user) { () throws(Fault) in
      try bcrypt(arguments[1], context)
    }
    return .string(user + ":" + hash)
  },
  FunctionSpec(
    "derivePassword", [.uint32, .string, .string, .string, .string],
    "a site's password by the Master Password algorithm: counter, template, secret, user, site", body: derivePassword),
  FunctionSpec(
    "encryptAES", [.string, .string], effects: .random, "a text encrypted by AES-CBC, in base 64: password, text",
    body: encryptAES),
  FunctionSpec("decryptAES", [.string, .string], "what encryptAES encrypted: password, text", body: decryptAES),
  FunctionSpec(
    "genPrivateKey", [.string], effects: .random, "a new private key as PEM text: rsa, dsa, ecdsa or ed25519",
    body: genPrivateKey),
  FunctionSpec(
    "genCA", [.string, .int], effects: .random, "a new certificate authority: name, days", body: genCA),
  FunctionSpec(
    "genCAWithKey", [.string, .int, .string], effects: .random,
    "a new certificate authority with a given key: name, days, key", body: genCAWithKey),
  FunctionSpec(
    "genSelfSignedCert", [.string, .list, .list, .int], effects: .random,
    "a new self-signed certificate: name, IP addresses, DNS names, days", body: genSelfSignedCert),
  FunctionSpec(
    "genSelfSignedCertWithKey", [.string, .list, .list, .int, .string], effects: .random,
    "a new self-signed certificate with a given key: name, IP addresses, DNS names, days, key",
    body: genSelfSignedCertWithKey),
  FunctionSpec(
    "genSignedCert", [.string, .list, .list, .int, .certificate], effects: .random,
    "a new certificate signed by an authority: name, IP addresses, DNS names, days, authority", body: genSignedCert),
  FunctionSpec(
    "genSignedCertWithKey", [.string, .list, .list, .int, .certificate, .string], effects: .random,
    "a new certificate with a given key, signed by an authority: name, IP addresses, DNS names, days, authority, key",
    body: genSignedCertWithKey),
  FunctionSpec(
    "buildCustomCert", [.string, .string], "a certificate of its two halves in base 64: certificate, key",
    body: buildCustomCert),
]

/// A call's price in steps of the render's budget, roughly by its time.
private enum Price {
  static let bcrypt = 3_000_000
  static let scrypt = 10_000_000
  static let key = 10_000_000
}

private func bcrypt(_ value: Value, _ context: CallContext) throws(Fault) -> ByteString {
  let password = value.text
  guard password.count <= Bcrypt.longestPassword else {
    return "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes"
  }
  try context.charge(Price.bcrypt)
  return ByteString(Bcrypt.hash(password, salt: context.environment.randomBytes(16)))
}

#if Crypto
  private let derivePassword: FunctionSpec.Body = { (arguments, context) throws(Fault) in
    try context.charge(Price.scrypt)
    return .string(
      try MasterPassword.derive(
        counter: counter(arguments[0]), template: arguments[1].text, secret: arguments[2].text,
        user: arguments[3].text, site: arguments[4].text))
  }

  /// An `.uint32` argument.
  private func counter(_ value: Value) -> UInt32 {
    switch value {
    case .host(let number as SizedInteger): UInt32(truncatingIfNeeded: number.bits)
    case .int(let number): UInt32(truncatingIfNeeded: number)
    case .int64(let number): UInt32(truncatingIfNeeded: number)
    default: 0
    }
  }

  private let encryptAES: FunctionSpec.Body = { (arguments, context) throws(Fault) in
    try BuildLimit.charge(arguments[1].text.count, "encryptAES", context)
    let vector = context.environment.randomBytes(16)
    return .string(try AESText.encrypt(arguments[1].text, password: arguments[0].text, vector: vector))
  }

  private let decryptAES: FunctionSpec.Body = { (arguments, context) throws(Fault) in
    try BuildLimit.charge(arguments[1].text.count, "decryptAES", context)
    return .string(try AESText.decrypt(arguments[1].text, password: arguments[0].text))
  }

  private let genPrivateKey: FunctionSpec.Body = { (arguments, context) throws(Fault) in
    try context.charge(Price.key)
    guard case .string(let kind) = arguments[0] else { return .null }
    guard let key = try PrivateKey.generate(kind, context) else {
      return .string("Unknown type " + kind)
    }
    return .string(key.pem)
  }

  /// A new key for a certificate, which signs that itself or leaves it to another key.
  private func newKey(signs: Bool, _ context: CallContext) throws(Fault) -> PrivateKey {
    try context.charge(Price.key)
    return try .rsa(bits: 2048, signs: signs, context)
  }

  private func givenKey(_ text: Value) throws(Fault) -> PrivateKey {
    do { return try PrivateKey(pem: text.text) } catch { throw Fault("parsing private key: " + error.message) }
  }

  private let genCA: FunctionSpec.Body = { (arguments, context) throws(Fault) in
    try authority(arguments, key: newKey(signs: true, context), context)
  }

  private let genCAWithKey: FunctionSpec.Body = { (arguments, context) throws(Fault) in
    try authority(arguments, key: givenKey(arguments[2]), context)
  }

  private func authority(
    _ arguments: borrowing Span<Value>, key: PrivateKey, _ context: CallContext
  ) throws(Fault) -> Value {
    var template = try CertificateTemplate(
      commonName: arguments[0].text, ips: .none(), names: .none(), days: arguments[1].integer, context: context)
    template.isAuthority = true
    return .object(try Certificate.make(template, key: key, issuer: nil, signer: key))
  }

  private let genSelfSignedCert: FunctionSpec.Body = { (arguments, context) throws(Fault) in
    try selfSigned(arguments, key: newKey(signs: true, context), context)
  }

  private let genSelfSignedCertWithKey: FunctionSpec.Body = { (arguments, context) throws(Fault) in
    try selfSigned(arguments, key: givenKey(arguments[4]), context)
  }

  private func selfSigned(
    _ arguments: borrowing Span<Value>, key: PrivateKey, _ context: CallContext
  ) throws(Fault) -> Value {
    let template = try template(arguments, context)
    return .object(try Certificate.make(template, key: key, issuer: nil, signer: key))
  }

  private let genSignedCert: FunctionSpec.Body = { (arguments, context) throws(Fault) in
    try signed(arguments, key: newKey(signs: false, context), context)
  }

  private let genSignedCertWithKey: FunctionSpec.Body = { (arguments, context) throws(Fault) in
    try signed(arguments, key: givenKey(arguments[5]), context)
  }

  private func signed(
    _ arguments: borrowing Span<Value>, key: PrivateKey, _ context: CallContext
  ) throws(Fault) -> Value {
    guard let authority = arguments[4].content(as: CertificatePair.self), let block = PEM.first(in: authority.cert)
    else { throw Fault("unable to decode certificate") }
    guard let issuer = Certificate.Issuer(der: block.bytes) else {
      throw Fault("error parsing certificate: decodedSignerCert.Bytes: x509: malformed certificate")
    }
    let signer: PrivateKey
    do { signer = try PrivateKey(pem: authority.key) } catch {
      throw Fault("error parsing private key: " + error.message)
    }
    let template = try template(arguments, context)
    return .object(try Certificate.make(template, key: key, issuer: issuer, signer: signer))
  }

  /// Name, IP addresses, DNS names, days.
  private func template(
    _ arguments: borrowing Span<Value>, _ context: CallContext
  ) throws(Fault) -> CertificateTemplate {
    guard case .list(let ips) = arguments[1], case .list(let names) = arguments[2] else {
      throw Fault("a list is expected")
    }
    return try CertificateTemplate(
      commonName: arguments[0].text, ips: ips, names: names, days: arguments[3].integer, context: context)
  }

  private let buildCustomCert: FunctionSpec.Body = { (arguments, _) throws(Fault) in
    guard let cert = try? Base64.decode(arguments[0].text) else {
      throw Fault("unable to decode base64 certificate")
    }
    guard let key = try? Base64.decode(arguments[1].text) else {
      throw Fault("unable to decode base64 private key")
    }
    guard let block = PEM.first(in: cert) else { throw Fault("unable to decode certificate") }
    guard Certificate.Issuer(der: block.bytes) != nil else {
      throw Fault("error parsing certificate: decodedCert.Bytes: x509: malformed certificate")
    }
    do throws(Fault) { _ = try PrivateKey(pem: key) } catch {
      throw Fault("error parsing private key: " + error.message)
    }
    return .object(CertificatePair(cert: cert, key: key))
  }
#else
  private func unavailable(_ name: StaticString) -> FunctionSpec.Body {
    { (_, _) throws(Fault) in throw Fault("\(name) needs rhumb built with its Crypto trait") }
  }

  private let derivePassword = unavailable("derivePassword")
  private let encryptAES = unavailable("encryptAES")
  private let decryptAES = unavailable("decryptAES")
  private let genPrivateKey = unavailable("genPrivateKey")
  private let genCA = unavailable("genCA")
  private let genCAWithKey = unavailable("genCAWithKey")
  private let genSelfSignedCert = unavailable("genSelfSignedCert")
  private let genSelfSignedCertWithKey = unavailable("genSelfSignedCertWithKey")
  private let genSignedCert = unavailable("genSignedCert")
  private let genSignedCertWithKey = unavailable("genSignedCertWithKey")
  private let buildCustomCert = unavailable("buildCustomCert")
#endif
