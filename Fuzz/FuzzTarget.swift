import RhumbEngine

/// One entrance for hostile input: what it does with any bytes at all. It must neither crash nor hang, and what it
/// checks beyond that is said where it is written; a broken property ends the process.
struct FuzzTarget: Sendable {
  let name: StaticString
  let run: @Sendable ([UInt8]) -> Void

  static let all = [
    yaml, json, toml, template, chart, set, archive, schema, validate, suite, regex, semver, edit, cel, http,
  ]

  static func named(_ name: [UInt8]) -> FuzzTarget? {
    all.first { $0.name.withUTF8Buffer { unsafe $0.elementsEqual(name) } }
  }
}

/// Ends the process, and so the fuzzer, with what was expected.
func expect(_ condition: Bool, _ property: @autoclosure () -> String) {
  if !condition { fatalError(property()) }
}

extension [UInt8] {
  /// The parts between lines that hold only `---`; the last part takes what is left.
  func parts(_ count: Int) -> [[UInt8]] {
    var parts: [[UInt8]] = []
    var rest = self[...]
    while parts.count < count - 1, let line = separator(in: rest) {
      parts.append(Array(rest[..<line]))
      rest = rest[Swift.min(line + 5, rest.endIndex)...]
    }
    parts.append(Array(rest))
    while parts.count < count { parts.append([]) }
    return parts
  }

  private func separator(in rest: ArraySlice<UInt8>) -> Int? {
    rest.indices.dropLast(4).first { rest[$0..<($0 + 5)].elementsEqual("\n---\n".utf8) }
  }
}
