package import RhumbDiagnostics
package import RhumbEngine
package import RhumbKubernetes

/// What a validation found, object by object.
package struct ValidationReport {
  /// kubeconform's words for what became of an object.
  package enum Status: Sendable { case valid, invalid, error, skipped, empty }

  package struct Row {
    package let file: String
    package let apiVersion: ByteString
    package let kind: ByteString
    package let name: ByteString
    package let status: Status
    package var findings: [Finding]
    /// Set if several versions of Kubernetes were asked for.
    package let version: KubernetesVersion?
  }

  package var rows: [Row] = []
  package var texts = SourceMap()
  package var fileCount = 0

  package init() {}

  package func count(_ status: Status) -> Int { rows.count { $0.status == status } }

  /// Whether nothing was refused.
  package var isClean: Bool { !rows.contains { $0.status == .invalid || $0.status == .error } }
}

extension ValidationReport {
  /// The objects as subjects of a report.
  package var subjects: [DiagnosticReport.Subject] {
    rows.map { row in
      DiagnosticReport.Subject(
        group: row.file, name: row.title, row.findings.map { $0.diagnostic(in: row) }, in: texts,
        isSkipped: row.status == .skipped)
    }
  }
}

extension ValidationReport.Row {
  /// `Deployment 'web' (apps/v1), Kubernetes 1.36`
  var title: String {
    if kind.isEmpty { return "document" }
    var words = kind.description
    if !name.isEmpty { words += " '\(name.description)'" }
    if !apiVersion.isEmpty { words += " (\(apiVersion.description))" }
    if let version { words += ", Kubernetes \(version.text)" }
    return words
  }
}

extension Finding {
  /// For people: the message, with the object it is about. Of Secrets only places are told, not the lines.
  func diagnostic(in row: ValidationReport.Row) -> Diagnostic {
    var diagnostic = self.diagnostic
    if !row.kind.isEmpty { diagnostic.notes.insert("in \(row.title)", at: 0) }
    if row.kind == "Secret" {
      diagnostic.labels = diagnostic.labels.map { Diagnostic.Label($0.span, $0.text, isConfidential: true) }
    }
    return diagnostic
  }
}
