import RhumbFunctions

/// The bcrypt password hash (Provos and Mazières, 1999), in the `$2a$` form that Go's x/crypto writes.
enum Bcrypt {
  /// Longer passwords are refused: bcrypt would ignore the rest.
  static let longestPassword = 72
  /// Go's default: 2 to this power are the rounds of key setup.
  static let defaultCost = 10

  /// `$2a$10$` and so on. The salt has 16 bytes, the cost is 4…31.
  static func hash(_ password: [UInt8], salt: [UInt8], cost: Int = defaultCost) -> [UInt8] {
    var cipher = Blowfish()
    let key = Blowfish.words(of: password + [0], count: Blowfish.subkeyCount)
    let cyclicSalt = Blowfish.words(of: salt, count: Blowfish.subkeyCount)
    cipher.expand(key: key, salt: cyclicSalt)
    for _ in 0..<(1 << cost) {
      cipher.expand(key: key)
      cipher.expand(key: cyclicSalt)
    }
    // "OrpheanBeholderScryDoubt", encrypted 64 times.
    let magic: [UInt8] = Array("OrpheanBeholderScryDoubt".utf8)
    var words = Blowfish.words(of: magic, count: 6)
    for position in stride(from: 0, to: words.count, by: 2) {
      var block = (words[position], words[position + 1])
      for _ in 0..<64 { block = cipher.encrypt(block.0, block.1) }
      (words[position], words[position + 1]) = block
    }
    let bytes = words.flatMap { word in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) } }
    var out: [UInt8] = Array("$2a$".utf8)
    out.append(UInt8(ascii: "0") + UInt8(cost / 10))
    out.append(UInt8(ascii: "0") + UInt8(cost % 10))
    out.append(UInt8(ascii: "$"))
    // The last of the 24 bytes is dropped, as in the first implementation.
    return out + encode(salt) + encode(Array(bytes.dropLast()))
  }

  /// Base 64 with an alphabet of its own and no padding.
  private static func encode(_ bytes: [UInt8]) -> [UInt8] {
    Base64.encode(bytes).filter { $0 != UInt8(ascii: "=") }.map { digit in
      switch digit {
      case UInt8(ascii: "A"): UInt8(ascii: ".")
      case UInt8(ascii: "B"): UInt8(ascii: "/")
      case UInt8(ascii: "C")...UInt8(ascii: "Z"): digit - 2
      case UInt8(ascii: "a"): UInt8(ascii: "Y")
      case UInt8(ascii: "b"): UInt8(ascii: "Z")
      case UInt8(ascii: "c")...UInt8(ascii: "z"): digit - 2
      case UInt8(ascii: "0"): UInt8(ascii: "y")
      case UInt8(ascii: "1"): UInt8(ascii: "z")
      case UInt8(ascii: "2")...UInt8(ascii: "9"): digit - 2
      case UInt8(ascii: "+"): UInt8(ascii: "8")
      default: UInt8(ascii: "9")
      }
    }
  }
}

/// The Blowfish cipher with the slow key setup that bcrypt needs.
struct Blowfish {
  static let subkeyCount = 18
  private static let rounds = 16

  /// Subkeys, then four boxes of 256 words.
  private var state: [UInt32] = PiFraction.words

  /// So many big-endian words of bytes read in a circle.
  static func words(of bytes: [UInt8], count: Int) -> [UInt32] {
    var position = 0
    return (0..<count).map { _ in
      var word: UInt32 = 0
      for _ in 0..<4 {
        word = word << 8 | UInt32(bytes[position])
        position = position + 1 == bytes.count ? 0 : position + 1
      }
      return word
    }
  }

  /// Mixes a key, and perhaps a salt, into the state. Both are given as `subkeyCount` words read in a circle; the salt
  /// repeats after four.
  mutating func expand(key: [UInt32], salt: [UInt32] = []) {
    for index in 0..<Self.subkeyCount { state[index] ^= key[index] }
    let count = state.count
    // Safety: positions stay below the count, which is even; `encrypt` is given the whole state.
    unsafe state.withUnsafeMutableBufferPointer { words in
      var block: (UInt32, UInt32) = (0, 0)
      for position in stride(from: 0, to: count, by: 2) {
        if !salt.isEmpty {
          block.0 ^= salt[position & 3]
          block.1 ^= salt[(position + 1) & 3]
        }
        block = unsafe Self.encrypt(block, UnsafeBufferPointer(words))
        unsafe words[position] = block.0
        unsafe words[position + 1] = block.1
      }
    }
  }

  func encrypt(_ first: UInt32, _ second: UInt32) -> (UInt32, UInt32) {
    // Safety: the whole state.
    unsafe state.withUnsafeBufferPointer { unsafe Self.encrypt((first, second), $0) }
  }

  /// The rounds, seventeen million of which make one hash of the default cost.
  @inline(__always)
  private static func encrypt(_ block: (UInt32, UInt32), _ state: UnsafeBufferPointer<UInt32>) -> (UInt32, UInt32) {
    // Safety: a subkey's number is at most 17, and a box's index is a byte past one of the boxes' starts.
    var (left, right) = unsafe (block.0 ^ state[0], block.1)
    for round in 1...rounds {
      // The next round's subkey goes in first: what comes after the boxes is what everything waits for.
      unsafe right ^= state[round]
      let a = unsafe state[18 + Int(left >> 24)] &+ state[274 + Int(left >> 16 & 0xFF)]
      unsafe right ^= (a ^ state[530 + Int(left >> 8 & 0xFF)]) &+ state[786 + Int(left & 0xFF)]
      swap(&left, &right)
    }
    return unsafe (right ^ state[rounds + 1], left)
  }
}
