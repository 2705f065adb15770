import RhumbDiagnostics
import RhumbEngine

/// The forms of `--output-type`, as helm-unittest writes them.
package enum TestXML: String, CaseIterable, Sendable {
  case junit, nunit, xunit, sonar

  /// The name of a form, without regard to case.
  package init?(named name: String) {
    guard let form = Self.allCases.first(where: { $0.rawValue.utf8.elementsEqual(name.lowercased().utf8) }) else {
      return nil
    }
    self = form
  }

  /// - Parameter now: nanoseconds since 1970-01-01T00:00:00Z.
  package func write(_ plan: TestPlan, _ results: [SuiteResult], now: Int64) -> String {
    let suites = results.filter { plan.charts[plan.suites[$0.suite].chart].errors.isEmpty }.map {
      TestRecord(plan.suites[$0.suite], $0)
    }
    let time = CivilTime(now)
    let root =
      switch self {
      case .junit: JUnitForm.root(suites, time)
      case .nunit: NUnitForm.root(suites, time)
      case .xunit: XUnitForm.root(suites, time)
      case .sonar: SonarForm.root(suites)
      }
    return root.text()
  }
}

/// A suite as these forms see it.
struct TestRecord {
  struct Case {
    enum Outcome { case passed, failed, errored, skipped }

    let name: String
    let outcome: Outcome
    let seconds: Double
    /// What is wrong, for people.
    let details: String
  }

  let name: String
  let path: String
  let isSkipped: Bool
  let cases: [Case]

  init(_ entry: TestPlan.SuiteEntry, _ result: SuiteResult) {
    name = entry.name.description
    path = entry.shown
    isSkipped = result.isSkipped
    cases = result.cases.map { test in
      let outcome: Case.Outcome =
        switch test.status {
        case .passed: .passed
        case .skipped: .skipped
        case .failed: test.errors.isEmpty ? .failed : .errored
        }
      let details =
        test.errors.map(\.headline)
        + test.failures.flatMap { ["- \($0.title) fail: \($0.diagnostic.headline)"] + $0.difference }
      return Case(
        name: test.name.description, outcome: outcome, seconds: Double(test.duration) / 1e9,
        details: outcome == .skipped ? "SKIPPED '\(test.name.description)'" : details.joined(separator: "\n"))
    }
  }

  func count(_ outcome: Case.Outcome) -> Int { cases.count { $0.outcome == outcome } }
  var passed: Bool { count(.failed) + count(.errored) == 0 }
  var seconds: Double { cases.reduce(0) { $0 + $1.seconds } }
  /// What follows the last slash of the name.
  var className: String { name.split(separator: "/").last.map(String.init) ?? name }
}

/// A date and a time of day, in UTC.
struct CivilTime {
  let date: String
  let time: String

  init(_ nanoseconds: Int64) {
    let seconds = nanoseconds / 1_000_000_000
    let (day, rest) = (seconds / 86_400, seconds % 86_400)
    // Days since 0000-03-01, in eras of 400 years (the proleptic Gregorian calendar).
    let shifted = day + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    date = "\(year)-\(two(month))-\(two(dayOfMonth))"
    time = "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
  }
}
