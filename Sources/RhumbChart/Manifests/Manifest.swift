package import RhumbEngine

/// One document of a rendered chart.
package struct Manifest {
  /// `chart/templates/service.yaml`.
  package let path: ByteString
  package let text: ArraySlice<UInt8>
  package let kind: ByteString

  package init(path: ByteString, text: ArraySlice<UInt8>, kind: ByteString) {
    self.path = path
    self.text = text
    self.kind = kind
  }
}

/// A document that runs at a moment of a release's life, by its annotation `helm.sh/hook`.
package struct Hook {
  package enum Event: Sendable {
    case preInstall, postInstall, preDelete, postDelete, preUpgrade, postUpgrade, preRollback, postRollback, test

    /// Nil for a name Helm doesn't know.
    init?(_ name: String) {
      switch name {
      case "pre-install": self = .preInstall
      case "post-install": self = .postInstall
      case "pre-delete": self = .preDelete
      case "post-delete": self = .postDelete
      case "pre-upgrade": self = .preUpgrade
      case "post-upgrade": self = .postUpgrade
      case "pre-rollback": self = .preRollback
      case "post-rollback": self = .postRollback
      // Helm 2's tests were successes or failures.
      case "test", "test-success": self = .test
      default: return nil
      }
    }
  }

  package let manifest: Manifest
  package let name: ByteString
  package let events: [Event]
  package let weight: Int
  package let deletePolicies: [ByteString]
  package let outputLogPolicies: [ByteString]

  package var isTest: Bool { events.contains(.test) }
}
