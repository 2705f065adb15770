import RhumbEngine
import RhumbRegex

/// `contains`, `startsWith`, `endsWith`, `matches`.
enum TextTests {
  static let functions: [CELFunction] = [
    test("contains", cost: .search) { ByteSearch.find($1.bytes, in: $0.bytes) != nil },
    test("startsWith", cost: .affix) { $0.bytes.starts(with: $1.bytes) },
    test("endsWith", cost: .affix) { $0.bytes.suffix($1.count).elementsEqual($1.bytes) },
    CELFunction(
      "matches", [.member([.string, .string], .bool), .function([.string, .string], .bool)], cost: .regex
    ) { (arguments, machine) throws(CELError) in
      guard case .string(let text) = arguments[0], case .string(let pattern) = arguments[1] else {
        throw .noSuchOverload
      }
      return .bool(try match(text, pattern, &machine))
    },
  ]

  private static func test(
    _ name: ByteString, cost: CallCost, _ holds: @escaping @Sendable (ByteString, ByteString) -> Bool
  ) -> CELFunction {
    CELFunction(name, [.member([.string, .string], .bool)], cost: cost) {
      (arguments, machine) throws(CELError) in
      guard case .string(let text) = arguments[0], case .string(let part) = arguments[1] else {
        throw .noSuchOverload
      }
      try machine.work(text.count / 64)
      return .bool(holds(text, part))
    }
  }

  private static func match(
    _ text: ByteString, _ pattern: ByteString, _ machine: inout CELMachine
  ) throws(CELError) -> Bool {
    try machine.work(text.count / 16)
    let expression = try machine.tools.pattern(pattern)
    do throws(PatternError) {
      return try expression.matches(text)
    } catch {
      throw CELError(error.message, kind: .limit)
    }
  }
}

/// Finding texts within texts.
enum ByteSearch {
  /// The offset of the first place at or after `start`; nil if there is none.
  static func find(_ part: [UInt8], in text: [UInt8], from start: Int = 0) -> Int? {
    guard let first = part.first else { return start <= text.count ? start : nil }
    guard part.count <= text.count, start <= text.count - part.count else { return nil }
    for position in start...(text.count - part.count)
    where text[position] == first && text[position..<(position + part.count)].elementsEqual(part) {
      return position
    }
    return nil
  }
}
