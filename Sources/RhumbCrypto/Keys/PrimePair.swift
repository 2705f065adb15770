import RhumbLock
import RhumbSystem

/// Looks for two primes on two threads that help each other: the work is cut into steps, and each thread takes the next
/// one of its own prime, or else of the other's. What is found does not depend on who took which.
final class PrimePair: Sendable {
  private enum Step {
    case sieve
    /// Fermat's test of eight candidates from a place on.
    case group(start: Natural, offsets: [UInt64], from: Int)
    case proof(of: Natural)
  }

  /// What is known of one of the primes.
  private struct Side {
    var isSieveTaken = false
    var start: Natural?
    /// What to add to the start for each candidate.
    var offsets: [UInt64] = []
    var next = 0
    /// Groups that somebody works on.
    var pending = 0
    /// The first candidate that passed Fermat's test.
    var hit: Int?
    var isProofTaken = false
    var prime: Natural?

    /// Groups are taken in order: once one has passed and none is pending, no earlier one can pass.
    mutating func step() -> Step? {
      guard let start else {
        defer { isSieveTaken = true }
        return isSieveTaken ? nil : .sieve
      }
      if let hit {
        guard pending == 0, !isProofTaken else { return nil }
        isProofTaken = true
        return .proof(of: start.adding(offsets[hit]))
      }
      guard next < offsets.count else { return nil }
      pending += 1
      defer { next += EightPowers.lanes }
      return .group(start: start, offsets: offsets, from: next)
    }
  }

  private struct Progress {
    var sides = [Side(), Side()]
    var timeOfOthers: Int64 = 0
  }

  private let search: PrimeSearch
  private let sources: [Environment]
  private let progress = Lock(Progress())

  /// Each prime has randomness of its own, so that no draw depends on which thread was first.
  init(_ search: PrimeSearch, in environment: Environment) {
    self.search = search
    sources = [environment.forked(), environment.forked()]
  }

  /// The primes, and the processor time in nanoseconds that another thread took for them.
  func find(processors: Int) -> (p: Natural, q: Natural, timeOfOthers: Int64) {
    let worker = DeepStack.Worker()
    if processors > 1 {
      worker.start { [self] in
        work(preferring: 1)
        progress.withLock { $0.timeOfOthers = ProcessorTime.ofThread }
      }
    }
    work(preferring: 0)
    worker.join()
    let (primes, time) = progress.withLock { ($0.sides.map(\.prime), $0.timeOfOthers) }
    // In the rare case that there was none in the window, on from another start.
    func prime(_ side: Int) -> Natural { primes[side] ?? search.prime(randomBytes: sources[side].randomBytes) }
    return (prime(0), prime(1), time)
  }

  private func work(preferring side: Int) {
    while let (side, step) = take(preferring: side) { run(step, side) }
  }

  private func take(preferring side: Int) -> (Int, Step)? {
    progress.withLock { progress in
      for side in [side, 1 - side] {
        if let step = progress.sides[side].step() { return (side, step) }
      }
      return nil
    }
  }

  private func run(_ step: Step, _ side: Int) {
    switch step {
    case .sieve:
      let start = search.start(randomBytes: sources[side].randomBytes)
      let offsets = search.offsets(from: start)
      progress.withLock { progress in
        progress.sides[side].offsets = offsets
        progress.sides[side].start = start
      }
    case .group(let start, let offsets, let from):
      let hit = search.firstPassing(start, offsets[from...].prefix(EightPowers.lanes))
      progress.withLock { progress in
        progress.sides[side].pending -= 1
        if let hit { progress.sides[side].hit = min(hit, progress.sides[side].hit ?? hit) }
      }
    case .proof(let candidate):
      guard Primes.isProbablyPrime(sieved: candidate, randomBytes: sources[side].randomBytes) else { return }
      progress.withLock { $0.sides[side].prime = candidate }
    }
  }
}
