import RhumbChart
import RhumbEngine
import RhumbSystem

/// `rhumb version`
///
/// Argo CD, kustomize, helmfile and the like ask the binary they run for its version and decide by it how to call it.
/// With `--short` or `--template` they hear the Helm whose output rhumb gives, with rhumb's own version as build
/// metadata, which no comparison of versions looks at.
enum VersionCommand {
  static let own = "0.1.0"
  static let helm = "v4.3.1"

  @Sendable static func run(_ invocation: Invocation) throws(CommandFailure) {
    let template = invocation.flags.text("template")
    if !template.isEmpty {
      try Output.write(try TemplateText.render(template, name: "_", data: .object(HelmVersion()), environment: .live()))
    } else if invocation.flags.isOn("short") {
      try Output.write("\(helm)+rhumb.\(own)\n")
    } else {
      try Output.write("rhumb \(own), renders as Helm \(helm)\n")
    }
  }
}
