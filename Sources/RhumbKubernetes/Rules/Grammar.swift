package import RhumbEngine
import RhumbFormats

/// What Kubernetes calls names: grammars of names, keys and addresses. Each function answers with the API server's
/// complaint about a text, or nil.
package enum Grammar {
  // MARK: Names

  static func dns1123Label(_ text: ByteString) -> ByteString? { dns1123LabelComplaints(text).first }
  package static func dns1123LabelComplaints(_ text: ByteString) -> [ByteString] {
    let length = text.count > 63 ? [tooLong(63)] : []
    if isLabel(text.bytes[...]) { return length }
    return length + [isSubdomain(text.bytes[...]) ? "must not contain dots" : label1123Words]
  }

  static func dns1123Subdomain(_ text: ByteString) -> ByteString? { dns1123SubdomainComplaints(text).first }
  package static func dns1123SubdomainComplaints(_ text: ByteString) -> [ByteString] {
    (text.count > 253 ? [tooLong(253)] : []) + (isSubdomain(text.bytes[...]) ? [] : [subdomainWords])
  }

  /// A label that begins with a letter: names of resources in a definition.
  static func dns1035Label(_ text: ByteString) -> ByteString? { dns1035LabelComplaints(text).first }
  package static func dns1035LabelComplaints(_ text: ByteString) -> [ByteString] {
    let fits = isLabel(text.bytes[...]) && text.bytes.first.map(isLower) == true
    return (text.count > 63 ? [tooLong(63)] : []) + (fits ? [] : [label1035Words])
  }

  /// `*.` and a subdomain.
  static func wildcardSubdomain(_ text: ByteString) -> ByteString? {
    if text.count > 253 { return tooLong(253) }
    return text.bytes.starts(with: "*.".utf8) && isSubdomain(text.bytes.dropFirst(2)) ? nil : wildcardWords
  }

  /// Names of roles and bindings: whatever fits between two slashes of a path.
  static func pathSegment(_ text: ByteString) -> ByteString? { pathSegmentComplaints(text).first }
  package static func pathSegmentComplaints(_ text: ByteString) -> [ByteString] {
    if text == "." || text == ".." { return ["may not be '" + text + "'"] }
    var complaints: [ByteString] = []
    if text.bytes.contains(UInt8(ascii: "/")) { complaints.append("may not contain '/'") }
    if text.bytes.contains(UInt8(ascii: "%")) { complaints.append("may not contain '%'") }
    return complaints
  }

  /// A subdomain, a slash and a path: `example.com/controller`.
  static func domainPrefixedPath(_ text: ByteString) -> ByteString? {
    guard let slash = text.bytes.firstIndex(of: UInt8(ascii: "/")), slash > 0, slash + 1 < text.count else {
      return "must be a domain-prefixed path (such as \"acme.io/foo\")"
    }
    return dns1123Subdomain(ByteString(text.bytes[..<slash]))
  }

  // MARK: Keys and values

  static func labelValue(_ text: ByteString) -> ByteString? {
    if text.count > 63 { return "must be no more than 63 bytes" }
    return text.isEmpty || isQualifiedPart(text.bytes[...]) ? nil : labelValueWords
  }

  /// Keys of labels and annotations: an optional subdomain, a slash, a name.
  static func qualifiedName(_ text: ByteString) -> ByteString? {
    let parts = text.bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard let name = parts.last, parts.count <= 2 else {
      return "a valid label key " + qualifiedWords
        + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"
    }
    if parts.count == 2 {
      if parts[0].isEmpty { return "prefix part must be non-empty" }
      if let complaint = dns1123Subdomain(ByteString(parts[0])) { return "prefix part " + complaint }
    }
    if name.isEmpty { return "name part must be non-empty" }
    if name.count > 63 { return "name part must be no more than 63 bytes" }
    return isQualifiedPart(name) ? nil : "name part " + qualifiedWords
  }

  /// Keys of ConfigMaps and Secrets.
  static func configKey(_ text: ByteString) -> ByteString? {
    if text.count > 253 { return tooLong(253) }
    if text.isEmpty || !text.bytes.allSatisfy({ isAlphanumeric($0) || [0x2D, 0x5F, 0x2E].contains($0) }) {
      return configKeyWords
    }
    return dotted(text)
  }

  /// Names of environment variables, as they are since 1.32: whatever is printable ASCII but `=`.
  static func environmentName(_ text: ByteString) -> ByteString? {
    if text.isEmpty || !text.bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "=") }) {
      return
        "a valid environment variable name must consist only of printable ASCII characters other than '=' (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is '[ -<>-~]+')"
    }
    return nil
  }

  static func headerName(_ text: ByteString) -> ByteString? {
    !text.isEmpty && text.bytes.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
      ? nil
      : "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')"
  }

  private static func dotted(_ text: ByteString) -> ByteString? {
    if text == "." { return "must not be '.'" }
    if text == ".." { return "must not be '..'" }
    return text.bytes.starts(with: "..".utf8) ? "must not start with '..'" : nil
  }

  // MARK: Numbers and addresses

  static func portNumber(_ number: Int) -> ByteString? {
    (1...65535).contains(number) ? nil : "must be between 1 and 65535, inclusive"
  }

  /// IANA names of services.
  static func portName(_ text: ByteString) -> [ByteString] {
    if text.isEmpty { return ["must be no empty string"] }
    var complaints: [ByteString] = []
    let bytes = text.bytes
    if bytes.count > 15 { complaints.append(tooLong(15)) }
    if !bytes.allSatisfy({ isLower($0) || isDigit($0) || $0 == 0x2D }) {
      complaints.append("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)")
    }
    if !bytes.contains(where: isLower) { complaints.append("must contain at least one letter (a-z)") }
    if zip(bytes, bytes.dropFirst()).contains(where: { $0 == 0x2D && $1 == 0x2D }) {
      complaints.append("must not contain consecutive hyphens")
    }
    if bytes.first == 0x2D || bytes.last == 0x2D { complaints.append("must not begin or end with a hyphen") }
    return complaints
  }

  static func isPercent(_ text: ByteString) -> Bool {
    text.count > 1 && text.bytes.last == UInt8(ascii: "%") && text.bytes.dropLast().allSatisfy(isDigit)
  }

  static func ipAddress(_ text: ByteString) -> ByteString? {
    address(text) == nil ? "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)" : nil
  }

  static func address(_ text: ByteString) -> GoAddress? {
    guard let address = try? GoAddress(text), !address.hasZone else { return nil }
    return address
  }

  static func cidr(_ text: ByteString) -> ByteString? {
    AddressRange(text) == nil ? "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)" : nil
  }

  // MARK: Characters

  static func isLower(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  static func isAlphanumeric(_ byte: UInt8) -> Bool { isLower(byte | 0x20) || isDigit(byte) }

  static func isLabel(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, let last = bytes.last else { return false }
    return first != 0x2D && last != 0x2D && bytes.allSatisfy { isLower($0) || isDigit($0) || $0 == 0x2D }
  }

  static func isSubdomain(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy(isLabel)
  }

  private static func isQualifiedPart(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, let last = bytes.last else { return false }
    return isAlphanumeric(first) && isAlphanumeric(last)
      && bytes.allSatisfy { isAlphanumeric($0) || [0x2D, 0x5F, 0x2E].contains($0) }
  }

  // MARK: The server's words

  static func tooLong(_ limit: Int) -> ByteString { ByteString("must be no more than \(limit) characters") }

  static let label1123Words: ByteString =
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"
  static let subdomainWords: ByteString =
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"
  static let label1035Words: ByteString =
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')"
  static let wildcardWords: ByteString =
    "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used for validation is '\\*\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"
  static let labelValueWords: ByteString =
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"
  static let qualifiedWords: ByteString =
    "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
  static let configKeyWords: ByteString =
    "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')"
  static let percentWords: ByteString =
    "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')"
}

extension ByteString {
  /// Whether a text occurs in it.
  package func contains(_ part: ByteString) -> Bool {
    if part.isEmpty { return true }
    guard count >= part.count else { return false }
    return (0...(count - part.count)).contains { bytes[$0..<($0 + part.count)].elementsEqual(part.bytes) }
  }

  package func hasPrefix(_ prefix: ByteString) -> Bool { bytes.starts(with: prefix.bytes) }
  package func hasSuffix(_ suffix: ByteString) -> Bool { bytes.suffix(suffix.count).elementsEqual(suffix.bytes) }
}
