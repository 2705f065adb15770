import RhumbLock
import RhumbSystem

/// Pieces of work that a second thread does while their owner comes by more of them. At the end the owner takes part.
///
/// What a piece comes to may depend on nothing else; then it doesn't matter which thread does it, and when.
final class WorkAhead<Piece: Sendable, Outcome: Sendable>: Sendable {
  private struct Progress {
    var pieces: [Piece] = []
    var sizes: [Int] = []
    var outcomes: [Outcome?] = []
    /// A piece that somebody has begun, and that its owner waits for.
    var awaited: Int?
    /// Those that have an outcome, or never will.
    var isDone: [Bool] = []
    /// The pieces that nobody has begun, and their size.
    var waiting: [Int] = []
    var urgent: [Int] = []
    var sizeWaiting = 0
    var hasThread = false
    var isAsleep = false
    var isComplete = false
    /// The pieces that count, once that is known.
    var isWanted: [Bool]?
  }

  private let worthwhile: Int
  /// Makes what does the pieces of one thread.
  private let makeWorker: @Sendable () -> (Piece) -> Outcome?
  private let progress = Lock(Progress())
  private let thread = DeepStack.Worker()
  private let wake = Semaphore()
  private let isReady = Semaphore()

  /// - Parameter worthwhile: how much work must wait before a thread is started for it. A quarter is enough to wake it.
  init(worthwhile: Int, makeWorker: @escaping @Sendable () -> (Piece) -> Outcome?) {
    self.worthwhile = worthwhile
    self.makeWorker = makeWorker
  }

  /// Takes a piece to be done when there is time, and gives its number. Urgent ones are done before all others.
  @discardableResult
  func add(_ piece: Piece, size: Int, isUrgent: Bool = false) -> Int {
    let (number, begins, wakes) = progress.withLock { progress in
      progress.pieces.append(piece)
      progress.sizes.append(size)
      progress.outcomes.append(nil)
      progress.isDone.append(false)
      if isUrgent {
        progress.urgent.append(progress.pieces.count - 1)
      } else {
        progress.waiting.append(progress.pieces.count - 1)
      }
      progress.sizeWaiting += size
      let begins = !progress.hasThread && progress.sizeWaiting >= worthwhile
      let wakes = progress.isAsleep && progress.sizeWaiting >= worthwhile / 4
      if begins { progress.hasThread = true }
      if wakes { progress.isAsleep = false }
      return (progress.pieces.count - 1, begins, wakes)
    }
    if begins { thread.start { [self] in serve() } }
    if wakes { wake.signal() }
    return number
  }

  /// Whether a thread has been started: a piece that is added now is done soon, and beside its owner.
  var isRunning: Bool { progress.withLock(\.hasThread) }

  /// The second thread's life.
  private func serve() {
    let worker = makeWorker()
    while true {
      work(worker)
      let (isDone, sleeps) = progress.withLock { progress in
        progress.isAsleep = !progress.isComplete && progress.waiting.isEmpty && progress.urgent.isEmpty
        return (progress.isComplete, progress.isAsleep)
      }
      if isDone { return }
      if sleeps { wake.wait() }
    }
  }

  private func work(_ worker: (Piece) -> Outcome?) {
    while let (number, piece) = next() {
      let outcome = worker(piece)
      let isAwaited = progress.withLock { progress in
        progress.outcomes[number] = outcome
        progress.isDone[number] = true
        return progress.awaited == number
      }
      if isAwaited { isReady.signal() }
    }
  }

  /// Hands over what a piece came to, once the thread that has begun it is through. Nil if nobody has: then nobody will.
  func takeOutcome(of number: Int) -> Outcome? {
    let isRunning = progress.withLock { progress in
      if progress.waiting.takeOut(number) || progress.urgent.takeOut(number) {
        progress.sizeWaiting -= progress.sizes[number]
        progress.isDone[number] = true
      }
      if !progress.isDone[number] { progress.awaited = number }
      return !progress.isDone[number]
    }
    if isRunning { isReady.wait() }
    return progress.withLock { progress in
      defer { progress.outcomes[number] = nil }
      return progress.outcomes[number]
    }
  }

  /// The newest first: a chart's own templates come after those of its subcharts, of which some will be off.
  private func next() -> (Int, Piece)? {
    progress.withLock { progress in
      while let number = progress.urgent.popLast() ?? progress.waiting.popLast() {
        progress.sizeWaiting -= progress.sizes[number]
        if progress.isWanted?[number] ?? true { return (number, progress.pieces[number]) }
        progress.isDone[number] = true
      }
      return nil
    }
  }

  /// Takes part in what is left to do of the wanted pieces, or of all, and returns what they came to, by number. If so
  /// little was given that no thread was started, nothing was done.
  func finish(_ wanted: [Int]? = nil) -> [Outcome?] {
    let wakes: Bool? = progress.withLock { progress in
      guard progress.hasThread else { return nil }
      progress.isWanted = wanted.map { numbers in
        var isWanted = [Bool](repeating: false, count: progress.pieces.count)
        for number in numbers { isWanted[number] = true }
        return isWanted
      }
      progress.isComplete = true
      defer { progress.isAsleep = false }
      return progress.isAsleep
    }
    guard let wakes else { return [] }
    if wakes { wake.signal() }
    work(makeWorker())
    thread.join()
    return progress.withLock { $0.outcomes }
  }
}

extension [Int] {
  /// False if the number is not among these.
  fileprivate mutating func takeOut(_ number: Int) -> Bool {
    guard let index = firstIndex(of: number) else { return false }
    remove(at: index)
    return true
  }
}
