package import RhumbEngine

/// What an object's `apiVersion` and `kind` say together.
package struct GroupVersionKind: Hashable, Sendable {
  /// Empty for the core group.
  package let group: ByteString
  package let version: ByteString
  package let kind: ByteString

  package init(group: ByteString, version: ByteString, kind: ByteString) {
    self.group = group
    self.version = version
    self.kind = kind
  }

  /// Splits an `apiVersion` such as `apps/v1` or `v1`. Nil if it has more than one `/` or an empty part, which
  /// Kubernetes' `ParseGroupVersion` refuses.
  package init?(apiVersion: ByteString, kind: ByteString) {
    guard let parts = Self.split(apiVersion) else { return nil }
    self.init(group: parts.group, version: parts.version, kind: kind)
  }

  private static func split(_ apiVersion: ByteString) -> (group: ByteString, version: ByteString)? {
    let bytes = apiVersion.bytes
    guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else {
      return bytes.isEmpty ? nil : (.empty, apiVersion)
    }
    let version = bytes[(slash + 1)...]
    if slash == 0 || version.isEmpty || version.contains(UInt8(ascii: "/")) { return nil }
    return (ByteString(bytes[..<slash]), ByteString(version))
  }

  /// `apps/v1`, or `v1` for the core group.
  package var apiVersion: ByteString { group.isEmpty ? version : group + "/" + version }

  /// `Deployment.apps`, as the API server names a kind in its messages; a core kind has no group behind it.
  package var groupKindText: ByteString { group.isEmpty ? kind : kind + "." + group }
}
