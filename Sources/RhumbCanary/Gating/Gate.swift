package import RhumbEngine
package import RhumbFunctions

/// What a gate says in the end.
package enum GateVerdict: String, Sendable {
  case pass, fail
  /// Too little traffic, an empty answer, or none at all.
  case noData = "not enough data"

  /// The status of the program: 1 is left for gates that can't be asked.
  package var exitStatus: Int32 {
    switch self {
    case .pass: 0
    case .fail: 2
    case .noData: 3
    }
  }
}

/// Checks with their windows: asked once, or again and again.
package struct Gate: Sendable {
  package var checks: [GateCheck] = []
  package var windows: [Duration] = []
  /// The question for the number of requests in `$window`, and how many there must be.
  package var traffic: ByteString = .empty
  package var leastTraffic = 0.0
  /// How often the checks are made, unless they fail before.
  package var rounds = 1
  /// Between two rounds.
  package var pause = Duration(nanoseconds: 30_000_000_000)
  /// So many rounds in a row that fail make the gate fail.
  package var failureLimit = 1

  package init() {}

  /// The answer to one check in one window.
  package struct Answer: Sendable {
    package let check: GateCheck
    package let window: Duration
    /// The worst of all series; nil if there is none.
    package let value: Double?
    package let verdict: GateVerdict
  }

  /// All answers of one moment.
  package struct Round: Sendable {
    package let answers: [Answer]
    package let verdict: GateVerdict
    /// Why there is not enough data.
    package let remark: String

    package init(answers: [Answer], verdict: GateVerdict, remark: String) {
      self.answers = answers
      self.verdict = verdict
      self.remark = remark
    }
  }

  /// Asks all questions once. A question that is wrong in itself is thrown; any other failure to answer is a lack of
  /// data, which a later round may have.
  package func round(_ source: some MetricsSource) throws(MetricsError) -> Round {
    var answers: [Answer] = []
    do throws(MetricsError) {
      for window in windows {
        if leastTraffic > 0 {
          let count = try source.values(of: GateCheck.filled(traffic, window)).filter { !$0.isNaN }.reduce(0, +)
          if count < leastTraffic {
            let words =
              "\(GateBound.shown(count)) requests in \(window.shown), \(GateBound.shown(leastTraffic)) are needed"
            return Round(answers: answers, verdict: .noData, remark: words)
          }
        }
        for check in checks { answers.append(try answer(check, window, source)) }
      }
    } catch {
      if error.isQuestion { throw error }
      return Round(answers: answers, verdict: .noData, remark: error.message)
    }
    let verdicts = answers.map(\.verdict)
    let isEmpty = verdicts.contains(.noData)
    let remark = isEmpty ? "a question without an answer" : ""
    return Round(
      answers: answers, verdict: verdicts.contains(.fail) ? .fail : isEmpty ? .noData : .pass,
      remark: verdicts.contains(.fail) ? "" : remark)
  }

  private func answer(
    _ check: GateCheck, _ window: Duration, _ source: some MetricsSource
  ) throws(MetricsError) -> Answer {
    let values = try source.values(of: check.query(over: window))
    let broken = values.first { !$0.isNaN && !check.bound.holds(for: $0) }
    if let broken { return Answer(check: check, window: window, value: broken, verdict: .fail) }
    guard let first = values.first, !values.contains(where: \.isNaN) else {
      return Answer(check: check, window: window, value: nil, verdict: .noData)
    }
    return Answer(check: check, window: window, value: first, verdict: .pass)
  }
}

/// What the rounds of a gate add up to.
package struct GateTally: Sendable {
  private let failureLimit: Int
  private(set) var failuresInARow = 0
  private var hasPassed = false
  private var hasFailed = false

  package init(failureLimit: Int) { self.failureLimit = failureLimit }

  /// Counts a round. Without data nothing is known: it neither ends a row of failures nor lengthens it.
  package mutating func add(_ verdict: GateVerdict) {
    switch verdict {
    case .pass:
      failuresInARow = 0
      hasPassed = true
    case .fail:
      failuresInARow += 1
      hasFailed = true
    case .noData: break
    }
  }

  /// No later round can change it.
  package var isFinal: Bool { failuresInARow >= failureLimit }

  /// If this was the last round: the limit decides; below it, one round must have passed.
  package var verdict: GateVerdict {
    if isFinal { return .fail }
    if hasPassed { return .pass }
    return hasFailed ? .fail : .noData
  }
}
