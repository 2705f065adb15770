import RhumbDiagnostics
package import RhumbEngine
import RhumbSchema

/// Checks the values of a chart and its subcharts against their `values.schema.json`.
package enum SchemaCheck {
  private static let heading: ByteString =
    "values don't meet the specifications of the schema(s) in the following chart(s):\n"
  /// As many places are shown; the message names all.
  private static let maximumLabels = 10

  package static func run(
    on chart: Chart, values: MapValue, origins: OriginTable, remarks: inout [LogLine]
  ) throws(ChartError) {
    var validator = SchemaValidator()
    let findings = validator.check(subject(chart), values: values)
    for name in validator.unresolvedNames {
      remarks.append(
        LogLine(.warn, "unresolved URN reference ignored; using permissive schema", [("urn", name)]))
    }
    guard let findings else { return }
    throw ChartError(heading + findings, labels: labels(validator.reports, values, origins))
  }

  private static func subject(_ chart: Chart) -> SchemaSubject {
    SchemaSubject(
      name: chart.name, schema: chart.schema?.bytes, dependencies: chart.dependencies.map { subject($0) })
  }

  /// Where the values were written that a schema refuses: the last layer to set them.
  private static func labels(
    _ reports: [SchemaReport], _ values: MapValue, _ origins: OriginTable
  ) -> [Diagnostic.Label] {
    var labels: [Diagnostic.Label] = []
    for report in reports {
      for complaint in report.complaints.flatMap(\.statements) where labels.count < maximumLabels {
        let path = report.chart.dropFirst() + complaint.path
        guard let span = place(of: path[...], in: values, origins) else { continue }
        labels.append(Diagnostic.Label(span, complaint.message.description))
      }
    }
    return labels
  }

  /// The place of a value, or of the innermost one around it whose place is known.
  private static func place(
    of path: ArraySlice<ByteString>, in values: MapValue, _ origins: OriginTable
  ) -> SourceSpan? {
    var value = Value.map(values)
    var found: SourceSpan?
    for token in path {
      var origin = OriginID.unknown
      switch value {
      case .map(let map):
        guard let inner = map[token] else { return found }
        origin = map.origin(of: Key(token))
        value = inner
      case .list(let list):
        let (index, error) = GoNumber.parseInt(token.bytes)
        guard error == nil, index >= 0, index < Int64(list.items.count) else { return found }
        if index < Int64(list.origins.count) { origin = list.origins[Int(index)] }
        value = list.items[Int(index)]
      default: return found
      }
      found = origins.place(of: origin) ?? found
    }
    return found
  }
}
