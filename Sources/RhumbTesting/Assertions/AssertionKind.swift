import RhumbEngine

/// A kind of assertion: how its parameters become a test, and which way round its name is.
struct AssertionKind: Sendable {
  let isAntonym: Bool
  /// False for those about renders that fail.
  let expectsRender: Bool
  let make: @Sendable (AssertionParameters) throws(SuiteError) -> any AssertionTest

  /// All kinds by their names in suites.
  static let all: [ByteString: AssertionKind] = {
    var kinds: [ByteString: AssertionKind] = [:]
    for row in rows {
      kinds[row.name] = AssertionKind(isAntonym: false, expectsRender: row.expectsRender, make: row.make)
      for antonym in row.antonyms {
        kinds[antonym] = AssertionKind(isAntonym: true, expectsRender: true, make: row.make)
      }
      for synonym in row.synonyms {
        kinds[synonym] = AssertionKind(isAntonym: false, expectsRender: row.expectsRender, make: row.make)
      }
    }
    return kinds
  }()

  private struct Row: Sendable {
    let name: ByteString
    let synonyms: [ByteString]
    let antonyms: [ByteString]
    let expectsRender: Bool
    let make: @Sendable (AssertionParameters) throws(SuiteError) -> any AssertionTest

    init(
      _ name: ByteString, synonyms: [ByteString] = [], antonyms: [ByteString] = [], expectsRender: Bool = true,
      make: @escaping @Sendable (AssertionParameters) throws(SuiteError) -> any AssertionTest
    ) {
      self.name = name
      self.synonyms = synonyms
      self.antonyms = antonyms
      self.expectsRender = expectsRender
      self.make = make
    }
  }

  private static let rows: [Row] = [
    Row("equal", antonyms: ["notEqual"]) { (given) throws(SuiteError) in
      EqualTest(path: try given.path(), value: given.value("value"), decodesBase64: try given.flag("decodeBase64"))
    },
    Row("equalRaw", antonyms: ["notEqualRaw"]) { (given) throws(SuiteError) in
      EqualRawTest(text: try given.text("value"))
    },
    Row("greaterOrEqual", antonyms: ["notGreaterOrEqual"]) { (given) throws(SuiteError) in
      OrderTest(path: try given.path(), value: given.value("value"), isGreater: true)
    },
    Row("lessOrEqual", antonyms: ["notLessOrEqual"]) { (given) throws(SuiteError) in
      OrderTest(path: try given.path(), value: given.value("value"), isGreater: false)
    },
    Row("exists", synonyms: ["isNotNull"], antonyms: ["notExists", "isNull"]) { (given) throws(SuiteError) in
      ExistsTest(path: try given.path())
    },
    Row("isNullOrEmpty", synonyms: ["isEmpty"], antonyms: ["isNotNullOrEmpty", "isNotEmpty"]) {
      (given) throws(SuiteError) in EmptyTest(path: try given.path())
    },
    Row("isType", antonyms: ["isNotType"]) { (given) throws(SuiteError) in
      TypeTest(path: try given.path(), type: try given.text("type"))
    },
    Row("matchRegex", antonyms: ["notMatchRegex"]) { (given) throws(SuiteError) in
      RegexTest(
        path: try given.path(), pattern: PatternParameter(try given.text("pattern")),
        decodesBase64: try given.flag("decodeBase64"))
    },
    Row("matchRegexRaw", antonyms: ["notMatchRegexRaw"]) { (given) throws(SuiteError) in
      RegexRawTest(pattern: PatternParameter(try given.text("pattern")))
    },
    Row("contains", antonyms: ["notContains"]) { (given) throws(SuiteError) in
      ContainsTest(
        path: try given.path(), content: given.value("content"), count: try given.int("count"),
        isAny: try given.flag("any"))
    },
    Row("isSubset", antonyms: ["isNotSubset"]) { (given) throws(SuiteError) in
      SubsetTest(path: try given.path(), content: given.value("content"))
    },
    Row("lengthEqual", antonyms: ["notLengthEqual"]) { (given) throws(SuiteError) in
      LengthTest(
        path: try given.path(), paths: try given.texts("paths").map { PathParameter(text: $0) },
        count: try given.int("count"))
    },
    Row("isKind") { (given) throws(SuiteError) in HeadTest(field: "kind", value: try given.text("of")) },
    Row("isAPIVersion") { (given) throws(SuiteError) in HeadTest(field: "apiVersion", value: try given.text("of")) },
    Row("hasDocuments") { (given) throws(SuiteError) in
      CountTest(count: try given.int("count") ?? 0, countsSelected: try given.flag("filterAware"))
    },
    Row("containsDocument") { (given) throws(SuiteError) in
      DocumentTest(
        kind: try given.text("kind"), apiVersion: try given.text("apiVersion"), name: try given.text("name"),
        namespace: try given.text("namespace"), isAny: try given.flag("any"))
    },
    Row("failedTemplate", antonyms: ["notFailedTemplate"], expectsRender: false) { (given) throws(SuiteError) in
      FailedTemplateTest(message: try given.text("errorMessage"), pattern: try given.text("errorPattern"))
    },
    Row("matchSnapshot") { (given) throws(SuiteError) in
      SnapshotTest(
        path: try given.path(), pattern: try given.parameters("matchRegex")?.text("pattern") ?? .empty,
        refusedPattern: try given.parameters("notMatchRegex")?.text("pattern") ?? .empty)
    },
    Row("matchSnapshotRaw") { (_) throws(SuiteError) in SnapshotRawTest() },
  ]
}
