import RhumbChart
import RhumbEngine
import RhumbSystem

/// `rhumb show …`
enum ShowCommand {
  typealias Part = ShowAction.Part

  static func run(_ part: Part, _ invocation: Invocation) throws(CommandFailure) {
    let files = DiskFileSystem()
    let path = try ChartReference.locate(invocation.arguments[0], invocation.flags, files)
    var loader = ChartLoader(
      files: files, options: ChartReference.loadOptions(invocation.flags, chart: invocation.arguments[0]))
    let text: [UInt8]
    do throws(ChartError) {
      let chart = try loader.load(path)
      let picked = part == .values ? invocation.flags.text("jsonpath") : .empty
      text = try ShowAction(chart: chart, jsonPath: picked).text(part)
    } catch {
      throw CommandFailure(error.message)
    }
    try Output.write(text)
  }
}
