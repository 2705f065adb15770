import RhumbEngine

/// What keywords say of a value alone.
extension PlainCheck {
  func isType(_ bits: Int32, _ value: Value) -> Bool {
    guard let kind = TypeKeyword.Kind(of: value) else { return true }
    if bits & kind.bit != 0 { return true }
    guard kind == .number, bits & TypeKeyword.Kind.integer.bit != 0 else { return false }
    if case .float(let number) = value { return number.isFinite && number.rounded(.towardZero) == number }
    return true
  }

  // MARK: - Equality

  /// Whether a scalar of the schema is the value; tables and lists are not compared.
  func equals(_ node: Int, _ value: Value) -> Verdict {
    switch (tape.nodes[node].kind, value) {
    case (.object, .map), (.array, .list): return .unknown
    case (.string, .string(let text)): return Self.verdict(tape.isText(node, text))
    case (.true, .bool(let flag)): return Self.verdict(flag)
    case (.false, .bool(let flag)): return Self.verdict(!flag)
    case (.null, .null): return .fits
    case (.number, .int), (.number, .int64), (.number, .float):
      guard let order = order(value, node) else { return .unknown }
      return Self.verdict(order == 0)
    default: return .fails
    }
  }

  mutating func isAmong(_ array: Int, _ value: Value) -> Verdict {
    var item = tape.first(in: array)
    while item < tape.end(of: array) {
      looksLeft -= 1
      switch equals(item, value) {
      case .fits: return .fits
      case .unknown: return .unknown
      case .fails: item = tape.end(of: item)
      }
    }
    return .fails
  }

  // MARK: - Numbers

  /// How a value compares with a number of the schema: negative if it is less; nil if one is none.
  private func order(_ value: Value, _ node: Int) -> Int? {
    if let limit = tape.shortInteger(node), let number = Self.exactFloat(value) {
      return number < Double(limit) ? -1 : number > Double(limit) ? 1 : 0
    }
    guard let limit = tape.number(node), let number = SchemaNumber(value) else { return nil }
    return SchemaNumber.compare(number, limit)
  }

  /// A number whose place among short whole ones a float tells.
  private static func exactFloat(_ value: Value) -> Double? {
    switch value {
    case .int(let number): Double(exactly: number)
    case .int64(let number): Double(exactly: number)
    case .float(let number): number.isFinite ? number : nil
    default: nil
    }
  }

  func number(_ word: SchemaWord, _ node: Int, _ value: Value) -> Verdict {
    switch value {
    case .int, .int64, .float: break
    default: return .fits
    }
    if word == .multipleOf {
      guard let step = tape.number(node), let number = SchemaNumber(value) else { return .unknown }
      return Self.verdict(number.isMultiple(of: step))
    }
    guard let order = order(value, node) else { return .unknown }
    switch word {
    case .minimum: return Self.verdict(order >= 0)
    case .maximum: return Self.verdict(order <= 0)
    case .exclusiveMinimum: return Self.verdict(order > 0)
    default: return Self.verdict(order < 0)
    }
  }

  // MARK: - Texts, lists, maps

  func format(_ node: Int, _ value: Value) -> Verdict {
    // Later drafts only take note of it.
    guard draft < .draft2019, case .string(let text) = value,
      let format = SchemaFormat.named(tape.text(node))
    else { return .fits }
    return Self.verdict(format.objection(text) == nil)
  }

  func text(_ word: SchemaWord, _ node: Int, _ value: Value) -> Verdict {
    guard case .string(let text) = value else { return .fits }
    if word == .pattern {
      guard let matches = schema.matches(node, text) else { return .unknown }
      return Self.verdict(matches)
    }
    return isCount(UTF8Text.runeCount(text.bytes), isLeast: word == .minLength, node)
  }

  func list(_ word: SchemaWord, _ node: Int, _ value: Value) -> Verdict {
    guard case .list(let list) = value else { return .fits }
    if word == .uniqueItems {
      if tape.nodes[node].kind == .false || list.items.count < 2 { return .fits }
      return Self.verdict(SchemaEquality.duplicates(in: list.items) == nil)
    }
    return isCount(list.items.count, isLeast: word == .minItems, node)
  }

  mutating func map(_ word: SchemaWord, _ node: Int, _ value: Value) -> Verdict {
    guard case .map(let map) = value else { return .fits }
    if word != .required { return isCount(map.count, isLeast: word == .minProperties, node) }
    var name = tape.first(in: node)
    while name < tape.end(of: node) {
      let text = tape.nodes[name]
      looksLeft -= 1
      if map.index(of: tape.source, at: text.range, hash: text.hash) == nil { return .fails }
      name += 1
    }
    return .fits
  }

  private func isCount(_ count: Int, isLeast: Bool, _ node: Int) -> Verdict {
    guard let limit = tape.shortInteger(node) else { return .unknown }
    return Self.verdict(isLeast ? count >= limit : count <= limit)
  }
}
