import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import RhumbFormats
import RhumbSystem

/// What `helm lint` says of the chart's own templates, after rendering them with those of its subcharts.
struct TemplateChecks {
  let functions: FunctionTable
  let environment: Environment

  private static let directory: ByteString = "templates/"

  func run(_ subject: ChartLinter.Subject, _ values: MapValue, _ report: inout LintReport) {
    guard subject.exists("templates") else { return report.warning(Self.directory, "directory does not exist") }
    guard subject.isDirectory("templates") else { return report.error(Self.directory, "not a directory") }
    var sources = SourceMap()
    var origins = OriginTable()
    let chart: Chart
    do throws(ChartError) {
      chart = try subject.load(into: &sources, &origins)
    } catch {
      return report.error(Self.directory, error.message)
    }
    guard let files = render(chart, values, subject, origins, &report) else { return }
    for template in chart.templates where !check(template, of: chart, files, subject, &report) { return }
  }

  // MARK: - Rendering

  /// Nil if there is nothing to look at; the report says why, where Helm says it.
  private func render(
    _ chart: Chart, _ values: MapValue, _ subject: ChartLinter.Subject, _ origins: OriginTable,
    _ report: inout LintReport
  ) -> [RenderedFile]? {
    var remarks: [LogLine] = []
    defer { for remark in remarks { subject.options.loading.log(remark) } }
    guard let scope = scope(chart, values, subject, origins, &remarks, &report) else { return nil }
    let context = CallContext(environment: environment, isLinting: true)
    defer { remarks += context.withheld.map(\.remark) }
    do throws(RenderError) {
      let ordered = Renderer.sorted(scope.renderables)
      var machine = Machine(
        templates: try Renderer.parse(ordered, functions: functions), functions: functions, context: context)
      return try Renderer.run(ordered, on: &machine)
    } catch {
      report.error(Self.directory, error.helmText)
      return nil
    }
  }

  private func scope(
    _ chart: Chart, _ values: MapValue, _ subject: ChartLinter.Subject, _ origins: OriginTable,
    _ remarks: inout [LogLine], _ report: inout LintReport
  ) -> RenderScope? {
    var origins = origins
    do throws(ChartError) {
      try DependencyProcessing.run(on: chart, values: values, origins: &origins, remarks: &remarks)
      // Twice, as Helm does: a default that the user took away with a null comes back.
      let once = try Coalescing.values(of: chart, given: values, origins: &origins, remarks: &remarks)
      let coalesced = try Coalescing.values(of: chart, given: once, origins: &origins, remarks: &remarks)
      if !subject.options.skipsSchemas {
        do throws(ChartError) {
          try SchemaCheck.run(on: chart, values: coalesced, origins: origins, remarks: &remarks)
        } catch {
          report.error(Self.directory, error.message)
          return nil
        }
      }
      var release = ReleaseOptions(name: "test-release", namespace: subject.options.namespace, revision: 0)
      release.isInstall = false
      let capabilities = Capabilities(kubeVersion: subject.options.kubeVersion ?? .default)
      return RenderScope.build(chart: chart, values: coalesced, release: release, capabilities: capabilities)
    } catch {
      // Helm is silent about what goes wrong here.
      return nil
    }
  }

  // MARK: - Checks of a template

  /// False if Helm looks at no further template.
  private func check(
    _ template: Chart.File, of chart: Chart, _ files: [RenderedFile], _ subject: ChartLinter.Subject,
    _ report: inout LintReport
  ) -> Bool {
    let suffix = template.name.fileExtension
    if ![".yaml", ".yml", ".tpl", ".txt"].contains(suffix) {
      report.error(
        template.name,
        "file extension '" + suffix + "' not valid. Valid extensions are .yaml, .yml, .tpl, or .txt")
    }
    guard [".yaml", ".yml"].contains(suffix.lowercased) else { return true }
    let path = chart.name + "/" + template.name
    guard let text = files.first(where: { $0.name == path })?.text, !text.trimmingSpace.isEmpty else { return true }
    if let words = indentComplaint(text) { report.warning(template.name, words) }
    let hasSelector = ["matchLabels", "matchExpressions"].contains {
      ByteScan.index(of: Array($0.utf8), in: text) != nil
    }
    for document in LintedDocument.read(text) {
      switch document {
      case .unreadable(let words):
        report.error(template.name, "unable to parse YAML: " + words)
        return false
      case .head(let head):
        if let words = ObjectNameCheck.complaint(kind: head.kind, name: head.name) {
          report.warning(template.name, words)
        }
        let minor = subject.options.kubeVersion?.minorNumber ?? KubeVersion.default.minorNumber
        if let words = ClientDeprecation.warning(apiVersion: head.apiVersion, kind: head.kind, minor: minor) {
          report.warning(template.name, words)
        }
        if Self.selecting.contains(head.kind), !hasSelector {
          report.error(
            template.name,
            "a " + head.kind + " must contain matchLabels or matchExpressions, and " + head.name.goQuoted
              + " does not")
        }
        if head.kind == "List", let words = listComplaint(text) { report.error(template.name, words) }
      }
    }
    return true
  }

  private static let selecting: Set<ByteString> = ["Deployment", "ReplicaSet", "DaemonSet", "StatefulSet"]

  /// The first line with anything on it must not be indented.
  private func indentComplaint(_ text: [UInt8]) -> ByteString? {
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      // The longest line that Go's scanner takes.
      if line.count >= 65_536 { return "bufio.Scanner: token too long" }
      if line.allSatisfy({ $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }) { continue }
      guard line.first == 0x20 || line.first == 0x09 else { return nil }
      let shown = ByteString(line.last == 0x0D ? line.dropLast() : line)
      return "document starts with an illegal indent: " + shown.goQuoted + ", which may cause parsing problems"
    }
    return nil
  }

  /// Helm would not see the annotation that is to keep an object, if that is an item of a list.
  private func listComplaint(_ text: [UInt8]) -> ByteString? {
    guard case .map(let root)? = try? YAMLReader.read(text), case .list(let items)? = root["items"] else { return nil }
    for item in items.items {
      guard case .map(let item) = item, case .map(let metadata)? = item["metadata"],
        case .map(let annotations)? = metadata["annotations"], annotations["helm.sh/resource-policy"] != nil
      else { continue }
      return "annotation 'helm.sh/resource-policy' within List objects are ignored"
    }
    return nil
  }
}

extension CallContext.Withheld {
  /// As Helm's engine logs it.
  fileprivate var remark: LogLine {
    switch self {
    case .required(let words, let isText):
      LogLine(.warn, isText ? "missing required values" : "missing required value", [("message", words)])
    case .fail(let words): LogLine(.info, "funcMap fail", [("message", words)])
    }
  }
}

extension ByteString {
  /// From the last dot of the last component on; empty without one.
  fileprivate var fileExtension: ByteString {
    let base = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    guard let dot = bytes[base...].lastIndex(of: UInt8(ascii: ".")) else { return .empty }
    return ByteString(bytes[dot...])
  }

  fileprivate var lowercased: ByteString {
    ByteString(bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 })
  }
}
