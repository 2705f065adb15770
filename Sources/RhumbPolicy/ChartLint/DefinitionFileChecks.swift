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
    let crds: [(path: ByteString, bytes: [UInt8])]
    do throws(ChartError) {
      crds = try subject.load(into: &sources, &origins).definitions()
    } catch {
      return report.error("crds/", error.message)
    }
    for crd in crds {
      for document in LintedDocument.read(crd.bytes) {
        switch document {
        case .unreadable(let words):
          // Helm looks at no further file.
          return report.error(crd.path, "unable to parse YAML: " + words)
        case .head(let head):
          if !head.apiVersion.bytes.starts(with: "apiextensions.k8s.io".utf8) {
            report.error(crd.path, "apiVersion is not in 'apiextensions.k8s.io'")
          }
          if head.kind != "CustomResourceDefinition" {
            report.error(crd.path, "object kind is not 'CustomResourceDefinition'")
          }
        }
      }
    }
  }
}
