import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import RhumbFormats
import RhumbSchema
import RhumbSystem

/// What `helm lint` says of `values.yaml`, with the user's values over it, and its schema.
enum ValuesFileCheck {
  private static let file: ByteString = "values.yaml"

  /// Fills the tables of the user's values with the defaults, as Helm does before it renders with them.
  static func run(_ subject: ChartLinter.Subject, _ values: MapValue, _ report: inout LintReport) {
    guard subject.exists("values.yaml") else { return report.info(file, "file does not exist") }
    let text: [UInt8]
    do throws(SystemError) {
      text = try subject.read("values.yaml")
    } catch {
      return report.error(file, ByteString("unable to parse YAML: \(error.message)"))
    }
    var origins = OriginTable()
    let defaults: MapValue
    do throws(YAMLError) {
      defaults = try YAMLReader.readMap(text, as: "common.Values", file: .none, origins: &origins) ?? MapValue()
    } catch {
      return report.error(file, "unable to parse YAML: " + error.message)
    }
    var remarks: [LogLine] = []
    let merged = Coalescing.tables(
      values.shallowCopy(), over: defaults, nulls: .removing, origins: &origins, remarks: &remarks)
    for remark in remarks { subject.options.loading.log(remark) }
    checkSchema(subject, merged, &report)
  }

  private static func checkSchema(
    _ subject: ChartLinter.Subject, _ values: MapValue, _ report: inout LintReport
  ) {
    guard !subject.options.skipsSchemas, let schema = try? subject.read("values.schema.json"), !schema.isEmpty else {
      return
    }
    var validator = SchemaValidator()
    do throws(SchemaFault) {
      let complaints = try validator.check(.map(values), schema: schema)
      if complaints.isEmpty { return }
      var words: [UInt8] = []
      for complaint in complaints { complaint.write(indent: 1, to: &words) }
      words.append(0x0A)
      report.error(file, ByteString(words))
    } catch {
      report.error(file, error.message)
    }
  }
}
