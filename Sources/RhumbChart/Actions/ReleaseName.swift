import RhumbDiagnostics
package import RhumbEngine

/// The rule for names of releases: DNS labels joined by dots, at most 53 bytes.
package enum ReleaseName {
  package static let maximumLength = 53

  package static func check(_ name: ByteString) throws(ChartError) {
    guard let problem = problem(of: name) else { return }
    let message = "release name \(name.goQuoted.description): \(problem)"
    throw ChartError(
      "release name check failed: \(message)", code: "release/name",
      log: LogLine(.error, "release name check failed", [("error", ByteString(message))]))
  }

  private static func problem(of name: ByteString) -> String? {
    if name.isEmpty { return "no name provided" }
    let labels = name.bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    if name.count <= maximumLength, labels.allSatisfy(isLabel) { return nil }
    return "invalid release name, must match regex ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$ "
      + "and the length must not be longer than 53"
  }

  private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
    guard let first = label.first, let last = label.last else { return false }
    return isAlphanumeric(first) && isAlphanumeric(last)
      && label.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
  }
}
