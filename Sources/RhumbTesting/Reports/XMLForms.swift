/// JUnit's form.
enum JUnitForm {
  static func root(_ suites: [TestRecord], _ now: CivilTime) -> XMLElement {
    XMLElement("testsuites", suites.enumerated().map { suite($1, $0, now) })
  }

  private static func suite(_ suite: TestRecord, _ index: Int, _ now: CivilTime) -> XMLElement {
    let cases = suite.cases.map { test in
      XMLElement(
        "testcase",
        [("classname", suite.className), ("name", test.name), ("time", XMLElement.seconds(test.seconds))],
        children(of: test))
    }
    return XMLElement(
      "testsuite",
      [
        ("id", "\(index)"), ("tests", "\(suite.cases.count)"), ("failures", "\(suite.count(.failed))"),
        ("errors", "\(suite.count(.errored))"), ("package", ""), ("time", XMLElement.seconds(suite.seconds)),
        ("name", suite.name), ("timestamp", "\(now.date)T\(now.time)"), ("hostname", ""),
      ], cases)
  }

  private static func children(of test: TestRecord.Case) -> [XMLElement] {
    switch test.outcome {
    case .passed: []
    case .skipped: [XMLElement("skipped", [("message", test.details)])]
    case .failed: [XMLElement("failure", [("message", "Failed"), ("type", "")], content: test.details)]
    case .errored: [XMLElement("error", [("message", "Error"), ("type", "")], content: test.details)]
    }
  }
}

/// The form of NUnit 2.
enum NUnitForm {
  static func root(_ suites: [TestRecord], _ now: CivilTime) -> XMLElement {
    func total(_ outcome: TestRecord.Case.Outcome) -> String { "\(suites.reduce(0) { $0 + $1.count(outcome) })" }
    return XMLElement(
      "test-results",
      [
        ("name", "helm-unittest"), ("total", "\(suites.reduce(0) { $0 + $1.cases.count })"),
        ("errors", total(.errored)), ("failures", total(.failed)), ("inconclusive", "0"), ("not-run", "0"),
        ("ignored", "0"), ("skipped", total(.skipped)), ("invalid", "0"), ("date", now.date), ("time", now.time),
      ], suites.map(suite))
  }

  private static func suite(_ suite: TestRecord) -> XMLElement {
    let result = suite.isSkipped ? "Skipped" : suite.passed ? "Success" : "Failed"
    let cases = suite.cases.map { test in
      XMLElement(
        "test-case",
        [
          ("name", test.name), ("description", "\(suite.className).\(test.name)"),
          ("success", "\(test.outcome == .passed)"), ("time", XMLElement.seconds(test.seconds)),
          ("executed", "\(test.outcome != .skipped && test.outcome != .errored)"), ("asserts", "0"),
          ("result", Self.result(test.outcome)),
        ], children(of: test))
    }
    return XMLElement(
      "test-suite",
      [
        ("type", "TestFixture"), ("name", suite.name), ("description", suite.path), ("success", "\(suite.passed)"),
        ("time", XMLElement.seconds(suite.seconds)), ("executed", "\(!suite.isSkipped)"), ("asserts", ""),
        ("result", result),
      ], [XMLElement("results", cases)])
  }

  private static func result(_ outcome: TestRecord.Case.Outcome) -> String {
    switch outcome {
    case .passed: "Success"
    case .skipped: "Skipped"
    case .failed, .errored: "Failed"
    }
  }

  private static func children(of test: TestRecord.Case) -> [XMLElement] {
    switch test.outcome {
    case .passed: []
    case .skipped: [XMLElement("reason", [XMLElement("message", content: test.details)])]
    case .failed, .errored:
      [
        XMLElement(
          "failure", [XMLElement("message", content: "Failed"), XMLElement("stack-trace", content: test.details)])
      ]
    }
  }
}

/// The form of xUnit.net 2.
enum XUnitForm {
  private static let method = "Helm-Validation"

  static func root(_ suites: [TestRecord], _ now: CivilTime) -> XMLElement {
    XMLElement("assemblies", suites.map { assembly($0, now) })
  }

  private static func assembly(_ suite: TestRecord, _ now: CivilTime) -> XMLElement {
    let counts = [
      ("total", "\(suite.cases.count)"), ("passed", "\(suite.count(.passed))"), ("failed", "\(suite.count(.failed))"),
      ("skipped", "\(suite.count(.skipped))"),
    ]
    let time = ("time", XMLElement.seconds(suite.seconds))
    let collection = XMLElement(
      "collection", [("name", suite.name), time] + counts, suite.cases.map { test($0, suite) })
    return XMLElement(
      "assembly",
      [
        ("name", suite.path), ("config-file", suite.path), ("test-framework", "helm-unittest"),
        ("run-date", now.date), ("run-time", now.time), time,
      ] + counts + [("errors", "\(suite.count(.errored))")], [collection])
  }

  private static func test(_ test: TestRecord.Case, _ suite: TestRecord) -> XMLElement {
    let result: String
    let children: [XMLElement]
    switch test.outcome {
    case .passed: (result, children) = ("Pass", [])
    case .skipped: (result, children) = ("Skip", [XMLElement("reason", content: test.details)])
    case .failed, .errored:
      let type = test.outcome == .errored ? method + "-Error" : method
      let parts = [XMLElement("message", content: "Failed"), XMLElement("stack-trace", content: test.details)]
      (result, children) = ("Fail", [XMLElement("failure", [("exception-type", type)], parts)])
    }
    return XMLElement(
      "test",
      [
        ("name", test.name), ("type", suite.className), ("method", method),
        ("time", XMLElement.seconds(test.seconds)), ("result", result),
      ], children)
  }
}

/// The generic form of SonarQube.
enum SonarForm {
  static func root(_ suites: [TestRecord]) -> XMLElement {
    XMLElement("testExecutions", [("version", "1")], suites.map(file))
  }

  private static func file(_ suite: TestRecord) -> XMLElement {
    let cases = suite.cases.map { test in
      XMLElement(
        "testCase", [("name", test.name), ("duration", "\(Int(test.seconds * 1000))")], children(of: test))
    }
    return XMLElement("file", [("path", suite.path)], cases)
  }

  private static func children(of test: TestRecord.Case) -> [XMLElement] {
    switch test.outcome {
    case .passed: []
    case .skipped: [XMLElement("skipped", [("message", "Skipped")], content: test.details)]
    case .failed: [XMLElement("failure", [("message", "Failed")], content: test.details)]
    case .errored: [XMLElement("error", [("message", "Error")], content: test.details)]
    }
  }
}
