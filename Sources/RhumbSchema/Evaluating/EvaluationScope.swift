import RhumbEngine

/// The schemas that are being evaluated, from the innermost one out: cycles and dynamic references are found by it.
final class EvaluationScope {
  let schema: SchemaID
  /// The keyword that led here, if it is one that jumps.
  private let reference: StaticString?
  /// How many steps into the instance the value lies: the same for schemas that look at one value.
  let depth: Int
  let parent: EvaluationScope?

  init(_ schema: SchemaID, reference: StaticString?, depth: Int, parent: EvaluationScope?) {
    self.schema = schema
    self.reference = reference
    self.depth = depth
    self.parent = parent
  }

  /// An outer scope in which the same schema looks at the same value.
  var cycle: EvaluationScope? {
    var scope = parent
    while let current = scope, current.depth == depth {
      if current.schema == schema { return current }
      scope = current.parent
    }
    return nil
  }

  /// The keywords that led here: `/properties/a/$ref`.
  func location(in program: SchemaProgram) -> ByteString {
    var parts: [ByteString] = []
    var scope = self
    while let parent = scope.parent {
      if let reference = scope.reference {
        parts.append("/" + ByteString(stringLiteral: reference))
      } else {
        let from = program[parent.schema].place.text
        let to = program[scope.schema].place.text
        parts.append(ByteString(to.bytes.dropFirst(from.count)))
      }
      scope = parent
    }
    return parts.reversed().reduce(.empty, +)
  }
}
