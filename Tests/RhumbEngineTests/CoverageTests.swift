import RhumbEngine
import RhumbSystem
import Testing

/// What a coverage counts of a template.
@Suite struct CoverageTests {
  private func coverage(_ source: String, _ data: MapValue) throws -> Coverage.Sheet {
    let functions = FunctionTable([logicFunctions, indexFunctions, printFunctions])
    let environment = Environment(now: { 0 }, randomBytes: { [UInt8](repeating: 0, count: $0) })
    let program = try Parser.parse(name: "t", source: Array(source.utf8), functions: functions)
    var set = TemplateSet()
    set.add(program)
    let coverage = Coverage()
    var machine = Machine(
      templates: set, functions: functions, context: CallContext(environment: environment), coverage: coverage)
    _ = try machine.run(Key("t"), data: .map(data))
    return try #require(coverage.sheets.first)
  }

  /// `if` and `range` in the order they stand, as taken/passed over.
  private func decisions(_ sheet: Coverage.Sheet) -> [String] {
    sheet.program.nodes.indices.filter { [.if, .with, .range].contains(sheet.program.nodes[$0].operation) }
      .sorted { sheet.program.places[$0].start < sheet.program.places[$1].start }
      .map { "\(sheet.taken[$0])/\(sheet.passedOver[$0])" }
  }

  @Test func decisionsCountBothWays() throws {
    let sheet = try coverage(
      "{{ range .l }}{{ if . }}a{{ else }}b{{ end }}{{ end }}{{ with .x }}c{{ end }}{{ range .x }}d{{ end }}",
      MapValue(pairs: [("l", .list([.bool(true), .bool(false), .bool(true)]))]))
    #expect(decisions(sheet) == ["1/0", "2/1", "0/1", "0/1"])
  }

  @Test func nodesCountTheirRuns() throws {
    let sheet = try coverage(
      "{{ range .l }}a{{ end }}{{ if .x }}b{{ end }}", MapValue(pairs: [("l", .list([.int(1), .int(2)]))]))
    let texts = sheet.program.nodes.indices.filter { sheet.program.nodes[$0].operation == .text }
    #expect(texts.map { sheet.runs[$0] }.sorted() == [0, 2])
  }
}
