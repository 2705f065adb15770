import RhumbChart
import RhumbEngine
import RhumbSystem

/// `rhumb dependency …`
enum DependencyCommand {
  @Sendable static func list(_ invocation: Invocation) throws(CommandFailure) {
    let files = DiskFileSystem()
    let name = invocation.arguments.first ?? "."
    let (chart, path) = try load(name, invocation, files)
    let width = Int(invocation.flags.text("max-col-width").description) ?? 80
    try Output.write(
      DependencyTable(of: chart, at: path, shownAs: name, files: files, maximumWidth: width).text)
  }

  /// Fetches nothing. Programs that call it before each render hear whether there is anything left to do.
  @Sendable static func build(_ invocation: Invocation) throws(CommandFailure) {
    let name = invocation.arguments.first ?? "."
    let (chart, _) = try load(name, invocation, DiskFileSystem())
    let missing = chart.metadata.dependencies.filter { dependency in
      !chart.dependencies.contains { found in
        found.name == dependency.name && VersionRange.admits(dependency.version, found.metadata.version)
      }
    }
    if missing.isEmpty { return }
    let names = missing.map { $0.name.description }.joined(separator: ", ")
    throw CommandFailure(
      "charts are not fetched over the network: run 'helm dependency build' first, to put into charts/: \(names)")
  }

  private static func load(
    _ name: ByteString, _ invocation: Invocation, _ files: DiskFileSystem
  ) throws(CommandFailure) -> (Chart, FilePath) {
    let path = try ChartReference.locate(name, invocation.flags, files)
    var loader = ChartLoader(files: files, options: ChartReference.loadOptions(invocation.flags, chart: name))
    do throws(ChartError) { return (try loader.load(path), path) } catch { throw CommandFailure(error.message) }
  }
}
