import RhumbDiagnostics
import RhumbEngine
import RhumbSystem

@testable import RhumbKubernetes

/// Judges manifests as `rhumb validate` does, without its files and streams.
struct Judgement {
  var version = KubernetesVersion(minor: 36)
  var definitions = ""
  var rules = RuleTable([])
  var options = ObjectValidator.Options()
  var files: [String: String] = [:]

  /// What is wrong, one line each: `error spec.replicas: Invalid value: …`.
  func lines(_ manifest: String) -> [String] {
    var origins = OriginTable()
    var reader = ObjectReader()
    reader.read(Array(manifest.utf8), file: FileID(raw: 1), origins: &origins)
    var definitionOrigins = OriginTable()
    var definitionReader = ObjectReader()
    definitionReader.read(Array(definitions.utf8), file: FileID(raw: 2), origins: &definitionOrigins)
    var custom = CustomCatalogue()
    for item in definitionReader.items { custom.add(item.object, origins: definitionOrigins) }
    var options = options
    options.version = version
    var validator = ObjectValidator(
      options, rules: rules, custom: custom, files: MemoryFileSystem(files), origins: origins)
    var findings = reader.strays
    for item in reader.items { findings += item.findings + validator.check(item.object).findings }
    return findings.map { "\($0.severity.word) \($0.text.description)" }
  }
}
