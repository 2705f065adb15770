import RhumbEngine
import RhumbFormats

/// `equal`: the value at a path is the given one, of the same type.
struct EqualTest: AssertionTest {
  let path: PathParameter
  let value: Value
  let decodesBase64: Bool

  func complaints(about subject: inout AssertionSubject) -> [Complaint] {
    subject.eachValue(at: path) { subject, found in
      var actual = found.value
      if case .string(var text) = actual {
        if decodesBase64 {
          guard let decoded = Comparison.base64(text) else {
            return Complaint("the value is no base64: \(Comparison.shown(actual))")
          }
          text = decoded
        }
        actual = .string(Comparison.uniform(text))
      }
      if subject.isEqual(value, actual) != subject.isNegative { return nil }
      if subject.isNegative { return Complaint("must not be \(Comparison.shown(value))", actual: actual) }
      return Complaint(Self.message(value, actual), expected: value, actual: actual)
    }
  }

  /// Two values that look alike differ in their types.
  private static func message(_ expected: Value, _ actual: Value) -> String {
    let (wanted, found) = (Comparison.typeName(expected), Comparison.typeName(actual))
    let words = "is \(Comparison.shown(actual)), expected \(Comparison.shown(expected))"
    let differ = !wanted.utf8.elementsEqual(found.utf8)
    let bothKnown = !wanted.isEmpty && !found.isEmpty
    return differ && bothKnown ? words + " (\(found), not \(wanted))" : words
  }
}

/// `greaterOrEqual`, `lessOrEqual`: numbers or texts of the same type.
struct OrderTest: AssertionTest {
  let path: PathParameter
  let value: Value
  let isGreater: Bool

  func complaints(about subject: inout AssertionSubject) -> [Complaint] {
    subject.eachValue(at: path) { subject, found in
      guard let order = Self.order(found.value, value) else {
        return Complaint(
          "\(Comparison.shown(found.value)) and \(Comparison.shown(value)) are no two numbers or texts of one type")
      }
      let holds = isGreater ? order >= 0 : order <= 0
      if holds != subject.isNegative { return nil }
      let wanted = "\(isGreater ? "greater" : "less") than or equal to \(Comparison.shown(value))"
      return Complaint(
        "is \(Comparison.shown(found.value)), \(subject.isNegative ? "must not be" : "expected") \(wanted)")
    }
  }

  private static func order(_ a: Value, _ b: Value) -> Int? {
    func sign<T: Comparable>(_ a: T, _ b: T) -> Int { a < b ? -1 : a == b ? 0 : 1 }
    switch (a, b) {
    case (.int(let a), .int(let b)): return sign(a, b)
    case (.float(let a), .float(let b)): return sign(a, b)
    case (.string(let a), .string(let b)): return sign(a, b)
    default: return nil
    }
  }
}

/// `exists`: something is at the path, be it null.
struct ExistsTest: AssertionTest {
  let path: PathParameter

  func complaints(about subject: inout AssertionSubject) -> [Complaint] {
    let isNegative = subject.isNegative
    return subject.eachDocument { document in
      do throws(PathError) {
        let found = try path.find(in: document)
        if found.isEmpty == isNegative { return nil }
        let words = isNegative ? "must not be there" : "nothing is at '\(path.text.description)'"
        return Complaint(words, place: found.first?.place, actual: found.first?.value)
      } catch {
        return Complaint(error.message)
      }
    }
  }
}

/// `isNullOrEmpty`: null, or the empty value of its type.
struct EmptyTest: AssertionTest {
  let path: PathParameter

  func complaints(about subject: inout AssertionSubject) -> [Complaint] {
    subject.eachValue(at: path) { subject, found in
      if Self.isEmpty(found.value) != subject.isNegative { return nil }
      return Complaint(
        subject.isNegative
          ? "must not be null or empty" : "is \(Comparison.shown(found.value)), expected null or empty",
        actual: found.value)
    }
  }

  private static func isEmpty(_ value: Value) -> Bool {
    switch value {
    case .null, .missing: true
    case .host: false
    default: !value.isTrue
    }
  }
}

/// `isType`: the Go type of the value, such as `string`, `int`, `bool`, `[]interface {}`.
struct TypeTest: AssertionTest {
  let path: PathParameter
  let type: ByteString

  func complaints(about subject: inout AssertionSubject) -> [Complaint] {
    subject.eachValue(at: path) { subject, found in
      let name = Comparison.typeName(found.value)
      if (ByteString(name) == type) != subject.isNegative { return nil }
      let words = subject.isNegative ? "must not be" : "expected"
      return Complaint("is of type \(name.isEmpty ? "null" : name), \(words) \(type.description)", actual: found.value)
    }
  }
}
