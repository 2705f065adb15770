package import RhumbEngine

/// What `.Release` says.
package struct ReleaseOptions: Sendable {
  package var name: ByteString
  package var namespace: ByteString
  package var isUpgrade: Bool
  /// Neither holds while linting.
  package var isInstall: Bool
  package var revision: Int

  package init(
    name: ByteString = "release-name", namespace: ByteString = "default", isUpgrade: Bool = false, revision: Int = 1
  ) {
    self.name = name
    self.namespace = namespace
    self.isUpgrade = isUpgrade
    isInstall = !isUpgrade
    self.revision = revision
  }

  /// One map for all charts of a render: `set .Release` is seen by every template that runs later.
  var map: MapValue {
    MapValue(pairs: [
      ("Name", .string(name)),
      ("Namespace", .string(namespace)),
      ("IsUpgrade", .bool(isUpgrade)),
      ("IsInstall", .bool(isInstall)),
      ("Revision", .int(revision)),
      ("Service", .string("Helm")),
    ])
  }
}
