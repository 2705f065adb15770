import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import RhumbSchema
import RhumbSystem

/// A loaded chart from which every test gets a copy, with the templates that were parsed already.
final class ChartUnderTest {
  let chart: Chart
  let functions: FunctionTable
  let schemas = SchemaCache()
  private var programs: [ByteString: (file: FileID, result: Result<Program, ParseError>)] = [:]
  private var sets: [[ByteString]: TemplateSet] = [:]

  init(_ chart: Chart, functions: FunctionTable) {
    self.chart = chart
    self.functions = functions
  }

  /// What templates, in Helm's order, define.
  func templates(_ ordered: [Renderable]) throws(RenderError) -> TemplateSet {
    let names = ordered.map(\.name)
    if let known = sets[names] { return known }
    var set = TemplateSet()
    for template in ordered {
      switch program(template.name, template.source, template.file) {
      case .success(let program): set.add(program)
      case .failure(let error): throw .parse(error)
      }
    }
    sets[names] = set
    return set
  }

  /// All programs parsed so far, and those of the chart's own templates that nobody asked for.
  var parsed: [Program] {
    for template in chart.templates {
      let name = TemplatePath.joined(chart.name, template.name)
      if programs[name] == nil { _ = program(name, template.bytes, template.source) }
    }
    return programs.values.compactMap { try? $0.result.get() }
  }

  private func program(
    _ name: ByteString, _ source: [UInt8], _ file: FileID
  ) -> Result<Program, ParseError> {
    if let known = programs[name], known.file == file { return known.result }
    let result: Result<Program, ParseError>
    do throws(ParseError) {
      result = .success(try Parser.parse(name: name, source: source, file: file, functions: functions))
    } catch {
      result = .failure(error)
    }
    programs[name] = (file, result)
    return result
  }
}
