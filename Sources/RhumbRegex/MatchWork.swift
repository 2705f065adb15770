internal import Glibc

/// What searching has cost, for the budget of a render.
///
/// A match may look at the whole rest of the text (`c.*b|c`), so many of them may take quadratic time, and at worst each
/// instruction of a large program is looked at for each byte; RE2 tells neither. So only runs that can be costly are
/// charged by the processor time they take: all others cost a step for each search, and render the same everywhere.
struct MatchWork {
  private let sampling: Int
  private var searches = 0
  private var lastTime: Int64 = 0

  private static let nanosecondsPerStep: Int64 = 10

  init(textLength: Int, programSize: Int) {
    if textLength > 10_000_000 / max(programSize, 1) {
      sampling = 1
      lastTime = Self.processorTime()
    } else {
      sampling = textLength > 1 << 14 ? 256 : .max
    }
  }

  /// Notes one search; the steps to charge for it.
  mutating func note() -> Int {
    searches += 1
    guard searches % sampling == 0 else { return 1 }
    let now = Self.processorTime()
    defer { lastTime = now }
    return lastTime == 0 ? 1 : max(1, Int((now - lastTime) / Self.nanosecondsPerStep))
  }

  private static func processorTime() -> Int64 {
    var time = timespec()
    // Safety: the call writes the struct it is given.
    guard unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0 else { return 0 }
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
