import Rhumb
import RhumbEngine

/// `rhumb explain`
enum ExplainCommand {
  @Sendable static func run(_ invocation: Invocation) throws(CommandFailure) {
    let request = try ProvenanceRequest(invocation)
    let render = try request.render()
    if request.words.isEmpty { return try Output.write(ExplainText.list(render)) }
    if request.words.count > 2 {
      throw CommandFailure("one field at a time: '\(request.words[2].description)' is too much")
    }
    let target: ExplainTarget
    do throws(ExplainTarget.Unknown) {
      target = try ExplainTarget.find(request.words, in: render)
    } catch {
      throw CommandFailure(error.message)
    }
    if request.printsJSON { return try Output.write(ExplainJSON.print(target, in: render)) }
    if let object = target.wholeObject { return try Output.write(ExplainGutter.draw(object, in: render)) }
    try Output.write(ExplainText.draw(target, in: render))
  }
}
