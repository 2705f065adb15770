import RhumbDiagnostics
package import RhumbEngine
import RhumbFormats

/// The snapshots of a suite: a text for each comparison, by the test's name and a number from 1.
package struct SnapshotFile: Sendable {
  package typealias Texts = [ByteString: [Int: ByteString]]

  package let texts: Texts
  private let bytes: [UInt8]

  /// Of a suite without any.
  package init() {
    texts = [:]
    bytes = []
  }

  /// Reads `__snapshot__/*.snap`.
  package init(_ bytes: [UInt8]) throws(SuiteError) {
    self.bytes = bytes
    let value: Value
    do throws(YAMLError) { value = try TypedYAMLReader.read(bytes) } catch {
      throw SuiteError("the snapshots can't be read: \(error.message.description)", at: .none)
    }
    var texts: Texts = [:]
    switch value {
    case .null: break
    case .map(let tests):
      for test in tests.entries {
        guard case .map(let numbered) = test.value else { throw Self.malformed }
        for entry in numbered.entries {
          let (number, error) = GoNumber.parseInt(entry.key.bytes)
          guard error == nil, number >= 0, number < 1 << 31, case .string(let text) = entry.value else {
            throw Self.malformed
          }
          texts[test.key, default: [:]][Int(number)] = text
        }
      }
    default: throw Self.malformed
    }
    self.texts = texts
  }

  private static var malformed: SuiteError {
    SuiteError("the snapshots can't be read: a file of snapshots holds texts by test and number", at: .none)
  }
}

/// What a run made of a suite's snapshots, test by test.
package struct SnapshotSession: Sendable {
  private let file: SnapshotFile
  private let isUpdating: Bool
  private var current: SnapshotFile.Texts = [:]
  package private(set) var total = 0
  package private(set) var created = 0
  private var changed = 0

  package init(_ file: SnapshotFile, isUpdating: Bool) {
    self.file = file
    self.isUpdating = isUpdating
  }

  /// Comparisons that failed.
  package var failed: Int { isUpdating ? 0 : changed }

  /// Snapshots that no test asked for.
  package var vanished: Int {
    file.texts.reduce(0) { count, test in
      count + test.value.keys.reduce(0) { $0 + (current[test.key]?[$1] == nil ? 1 : 0) }
    }
  }

  package mutating func add(_ outcome: SnapshotOutcome) {
    total += outcome.comparisons
    created += outcome.created
    changed += outcome.changed
    for (number, text) in outcome.texts { current[outcome.test, default: [:]][number] = text }
  }

  /// The file's new bytes; nil if it stays as it is. New snapshots are kept and those nobody asked for go without being
  /// told to; changed ones are replaced only on demand.
  package var rewritten: [UInt8]? {
    guard created > 0 || vanished > 0 || (isUpdating && changed > 0) else { return nil }
    return NumberedTextWriter.write(current)
  }
}

/// The comparisons of one test.
package struct SnapshotOutcome: Sendable {
  package let test: ByteString
  package fileprivate(set) var comparisons = 0
  package fileprivate(set) var created = 0
  package fileprivate(set) var changed = 0
  /// What to keep, by number.
  package fileprivate(set) var texts: [Int: ByteString] = [:]

  init(test: ByteString) { self.test = test }
}

/// Compares what a test renders with its snapshots.
struct SnapshotComparison {
  private let known: [Int: ByteString]
  private let isUpdating: Bool
  private(set) var outcome: SnapshotOutcome

  init(test: ByteString, file: SnapshotFile, isUpdating: Bool) {
    known = file.texts[test] ?? [:]
    self.isUpdating = isUpdating
    outcome = SnapshotOutcome(test: test)
  }

  /// Why the value is not what its snapshot says, or with patterns, not what they say.
  mutating func complaint(
    about value: Value, pattern: ByteString, refusedPattern: ByteString, isNegative: Bool
  ) -> Complaint? {
    guard let yaml = try? YAMLPrettyWriter.write(Self.withoutLeadingBreaks(value)) else {
      return Complaint("the value is too large for a snapshot")
    }
    let text = ByteString(yaml)
    outcome.comparisons += 1
    let number = outcome.comparisons
    let old = known[number]
    if old == nil { outcome.created += 1 }
    var problem: String?
    var isSame = true
    if !pattern.isEmpty || !refusedPattern.isEmpty {
      problem = Self.problem(text, pattern: pattern, refused: refusedPattern)
      isSame = problem == nil
    } else if let old, old != text {
      isSame = false
      outcome.changed += 1
    }
    outcome.texts[number] = isUpdating ? text : old ?? text
    if (isUpdating || isSame) != isNegative { return nil }
    if let problem { return Complaint(problem, actual: value) }
    if isNegative { return Complaint("must not match snapshot \(number)", actual: value) }
    let expected = old.flatMap { try? TypedYAMLReader.read($0.bytes) } ?? .null
    return Complaint("does not match snapshot \(number)", expected: expected, actual: value)
  }

  private static func problem(_ text: ByteString, pattern: ByteString, refused: ByteString) -> String? {
    let wanted = PatternParameter(pattern)
    if !pattern.isEmpty {
      if let complaint = wanted.complaint { return complaint.message }
      if (try? wanted.matches(text)) != true { return "does not match '\(pattern.description)'" }
    }
    let unwanted = PatternParameter(refused)
    if !refused.isEmpty {
      if let complaint = unwanted.complaint { return complaint.message }
      if (try? unwanted.matches(text)) != false { return "must not match '\(refused.description)'" }
    }
    return nil
  }

  /// go-yaml writes texts that begin with a line break in a way that it can't read back, so they are left out.
  private static func withoutLeadingBreaks(_ value: Value, depth: Int = 0) -> Value {
    if depth > 1000 { return value }
    switch value {
    case .string(let text) where text.bytes.first == 0x0A: return .string(ByteString(text.bytes.drop { $0 == 0x0A }))
    case .map(let map):
      return .map(
        MapValue(map.type, pairs: map.entries.map { ($0.key, withoutLeadingBreaks($0.value, depth: depth + 1)) }))
    case .list(let list):
      return .list(list.items.map { withoutLeadingBreaks($0, depth: depth + 1) })
    default: return value
    }
  }
}
