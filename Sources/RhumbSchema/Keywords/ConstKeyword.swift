import RhumbEngine

/// `const`: the one value that is right.
struct ConstKeyword: SchemaKeyword {
  private let wanted: Value

  init?(_ source: KeywordSource) {
    guard source.draft >= .draft6, source.has(.validation), let value = source["const"] else { return nil }
    wanted = value
  }

  func check(_ evaluation: inout Evaluation) {
    if SchemaEquality.equal(evaluation.value, wanted) { return }
    switch wanted {
    case .list, .map: evaluation.complain("'const' failed")
    default: evaluation.complain("value must be " + SchemaWords.display(wanted))
    }
  }
}
