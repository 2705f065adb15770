import RhumbEngine

/// Bounds on how many there may be of something, and how they complain.
struct CountBounds {
  let least: Int?
  let most: Int?

  init?(_ source: KeywordSource, _ least: StaticString, _ most: StaticString) {
    guard source.has(.validation) else { return nil }
    self.least = source.integer(least)
    self.most = source.integer(most)
    if self.least == nil && self.most == nil { return nil }
  }

  func check(_ count: Int, _ evaluation: inout Evaluation, _ leastName: ByteString, _ mostName: ByteString) {
    if let least, count < least { evaluation.complain(Self.message(leastName, count, least)) }
    if let most, count > most { evaluation.complain(Self.message(mostName, count, most)) }
  }

  private static func message(_ name: ByteString, _ got: Int, _ want: Int) -> ByteString {
    name + ": got " + SchemaWords.count(got) + ", want " + SchemaWords.count(want)
  }
}

/// `minProperties`, `maxProperties`.
struct PropertyCountKeyword: SchemaKeyword {
  private let bounds: CountBounds

  init?(_ source: KeywordSource) {
    guard let bounds = CountBounds(source, "minProperties", "maxProperties") else { return nil }
    self.bounds = bounds
  }

  func check(_ evaluation: inout Evaluation) {
    guard case .map(let map) = evaluation.value else { return }
    bounds.check(map.count, &evaluation, "minProperties", "maxProperties")
  }
}

/// `minItems`, `maxItems`.
struct ItemCountKeyword: SchemaKeyword {
  private let bounds: CountBounds

  init?(_ source: KeywordSource) {
    guard let bounds = CountBounds(source, "minItems", "maxItems") else { return nil }
    self.bounds = bounds
  }

  func check(_ evaluation: inout Evaluation) {
    guard case .list(let list) = evaluation.value else { return }
    bounds.check(list.items.count, &evaluation, "minItems", "maxItems")
  }
}

/// `minLength`, `maxLength`: in characters.
struct LengthKeyword: SchemaKeyword {
  private let bounds: CountBounds

  init?(_ source: KeywordSource) {
    guard let bounds = CountBounds(source, "minLength", "maxLength") else { return nil }
    self.bounds = bounds
  }

  func check(_ evaluation: inout Evaluation) {
    guard case .string(let text) = evaluation.value else { return }
    bounds.check(UTF8Text.runeCount(text.bytes), &evaluation, "minLength", "maxLength")
  }
}
