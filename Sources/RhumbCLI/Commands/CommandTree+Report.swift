extension CommandTree {
  static let explainError = CommandSpec(
    "explain-error", operands: "[ID]", "tell the cause and the cure of a message",
    description: """
      Tells what a message means, why it comes up and what to do about it. ID stands in brackets at the beginning of a
      message, and in reports: error[template/nil-field]. Without ID, all are listed.
      """,
    count: .atMost(1), run: ExplainErrorCommand.run)
}
