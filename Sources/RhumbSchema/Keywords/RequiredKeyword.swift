import RhumbEngine

/// `required`: the properties that must be there.
struct RequiredKeyword: SchemaKeyword {
  private let names: [ByteString]

  init?(_ source: KeywordSource) {
    guard source.has(.validation), let items = source.list("required") else { return nil }
    names = KeywordSource.strings(items)
  }

  func check(_ evaluation: inout Evaluation) {
    let missing = Self.missing(names, in: evaluation.value)
    if missing.count == 1 {
      evaluation.complain("missing property " + SchemaWords.quoted(missing[0]))
    } else if !missing.isEmpty {
      evaluation.complain("missing properties " + SchemaWords.quotedList(missing))
    }
  }

  static func missing(_ names: [ByteString], in value: Value) -> [ByteString] {
    guard case .map(let map) = value else { return [] }
    return names.filter { map[$0] == nil }
  }
}
