import RhumbEngine

/// `contains`: the list at a path has an item; with `any`, one that has at least these fields.
struct ContainsTest: AssertionTest {
  let path: PathParameter
  let content: Value
  let count: Int?
  let isAny: Bool

  func complaints(about subject: inout AssertionSubject) -> [Complaint] {
    subject.eachValue(at: path) { subject, found in
      guard case .list(let list) = found.value else {
        return Complaint("is \(Comparison.shown(found.value)), expected a list", actual: found.value)
      }
      let matches = list.items.reduce(0) { $0 + (self.matches($1, subject) ? 1 : 0) }
      let holds = count.map { matches > 0 && matches == $0 } ?? (matches > 0)
      if holds != subject.isNegative { return nil }
      if let count, matches > 0, !subject.isNegative {
        return Complaint("the item stands \(matches) times, expected \(count)", actual: found.value)
      }
      return Complaint(
        subject.isNegative ? "the list must not have the item" : "the list doesn't have the item",
        expected: subject.isNegative ? nil : .list([content]), actual: found.value)
    }
  }

  private func matches(_ item: Value, _ subject: AssertionSubject) -> Bool {
    if isAny, case .map(let part) = content, case .map(let whole) = item { return subject.contains(part, in: whole) }
    return subject.isEqual(item, content)
  }
}

/// `isSubset`: the mapping at a path has at least these fields.
struct SubsetTest: AssertionTest {
  let path: PathParameter
  let content: Value

  func complaints(about subject: inout AssertionSubject) -> [Complaint] {
    subject.eachValue(at: path) { subject, found in
      guard case .map(let whole) = found.value, case .map(let part) = content else {
        return Complaint("is \(Comparison.shown(found.value)), expected a mapping", actual: found.value)
      }
      if subject.contains(part, in: whole) != subject.isNegative { return nil }
      if subject.isNegative { return Complaint("must not have these fields", actual: found.value) }
      let missing = part.entries.filter { !subject.isEqual(whole[$0.name] ?? .null, $0.value) }
      return Complaint(
        "lacks \(missing.map { "'\($0.key.description)'" }.joined(separator: ", ")) as expected", expected: content,
        actual: found.value)
    }
  }
}

/// `lengthEqual`: the list at a path has so many items, or the lists at several paths have equally many.
struct LengthTest: AssertionTest {
  let path: PathParameter
  let paths: [PathParameter]
  let count: Int?

  func complaints(about subject: inout AssertionSubject) -> [Complaint] {
    if !path.text.isEmpty {
      guard let count, count >= 0 else { return [Complaint("'count' must be given with 'path'")] }
      if !paths.isEmpty { return [Complaint("'path' and 'paths' can't be given together")] }
    }
    if subject.selected.isEmpty {
      return subject.isNegative ? [] : [Complaint("there is no document to look at")]
    }
    var complaints: [Complaint] = []
    for (index, document) in subject.selected.enumerated() {
      var found = self.complaints(about: document, subject.isNegative)
      for position in found.indices { found[position].document = index }
      complaints += found
    }
    return complaints
  }

  private func complaints(about document: Value, _ isNegative: Bool) -> [Complaint] {
    var complaints: [Complaint] = []
    var lengths: [(path: ByteString, length: Int)] = []
    for path in self.path.text.isEmpty ? paths : [self.path] {
      do throws(PathError) {
        let found = try path.find(in: document)
        if found.isEmpty, !isNegative { complaints.append(Complaint("nothing is at '\(path.text.description)'")) }
        for value in found { complaints += self.complaints(about: value, isNegative) }
        lengths.append((path.text, found.last.map { Self.length($0.value) ?? 0 } ?? 0))
      } catch {
        complaints.append(Complaint(error.message))
      }
    }
    if !complaints.isEmpty || !path.text.isEmpty { return complaints }
    guard let first = lengths.first else { return [Complaint("'path' or 'paths' must be given")] }
    for other in lengths.dropFirst() where (other.length == first.length) == isNegative {
      return [
        Complaint(
          "'\(other.path.description)' has \(other.length) items, '\(first.path.description)' \(first.length)")
      ]
    }
    return []
  }

  private func complaints(about found: FoundValue, _ isNegative: Bool) -> [Complaint] {
    let length = Self.length(found.value)
    guard let count else {
      return length == nil ? [Complaint("is no list", place: found.place, actual: found.value)] : []
    }
    if (length ?? 0) == count, isNegative { return [Complaint("must not have \(count) items", place: found.place)] }
    if (length ?? 0) == count || isNegative { return [] }
    return [Complaint("has \(length ?? 0) items, expected \(count)", place: found.place, actual: found.value)]
  }

  private static func length(_ value: Value) -> Int? {
    if case .list(let list) = value { list.items.count } else { nil }
  }
}
