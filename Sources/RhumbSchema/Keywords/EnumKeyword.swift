import RhumbEngine

/// `enum`: the values that are right.
struct EnumKeyword: SchemaKeyword {
  private let values: [Value]

  init?(_ source: KeywordSource) {
    guard source.has(.validation), let values = source.list("enum") else { return nil }
    self.values = values
  }

  func check(_ evaluation: inout Evaluation) {
    let value = evaluation.value
    if !values.contains(where: { SchemaEquality.equal(value, $0) }) { evaluation.complain(message) }
  }

  private var message: ByteString {
    var text: [UInt8] = []
    text.append(values.count == 1 ? "value must be " : "value must be one of ")
    for (index, value) in values.enumerated() {
      switch value {
      case .list, .map: return "'enum' failed"
      default: break
      }
      if index > 0 { text.append(", ") }
      text += SchemaWords.display(value)
    }
    return ByteString(text)
  }
}
