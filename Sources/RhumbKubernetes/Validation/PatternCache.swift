import RhumbEngine
import RhumbRegex

/// Compiled patterns of the schemas of one run. A pattern that does not compile is checked by no one: the definition is
/// at fault, and told so where it is checked itself.
final class PatternCache {
  private static let limit = 2000
  private var compiled: [ByteString: RegularExpression?] = [:]

  func expression(_ pattern: ByteString) -> RegularExpression? {
    if let known = compiled[pattern] { return known }
    let expression = try? RegularExpression(pattern)
    if compiled.count < Self.limit { compiled[pattern] = .some(expression) }
    return expression
  }
}
