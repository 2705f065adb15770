import RhumbEngine

/// `minimum`, `maximum` and their exclusive kin. In draft 4 the exclusive ones are flags.
struct RangeKeyword: SchemaKeyword {
  private let minimum: SchemaNumber?
  private let maximum: SchemaNumber?
  private let exclusiveMinimum: SchemaNumber?
  private let exclusiveMaximum: SchemaNumber?

  init?(_ source: KeywordSource) {
    guard source.has(.validation) else { return nil }
    let isMinimumExclusive = source.boolean("exclusiveMinimum") == true
    let isMaximumExclusive = source.boolean("exclusiveMaximum") == true
    minimum = isMinimumExclusive ? nil : source.number("minimum")
    maximum = isMaximumExclusive ? nil : source.number("maximum")
    exclusiveMinimum = source.number(isMinimumExclusive ? "minimum" : "exclusiveMinimum")
    exclusiveMaximum = source.number(isMaximumExclusive ? "maximum" : "exclusiveMaximum")
    if minimum == nil && maximum == nil && exclusiveMinimum == nil && exclusiveMaximum == nil { return nil }
  }

  func check(_ evaluation: inout Evaluation) {
    guard let number = SchemaNumber(evaluation.value) else { return }
    if let minimum, SchemaNumber.compare(number, minimum) < 0 {
      evaluation.complain(Self.message("minimum", number, minimum))
    }
    if let maximum, SchemaNumber.compare(number, maximum) > 0 {
      evaluation.complain(Self.message("maximum", number, maximum))
    }
    if let exclusiveMinimum, SchemaNumber.compare(number, exclusiveMinimum) <= 0 {
      evaluation.complain(Self.message("exclusiveMinimum", number, exclusiveMinimum))
    }
    if let exclusiveMaximum, SchemaNumber.compare(number, exclusiveMaximum) >= 0 {
      evaluation.complain(Self.message("exclusiveMaximum", number, exclusiveMaximum))
    }
  }

  static func message(_ keyword: ByteString, _ got: SchemaNumber, _ want: SchemaNumber) -> ByteString {
    keyword + ": got " + SchemaWords.float(got.float) + ", want " + SchemaWords.float(want.float)
  }
}

/// `multipleOf`, computed in decimals: 0.3 is a multiple of 0.1.
struct MultipleOfKeyword: SchemaKeyword {
  private let step: SchemaNumber

  init?(_ source: KeywordSource) {
    guard source.has(.validation), let step = source.number("multipleOf") else { return nil }
    self.step = step
  }

  func check(_ evaluation: inout Evaluation) {
    guard let number = SchemaNumber(evaluation.value), !number.isMultiple(of: step) else { return }
    evaluation.complain(RangeKeyword.message("multipleOf", number, step))
  }
}
