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

extension Finding {
  /// For people: the message, with the object it is about. Of Secrets only places are told, not the lines.
  func diagnostic(in row: ValidationReport.Row, _ texts: SourceMap) -> Diagnostic {
    var diagnostic = self.diagnostic
    if !row.kind.isEmpty {
      var words = "in \(row.kind.description)"
      if !row.name.isEmpty { words += " '\(row.name.description)'" }
      if !row.apiVersion.isEmpty { words += " (\(row.apiVersion.description))" }
      if let version = row.version { words += ", Kubernetes \(version.text)" }
      diagnostic.notes.insert(words, at: 0)
    }
    if row.kind == "Secret", let place = diagnostic.labels.first?.span, let file = texts[place.file] {
      let position = file.position(of: Int(place.start))
      diagnostic.notes.insert("at \(file.name):\(position.line):\(position.column)", at: 0)
      diagnostic.labels = []
    }
    return diagnostic
  }
}
