import RhumbDiagnostics
import RhumbEngine
import RhumbFormats
import RhumbKubernetes
import RhumbSystem

/// A run's surroundings as they are: files, programs, a Prometheus server, the clock.
package struct LiveRunWorld: RunWorld {
  private let subject: CanarySubject
  private let request: ShiftRequest
  private let handover: Handover
  /// Nil if nothing is asked, and each step passes by time alone.
  private let gate: (gate: Gate, source: PrometheusServer)?
  private let remember: (RunState?) throws(CanaryFailure) -> Void
  private let listener: (RunEvent) -> Void
  private let tick: (_ leftMilliseconds: Int64) -> Void
  private let environment = Environment.live()
  /// The file that the weights are written in, known from the first shift on.
  private var path = FilePath([])

  /// `tick` is called while time passes, some times a second.
  package init(
    _ subject: CanarySubject, _ request: ShiftRequest, _ handover: Handover,
    gate: (gate: Gate, source: PrometheusServer)?,
    remember: @escaping (RunState?) throws(CanaryFailure) -> Void, tell: @escaping (RunEvent) -> Void,
    tick: @escaping (Int64) -> Void
  ) {
    self.subject = subject
    self.request = request
    self.handover = handover
    self.gate = gate
    self.remember = remember
    listener = tell
    self.tick = tick
  }

  package mutating func share() throws(CanaryFailure) -> Double {
    try CanarySchedule.currentShare(request, of: subject)
  }

  package mutating func shift(to share: Int) throws(CanaryFailure) {
    var request = request
    request.share = share
    // Back to nothing at once, however large the step is.
    if share == 0 { request.largestStep = 100 }
    let change = try WeightChange(request, on: subject)
    path = change.path
    if change.isChange { try change.write() }
  }

  package mutating func apply(_ share: Int) throws(CanaryFailure) {
    let scene = try subject.scene()
    let routes = try WeightShift.targets(request, in: scene).map(\.route)
    let objects = scene.objects.filter { object in
      routes.contains { $0.kind == object.kind && $0.object == object.name && $0.namespace == object.namespace }
    }
    // kubectl refuses a namespace beside the one that an object names.
    let isPlain = objects.allSatisfy { $0.namespace.isEmpty }
    let namespace = isPlain ? subject.releaseNamespace : .empty
    try handover.hand(share, path, objects.map { .map($0.root) }, namespace: namespace)
  }

  package mutating func measure() throws(CanaryFailure) -> Gate.Round {
    guard let gate else { return Gate.Round(answers: [], verdict: .pass, remark: "") }
    do throws(MetricsError) { return try gate.gate.round(gate.source) } catch { throw CanaryFailure(error.message) }
  }

  package mutating func save(_ state: RunState?) throws(CanaryFailure) {
    try remember(state)
  }

  package var now: Int64 { environment.now() / 1_000_000 }

  package mutating func wait(milliseconds: Int64) {
    // Counted, not measured: a clock that is set back must not make a wait longer.
    var left = milliseconds
    while left > 0 {
      tick(left)
      let piece = min(left, 500)
      Pause.take(nanoseconds: piece &* 1_000_000)
      left -= piece
    }
  }

  package mutating func tell(_ event: RunEvent) { listener(event) }
}
