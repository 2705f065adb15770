import Rhumb
import RhumbDiagnostics
import RhumbEngine

/// `rhumb explain-error`
enum ExplainErrorCommand {
  @Sendable static func run(_ invocation: Invocation) throws(CommandFailure) {
    guard let word = invocation.arguments.first?.description else {
      try Output.write(list())
      return
    }
    guard let explanation = ErrorCatalogue.explanation(word) else {
      var message = "there is no message '\(word)'"
      if let meant = Spelling.closest(to: word, among: ErrorCatalogue.all.map(\.code.text)) {
        message += "; did you mean '\(meant)'?"
      }
      throw CommandFailure(message + "\n'rhumb explain-error' lists all")
    }
    try Output.write(text(explanation))
  }

  private static func list() -> String {
    let width = ErrorCatalogue.all.map { $0.code.text.utf8.count }.max() ?? 0
    return ErrorCatalogue.all.map { row in
      row.code.text + String(repeating: " ", count: width - row.code.text.utf8.count) + "  \(row.headline)\n"
    }.joined()
  }

  private static func text(_ row: DiagnosticExplanation) -> String {
    var parts = [
      "\(row.severity.word)[\(row.code.text)]: \(row.headline)", row.cause, "What to do: \(row.cure)",
    ]
    if !row.example.isEmpty {
      parts.append("Example:\n" + row.example.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n"))
    }
    return parts.map(TextLayout.wrapped).joined(separator: "\n\n") + "\n"
  }
}

/// Paragraphs for terminals.
enum TextLayout {
  private static let width = 100

  /// Breaks lines that are too long at spaces; lines that begin with a space stay.
  static func wrapped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      if line.utf8.first == 0x20 { return String(line) }
      var lines: [String] = []
      for word in line.split(separator: " ") {
        if let last = lines.last, last.utf8.count + word.utf8.count < width {
          lines[lines.count - 1] = last + " " + word
        } else {
          lines.append(String(word))
        }
      }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }
}
