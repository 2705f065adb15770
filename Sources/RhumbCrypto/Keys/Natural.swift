/// Arithmetic on numbers of hundreds and thousands of bits, which new RSA and DSA keys need. Little-endian words of a
/// fixed count; not constant-time, which is of no use to a key that is made once and printed.
struct Natural: Equatable {
  var words: [UInt64]

  init(words: [UInt64]) { self.words = words }

  /// From big-endian bytes.
  init(bytes: [UInt8]) {
    words = [UInt64](repeating: 0, count: (bytes.count + 7) / 8)
    for (index, byte) in bytes.reversed().enumerated() {
      words[index / 8] |= UInt64(byte) << UInt64(index % 8 * 8)
    }
  }

  /// Big-endian, without leading zeros.
  var bytes: [UInt8] {
    let all = words.reversed().flatMap { word in (0..<8).reversed().map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
    }
    return Array(all.drop { $0 == 0 })
  }

  var bitCount: Int {
    guard let top = words.lastIndex(where: { $0 != 0 }) else { return 0 }
    return top * 64 + 64 - words[top].leadingZeroBitCount
  }

  func bit(_ index: Int) -> Bool { words[index / 64] >> UInt64(index % 64) & 1 == 1 }

  func remainder(by divisor: UInt64) -> UInt64 {
    var rest: UInt64 = 0
    for word in words.reversed() { rest = divisor.dividingFullWidth((rest, word)).remainder }
    return rest
  }

  func divided(by divisor: UInt64) -> Natural {
    var quotient = words
    var rest: UInt64 = 0
    for index in words.indices.reversed() {
      (quotient[index], rest) = divisor.dividingFullWidth((rest, words[index]))
    }
    return Natural(words: quotient)
  }

  /// As many words as both factors have together.
  static func * (a: Natural, b: Natural) -> Natural {
    var product = [UInt64](repeating: 0, count: a.words.count + b.words.count)
    for i in a.words.indices {
      var carry: UInt64 = 0
      for j in b.words.indices {
        (carry, product[i + j]) = multiplyAdd(a.words[i], b.words[j], product[i + j], carry)
      }
      product[i + b.words.count] = carry
    }
    return Natural(words: product)
  }

  /// Adds a word; what goes beyond the top word is lost.
  mutating func add(_ word: UInt64) {
    var carry = word
    for index in words.indices {
      let (sum, overflow) = words[index].addingReportingOverflow(carry)
      words[index] = sum
      if !overflow { return }
      carry = 1
    }
  }

  /// Of as many words; what goes beyond the top word is lost.
  func adding(_ word: UInt64) -> Natural {
    var sum = self
    sum.add(word)
    return sum
  }

  /// This number without one of as many words that is not more.
  func less(_ other: Natural) -> Natural {
    var difference = words
    var borrow: UInt64 = 0
    for index in words.indices {
      let (first, borrowed) = words[index].subtractingReportingOverflow(other.words[index])
      let (second, borrowedAgain) = first.subtractingReportingOverflow(borrow)
      difference[index] = second
      borrow = borrowed || borrowedAgain ? 1 : 0
    }
    return Natural(words: difference)
  }

  /// Of two numbers of as many words, neither of them 0: by halves and differences (Stein).
  static func greatestCommonDivisor(_ a: Natural, _ b: Natural) -> Natural {
    var (a, b) = (a, b)
    var twos = 0
    while !a.bit(0), !b.bit(0) {
      a.halve()
      b.halve()
      twos += 1
    }
    while true {
      while !a.bit(0) { a.halve() }
      while !b.bit(0) { b.halve() }
      if a == b { break }
      if a < b { b = b.less(a) } else { a = a.less(b) }
    }
    for _ in 0..<twos { a.double() }
    return a
  }

  /// Takes a word away from a number that is not less.
  mutating func subtract(_ word: UInt64) {
    var borrow = word
    for index in words.indices {
      let (difference, overflow) = words[index].subtractingReportingOverflow(borrow)
      words[index] = difference
      if !overflow { return }
      borrow = 1
    }
  }

  mutating func double() {
    var carry: UInt64 = 0
    for index in words.indices {
      let next = words[index] >> 63
      words[index] = words[index] << 1 | carry
      carry = next
    }
  }

  mutating func halve() {
    var carry: UInt64 = 0
    for index in words.indices.reversed() {
      let next = words[index] << 63
      words[index] = words[index] >> 1 | carry
      carry = next
    }
  }

  /// Without words that are zero at the top.
  var trimmed: Natural {
    Natural(words: Array(words.prefix(max(1, (bitCount + 63) / 64))))
  }

  static func < (a: Natural, b: Natural) -> Bool {
    for index in (0..<max(a.words.count, b.words.count)).reversed() {
      let (x, y) = (index < a.words.count ? a.words[index] : 0, index < b.words.count ? b.words[index] : 0)
      if x != y { return x < y }
    }
    return false
  }

  var isOne: Bool { bitCount == 1 }
}

/// `a * b + c + d` in two words; it never overflows them.
@inline(__always)
func multiplyAdd(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) -> (high: UInt64, low: UInt64) {
  let product = a.multipliedFullWidth(by: b)
  let (first, carried) = product.low.addingReportingOverflow(c)
  let (second, carriedAgain) = first.addingReportingOverflow(d)
  return (product.high &+ (carried ? 1 : 0) &+ (carriedAgain ? 1 : 0), second)
}
