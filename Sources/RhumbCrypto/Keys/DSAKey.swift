/// A DSA key (FIPS 186-4) in OpenSSL's form. Nobody signs with it here: `genPrivateKey "dsa"` only prints one.
struct DSAKey {
  /// p, q, g, the public y, the private x: big-endian.
  let numbers: [[UInt8]]

  var der: [UInt8] { DER.sequence([DER.integer([])] + numbers.map { DER.integer($0) }) }

  init?(der: [UInt8]) {
    var outer = DERReader(der)
    guard var fields = outer.next(DER.Tag.sequence)?.reader, fields.nextInteger() != nil else { return nil }
    var numbers: [[UInt8]] = []
    while numbers.count < 5 {
      guard let number = fields.nextInteger() else { return nil }
      numbers.append(number)
    }
    self.numbers = numbers
  }

  /// A new key of its own domain: p has `size` bits, q `subgroup` bits, both multiples of 64.
  init(size: Int = 2048, subgroup: Int = 256, randomBytes: (Int) -> [UInt8]) {
    let q = Self.subgroupOrder(subgroup, randomBytes)
    while true {
      // p is 2qk + 1, so that q divides p - 1.
      var factors: [Natural] = []
      var candidates: [Natural] = []
      while candidates.count < EightPowers.lanes {
        var k = Natural(bytes: randomBytes((size - subgroup) / 8))
        k.double()
        let candidate = (q * k).adding(1)
        guard candidate.bitCount == size, !Primes.hasSmallFactor(candidate) else { continue }
        factors.append(k)
        candidates.append(candidate.trimmed)
      }
      guard let first = Primes.firstPassing(candidates) else { continue }
      let (p, k) = (candidates[first], factors[first])
      guard Primes.isProbablyPrime(p, randomBytes: randomBytes) else { continue }
      let power = ModularPower(modulus: p)
      var h: UInt64 = 2
      var g = power(Natural(words: [h]), k)
      while g.isOne {
        h += 1
        g = power(Natural(words: [h]), k)
      }
      var x: Natural
      repeat { x = Natural(bytes: randomBytes(subgroup / 8)) } while x.bitCount == 0 || !(x < q)
      numbers = [p.bytes, q.bytes, g.bytes, power(g, x).bytes, x.bytes]
      return
    }
  }

  private static func subgroupOrder(_ size: Int, _ randomBytes: (Int) -> [UInt8]) -> Natural {
    while true {
      var bytes = randomBytes(size / 8)
      bytes[0] |= 0x80
      bytes[bytes.count - 1] |= 1
      let q = Natural(bytes: bytes)
      if Primes.isProbablyPrime(q, randomBytes: randomBytes) { return q }
    }
  }
}
