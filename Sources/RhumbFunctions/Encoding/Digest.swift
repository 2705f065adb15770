/// Checksums and digests that charts use to notice changes: SHA-1, SHA-2 (FIPS 180-4) and Adler-32 (RFC 1950).
package enum Digest {
  package static func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return text
  }

  package static func adler32(_ bytes: [UInt8]) -> UInt32 {
    var low: UInt32 = 1
    var high: UInt32 = 0
    var position = 0
    // So many bytes can't make a sum of 32 bits overflow.
    let run = 5552
    while position < bytes.count {
      let end = min(position + run, bytes.count)
      while position < end {
        low &+= UInt32(bytes[position])
        high &+= low
        position += 1
      }
      low %= 65521
      high %= 65521
    }
    return high << 16 | low
  }

  package static func sha1(_ bytes: [UInt8]) -> [UInt8] {
    var digest = SHA1()
    forEachBlock(of: bytes, size: 64) { digest.absorb($0, at: $1) }
    return bigEndian([digest.a, digest.b, digest.c, digest.d, digest.e])
  }

  package static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var digest = SHA256()
    forEachBlock(of: bytes, size: 64) { digest.absorb($0, at: $1) }
    let state = digest.state
    return bigEndian([state.a, state.b, state.c, state.d, state.e, state.f, state.g, state.h])
  }

  package static func sha512(_ bytes: [UInt8]) -> [UInt8] {
    var digest = SHA512()
    forEachBlock(of: bytes, size: 128) { digest.absorb($0, at: $1) }
    let state = digest.state
    return bigEndian([state.a, state.b, state.c, state.d, state.e, state.f, state.g, state.h])
  }

  private static func bigEndian<Word: FixedWidthInteger>(_ words: [Word]) -> [UInt8] {
    words.flatMap { word in
      stride(from: Word.bitWidth - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> Word($0)) }
    }
  }

  /// Hands over each block of the message and its padding: a one bit, zeros, and the length in bits at the end.
  private static func forEachBlock(of message: [UInt8], size: Int, _ absorb: ([UInt8], Int) -> Void) {
    var position = 0
    while position + size <= message.count {
      absorb(message, position)
      position += size
    }
    var tail = Array(message[position...])
    tail.append(0x80)
    let lengthSize = size / 8
    while tail.count % size != size - lengthSize { tail.append(0) }
    tail.append(contentsOf: [UInt8](repeating: 0, count: lengthSize - 8))
    tail.append(contentsOf: bigEndian([UInt64(message.count) &* 8]))
    for block in stride(from: 0, to: tail.count, by: size) { absorb(tail, block) }
  }
}

/// The state of SHA-1 between blocks.
private struct SHA1 {
  var a: UInt32 = 0x6745_2301
  var b: UInt32 = 0xefcd_ab89
  var c: UInt32 = 0x98ba_dcfe
  var d: UInt32 = 0x1032_5476
  var e: UInt32 = 0xc3d2_e1f0

  mutating func absorb(_ message: [UInt8], at position: Int) {
    var w = InlineArray<80, UInt32>(repeating: 0)
    for index in 0..<16 { w[index] = word32(message, position + 4 * index) }
    for index in 16..<80 { w[index] = (w[index - 3] ^ w[index - 8] ^ w[index - 14] ^ w[index - 16]).rotatedLeft(1) }
    let before = self
    for index in 0..<80 {
      let (mix, constant): (UInt32, UInt32) =
        switch index {
        case ..<20: (b & c | ~b & d, 0x5a82_7999)
        case ..<40: (b ^ c ^ d, 0x6ed9_eba1)
        case ..<60: (b & c | b & d | c & d, 0x8f1b_bcdc)
        default: (b ^ c ^ d, 0xca62_c1d6)
        }
      let next = a.rotatedLeft(5) &+ mix &+ e &+ constant &+ w[index]
      (a, b, c, d, e) = (next, a, b.rotatedLeft(30), c, d)
    }
    a &+= before.a
    b &+= before.b
    c &+= before.c
    d &+= before.d
    e &+= before.e
  }
}

/// The eight words that SHA-2 turns over.
private struct SHA2State<Word: FixedWidthInteger> {
  var a: Word
  var b: Word
  var c: Word
  var d: Word
  var e: Word
  var f: Word
  var g: Word
  var h: Word

  @inline(__always)
  mutating func turn(_ first: Word, _ second: Word, _ added: Word) {
    let t1 = h &+ first &+ (e & f ^ ~e & g) &+ added
    let t2 = second &+ (a & b ^ a & c ^ b & c)
    (h, g, f, e, d, c, b, a) = (g, f, e, d &+ t1, c, b, a, t1 &+ t2)
  }

  mutating func add(_ other: SHA2State<Word>) {
    a &+= other.a
    b &+= other.b
    c &+= other.c
    d &+= other.d
    e &+= other.e
    f &+= other.f
    g &+= other.g
    h &+= other.h
  }
}

private struct SHA256 {
  var state = SHA2State<UInt32>(
    a: 0x6a09_e667, b: 0xbb67_ae85, c: 0x3c6e_f372, d: 0xa54f_f53a, e: 0x510e_527f, f: 0x9b05_688c, g: 0x1f83_d9ab,
    h: 0x5be0_cd19)

  mutating func absorb(_ message: [UInt8], at position: Int) {
    var w = InlineArray<64, UInt32>(repeating: 0)
    for index in 0..<16 { w[index] = word32(message, position + 4 * index) }
    for index in 16..<64 {
      let early = w[index - 15]
      let late = w[index - 2]
      let s0 = early.rotatedRight(7) ^ early.rotatedRight(18) ^ (early >> 3)
      let s1 = late.rotatedRight(17) ^ late.rotatedRight(19) ^ (late >> 10)
      w[index] = w[index - 16] &+ s0 &+ w[index - 7] &+ s1
    }
    var next = state
    for index in 0..<64 {
      let (a, e) = (next.a, next.e)
      next.turn(
        e.rotatedRight(6) ^ e.rotatedRight(11) ^ e.rotatedRight(25),
        a.rotatedRight(2) ^ a.rotatedRight(13) ^ a.rotatedRight(22), UInt32(sha2Constants[index] >> 32) &+ w[index])
    }
    state.add(next)
  }
}

private struct SHA512 {
  var state = SHA2State<UInt64>(
    a: 0x6a09_e667_f3bc_c908, b: 0xbb67_ae85_84ca_a73b, c: 0x3c6e_f372_fe94_f82b, d: 0xa54f_f53a_5f1d_36f1,
    e: 0x510e_527f_ade6_82d1, f: 0x9b05_688c_2b3e_6c1f, g: 0x1f83_d9ab_fb41_bd6b, h: 0x5be0_cd19_137e_2179)

  mutating func absorb(_ message: [UInt8], at position: Int) {
    var w = InlineArray<80, UInt64>(repeating: 0)
    for index in 0..<16 {
      let start = position + 8 * index
      w[index] = UInt64(word32(message, start)) << 32 | UInt64(word32(message, start + 4))
    }
    for index in 16..<80 {
      let early = w[index - 15]
      let late = w[index - 2]
      let s0 = early.rotatedRight(1) ^ early.rotatedRight(8) ^ (early >> 7)
      let s1 = late.rotatedRight(19) ^ late.rotatedRight(61) ^ (late >> 6)
      w[index] = w[index - 16] &+ s0 &+ w[index - 7] &+ s1
    }
    var next = state
    for index in 0..<80 {
      let (a, e) = (next.a, next.e)
      next.turn(
        e.rotatedRight(14) ^ e.rotatedRight(18) ^ e.rotatedRight(41),
        a.rotatedRight(28) ^ a.rotatedRight(34) ^ a.rotatedRight(39), sha2Constants[index] &+ w[index])
    }
    state.add(next)
  }
}

extension FixedWidthInteger {
  @inline(__always)
  fileprivate func rotatedLeft(_ count: Self) -> Self { self << count | self >> (Self(Self.bitWidth) - count) }
  @inline(__always)
  fileprivate func rotatedRight(_ count: Self) -> Self { self >> count | self << (Self(Self.bitWidth) - count) }
}

@inline(__always)
private func word32(_ bytes: [UInt8], _ position: Int) -> UInt32 {
  UInt32(bytes[position]) << 24 | UInt32(bytes[position + 1]) << 16 | UInt32(bytes[position + 2]) << 8
    | UInt32(bytes[position + 3])
}

/// The fractions of the cube roots of the first 80 primes; SHA-256 takes the upper halves of the first 64.
private let sha2Constants: InlineArray<80, UInt64> = [
  0x428a_2f98_d728_ae22, 0x7137_4491_23ef_65cd, 0xb5c0_fbcf_ec4d_3b2f, 0xe9b5_dba5_8189_dbbc,
  0x3956_c25b_f348_b538, 0x59f1_11f1_b605_d019, 0x923f_82a4_af19_4f9b, 0xab1c_5ed5_da6d_8118,
  0xd807_aa98_a303_0242, 0x1283_5b01_4570_6fbe, 0x2431_85be_4ee4_b28c, 0x550c_7dc3_d5ff_b4e2,
  0x72be_5d74_f27b_896f, 0x80de_b1fe_3b16_96b1, 0x9bdc_06a7_25c7_1235, 0xc19b_f174_cf69_2694,
  0xe49b_69c1_9ef1_4ad2, 0xefbe_4786_384f_25e3, 0x0fc1_9dc6_8b8c_d5b5, 0x240c_a1cc_77ac_9c65,
  0x2de9_2c6f_592b_0275, 0x4a74_84aa_6ea6_e483, 0x5cb0_a9dc_bd41_fbd4, 0x76f9_88da_8311_53b5,
  0x983e_5152_ee66_dfab, 0xa831_c66d_2db4_3210, 0xb003_27c8_98fb_213f, 0xbf59_7fc7_beef_0ee4,
  0xc6e0_0bf3_3da8_8fc2, 0xd5a7_9147_930a_a725, 0x06ca_6351_e003_826f, 0x1429_2967_0a0e_6e70,
  0x27b7_0a85_46d2_2ffc, 0x2e1b_2138_5c26_c926, 0x4d2c_6dfc_5ac4_2aed, 0x5338_0d13_9d95_b3df,
  0x650a_7354_8baf_63de, 0x766a_0abb_3c77_b2a8, 0x81c2_c92e_47ed_aee6, 0x9272_2c85_1482_353b,
  0xa2bf_e8a1_4cf1_0364, 0xa81a_664b_bc42_3001, 0xc24b_8b70_d0f8_9791, 0xc76c_51a3_0654_be30,
  0xd192_e819_d6ef_5218, 0xd699_0624_5565_a910, 0xf40e_3585_5771_202a, 0x106a_a070_32bb_d1b8,
  0x19a4_c116_b8d2_d0c8, 0x1e37_6c08_5141_ab53, 0x2748_774c_df8e_eb99, 0x34b0_bcb5_e19b_48a8,
  0x391c_0cb3_c5c9_5a63, 0x4ed8_aa4a_e341_8acb, 0x5b9c_ca4f_7763_e373, 0x682e_6ff3_d6b2_b8a3,
  0x748f_82ee_5def_b2fc, 0x78a5_636f_4317_2f60, 0x84c8_7814_a1f0_ab72, 0x8cc7_0208_1a64_39ec,
  0x90be_fffa_2363_1e28, 0xa450_6ceb_de82_bde9, 0xbef9_a3f7_b2c6_7915, 0xc671_78f2_e372_532b,
  0xca27_3ece_ea26_619c, 0xd186_b8c7_21c0_c207, 0xeada_7dd6_cde0_eb1e, 0xf57d_4f7f_ee6e_d178,
  0x06f0_67aa_7217_6fba, 0x0a63_7dc5_a2c8_98a6, 0x113f_9804_bef9_0dae, 0x1b71_0b35_131c_471b,
  0x28db_77f5_2304_7d84, 0x32ca_ab7b_40c7_2493, 0x3c9e_be0a_15c9_bebc, 0x431d_67c4_9c10_0d4c,
  0x4cc5_d4be_cb3e_42b6, 0x597f_299c_fc65_7e2a, 0x5fcb_6fab_3ad6_faec, 0x6c44_198c_4a47_5817,
]
