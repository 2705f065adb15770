import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import RhumbSystem

/// A loaded chart from which every test gets a copy, with the templates that were parsed already.
final class ChartUnderTest {
  let chart: Chart
  let functions: FunctionTable
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
      switch program(template) {
      case .success(let program): set.add(program)
      case .failure(let error): throw .parse(error)
      }
    }
    sets[names] = set
    return set
  }

  /// All programs parsed so far.
  var parsed: [Program] { programs.values.compactMap { try? $0.result.get() } }

  private func program(_ template: Renderable) -> Result<Program, ParseError> {
    if let known = programs[template.name], known.file == template.file { return known.result }
    let result: Result<Program, ParseError>
    do throws(ParseError) {
      result = .success(
        try Parser.parse(
          name: template.name, source: template.source, file: template.file, functions: functions))
    } catch {
      result = .failure(error)
    }
    programs[template.name] = (template.file, result)
    return result
  }
}
