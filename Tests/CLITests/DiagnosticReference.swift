import RhumbDiagnostics

/// The page that lists all messages, from their rows.
enum DiagnosticReference {
  private static let titles = [
    ("template", "Templates"), ("values", "Values"), ("chart", "Charts"), ("release", "Releases"),
    ("manifest", "Rendered manifests"), ("kubernetes", "Kubernetes objects"), ("lint", "Good practice"),
    ("test", "Suites of tests"), ("canary", "Weights of routes"),
    ("create", "New charts"),
    ("edit", "Edits of files"), ("command", "Commands"),
  ]

  static func text(_ rows: [DiagnosticExplanation]) -> String {
    var page = """
      # Messages

      Every message of rhumb has a code that never changes its meaning: `error[template/nil-field]`. Reports carry it too
      (`--report`), and `rhumb explain-error CODE` tells what stands here. Capitals stand for what differs from message to
      message.

      This page is written from the rows that the program has (`make docs`); a test keeps it current.

      """
    let known = titles.map(\.0)
    let further = Set(rows.map(\.area)).subtracting(known).sorted().map { ($0, $0) }
    for (area, title) in titles + further {
      let own = rows.filter { $0.area == area }
      if own.isEmpty { continue }
      page += "\n## \(title)\n"
      for row in own { page += section(row) }
    }
    return page
  }

  private static func section(_ row: DiagnosticExplanation) -> String {
    var text = "\n### `\(row.code.text)`\n\n`\(row.severity.word)`: \(row.headline)\n\n\(row.cause)\n\n\(row.cure)\n"
    if !row.example.isEmpty { text += "\n```\n\(row.example)\n```\n" }
    return text
  }
}
