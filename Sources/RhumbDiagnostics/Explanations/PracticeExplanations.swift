extension DiagnosticExplanation {
  /// Linting and making charts, as far as no rule of a table speaks.
  static let practice: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "lint/helm", "FILE: WORDS OF HELM LINT",
      cause: "'helm lint' says this of the chart too.", cure: "Correct what its words name.",
      example: "icon: picture.png   # in Chart.yaml, where an address belongs"),
    DiagnosticExplanation(
      "lint/configuration", "WHAT IS WRONG",
      cause: "The configuration of 'rhumb lint' can't be read, or names a rule or level that is not there.",
      cure: "Correct the line that is shown; 'rhumb lint --rules' lists the rules."),
    DiagnosticExplanation(
      "lint/suppression", "WHAT IS WRONG WITH THE COMMENT", severity: .warning,
      cause: "A comment that is to silence a rule names none, gives no reason, or silences nothing.",
      cure: "Correct the comment, or remove it."),
    DiagnosticExplanation(
      "create/name", "chart name must WHAT",
      cause: "A chart's name ends up in names of objects and files.", cure: "Use letters, digits, dots, dashes.",
      example: "rhumb create my/chart"),
    DiagnosticExplanation(
      "create/exists", "PATH exists already: choose another name, or take it away first",
      cause: "Nothing that is there is written over.", cure: "Choose another name, or remove what is there.",
      example: "rhumb create web   # twice"),
    DiagnosticExplanation(
      "create/golden", "its manifests can't be recorded: WORDS",
      cause: "The new chart was made, but what it renders could not be written beside it.",
      cure: "Do what the words say, and run 'rhumb test --update' in the chart."),
    DiagnosticExplanation(
      "create/write", "the chart PATH can't be made: WORDS OF THE SYSTEM",
      cause: "The folder can't be written to.", cure: "Choose a folder of yours."),
  ]

  /// Suites of unit tests.
  static let tests: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "test/assertion-failed", "PATH WHAT DOES NOT HOLD",
      cause: "What a template printed is not what an assertion of the suite says.",
      cure: "Compare what was expected with what was found; the line of the assertion is shown.",
      example: "- equal: {path: spec.replicas, value: 2}"),
    DiagnosticExplanation(
      "test/invalid-suite", "WHAT IS WRONG WITH THE SUITE",
      cause: "A suite has a key that is not known, a value of another type, or no tests.",
      cure: "Correct the line that is shown.", example: "tests: {it: renders}"),
    DiagnosticExplanation(
      "test/invalid-values", "values file 'FILE': WHAT IS WRONG",
      cause: "The values that a test sets, or a file that it names, can't be used.",
      cure: "Paths count from the suite's folder.", example: "values: [missing.yaml]"),
    DiagnosticExplanation(
      "test/golden", "WHAT IS WRONG",
      cause: "A chart's expected manifests can't be compared: the chart doesn't render, or a file can't be read.",
      cure: "Do what the words say; '--update' records the manifests anew."),
    DiagnosticExplanation(
      "test/post-renderer", "a suite can't run the program 'NAME'",
      cause: "A suite names a post-renderer, and suites run no programs.",
      cure: "Test what the chart itself prints."),
    DiagnosticExplanation(
      "test/update", "WORDS OF THE SYSTEM",
      cause: "A file of expected output can't be written or removed.", cure: "Make the folder writable."),
    DiagnosticExplanation(
      "test/unreadable-manifest", "FILE: WORDS OF THE YAML READER",
      cause: "What a template printed for a test is no YAML.",
      cure: "The rendered line is shown; 'quote' texts, and indent blocks with 'nindent'."),
  ]
}
