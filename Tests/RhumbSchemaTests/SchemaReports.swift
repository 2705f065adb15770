import RhumbEngine
import RhumbFormats
import RhumbSchema

/// What the check of a chart named "app" says, without the chart's name and the last newline.
enum SchemaReports {
  static func report(_ values: String, _ schema: String, steps: Int = 100_000) -> String {
    guard case .map(let map) = JSONReader.read(Array(values.utf8)).value else { return "no values" }
    var validator = SchemaValidator(steps: steps)
    let subject = SchemaSubject(name: "app", schema: Array(schema.utf8), dependencies: [])
    let text = validator.check(subject, values: map)?.bytes ?? []
    return String(decoding: text.dropFirst("app:\n".utf8.count), as: UTF8.self)
  }
}
