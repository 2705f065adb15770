#if Crypto
  import Crypto
  import CryptoExtras
  import FoundationEssentials
  import RhumbEngine

  /// The Master Password algorithm (version 0) as sprig's `derivePassword` has it: a site's password from a counter, a
  /// secret, a name and the site.
  enum MasterPassword {
    static func derive(
      counter: UInt32, template: [UInt8], secret: [UInt8], user: [UInt8], site: [UInt8]
    ) throws(Fault) -> [UInt8] {
      guard let patterns = patterns(template) else {
        return Array("cannot find password template ".utf8) + template
      }
      let scope: [UInt8] = Array("com.lyndir.masterpassword".utf8)
      let salt = scope + bigEndian(UInt32(truncatingIfNeeded: user.count)) + user
      let key: SymmetricKey
      do {
        key = try KDF.Scrypt.deriveKey(
          from: secret, salt: salt, outputByteCount: 64, rounds: 32768, blockSize: 8, parallelism: 2)
      } catch {
        return Array("failed to derive password: \(error)".utf8)
      }
      let message = scope + bigEndian(UInt32(truncatingIfNeeded: site.count)) + site + bigEndian(counter)
      let seed = Array(HMAC<SHA256>.authenticationCode(for: message, using: key))
      let pattern = Array(patterns[Int(seed[0]) % patterns.count].utf8)
      return pattern.enumerated().map { index, symbol in
        let characters = characters(of: symbol)
        return characters[Int(seed[index + 1]) % characters.count]
      }
    }

    private static func bigEndian(_ number: UInt32) -> [UInt8] {
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    /// The patterns of a template; each of their letters stands for a class of characters.
    private static func patterns(_ template: [UInt8]) -> [String]? {
      switch ByteString(template) {
      case "maximum": ["anoxxxxxxxxxxxxxxxxx", "axxxxxxxxxxxxxxxxxno"]
      case "long": long
      case "medium": ["CvcnoCvc", "CvcCvcno"]
      case "short": ["Cvcn"]
      case "basic": ["aaanaaan", "aannaaan", "aaannaaa"]
      case "pin": ["nnnn"]
      default: nil
      }
    }

    private static let long = [
      "CvcvnoCvcvCvcv", "CvcvCvcvnoCvcv", "CvcvCvcvCvcvno", "CvccnoCvcvCvcv", "CvccCvcvnoCvcv", "CvccCvcvCvcvno",
      "CvcvnoCvccCvcv", "CvcvCvccnoCvcv", "CvcvCvccCvcvno", "CvcvnoCvcvCvcc", "CvcvCvcvnoCvcc", "CvcvCvcvCvccno",
      "CvccnoCvccCvcv", "CvccCvccnoCvcv", "CvccCvccCvcvno", "CvcvnoCvccCvcc", "CvcvCvccnoCvcc", "CvcvCvccCvccno",
      "CvccnoCvcvCvcc", "CvccCvcvnoCvcc", "CvccCvcvCvccno",
    ]

    private static func characters(of symbol: UInt8) -> [UInt8] {
      let text: String =
        switch symbol {
        case UInt8(ascii: "V"): "AEIOU"
        case UInt8(ascii: "C"): "BCDFGHJKLMNPQRSTVWXYZ"
        case UInt8(ascii: "v"): "aeiou"
        case UInt8(ascii: "c"): "bcdfghjklmnpqrstvwxyz"
        case UInt8(ascii: "a"): "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz"
        case UInt8(ascii: "n"): "0123456789"
        case UInt8(ascii: "o"): "@&%?,=[]_:-+*$#!'^~;()/."
        default: "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz0123456789!@#$%^&*()"
        }
      return Array(text.utf8)
    }
  }
#endif
