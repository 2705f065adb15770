internal import RhumbEngine
internal import RhumbRegex

/// The expressions a render has compiled: charts match the same patterns again and again.
private final class RegexCache {
  private enum Outcome {
    case compiled(RegularExpression)
    case refused(PatternError)

    func get() throws(PatternError) -> RegularExpression {
      switch self {
      case .compiled(let expression): return expression
      case .refused(let error): throw error
      }
    }
  }

  /// Where in `outcomes` a pattern is.
  private var indices = MapValue()
  private var outcomes: [Outcome] = []
  private static let capacity = 512
  private static let stepsPerInstruction = 40

  func expression(_ pattern: ByteString, _ context: CallContext) throws(PatternError) -> RegularExpression {
    let key = Key(pattern)
    if case .int(let index)? = indices[key] { return try outcomes[index].get() }
    let outcome: Outcome
    do throws(PatternError) {
      let expression = try RegularExpression(pattern)
      // The next charge of the context notices if that was too much.
      context.fuel -= expression.programSize * Self.stepsPerInstruction
      outcome = .compiled(expression)
    } catch {
      outcome = .refused(error)
    }
    if outcomes.count >= Self.capacity {
      outcomes.removeAll()
      indices = MapValue()
    }
    indices.set(key, .int(outcomes.count))
    outcomes.append(outcome)
    return try outcome.get()
  }
}

extension CallContext {
  /// The compiled form of a pattern.
  func regularExpression(_ pattern: ByteString) throws(PatternError) -> RegularExpression {
    let key = ObjectIdentifier(RegexCache.self)
    if let cache = caches[key] as? RegexCache { return try cache.expression(pattern, self) }
    let cache = RegexCache()
    caches[key] = cache
    return try cache.expression(pattern, self)
  }
}
