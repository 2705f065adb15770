#if Crypto
  import Crypto
  import CryptoExtras
  import RhumbEngine
  import RhumbFunctions

  /// Sprig's `encryptAES` and `decryptAES`: AES-256 in CBC mode, the start vector first, all in base 64. The key is the
  /// password itself, cut or filled with zeros to 32 bytes.
  enum AESText {
    private static let blockSize = 16

    static func encrypt(_ text: [UInt8], password: [UInt8], vector: [UInt8]) throws(Fault) -> [UInt8] {
      if text.isEmpty { return [] }
      do {
        let iv = try AES._CBC.IV(ivBytes: vector)
        return Base64.encode(vector + (try AES._CBC.encrypt(text, using: key(password), iv: iv)))
      } catch { throw Fault("\(error)") }
    }

    /// Where sprig's code would run out of a slice, the words of Go's panic are given.
    static func decrypt(_ text: [UInt8], password: [UInt8]) throws(Fault) -> [UInt8] {
      if text.isEmpty { return [] }
      let crypt = try Base64.decode(text)
      let capacity = text.count / 4 * 3
      guard capacity >= blockSize else {
        throw Fault("runtime error: slice bounds out of range [:16] with capacity \(capacity)")
      }
      guard crypt.count >= blockSize else {
        throw Fault("runtime error: slice bounds out of range [16:\(crypt.count)]")
      }
      if crypt.count % blockSize != 0 { throw Fault("crypto/cipher: input not full blocks") }
      if crypt.count == blockSize { throw Fault("runtime error: index out of range [-1]") }
      var plain: [UInt8]
      do {
        let iv = try AES._CBC.IV(ivBytes: crypt.prefix(blockSize))
        plain = Array(
          try AES._CBC.decrypt(crypt.dropFirst(blockSize), using: key(password), iv: iv, noPadding: true))
      } catch { throw Fault("\(error)") }
      // The padding says its own length; sprig trusts it.
      let end = plain.count - Int(plain.last ?? 0)
      guard end >= 0 else { throw Fault("runtime error: slice bounds out of range [:\(end)]") }
      plain.removeLast(plain.count - end)
      return plain
    }

    private static func key(_ password: [UInt8]) -> SymmetricKey {
      SymmetricKey(data: Array((password + [UInt8](repeating: 0, count: 32)).prefix(32)))
    }
  }
#endif
