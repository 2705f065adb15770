internal import Glibc

/// What a run over all matches of a text has cost, for the budget of a render.
///
/// A match may look at the whole rest of the text (`c.*b|c`), so many of them may take quadratic time, and RE2 does
/// not tell. Small runs are charged by their results; long ones by the processor time they took.
struct MatchWork {
  private var finds = 0
  private var lastTime: Int64 = 0
  private let isLarge: Bool

  private static let sampling = 256
  private static let nanosecondsPerStep: Int64 = 10

  init(textLength: Int) { isLarge = textLength > 1 << 14 }

  /// Notes one search; the steps to charge for it.
  mutating func note() -> Int {
    finds += 1
    guard isLarge, finds % Self.sampling == 0 else { return 1 }
    let now = Self.processorTime()
    defer { lastTime = now }
    guard lastTime != 0 else { return 1 }
    return max(1, Int((now - lastTime) / Self.nanosecondsPerStep))
  }

  private static func processorTime() -> Int64 {
    var time = timespec()
    // Safety: the call writes the struct it is given.
    guard unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0 else { return 0 }
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
