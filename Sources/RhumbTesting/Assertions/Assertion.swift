import RhumbDiagnostics
import RhumbDiff
import RhumbEngine
import RhumbFormats
import RhumbSystem

/// A statement about rendered documents, and which of them it is about.
struct Assertion {
  /// As it is written: `notEqual`.
  let name: ByteString
  /// Its place in the test's list.
  let index: Int
  let test: any AssertionTest
  /// Whether the name says the contrary of its test: `notEqual`, `isNull`.
  let isAntonym: Bool
  /// Whether it is about a render that succeeds.
  let expectsRender: Bool
  let span: SourceSpan
  var documentIndex: Int?
  var isNegated = false
  var template: ByteString = ""
  var selector: DocumentSelector?

  init(
    name: ByteString, index: Int, test: any AssertionTest, isAntonym: Bool, expectsRender: Bool, span: SourceSpan
  ) {
    self.name = name
    self.index = index
    self.test = test
    self.isAntonym = isAntonym
    self.expectsRender = expectsRender
    self.span = span
  }

  /// Whether the test must not hold.
  var isNegative: Bool { isNegated != isAntonym }
}

/// What is tested of documents; one type for each kind.
protocol AssertionTest {
  /// What is wrong; nothing if the assertion holds. `subject.isNegative` turns it round.
  func complaints(about subject: inout AssertionSubject) -> [Complaint]
}

/// The documents of one template that an assertion is about.
struct AssertionSubject {
  /// All documents of the template.
  let documents: [Value]
  /// Those that were chosen, by index or selector.
  let selected: [Value]
  let isNegative: Bool
  /// Why there is no render, where it failed before or beside the templates.
  let renderError: ByteString?
  /// For comparing: bounds its work.
  let context: CallContext
  var snapshots: SnapshotComparison
}

/// Why an assertion fails.
struct Complaint {
  let message: String
  /// The index of the document among those that were looked at.
  var document: Int?
  var place: DocumentPlace?
  var expected: Value?
  var actual: Value?

  init(
    _ message: String, document: Int? = nil, place: DocumentPlace? = nil, expected: Value? = nil,
    actual: Value? = nil
  ) {
    self.message = message
    self.document = document
    self.place = place
    self.expected = expected
    self.actual = actual
  }
}

extension Complaint {
  /// Field by field what is expected and what is found; without an expectation, what is found if it says more than the
  /// message.
  var difference: [String] {
    guard let actual else { return [] }
    guard let expected else {
      switch actual {
      case .map, .list: return ChangeText.lines([Change(kind: .added, path: NodePath([]), old: .null, new: actual)])
      default: return []
      }
    }
    let context = CallContext(environment: .fixed(seed: 0, at: 0))
    let changes = StructuralDiff.changes(from: expected, to: actual) { Comparison.isEqual($0, $1, context) }
    return ChangeText.lines(changes)
  }
}

extension AssertionSubject {
  /// Asks of every value at a path in every chosen document. Where there is nothing at the path, or no document, only
  /// the contrary holds.
  mutating func eachValue(
    at path: PathParameter, _ check: (inout AssertionSubject, FoundValue) -> Complaint?
  ) -> [Complaint] {
    if selected.isEmpty { return isNegative ? [] : [Complaint("there is no document to look at")] }
    var complaints: [Complaint] = []
    for (index, document) in selected.enumerated() {
      let found: [FoundValue]
      do throws(PathError) { found = try path.find(in: document) } catch {
        complaints.append(Complaint(error.message, document: index))
        continue
      }
      if found.isEmpty, !isNegative {
        complaints.append(Complaint("nothing is at '\(path.text.description)'", document: index))
      }
      for value in found {
        guard var complaint = check(&self, value) else { continue }
        complaint.document = index
        complaint.place = value.place
        complaints.append(complaint)
      }
    }
    return complaints
  }

  /// Asks of every chosen document.
  func eachDocument(_ check: (Value) -> Complaint?) -> [Complaint] {
    if selected.isEmpty { return isNegative ? [] : [Complaint("there is no document to look at")] }
    return selected.enumerated().compactMap { index, document in
      var complaint = check(document)
      complaint?.document = index
      return complaint
    }
  }

  /// Go's `reflect.DeepEqual`; values too deep or too large to compare are unequal.
  func isEqual(_ a: Value, _ b: Value) -> Bool { Comparison.isEqual(a, b, context) }

  /// Whether a mapping has these entries, each with an equal value.
  func contains(_ part: MapValue, in whole: MapValue) -> Bool {
    part.entries.allSatisfy { isEqual(whole[$0.name] ?? .null, $0.value) }
  }
}
