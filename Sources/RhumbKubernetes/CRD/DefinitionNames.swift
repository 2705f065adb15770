import RhumbEngine

/// Grammars of the names that a definition gives, with the server's complaints.
enum DefinitionNames {
  /// A label that begins with a letter (RFC 1035); nil if it is one.
  static func labelComplaint(_ text: ByteString) -> ByteString? {
    if text.count > 63 { return "must be no more than 63 characters" }
    let isLabel = isLabel(text.bytes[...]) && !(text.bytes.first.map { $0 <= 0x39 } ?? true)
    return isLabel
      ? nil
      : "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, "
        + "and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is "
        + "'[a-z]([-a-z0-9]*[a-z0-9])?')"
  }

  /// A domain in small letters (RFC 1123); nil if it is one.
  static func domainComplaint(_ text: ByteString) -> ByteString? {
    if text.count > 253 { return "must be no more than 253 characters" }
    let parts = text.bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.allSatisfy(isLabel)
      ? nil
      : "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start "
        + "and end with an alphanumeric character (e.g. 'example.com', regex used for validation is "
        + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"
  }

  private static func isLabel(_ bytes: ArraySlice<UInt8>) -> Bool {
    let hyphen = UInt8(ascii: "-")
    guard let first = bytes.first, let last = bytes.last, first != hyphen, last != hyphen else { return false }
    return bytes.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == hyphen }
  }
}
