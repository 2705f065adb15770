import RhumbEngine

/// The password hashes that one render has made for accounts. Whoever asks for the same again gets what was made: a hash
/// costs fifty milliseconds, and charts include a Secret once more for the checksum of it.
final class PasswordHashes {
  private struct Account: Hashable {
    let user: ByteString
    let password: ByteString
  }

  /// More accounts than any chart has.
  static let limit = 256

  private var hashes: [Account: ByteString] = [:]

  /// The hashes of the render that a call belongs to.
  static func of(_ context: CallContext) -> PasswordHashes {
    let key = ObjectIdentifier(PasswordHashes.self)
    if let hashes = context.caches[key] as? PasswordHashes { return hashes }
    let hashes = PasswordHashes()
    context.caches[key] = hashes
    return hashes
  }

  /// The hash of a user's password, made unless it is there. No two users share one, and so no salt.
  func hash(
    _ password: ByteString, user: ByteString, make: () throws(Fault) -> ByteString
  ) throws(Fault) -> ByteString {
    let account = Account(user: user, password: password)
    if let hash = hashes[account] { return hash }
    let hash = try make()
    if hashes.count < Self.limit { hashes[account] = hash }
    return hash
  }
}
