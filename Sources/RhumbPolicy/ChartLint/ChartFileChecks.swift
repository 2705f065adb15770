import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import RhumbFormats
import RhumbFunctions
import RhumbSystem

/// What `helm lint` says of `Chart.yaml`.
enum ChartFileChecks {
  private static let file: ByteString = "Chart.yaml"

  static func run(_ subject: ChartLinter.Subject, _ report: inout LintReport) {
    if subject.isDirectory("Chart.yaml") { report.error(file, "should be a file, not a directory") }
    let metadata: ChartMetadata
    let text: [UInt8]
    do {
      text = try subject.read("Chart.yaml")
      metadata = try ChartMetadata.read(text)
    } catch let error as SystemError {
      return report.error(file, ByteString("unable to parse YAML\n\t\(error.message)"))
    } catch let error as ChartError {
      return report.error(file, "unable to parse YAML\n\t" + error.message)
    } catch {
      return
    }
    let document = (try? YAMLReader.read(text)) ?? .null
    if let words = strictComplaint(text, document) {
      report.warning(file, "failed to strictly parse chart metadata file\n\t" + words)
    }
    checkIdentity(metadata, document, &report)
    checkMaintainers(metadata, &report)
    for source in metadata.sources where !AddressSyntax.isRequestURL(source) {
      report.error(file, "invalid source URL '" + source + "'")
      break
    }
    if metadata.icon.isEmpty {
      report.info(file, "icon is recommended")
    } else if !AddressSyntax.isRequestURL(metadata.icon) {
      report.error(file, "invalid icon URL '" + metadata.icon + "'")
    }
    checkGeneration(metadata, &report)
    if (try? SemanticVersion(strict: metadata.version)) == nil {
      report.warning(file, "version '" + metadata.version + "' is not a valid SemVerV2")
    }
  }

  private static func checkIdentity(_ metadata: ChartMetadata, _ document: Value, _ report: inout LintReport) {
    if metadata.name.isEmpty {
      report.error(file, "name is required")
    } else if ByteString(FilePath(metadata.name.bytes).lastComponent) != metadata.name {
      report.error(file, "chart name " + metadata.name.goQuoted + " is invalid")
    }
    if metadata.apiVersion.isEmpty {
      report.error(file, "apiVersion is required. The value must be either \"v1\" or \"v2\"")
    } else if metadata.apiVersion != "v1", metadata.apiVersion != "v2" {
      report.error(
        file, "apiVersion '" + metadata.apiVersion + "' is not valid. The value must be either \"v1\" or \"v2\"")
    }
    checkText("version", in: document, &report)
    if let words = versionComplaint(metadata.version) { report.error(file, words) }
    checkText("appVersion", in: document, &report)
  }

  /// Numbers are read as text all the same, but `1.10` becomes `1.1`.
  private static func checkText(_ name: ByteString, in document: Value, _ report: inout LintReport) {
    guard case .map(let fields) = document, let value = fields[name] else { return }
    if case .string = value { return }
    var type = "<nil>"
    if case .null = value {} else { type = value.goType?.name ?? type }
    report.error(file, name + ByteString(" should be of type string but it's of type \(type)"))
  }

  private static func versionComplaint(_ text: ByteString) -> ByteString? {
    if text.isEmpty { return "version is required" }
    guard let version = try? SemanticVersion(text) else { return "version '" + text + "' is not a valid SemVer" }
    let failures = (try? VersionConstraint(">0.0.0-0"))?.failures(of: version) ?? []
    return failures.first.map { "version " + $0 }
  }

  private static func checkMaintainers(_ metadata: ChartMetadata, _ report: inout LintReport) {
    for maintainer in metadata.maintainers {
      guard let maintainer else { return report.error(file, "a maintainer entry is empty") }
      if maintainer.name.isEmpty { return report.error(file, "each maintainer requires a name") }
      let whose = "' for maintainer '" + maintainer.name + "'"
      if !maintainer.email.isEmpty, !AddressSyntax.isEmail(maintainer.email) {
        return report.error(file, "invalid email '" + maintainer.email + whose)
      }
      if !maintainer.url.isEmpty, !AddressSyntax.isURL(maintainer.url) {
        return report.error(file, "invalid url '" + maintainer.url + whose)
      }
    }
  }

  private static func checkGeneration(_ metadata: ChartMetadata, _ report: inout LintReport) {
    if metadata.apiVersion == "v2" { return }
    let versions = "'" + metadata.apiVersion + "'. "
    if !metadata.type.isEmpty {
      report.error(file, "chart type is not valid in apiVersion " + versions + "It is valid in apiVersion 'v2'")
    }
    if !metadata.dependencies.isEmpty {
      report.error(
        file,
        "dependencies are not valid in the Chart file with apiVersion " + versions + "They are valid in apiVersion 'v2'"
      )
    }
  }

  /// What sigs.k8s.io/yaml's UnmarshalStrict refuses: keys that stand twice, then fields that Helm doesn't know.
  private static func strictComplaint(_ text: [UInt8], _ document: Value) -> ByteString? {
    var sources = SourceMap()
    var origins = OriginTable()
    let id = sources.add(name: "Chart.yaml", bytes: text)
    let first = YAMLStream.read(text, file: id, origins: &origins).first
    if let duplicates = first?.duplicates, !duplicates.isEmpty, let source = sources[id] {
      var words: ByteString = "error converting YAML to JSON: yaml: unmarshal errors:"
      for duplicate in duplicates.sorted(by: { $0.value.start < $1.value.start }) {
        let line = source.position(of: Int(duplicate.value.start)).line
        words = words + ByteString("\n  line \(line): key ") + duplicate.key.goQuoted + " already set in map"
      }
      return words
    }
    return ChartMetadata.unknownField(in: document).map {
      "error unmarshaling JSON: while decoding JSON: json: unknown field " + $0.goQuoted
    }
  }
}
