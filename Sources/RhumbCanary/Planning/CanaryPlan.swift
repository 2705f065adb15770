import RhumbEngine
package import RhumbFunctions

/// What a canary will be given, step by step. Each step was carried out on the text that the one before left, so that
/// all rules are known to hold on the whole way.
package struct CanaryPlan {
  package struct Step {
    package let share: Int
    /// From the first step on.
    package let start: Duration
    package let change: WeightChange
    /// What the step leaves.
    package let subject: CanarySubject

    /// How many pods each destination of a target then runs, as far as can be told.
    func pods(of target: ShiftTarget) -> [Int?] {
      let traces = target.route.destinations.map { DestinationTrace($0, of: target.route, in: change.before) }
      let least = traces.compactMap { $0.pods?.lowerBound }.max() ?? 0
      return zip(traces, target.weights).map { trace, weight in
        trace.pods.map { pods in
          let needed = PodNeed.pods(weight: weight, of: target.total, besides: least)
          return min(max(needed, pods.lowerBound), pods.upperBound)
        }
      }
    }
  }

  package let schedule: CanarySchedule
  /// How long each step lasts.
  package let interval: Duration
  /// The canary's share before the first.
  package let share: Double
  package let steps: [Step]

  /// Plans the steps that are left of a schedule. Refused if one of them would break a rule, with its share and lines.
  package init(
    _ schedule: CanarySchedule, every interval: Duration, _ request: ShiftRequest, on subject: CanarySubject
  ) throws(CanaryFailure) {
    self.schedule = schedule
    self.interval = interval
    share = try CanarySchedule.currentShare(request, of: subject)
    var steps: [Step] = []
    var subject = subject
    for share in schedule.shares where Double(share) > self.share {
      var request = request
      request.share = share
      let change = try WeightChange(request, on: subject)
      subject = subject.changing(change.path, to: change.newBytes)
      let start = interval.nanoseconds.multipliedReportingOverflow(by: Int64(steps.count)).partialValue
      steps.append(Step(share: share, start: Duration(nanoseconds: start), change: change, subject: subject))
    }
    self.steps = steps
  }

  /// Until the last step has stood its time.
  package var duration: Duration {
    Duration(nanoseconds: interval.nanoseconds.multipliedReportingOverflow(by: Int64(steps.count)).partialValue)
  }
}

extension Duration {
  /// As people write it: `10m`, `1h30m`, `90s` as `1m30s`.
  package var shown: String {
    var text = self.text.description
    for (long, short) in [("m0s", "m"), ("h0m", "h")] where text.utf8.count > long.utf8.count {
      if text.utf8.suffix(long.utf8.count).elementsEqual(long.utf8) {
        text = String(decoding: text.utf8.dropLast(long.utf8.count), as: UTF8.self) + short
      }
    }
    return text
  }
}
