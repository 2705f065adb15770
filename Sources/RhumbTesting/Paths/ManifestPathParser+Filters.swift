import RhumbEngine
import RhumbRegex

extension ManifestPathParser {
  /// What stands between `[?(` and `)]`.
  mutating func filter() throws(PathError) -> PathFilter {
    try enter()
    let filter = try disjunction()
    skipSpace()
    guard take(")]") else { throw error("')]' is missing after the filter") }
    leave()
    return filter
  }

  private mutating func disjunction() throws(PathError) -> PathFilter {
    var filter = try conjunction()
    while skippedSpace(before: "||") { filter = .or(filter, try conjunction()) }
    return filter
  }

  private mutating func conjunction() throws(PathError) -> PathFilter {
    var filter = try basic()
    while skippedSpace(before: "&&") { filter = .and(filter, try basic()) }
    return filter
  }

  private mutating func skippedSpace(before literal: StaticString) -> Bool {
    skipSpace()
    return take(literal)
  }

  private mutating func basic() throws(PathError) -> PathFilter {
    skipSpace()
    if !starts(with: "!="), take("!") {
      try enter()
      defer { leave() }
      return .not(try basic())
    }
    if take("(") {
      try enter()
      defer { leave() }
      let inner = try disjunction()
      skipSpace()
      guard take(")") else { throw error("')' is missing") }
      return inner
    }
    let left = try operand()
    skipSpace()
    if take("=~") { return .matches(left, try expression()) }
    if let comparison = takeComparison() { return .compare(left, comparison, try operand()) }
    if case .literal(let value) = left {
      if case .bool(let isOn) = value { return .constant(isOn) }
      return .constant(false)
    }
    return .exists(left)
  }

  private mutating func takeComparison() -> PathFilter.Comparison? {
    if take("==") { return .equal }
    if take("!=") { return .unequal }
    if take(">=") { return .greaterOrEqual }
    if take("<=") { return .lessOrEqual }
    if take(">") { return .greater }
    return take("<") ? .less : nil
  }

  private mutating func operand() throws(PathError) -> PathFilter.Operand {
    skipSpace()
    if take("@") {
      var steps: [ManifestPath.Step] = []
      try appendSteps(to: &steps, inFilter: true)
      return .current(steps)
    }
    if take("$") {
      var steps: [ManifestPath.Step] = []
      try appendSteps(to: &steps, inFilter: true)
      return .root(steps)
    }
    if take("true") { return .literal(.bool(true)) }
    if take("false") { return .literal(.bool(false)) }
    if take("null") { return .literal(.null) }
    guard let byte = next else { throw error("the filter ends too early") }
    if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") { return .literal(try string(quote: byte)) }
    if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte &- 0x30 <= 9 { return .literal(try number()) }
    throw error("a filter compares @…, $…, a number, a quoted text, true, false or null")
  }

  private mutating func string(quote: UInt8) throws(PathError) -> Value {
    let start = position + 1
    guard let end = bytes[start...].firstIndex(of: quote) else { throw error("the text has no closing quote") }
    position = end + 1
    return .string(ByteString(bytes[start..<end]))
  }

  private mutating func number() throws(PathError) -> Value {
    let start = position
    while let byte = next,
      byte &- 0x30 <= 9 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte | 0x20 == UInt8(ascii: "e")
    {
      position += 1
    }
    let (value, failure) = GoNumber.parseFloat(Array(bytes[start..<position]))
    if failure != nil { throw error("this is no number") }
    return .float(value)
  }

  /// `/expression/`, in which `\/` is a slash.
  private mutating func expression() throws(PathError) -> RegularExpression {
    skipSpace()
    guard take("/") else { throw error("a regular expression stands between slashes") }
    var pattern: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "/") {
      position += 1
      if byte == UInt8(ascii: "\\"), let escaped = next {
        position += 1
        if escaped != UInt8(ascii: "/") { pattern.append(byte) }
        pattern.append(escaped)
      } else {
        pattern.append(byte)
      }
    }
    guard take("/") else { throw error("the regular expression has no closing slash") }
    do throws(PatternError) {
      return try RegularExpression(ByteString(pattern))
    } catch {
      throw self.error(error.message.description)
    }
  }
}
