import RhumbLock
import Testing

@Suite struct LockTests {
  private struct Refusal: Error {}

  @Test func oneThreadAtATime() async {
    let counter = Counter()
    await withTaskGroup { group in
      for _ in 0..<8 {
        group.addTask { for _ in 0..<10_000 { counter.add() } }
      }
    }
    #expect(counter.total.withLock { $0 } == 80_000)
  }

  @Test func anErrorLeavesItFree() {
    let counter = Counter()
    #expect(throws: Refusal.self) {
      try counter.total.withLock { total throws(Refusal) in
        total = 1
        throw Refusal()
      }
    }
    #expect(counter.total.withLock { $0 } == 1)
  }
}

private final class Counter: Sendable {
  let total = Lock(0)

  func add() { total.withLock { $0 += 1 } }
}
