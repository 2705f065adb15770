import RhumbEngine

/// `isKind`, `isAPIVersion`: a field of the document's head.
struct HeadTest: AssertionTest {
  let field: ByteString
  let value: ByteString

  func complaints(about subject: inout AssertionSubject) -> [Complaint] {
    let isNegative = subject.isNegative
    return subject.eachDocument { document in
      var actual = Value.null
      if case .map(let map) = document { actual = map[field] ?? .null }
      var holds = false
      if case .string(let text) = actual { holds = text == value }
      if holds != isNegative { return nil }
      let words = isNegative ? "must not be" : "is \(Comparison.shown(actual)), expected"
      return Complaint(
        "\(words) \(value.description)", place: DocumentPlace(steps: [.key(field)]),
        expected: isNegative ? nil : .string(value), actual: actual)
    }
  }
}

/// `hasDocuments`: so many documents.
struct CountTest: AssertionTest {
  let count: Int
  /// Only those that index or selector chose.
  let countsSelected: Bool

  func complaints(about subject: inout AssertionSubject) -> [Complaint] {
    let found = countsSelected ? subject.selected.count : subject.documents.count
    if (found == count) != subject.isNegative { return [] }
    if subject.isNegative { return [Complaint("must not have \(count) documents")] }
    return [Complaint("has \(found) documents, expected \(count)")]
  }
}

/// `containsDocument`: every document, or with `any` one of them, is of a kind and version, and perhaps of a name.
struct DocumentTest: AssertionTest {
  let kind: ByteString
  let apiVersion: ByteString
  let name: ByteString
  let namespace: ByteString
  let isAny: Bool

  func complaints(about subject: inout AssertionSubject) -> [Complaint] {
    if subject.selected.isEmpty {
      return subject.isNegative ? [] : [Complaint("there is no document; expected \(wanted)")]
    }
    var complaints: [Complaint] = []
    for (index, document) in subject.selected.enumerated() {
      if matches(document) == subject.isNegative {
        let words = subject.isNegative ? "must not be \(wanted)" : "is not \(wanted)"
        complaints.append(Complaint(words, document: index))
      } else if isAny != subject.isNegative {
        // One is enough: of all, or with `not` and without `any`, of those that don't match.
        return []
      }
    }
    return complaints
  }

  private var wanted: String {
    var words = "\(kind.description) of \(apiVersion.description)"
    if !name.isEmpty { words += " named \(name.description)" }
    if !namespace.isEmpty { words += " in \(namespace.description)" }
    return words
  }

  /// A document without a kind or version is none to exclude.
  private func matches(_ document: Value) -> Bool {
    guard case .map(let map) = document else { return false }
    if case .string(let found)? = map["kind"], found != kind { return false }
    if case .string(let found)? = map["apiVersion"], found != apiVersion { return false }
    return isNamed(name, "name", map) && isNamed(namespace, "namespace", map)
  }

  private func isNamed(_ wanted: ByteString, _ field: ByteString, _ map: MapValue) -> Bool {
    if wanted.isEmpty { return true }
    guard case .map(let metadata)? = map["metadata"], case .string(let found)? = metadata[field] else { return false }
    return found == wanted
  }
}
