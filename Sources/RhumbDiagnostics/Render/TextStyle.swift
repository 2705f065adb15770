/// How text for people is dressed: with the colours of a terminal, or not at all.
package enum TextStyle: Sendable {
  case plain, coloured

  package enum Role: Sendable {
    case error, warning, note, emphasis, frame, help

    /// Select Graphic Rendition (ECMA-48): colours that are readable on dark and on light ground.
    fileprivate var code: StaticString {
      switch self {
      case .error: "1;31"
      case .warning: "1;33"
      case .note: "1;36"
      case .emphasis: "1"
      case .frame: "34"
      case .help: "32"
      }
    }
  }

  package func paint(_ text: String, _ role: Role) -> String {
    self == .plain || text.isEmpty ? text : "\u{1B}[\(role.code)m\(text)\u{1B}[0m"
  }
}

extension Diagnostic.Severity {
  package var role: TextStyle.Role {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }
}
