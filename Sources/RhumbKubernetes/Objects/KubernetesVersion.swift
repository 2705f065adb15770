package import RhumbEngine

/// A minor version of Kubernetes 1: what an object is judged by.
package struct KubernetesVersion: Hashable, Sendable, Comparable {
  package let minor: Int

  package init(minor: Int) { self.minor = minor }

  /// Versions that tables are built in for.
  package static let supported = 25...37
  package static let latest = KubernetesVersion(minor: supported.upperBound)

  /// Reads `1.36`, `v1.36`, `1.36.2`, `v1.36.2+k3s1`; nil for anything else. The patch doesn't matter.
  package init?(_ text: ByteString) {
    var bytes = text.bytes[...]
    if bytes.first == UInt8(ascii: "v") { bytes = bytes.dropFirst() }
    guard bytes.starts(with: "1.".utf8) else { return nil }
    bytes = bytes.dropFirst(2)
    let digits = bytes.prefix { $0 >= 0x30 && $0 <= 0x39 }
    guard !digits.isEmpty, digits.count <= 3 else { return nil }
    let rest = bytes.dropFirst(digits.count)
    guard rest.isEmpty || [UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-")].contains(rest[rest.startIndex])
    else { return nil }
    minor = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  package var text: String { "1.\(minor)" }
  package static func < (a: KubernetesVersion, b: KubernetesVersion) -> Bool { a.minor < b.minor }
}
