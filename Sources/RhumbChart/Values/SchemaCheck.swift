package import RhumbEngine
import RhumbSchema

/// Checks the values of a chart and its subcharts against their `values.schema.json`.
package enum SchemaCheck {
  private static let heading: ByteString =
    "values don't meet the specifications of the schema(s) in the following chart(s):\n"

  package static func run(on chart: Chart, values: MapValue, remarks: inout [LogLine]) throws(ChartError) {
    var validator = SchemaValidator()
    let findings = validator.check(subject(chart), values: values)
    for name in validator.unresolvedNames {
      remarks.append(
        LogLine(.warn, "unresolved URN reference ignored; using permissive schema", [("urn", name)]))
    }
    if let findings { throw ChartError(heading + findings) }
  }

  private static func subject(_ chart: Chart) -> SchemaSubject {
    SchemaSubject(
      name: chart.name, schema: chart.schema?.bytes, dependencies: chart.dependencies.map { subject($0) })
  }
}
