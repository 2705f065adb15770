import RhumbEngine

/// The page that lists all template functions, from their specs.
enum FunctionReference {
  static func text(_ specs: [FunctionSpec]) -> [UInt8] {
    let rows = specs.map { ("\($0.name)", row($0)) }.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    let page =
      """
      # Template functions

      All \(rows.count) functions that templates may call: those of Go's text/template, of sprig, and of Helm 4.3.1.
      This page is written from the functions' own specs (`make docs`); a test keeps it current.

      `…` marks a parameter that may be given any number of times. *Clock* and *random* mark functions whose result
      may differ between two renders.

      | Function | Takes | Gives |
      |---|---|---|
      \(rows.map(\.1).joined(separator: "\n"))

      """
    return Array(page.utf8)
  }

  private static func row(_ spec: FunctionSpec) -> String {
    var parameters = spec.parameters.map(name)
    if let further = spec.variadic { parameters.append("\(name(further))…") }
    let effect =
      switch spec.effects {
      case .pure: ""
      case .readsClock: " (*clock*)"
      case .random: " (*random*)"
      }
    let summary = "\(spec.summary)".split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    return "| `\(spec.name)` | \(parameters.joined(separator: ", ")) | \(summary)\(effect) |"
  }

  private static func name(_ type: ParameterType) -> String {
    switch type {
    case .value: "any"
    default: "\(type)"
    }
  }
}
