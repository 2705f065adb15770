import Rhumb
import RhumbEngine

/// `rhumb values CHART`
enum ValuesReportCommand {
  @Sendable static func run(_ invocation: Invocation) throws(CommandFailure) {
    let request = try ProvenanceRequest(invocation)
    if let stray = request.words.first {
      throw CommandFailure("one chart at a time: '\(stray.description)' is too much")
    }
    let (unused, undefined) = (invocation.flags.isOn("unused"), invocation.flags.isOn("undefined"))
    let render = try request.render(runsTemplates: unused || undefined)
    if request.printsJSON {
      return try Output.write(ValuesJSON.print(render, unused: unused, undefined: undefined))
    }
    guard unused || undefined else { return try Output.write(ValuesText.draw(render)) }
    let usage = ValueUsage(render)
    if unused { try Output.write(ValuesText.unused(usage, render)) }
    if undefined { try Output.write(ValuesText.undefined(usage, render)) }
  }
}
