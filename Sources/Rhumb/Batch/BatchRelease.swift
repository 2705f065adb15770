package import RhumbChart
package import RhumbEngine
package import RhumbSystem

/// One release of a batch: what `rhumb template NAME CHART` would be given.
package struct BatchRelease: Sendable {
  package var name: ByteString = "release-name"
  package var namespace: ByteString = "default"
  /// Absolute by the time it is rendered.
  package var chart = FilePath([])
  /// As messages call it.
  package var shownChart: ByteString = .empty
  package var values = ValuesLayers()
  /// As it was written; empty for what Helm has built in.
  package var kubeVersion: ByteString = .empty
  package var apiVersions: [ByteString] = []
  package var isUpgrade = false
  /// The folder of its files, below the output directory; its name unless the batch says otherwise.
  package var folder: ByteString = .empty

  package init() {}
}
