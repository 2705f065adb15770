import RhumbChart
import RhumbEngine

/// `matchSnapshot`: the value at a path is what it was when the snapshot was taken.
struct SnapshotTest: AssertionTest {
  let path: PathParameter
  /// A pattern that the text must match instead; empty for none.
  let pattern: ByteString
  /// A pattern that the text must not match; empty for none.
  let refusedPattern: ByteString

  func complaints(about subject: inout AssertionSubject) -> [Complaint] {
    if subject.selected.isEmpty { return subject.isNegative ? [Complaint("there is no document to look at")] : [] }
    let patterns = (pattern.trimmingSpace, refusedPattern.trimmingSpace)
    return subject.eachValue(at: path) { subject, found in
      subject.snapshots.complaint(
        about: found.value, pattern: patterns.0, refusedPattern: patterns.1, isNegative: subject.isNegative)
    }
  }
}

/// `matchSnapshotRaw`: the same of a text that is no YAML.
struct SnapshotRawTest: AssertionTest {
  func complaints(about subject: inout AssertionSubject) -> [Complaint] {
    if subject.selected.isEmpty { return subject.isNegative ? [Complaint("there is no document to look at")] : [] }
    var complaints: [Complaint] = []
    for (index, document) in subject.selected.enumerated() {
      var complaint = subject.snapshots.complaint(
        about: .string(Comparison.raw(document)), pattern: .empty, refusedPattern: .empty,
        isNegative: subject.isNegative)
      complaint?.document = index
      if let complaint { complaints.append(complaint) }
    }
    return complaints
  }
}
