import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import RhumbFormats

/// What `helm lint` says of the files in `crds/`, of the chart and its subcharts.
enum DefinitionFileChecks {
  static func run(_ subject: ChartLinter.Subject, _ report: inout LintReport) {
    guard subject.exists("crds") else { return }
    guard subject.isDirectory("crds") else { return report.error("crds/", "not a directory") }
    var sources = SourceMap()
    var origins = OriginTable()
    let chart: Chart
    do throws(ChartError) {
      chart = try subject.load(into: &sources, &origins)
    } catch {
      return report.error("crds/", error.message)
    }
    for crd in chart.definitionFiles {
      for document in LintedDocument.read(crd.bytes) {
        switch document {
        case .unreadable(let words):
          // Helm looks at no further file.
          return report.error(crd.name, "unable to parse YAML: " + words)
        case .head(let head):
          if !head.apiVersion.bytes.starts(with: "apiextensions.k8s.io".utf8) {
            report.error(crd.name, "apiVersion is not in 'apiextensions.k8s.io'")
          }
          if head.kind != "CustomResourceDefinition" {
            report.error(crd.name, "object kind is not 'CustomResourceDefinition'")
          }
        }
      }
    }
  }
}
