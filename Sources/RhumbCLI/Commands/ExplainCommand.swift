import Rhumb
import RhumbEngine

/// `rhumb explain`
enum ExplainCommand {
  @Sendable static func run(_ invocation: Invocation) throws(CommandFailure) {
    let request = try ProvenanceRequest(invocation)
    let render = try request.render()
    let target: ExplainTarget
    do throws(ExplainTarget.Unknown) {
      target = try ExplainTarget.find(request.words, in: render)
    } catch {
      throw CommandFailure(error.message)
    }
    try Output.write(ExplainText.draw(target, in: render))
  }
}
