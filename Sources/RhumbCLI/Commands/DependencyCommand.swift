import RhumbChart
import RhumbEngine
import RhumbSystem

/// `rhumb dependency list`
enum DependencyCommand {
  @Sendable static func list(_ invocation: Invocation) throws(CommandFailure) {
    let files = DiskFileSystem()
    let name = invocation.arguments.first ?? "."
    let path = try ChartReference.locate(name, invocation.flags, files)
    var loader = ChartLoader(
      files: files, options: ChartReference.loadOptions(invocation.flags, chart: invocation.arguments.first ?? "."))
    let chart: Chart
    do throws(ChartError) { chart = try loader.load(path) } catch { throw CommandFailure(error.message) }
    let width = Int(invocation.flags.text("max-col-width").description) ?? 80
    try Output.write(
      DependencyTable(of: chart, at: path, shownAs: name, files: files, maximumWidth: width).text)
  }
}
