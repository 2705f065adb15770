import RhumbDiagnostics
package import RhumbEngine
import Synchronization

/// Templates that were parsed already, for renders of one chart: a program is immutable, so that renders side by side
/// may run it.
package final class ProgramCache: Sendable {
  /// A subchart under several aliases is one file with several names, and two subcharts may come to the same name.
  private struct SourceKey: Hashable {
    let name: ByteString
    let file: UInt32
  }

  private let functions: FunctionTable
  private let programs = Mutex<[SourceKey: Result<Program, ParseError>]>([:])

  package init(functions: FunctionTable) { self.functions = functions }

  /// What templates, in Helm's order, define.
  package func templates(_ ordered: [Renderable]) throws(RenderError) -> TemplateSet {
    var set = TemplateSet()
    for template in ordered {
      switch program(of: template) {
      case .success(let program): set.add(program)
      case .failure(let error): throw .parse(error)
      }
    }
    return set
  }

  private func program(of template: Renderable) -> Result<Program, ParseError> {
    let key = SourceKey(name: template.name, file: template.file.raw)
    if let known = programs.withLock({ $0[key] }) { return known }
    // Two renders may parse the same at once; that is cheaper than waiting for each other.
    let result: Result<Program, ParseError>
    do throws(ParseError) {
      result = .success(
        try Parser.parse(
          name: template.name, source: template.source, file: template.file, functions: functions))
    } catch {
      result = .failure(error)
    }
    programs.withLock { $0[key] = result }
    return result
  }
}
