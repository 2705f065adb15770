import RhumbDiagnostics
package import RhumbEngine
package import RhumbSchema

/// Checks the values of a chart and its subcharts against their `values.schema.json`.
package enum SchemaCheck {
  private static let heading: ByteString =
    "values don't meet the specifications of the schema(s) in the following chart(s):\n"
  /// So many complaints are told one by one; the message has all.
  private static let maximumFindings = 100

  package static func run(
    on chart: Chart, values: MapValue, origins: OriginTable, remarks: inout [LogLine],
    cache: SchemaCache = SchemaCache()
  ) throws(ChartError) {
    var validator = SchemaValidator(cache: cache)
    let findings = validator.check(subject(chart), values: values)
    for name in validator.unresolvedNames {
      remarks.append(
        LogLine(.warn, "unresolved URN reference ignored; using permissive schema", [("urn", name)]))
    }
    guard let findings else { return }
    throw ChartError(
      heading + findings, code: "values/schema", findings: diagnostics(validator.reports, values, origins))
  }

  private static func subject(_ chart: Chart) -> SchemaSubject {
    SchemaSubject(
      name: chart.name, schema: chart.schema?.bytes, dependencies: chart.dependencies.map { subject($0) })
  }

  /// One message for each complaint, with the place where the value was written: the last layer to set it, and those
  /// that it won over.
  private static func diagnostics(
    _ reports: [SchemaReport], _ values: MapValue, _ origins: OriginTable
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for report in reports {
      let names = report.chart.map(\.description).joined(separator: "/charts/")
      if let fault = report.fault {
        diagnostics.append(Diagnostic(.error, "values/bad-schema", "\(names): \(fault.message.description)"))
      }
      for complaint in report.complaints.flatMap(\.statements) where diagnostics.count < maximumFindings {
        let path = report.chart.dropFirst() + complaint.path
        let shown = path.isEmpty ? "the values" : path.map(\.description).joined(separator: ".")
        var diagnostic = Diagnostic(.error, "values/schema", "\(shown): \(complaint.message.description)")
        let found = ComplaintPlace(Array(path), complaint.message, in: values, origins)
        diagnostic.labels = found.labels
        diagnostic.notes.append("required by \(names)/values.schema.json")
        diagnostic.help = found.help
        diagnostics.append(diagnostic)
      }
    }
    return diagnostics
  }
}
