import RhumbEngine
import RhumbFunctions
import RhumbRegex

/// What evaluations keep between them: compiled patterns, time zones.
package final class CELTools {
  private(set) lazy var zones = ZoneOffsets()
  private var patterns = PatternStore()

  package init() {}

  func pattern(_ text: ByteString) throws(CELError) -> RegularExpression { try patterns.expression(text) }
}

/// Compiled patterns by their texts.
struct PatternStore {
  private static let limit = 256
  private var compiled: [ByteString: RegularExpression] = [:]

  mutating func expression(_ pattern: ByteString) throws(CELError) -> RegularExpression {
    if let known = compiled[pattern] { return known }
    do throws(PatternError) {
      let expression = try RegularExpression(pattern)
      if compiled.count >= Self.limit { compiled.removeAll() }
      compiled[pattern] = expression
      return expression
    } catch {
      throw CELError(error.message, kind: error.isLimit ? .limit : .failed)
    }
  }

  static func isSound(_ pattern: ByteString) -> Bool { (try? RegularExpression(pattern)) != nil }
}
