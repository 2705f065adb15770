import Rhumb
import RhumbEngine

/// `rhumb impact`
enum ImpactCommand {
  @Sendable static func run(_ invocation: Invocation) throws(CommandFailure) {
    let request = try ProvenanceRequest(invocation)
    let render = try request.render()
    let report: ImpactReport
    do throws(ImpactReport.Unknown) {
      report = try ImpactReport(request.words.first ?? .empty, in: render)
    } catch {
      throw CommandFailure(error.message)
    }
    try Output.write(
      request.printsJSON ? ImpactText.json(report, in: render) : ImpactText.draw(report, in: render))
  }
}
