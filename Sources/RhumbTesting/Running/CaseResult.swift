package import RhumbDiagnostics
package import RhumbEngine

/// What became of a test.
package struct CaseResult: Sendable {
  package enum Status: Sendable { case passed, failed, skipped }

  package let name: ByteString
  package var status: Status
  /// Why the test could not be held against its assertions as it should.
  package var errors: [Diagnostic] = []
  package var failures: [CaseFailure] = []
  package var skipReason: ByteString = ""
  package var snapshots: SnapshotOutcome?
  /// What an update of golden files has to do.
  package var update: GoldenUpdate?
  /// Whether values went unchecked, because their schema lies on the network.
  package var hasUnreadSchema = false
  /// In nanoseconds.
  package var duration: Int64 = 0
  package let span: SourceSpan

  init(name: ByteString, status: Status, span: SourceSpan) {
    self.name = name
    self.status = status
    self.span = span
  }
}

/// Why an assertion failed.
package struct CaseFailure: Sendable {
  /// `asserts[0] equal`
  package let title: String
  package let message: String
  /// The rendered file; nil where none was chosen.
  package let template: ByteString?
  /// Which of the chosen documents.
  package let document: Int?
  /// `Deployment/web`; empty where there is no such object.
  package let object: String
  /// `spec.replicas`; empty for the whole document.
  package let path: String
  /// What differs from what was expected, or what was found where nothing was; a line each.
  package let difference: [String]
  /// Where the template and the values say so.
  package var origins: [Diagnostic.Label] = []
  package let span: SourceSpan
}
