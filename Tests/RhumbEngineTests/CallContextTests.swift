import RhumbEngine
import RhumbSystem
import Testing

@Suite struct CallContextTests {
  @Test func timeOfOtherThreadsCounts() throws {
    var limits = Limits()
    limits.seconds = 100_000
    let context = CallContext(environment: .fixed(seed: 1, at: 0), limits: limits)
    try context.checkUse()
    context.addTimeOfOthers(99_000 * 1_000_000_000)
    try context.checkUse()
    context.addTimeOfOthers(1_000 * 1_000_000_000)
    #expect(throws: Fault.self) { try context.checkUse() }
  }

  @Test("work that is not charged for is a reason to look at the time")
  func notesWork() throws {
    var limits = Limits()
    limits.seconds = 100_000
    let context = CallContext(environment: .fixed(seed: 1, at: 0), limits: limits)
    try context.noteWork(4 << 20)
    context.addTimeOfOthers(100_000 * 1_000_000_000)
    try context.noteWork(1 << 20)
    #expect(throws: Fault.self) { try context.noteWork(3 << 20) }
  }
}
