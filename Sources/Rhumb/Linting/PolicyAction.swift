package import RhumbDiagnostics
import RhumbEngine
import RhumbKubernetes
package import RhumbPolicy
package import RhumbSystem

/// The part of `rhumb lint` that goes beyond Helm's: objects judged by the rules of good practice.
package struct PolicyAction {
  private let linter: PolicyLinter
  private let files: any FileSystem

  package init(_ linter: PolicyLinter, files: any FileSystem) {
    self.linter = linter
    self.files = files
  }

  /// Judges all objects of an input side by side.
  package func run(_ input: ManifestInput, baseline: Baseline = Baseline()) -> PolicyReport {
    let sources = input.sources.map { source in
      PolicySource(file: source.file, text: source.text, objects: source.reader.items.map(\.object))
    }
    var outcome = linter.check(sources, origins: input.origins, baseline: baseline)
    var places = RenderedPlaces(input, files: files)
    for index in outcome.findings.indices {
      outcome.findings[index].finding.causes = places.causes(of: outcome.findings[index].finding)
    }
    let diagnostics = outcome.findings.map(\.diagnostic) + outcome.remarks
    return PolicyReport(outcome: outcome, diagnostics: diagnostics, texts: places.texts)
  }
}

/// What the rules found in one chart, or in manifests.
package struct PolicyReport {
  package let outcome: PolicyLinter.Outcome
  /// In the order of the objects.
  package let diagnostics: [Diagnostic]
  package let texts: SourceMap

  package func count(_ level: PolicyRule.Level) -> Int { outcome.findings.count { $0.level == level } }

  /// Whether there is a finding of the level, or a graver one.
  package func reaches(_ level: PolicyRule.Level) -> Bool { outcome.findings.contains { $0.level >= level } }
}

extension PolicyFinding {
  /// The message, with the field in a note. What may be a secret is not shown.
  fileprivate var diagnostic: Diagnostic {
    let rule = "\(self.rule.id)"
    let mayBeSecret =
      rule == "secret-in-config-map" || rule == "secret-in-env" || object.bytes.starts(with: "Secret/".utf8)
    let labels = finding.labels.map { label in
      Diagnostic.Label(label.span, label.text, isConfidential: mayBeSecret || label.isConfidential)
    }
    var diagnostic = Diagnostic(finding.severity, finding.code, finding.message.description, labels: labels)
    diagnostic.notes = ["\(object.description): \(finding.path.isRoot ? "the object" : finding.path.text.description)"]
    diagnostic.help = finding.help.isEmpty ? ["\(self.rule.remedy)"] : finding.help
    return diagnostic
  }
}
