import RhumbEngine
import RhumbFormats
import RhumbSchema
import Testing

/// Charts as a whole, and limits.
@Suite struct SchemaValidatorTests {
  private func map(_ json: String) -> MapValue {
    if case .map(let map) = JSONReader.read(Array(json.utf8)).value { return map }
    return MapValue()
  }

  /// As Helm 4.3.1 says it.
  @Test func goesThroughSubcharts() {
    let needsA = Array("{\"required\":[\"a\"]}".utf8)
    let grandchild = SchemaSubject(name: "kid", schema: needsA, dependencies: [])
    let absent = SchemaSubject(name: "absent", schema: needsA, dependencies: [])
    let child = SchemaSubject(name: "sub", schema: Array("{".utf8), dependencies: [grandchild])
    let flat = SchemaSubject(name: "flat", schema: needsA, dependencies: [])
    let root = SchemaSubject(name: "app", schema: needsA, dependencies: [child, absent, flat])
    var validator = SchemaValidator()
    let text = validator.check(root, values: map("{\"sub\":{\"kid\":{}},\"flat\":\"x\"}"))
    #expect(
      text
        == "app:\n- at '': missing property 'a'\nsub:\nunexpected EOFkid:\n- at '': missing property 'a'\nflat:\ninvalid type for values: expected object (map), got string\n"
    )
    #expect(validator.reports.map(\.chart) == [["app"], ["app", "sub"], ["app", "sub", "kid"]])
  }

  @Test func tellsWhereAValueStands() throws {
    var validator = SchemaValidator()
    let schema = "{\"properties\":{\"a/b\":{\"items\":{\"anyOf\":[{\"type\":\"string\"},{\"minimum\":5}]}}}}"
    let complaints = try validator.check(.map(map("{\"a/b\":[\"x\",1]}")), schema: Array(schema.utf8))
    #expect(complaints.map(\.path) == [["a/b", "1"]])
    #expect(complaints.flatMap(\.leaves).map(\.message) == ["got number, want string", "minimum: got 1, want 5"])
  }

  @Test func namesUnresolvedNamesOnce() throws {
    var validator = SchemaValidator()
    let schema = "{\"properties\":{\"a\":{\"$ref\":\"urn:x:y\"},\"b\":{\"$ref\":\"urn:x:y\"}}}"
    #expect(try validator.check(.map(map("{\"a\":1}")), schema: Array(schema.utf8)).isEmpty)
    #expect(validator.unresolvedNames == ["urn:x:y"])
  }

  @Test func neverLoadsFromOutside() {
    for url in ["http://localhost/x", "https://localhost/x", "file:///etc/hostname"] {
      #expect(SchemaReports.report("{}", "{\"$ref\":\"\(url)\"}").hasPrefix("failing loading \"\(url)\": "))
    }
  }

  @Test func endsSchemasThatDouble() {
    let steps = (0..<32).map {
      "\"d\($0)\":{\"allOf\":[{\"$ref\":\"#/$defs/d\($0 + 1)\"},{\"$ref\":\"#/$defs/d\($0 + 1)\"}]}"
    }
    let schema = "{\"$ref\":\"#/$defs/d0\",\"$defs\":{\(steps.joined(separator: ",")),\"d32\":{\"type\":\"object\"}}}"
    #expect(SchemaReports.report("{}", schema, steps: 5000).hasPrefix("the schema takes more than 5000 steps"))
  }

  @Test func endsSchemasThatNestTooDeep() {
    let depth = 3000
    let schema = String(repeating: "{\"not\":", count: depth) + "{}" + String(repeating: "}", count: depth)
    #expect(SchemaReports.report("{}", schema).hasPrefix("the schema nests deeper than"))
  }

  @Test func cutsEndlessReports() {
    let items = Array(repeating: "1", count: 3000).joined(separator: ",")
    let report = SchemaReports.report(
      "{\"l\":[\(items)]}", "{\"properties\":{\"l\":{\"items\":{\"type\":\"string\"}}}}")
    #expect(report.hasSuffix("more\n") || report.hasSuffix("more"))
    #expect(report.utf8.count < 200_000)
  }

  @Test("of very many complaints the first are told, with what they belong to")
  func manyComplaints() throws {
    let names = (0..<3000).map { "\"k\($0)\":1" }.joined(separator: ",")
    let schema = Array("{\"propertyNames\":{\"pattern\":\"^x\"}}".utf8)
    var validator = SchemaValidator()
    let subject = SchemaSubject(name: "app", schema: schema, dependencies: [])
    let found = validator.check(subject, values: map("{\(names)}"))
    let text = try #require(found).description
    #expect(text.hasPrefix("app:\n- at '': invalid propertyName 'k0'\n  - at '': 'k0' does not match"))
    #expect(text.contains("\n- … and "))
  }
}
