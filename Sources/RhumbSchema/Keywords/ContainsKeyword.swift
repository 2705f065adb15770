import RhumbEngine

/// `contains`, `minContains` and `maxContains`: how many items fit a schema.
struct ContainsKeyword: SchemaKeyword {
  private let schema: SchemaID
  private let least: Int?
  private let most: Int?
  private let evaluatesItems: Bool

  init?(_ source: KeywordSource) {
    guard source.draft >= .draft6, source.has(.applicator), let schema = source.subschema("contains") else {
      return nil
    }
    self.schema = schema
    let counts = source.draft >= .draft2019 && source.has(.validation)
    least = counts ? source.integer("minContains") : nil
    most = counts ? source.integer("maxContains") : nil
    evaluatesItems = source.draft >= .draft2020
  }

  func check(_ evaluation: inout Evaluation) throws(SchemaFault) {
    guard case .list(let list) = evaluation.value else { return }
    let budget = evaluation.session.budget
    let told = budget.complaints
    var failures: [SchemaComplaint] = []
    var matched: [Int] = []
    for (index, item) in list.items.enumerated() {
      if let failure = try evaluation.check(schema, item, at: .index(index)) {
        failures.append(failure)
      } else {
        matched.append(index)
        if evaluatesItems { evaluation.unevaluated.remove(index) }
      }
    }
    if let least, matched.count < least {
      evaluation.complain(message("min ", least, matched), causes: failures)
    } else if least == nil && matched.isEmpty {
      evaluation.complain("no items match contains schema", causes: failures)
    } else {
      budget.complaints = told
    }
    if let most, matched.count > most { evaluation.complain(message("max ", most, matched)) }
  }

  private func message(_ word: ByteString, _ want: Int, _ matched: [Int]) -> ByteString {
    var text: [UInt8] = []
    text += word + SchemaWords.count(want) + " items required to match contains schema, but "
    if matched.isEmpty {
      text.append("none matched")
      return ByteString(text)
    }
    text += "matched " + SchemaWords.count(matched.count) + " items at "
    for (position, index) in matched.enumerated() {
      if position > 0 { text.append(UInt8(ascii: " ")) }
      GoNumber.formatInt(Int64(index), to: &text)
    }
    return ByteString(text)
  }
}
