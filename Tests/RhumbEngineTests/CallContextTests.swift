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
}
