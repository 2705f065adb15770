import RhumbDiagnostics
package import RhumbEngine
import RhumbLock

/// Templates that were parsed already, for renders of one chart: a program is immutable, so that renders side by side
/// may run it.
package final class ProgramCache: Sendable {
  /// A subchart under several aliases is one file with several names, and two subcharts may come to the same name.
  private struct SourceKey: Hashable {
    let name: ByteString
    let file: UInt32
  }

  private struct State {
    var programs: [SourceKey: Result<Program, ParseError>] = [:]
    /// What was put together last, of which texts: nearly always the same ones are asked for again.
    var last: (keys: [SourceKey], set: TemplateSet)?
    var renders = 0
  }

  private let functions: FunctionTable
  private let state = Lock(State())

  package init(functions: FunctionTable) { self.functions = functions }

  /// What templates, in Helm's order, define.
  package func templates(_ ordered: [Renderable]) throws(RenderError) -> TemplateSet {
    let keys = ordered.map { SourceKey(name: $0.name, file: $0.file.raw) }
    let (known, isSecond) = state.withLock { state in
      state.renders += 1
      return (state.last.flatMap { $0.keys == keys ? $0.set : nil }, state.renders % 2 == 0)
    }
    if let known { return known }
    // Of two that begin side by side, one takes the texts from the end: each finds half of them parsed.
    if isSecond { for template in ordered.reversed() { _ = program(of: template) } }
    var set = TemplateSet()
    for template in ordered {
      switch program(of: template) {
      case .success(let program): set.add(program)
      case .failure(let error): throw .parse(error)
      }
    }
    let last = (keys, set)
    state.withLock { $0.last = last }
    return set
  }

  private func program(of template: Renderable) -> Result<Program, ParseError> {
    let key = SourceKey(name: template.name, file: template.file.raw)
    if let known = state.withLock({ $0.programs[key] }) { return known }
    // Two renders may parse the same at once; that is cheaper than waiting for each other.
    let result: Result<Program, ParseError>
    do throws(ParseError) {
      result = .success(
        try Parser.parse(
          name: template.name, source: template.source, file: template.file, functions: functions))
    } catch {
      result = .failure(error)
    }
    state.withLock { $0.programs[key] = result }
    return result
  }
}
