import RhumbEngine
import RhumbRegex

/// The walk over a schema's text that shows it to be plain; see `PlainSchema`.
struct PlainProof {
  var tape: SchemaTape
  let draft: Draft
  /// Schemas that are still to be looked at.
  private var open = [0]
  /// Where references begin, in the order in which they were come upon.
  var references: [Int] = []
  /// Members that may still be passed on the ways of references, lest these take time that grows with the square.
  var passesLeft = 4_000_000
  /// Patterns so far.
  private(set) var patternCount = 0

  /// Nil if the text is not simple, or asks for a dialect that isn't standard.
  init?(_ source: [UInt8]) {
    guard let tape = SchemaTape(source), let draft = Self.draft(of: tape) else { return nil }
    self.tape = tape
    self.draft = draft
  }

  /// Nil if the root asks for a dialect that isn't standard.
  private static func draft(of tape: SchemaTape) -> Draft? {
    guard tape.nodes[0].kind == .object else { return .latest }
    let keyword: ByteString = "$schema"
    var name = tape.first(in: 0)
    while name < tape.end(of: 0) {
      let value = name + 1
      if tape.isText(name, keyword) {
        return tape.nodes[value].kind == .string ? Draft(naming: tape.text(value)) : nil
      }
      name = tape.end(of: value)
    }
    return .latest
  }

  mutating func isPlain() -> Bool { isPlainInside() }

  /// Whether a node that stands where no schema is expected is one, too.
  mutating func isPlain(outside node: Int) -> Bool {
    open.append(node)
    return isPlainInside()
  }

  private mutating func isPlainInside() -> Bool {
    while let schema = open.popLast() {
      if tape.nodes[schema].isSchema { continue }
      guard isPlain(schema) else { return false }
    }
    return true
  }

  // MARK: - Schemas

  private mutating func isPlain(_ schema: Int) -> Bool {
    tape.nodes[schema].isSchema = true
    switch tape.nodes[schema].kind {
    case .true, .false: return draft >= .draft6
    case .object: break
    default: return false
    }
    var seen: UInt64 = 0
    var name = tape.first(in: schema)
    let end = tape.end(of: schema)
    while name < end {
      let node = tape.nodes[name]
      let value = name + 1
      if !node.isRaw { return false }
      let word = SchemaWord.at(node.range, in: tape.source)
      if word != .other {
        // Of two keywords of one name, the later one counts.
        if seen & word.bit != 0 { return false }
        seen |= word.bit
        tape.nodes[name].word = word
        if word == .ref { tape.nodes[schema].link = Int32(value) }
        guard isPlain(word, name, value, of: schema) else { return false }
      }
      name = tape.end(of: value)
    }
    return true
  }

  private mutating func isPlain(_ word: SchemaWord, _ name: Int, _ value: Int, of schema: Int) -> Bool {
    let kind = tape.nodes[value].kind
    switch word {
    case .other, .default, .const: return true
    case .odd: return false
    case .title, .description, .comment, .format, .contentEncoding, .contentMediaType: return kind == .string
    case .deprecated, .readOnly, .writeOnly, .uniqueItems: return isFlag(kind)
    case .examples: return kind == .array
    case .minLength, .maxLength, .minItems, .maxItems, .minProperties, .maxProperties, .minContains, .maxContains:
      return number(value).map { $0.isInteger && $0.sign >= 0 } ?? false
    case .minimum, .maximum: return number(value) != nil
    case .exclusiveMinimum, .exclusiveMaximum: return draft >= .draft6 && number(value) != nil
    case .multipleOf: return number(value).map { $0.sign > 0 } ?? false
    case .pattern: return kind == .string && isPattern(value)
    case .type: return isType(name, value)
    case .required: return isNames(value) || (draft >= .draft6 && kind == .array && tape.isEmpty(value))
    case .enum: return isChoice(value)
    case .schema: return kind == .string && Draft(naming: tape.text(value)) != nil
    case .id: return schema == 0 && isPlainAddress(value)
    case .ref:
      references.append(value)
      return kind == .string && isPlainReference(value)
    case .properties, .defs, .definitions, .dependentSchemas: return isMembers(value)
    case .patternProperties: return isMembers(value, areWords: false) && hasPatterns(value)
    case .additionalProperties, .additionalItems:
      // Draft 4 takes true and false here, and nowhere else.
      return isFlag(kind) || isSchema(value)
    case .propertyNames, .contains, .not, .if, .then, .else, .unevaluatedProperties, .unevaluatedItems, .contentSchema:
      return isSchema(value)
    case .allOf, .anyOf, .oneOf, .prefixItems: return isSchemas(value)
    case .items:
      if kind == .array { return draft < .draft2020 && isSchemas(value) }
      return (kind == .object || draft >= .draft6 && isFlag(kind)) && isSchema(value)
    }
  }

  private mutating func isSchema(_ value: Int) -> Bool {
    open.append(value)
    return true
  }

  private mutating func isSchemas(_ array: Int) -> Bool {
    guard tape.nodes[array].kind == .array, !tape.isEmpty(array) else { return false }
    open += tape.items(of: array)
    return true
  }

  /// Schemas by names that all differ; notes the names' hashes. Words are looked for as they stand in the source.
  private mutating func isMembers(_ object: Int, areWords: Bool = true) -> Bool {
    guard tape.nodes[object].kind == .object, !tape.nodes[object].isSchema else { return false }
    tape.nodes[object].isMembers = true
    var hashes = DistinctHashes()
    var name = tape.first(in: object)
    while name < tape.end(of: object) {
      guard tape.nodes[name].isRaw || !areWords, hashes.insert(noteHash(name)) else { return false }
      open.append(name + 1)
      name = tape.end(of: name + 1)
    }
    return true
  }

  private mutating func hasPatterns(_ object: Int) -> Bool {
    var name = tape.first(in: object)
    while name < tape.end(of: object) {
      guard isPattern(name) else { return false }
      name = tape.end(of: name + 1)
    }
    return true
  }

  /// Notes the pattern's number.
  private mutating func isPattern(_ node: Int) -> Bool {
    tape.nodes[node].link = Int32(patternCount)
    patternCount += 1
    return RegularExpression.isWellFormed(tape.text(node))
  }

  private mutating func noteHash(_ node: Int) -> UInt32 {
    let isRaw = tape.nodes[node].isRaw
    let hash =
      isRaw ? Key.hash(of: tape.source, in: tape.nodes[node].range) : Key.hash(of: tape.text(node).bytes)
    tape.nodes[node].link = Int32(bitPattern: hash)
    return hash
  }

  // MARK: - Values

  private func isFlag(_ kind: SchemaTape.Kind) -> Bool { kind == .true || kind == .false }

  private func number(_ value: Int) -> SchemaNumber? {
    tape.nodes[value].kind == .number ? tape.number(value) : nil
  }

  /// Texts that all differ, and at least one; notes their hashes.
  private mutating func isNames(_ array: Int) -> Bool {
    guard tape.nodes[array].kind == .array, !tape.isEmpty(array) else { return false }
    var hashes = DistinctHashes()
    var item = tape.first(in: array)
    while item < tape.end(of: array) {
      guard tape.nodes[item].kind == .string, tape.nodes[item].isRaw, hashes.insert(noteHash(item)) else {
        return false
      }
      item += 1
    }
    return true
  }

  /// Scalars that all differ, and at least one.
  private func isChoice(_ array: Int) -> Bool {
    guard tape.nodes[array].kind == .array, !tape.isEmpty(array) else { return false }
    var hashes = DistinctHashes()
    var item = tape.first(in: array)
    while item < tape.end(of: array) {
      switch tape.nodes[item].kind {
      case .object, .array, .name: return false
      case .string where !tape.nodes[item].isRaw: return false
      case .number:
        // Others can be written in several ways.
        guard let number = tape.shortInteger(item), number != 0 || tape.nodes[item].range.count == 1 else {
          return false
        }
      default: break
      }
      // What a value is called, and its sort: "1" and 1 are two.
      let isText: UInt32 = tape.nodes[item].kind == .string ? 1 : 0
      guard hashes.insert(Key.hash(of: tape.source, in: tape.nodes[item].range) ^ isText) else { return false }
      item += 1
    }
    return true
  }

  private mutating func isType(_ name: Int, _ value: Int) -> Bool {
    var bits: Int32 = 0
    switch tape.nodes[value].kind {
    case .string: bits = typeBit(value)
    case .array:
      for item in tape.items(of: value) {
        guard tape.nodes[item].kind == .string else { return false }
        let bit = typeBit(item)
        if bit == 0 || bits & bit != 0 { return false }
        bits |= bit
      }
    default: return false
    }
    tape.nodes[name].link = bits
    return bits != 0
  }

  private func typeBit(_ value: Int) -> Int32 {
    // One letter tells them apart, but for null and number.
    let range = tape.nodes[value].range
    guard tape.nodes[value].isRaw, range.count >= 4 else { return 0 }
    let kind: TypeKeyword.Kind
    switch (tape.source[range.lowerBound], range.count) {
    case (UInt8(ascii: "n"), 4): kind = .null
    case (UInt8(ascii: "n"), _): kind = .number
    case (UInt8(ascii: "b"), _): kind = .boolean
    case (UInt8(ascii: "i"), _): kind = .integer
    case (UInt8(ascii: "s"), _): kind = .string
    case (UInt8(ascii: "a"), _): kind = .array
    case (UInt8(ascii: "o"), _): kind = .object
    default: return 0
    }
    return tape.isText(value, kind.name) ? kind.bit : 0
  }
}
