import RhumbCanary
import RhumbEngine
import Testing

/// Runs that are killed before and after everything they do: whatever the moment, the next run comes to the same end.
@Suite struct CanaryRunTests {
  /// What outlives a run: the file, what was handed on, the saved state, the clock.
  private final class Disk {
    var share = 0.0
    var applied: [Int] = []
    var state: [UInt8]?
    var now: Int64 = 1_000_000
    var events: [String] = []
  }

  /// Surroundings that kill the run once a number of calls has been made.
  private struct World: RunWorld {
    let disk: Disk
    let verdict: (Int) -> GateVerdict
    var callsLeft = Int.max

    private mutating func spend() throws(CanaryFailure) {
      callsLeft -= 1
      if callsLeft < 0 { throw CanaryFailure("killed") }
    }

    mutating func share() throws(CanaryFailure) -> Double {
      try spend()
      return disk.share
    }

    mutating func shift(to share: Int) throws(CanaryFailure) {
      try spend()
      disk.share = Double(share)
      try spend()
    }

    mutating func apply(_ share: Int) throws(CanaryFailure) {
      try spend()
      disk.applied.append(share)
      try spend()
    }

    mutating func measure() throws(CanaryFailure) -> Gate.Round {
      try spend()
      return Gate.Round(answers: [], verdict: verdict(Int(disk.share)), remark: "")
    }

    mutating func save(_ state: RunState?) throws(CanaryFailure) {
      try spend()
      disk.state = state?.text
      try spend()
    }

    var now: Int64 { disk.now }
    mutating func wait(milliseconds: Int64) { disk.now += max(1, milliseconds) }
    mutating func tell(_ event: RunEvent) { disk.events.append(RunReport.text(event)) }
  }

  private static let shares = [5, 25, 100]
  private static let timing = RunTiming(step: 100, pause: 40, patience: 100, failureLimit: 2)

  /// Runs from whatever the disk remembers; nil if it was killed.
  private func run(_ disk: Disk, calls: Int = .max, _ verdict: @escaping (Int) -> GateVerdict) throws -> RunOutcome? {
    let found = disk.state.map { RunState($0) }
    if let found { try #require(found != nil) }
    let state = (found ?? nil) ?? RunState(identity: "x", origin: disk.share, shares: Self.shares)
    let world = World(disk: disk, verdict: verdict, callsLeft: calls)
    var run = CanaryRun(state, Self.timing, in: world, isContinued: disk.state != nil)
    do throws(CanaryFailure) { return try run.run() } catch {
      #expect(error.message == "killed")
      return nil
    }
  }

  /// Healthy up to a share.
  private static func failing(from share: Int, _ verdict: GateVerdict) -> (Int) -> GateVerdict {
    { $0 >= share ? verdict : .pass }
  }

  @Test("from nothing to all, one step after the other")
  func promoted() throws {
    let disk = Disk()
    #expect(try run(disk) { _ in .pass } == .promoted)
    #expect(disk.share == 100)
    #expect(disk.applied == Self.shares)
    #expect(disk.state == nil)
    #expect(disk.events.filter { $0.contains("passed") }.count == 3)
  }

  @Test("a failure at any step takes all back", arguments: [5, 25, 100], [GateVerdict.fail, .noData])
  func aborted(_ share: Int, _ verdict: GateVerdict) throws {
    let disk = Disk()
    #expect(try run(disk, Self.failing(from: share, verdict)) == .aborted(verdict))
    #expect(disk.share == 0)
    #expect(disk.applied == Self.shares.prefix { $0 <= share } + [0])
    #expect(disk.state == nil)
  }

  @Test("one bad round below the limit is survived; a step without data is waited for")
  func rounds() throws {
    for verdicts in [[GateVerdict.fail, .pass, .pass], [.noData, .noData, .noData, .pass]] {
      let disk = Disk()
      var rest = verdicts
      #expect(try run(disk) { _ in rest.isEmpty ? .pass : rest.removeFirst() } == .promoted)
    }
  }

  @Test(
    "killed before or after any of its calls, once or twice, a run comes to the same end",
    arguments: [(1_000, GateVerdict.pass), (5, .fail), (25, .fail), (100, .fail), (25, .noData)])
  func killed(_ share: Int, _ verdict: GateVerdict) throws {
    let whole = Disk()
    let expected = try run(whole, Self.failing(from: share, verdict))
    var kills = 0
    for first in 0..<200 {
      var isKilled = false
      for second in [Int.max, 0, 1, 2, 3, 5, 8] {
        let disk = Disk()
        var outcome = try run(disk, calls: first, Self.failing(from: share, verdict))
        isKilled = outcome == nil
        if !isKilled { break }
        #expect(([0] + Self.shares).contains(Int(disk.share)))
        // Killed behind its last word, a run is over and leaves nothing to continue.
        var isOver: Bool { outcome == nil && disk.state == nil && !disk.applied.isEmpty }
        if !isOver, second != .max { outcome = try run(disk, calls: second, Self.failing(from: share, verdict)) }
        if isOver { outcome = expected }
        if outcome == nil { outcome = try run(disk, Self.failing(from: share, verdict)) }
        #expect(outcome == expected, "killed after \(first) and \(second)")
        #expect(disk.share == whole.share)
        #expect(disk.applied.last == whole.applied.last)
        #expect(disk.state == nil)
        // Shares may be handed on again, but none is left out, and none comes too early.
        var seen: [Int] = []
        for share in disk.applied where seen.last != share { seen.append(share) }
        #expect(seen == whole.applied)
      }
      if !isKilled { break }
      kills += 1
    }
    #expect(kills > 10)
  }

  @Test("weights that somebody else changed are not measured, and not overwritten")
  func changed() throws {
    let disk = Disk()
    #expect(try run(disk, calls: 12) { _ in .pass } == nil)
    let state = try #require(disk.state.flatMap { RunState($0) })
    disk.share = 50
    var run = CanaryRun(state, Self.timing, in: World(disk: disk, verdict: { _ in .pass }), isContinued: true)
    do throws(CanaryFailure) {
      _ = try run.run()
      Issue.record("no failure")
    } catch {
      #expect(error.message.contains("the canary has 50 percent, not 5: somebody else changed the weights"))
    }
    #expect(disk.share == 50)
    #expect(try run.abort() == .aborted(.fail))
    #expect(disk.share == 0)
  }

  @Test("a state is read as it was written, and nothing else is one")
  func states() {
    var state = RunState(identity: "charts/web \"x\"", origin: 33.333333333333336, shares: [50, 100])
    for phase in [RunState.Phase.shift, .watch(since: 1_763_700_000_123), .abort(.fail), .abort(.noData)] {
      state.phase = phase
      state.step = 1
      #expect(RunState(state.text) == state)
    }
    let text = String(decoding: state.text, as: UTF8.self)
    for (old, new) in [
      ("\"step\": 1", "\"step\": 2"), ("\"step\": 1", "\"step\": -1"), ("\"step\": 1", "\"step\": 0.5"),
      ("\"version\": 1", "\"version\": 2"), ("100", "10"), ("100", "101"), ("abort", "x"),
      ("not enough data", "x"), ("33.333333333333336", "1e300"), ("{", "["), ("}", ""),
    ] {
      #expect(text.contains(old))
      #expect(RunState(Array(text.replacing(old, with: new).utf8)) == nil, "\(old) -> \(new)")
    }
    #expect(RunState([]) == nil)
  }
}
