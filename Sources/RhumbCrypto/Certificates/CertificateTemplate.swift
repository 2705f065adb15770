import RhumbEngine
import RhumbSystem

/// What sprig puts into every certificate it makes.
struct CertificateTemplate {
  let commonName: [UInt8]
  let addresses: [[UInt8]]
  let names: [[UInt8]]
  /// Big-endian.
  let serial: [UInt8]
  /// Seconds since 1970.
  let start: Int64
  let end: Int64
  var isAuthority = false

  /// `ips` and `names` are template lists; what is no string or no address is refused in sprig's words.
  init(
    commonName: [UInt8], ips: ListValue, names: ListValue, days: Int, context: CallContext
  ) throws(Fault) {
    var addresses: [[UInt8]] = []
    for ip in ips.items {
      guard case .string(let text) = ip else {
        throw Fault("error parsing ip: " + (try printed(ip)) + " is not a string")
      }
      guard let address = IPAddress.parse(text.bytes) else { throw Fault("error parsing ip: " + text) }
      addresses.append(address)
    }
    var texts: [[UInt8]] = []
    for name in names.items {
      guard case .string(let text) = name else {
        throw Fault("error processing alternate dns name: " + (try printed(name)) + " is not a string")
      }
      texts.append(text.bytes)
    }
    self.commonName = commonName
    self.addresses = addresses
    self.names = texts
    serial = context.environment.randomBytes(16)
    let now = context.environment.now()
    // Go's durations wrap beyond 292 years, and so do such certificates.
    let validity = Int64(days) &* 86_400_000_000_000
    let second: Int64 = 1_000_000_000
    start = floorDivided(now, by: second)
    let nanoseconds = (now - start * second) + (validity - floorDivided(validity, by: second) * second)
    end = start + floorDivided(validity, by: second) + nanoseconds / second
  }

  /// The subject; empty if there is no common name.
  func subject() throws(Fault) -> [UInt8] {
    if commonName.isEmpty { return DER.sequence([]) }
    let isPrintable = commonName.allSatisfy(Self.isPrintable)
    if !isPrintable, !UTF8Text.isValid(commonName) { throw Fault("asn1: string not valid UTF-8") }
    let text = DER.element(isPrintable ? DER.Tag.printableString : DER.Tag.utf8String, commonName)
    return DER.sequence([DER.set([DER.sequence([DER.identifier([2, 5, 4, 3]), text])])])
  }

  /// The characters of a PrintableString.
  private static func isPrintable(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "'")...UInt8(ascii: ")"),
      UInt8(ascii: "+")...UInt8(ascii: "/"), UInt8(ascii: " "), UInt8(ascii: ":"), UInt8(ascii: "="),
      UInt8(ascii: "?"):
      true
    default: false
    }
  }

  func validity() throws(Fault) -> [UInt8] {
    DER.sequence([try CertificateTime.der(start), try CertificateTime.der(end)])
  }

  /// The extensions, in the order in which Go's x509 writes them. The identifiers are of the subject's and the
  /// issuer's key; without them these extensions are left out.
  func extensions(subjectKey: [UInt8]?, authorityKey: [UInt8]?) throws(Fault) -> [UInt8] {
    // Key usage: digital signature and key encipherment; for an authority also signing certificates.
    var extensions = [
      Self.extensionOf(
        [2, 5, 29, 15], isCritical: true, isAuthority ? DER.bits([0xA4], unused: 2) : DER.bits([0xA0], unused: 5)),
      Self.extensionOf(
        [2, 5, 29, 37],
        DER.sequence([
          DER.identifier([1, 3, 6, 1, 5, 5, 7, 3, 1]), DER.identifier([1, 3, 6, 1, 5, 5, 7, 3, 2]),
        ])),
      Self.extensionOf([2, 5, 29, 19], isCritical: true, DER.sequence(isAuthority ? [DER.boolean(true)] : [])),
    ]
    if let subjectKey { extensions.append(Self.extensionOf([2, 5, 29, 14], DER.octets(subjectKey))) }
    if let authorityKey {
      extensions.append(Self.extensionOf([2, 5, 29, 35], DER.sequence([DER.element(0x80, authorityKey)])))
    }
    if !names.isEmpty || !addresses.isEmpty {
      var alternatives: [[UInt8]] = []
      for name in names {
        if name.contains(where: { $0 >= 0x80 }) {
          throw Fault("x509: " + GoQuote.quoted(ByteString(name)) + " cannot be encoded as an IA5String")
        }
        alternatives.append(DER.element(0x82, name))
      }
      for address in addresses { alternatives.append(DER.element(0x87, address)) }
      extensions.append(
        Self.extensionOf([2, 5, 29, 17], isCritical: commonName.isEmpty, DER.sequence(alternatives)))
    }
    return DER.sequence(extensions)
  }

  private static func extensionOf(_ arcs: [UInt32], isCritical: Bool = false, _ value: [UInt8]) -> [UInt8] {
    DER.sequence([DER.identifier(arcs)] + (isCritical ? [DER.boolean(true)] : []) + [DER.octets(value)])
  }
}

private func printed(_ value: Value) throws(Fault) -> ByteString {
  var text: [UInt8] = []
  try GoPrinter.append(value, to: &text)
  return ByteString(text)
}

private func floorDivided(_ number: Int64, by divisor: Int64) -> Int64 {
  number >= 0 ? number / divisor : -((-(number + 1)) / divisor) - 1
}
