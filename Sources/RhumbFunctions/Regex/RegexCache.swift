internal import RhumbEngine
internal import RhumbRegex

/// The expressions a render has compiled: charts match the same patterns again and again.
private final class RegexCache {
  private var expressions: [ByteString: Result<RegularExpression, PatternError>] = [:]
  private static let capacity = 512
  private static let stepsPerInstruction = 40

  func expression(_ pattern: ByteString, _ context: CallContext) throws(PatternError) -> RegularExpression {
    if let known = expressions[pattern] { return try known.get() }
    let compiled: Result<RegularExpression, PatternError>
    do throws(PatternError) {
      let expression = try RegularExpression(pattern)
      // The next charge of the context notices if that was too much.
      context.fuel -= expression.programSize * Self.stepsPerInstruction
      compiled = .success(expression)
    } catch {
      compiled = .failure(error)
    }
    if expressions.count >= Self.capacity { expressions.removeAll() }
    expressions[pattern] = compiled
    return try compiled.get()
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
