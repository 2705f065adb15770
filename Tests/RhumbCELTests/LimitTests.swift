import RhumbCEL
import RhumbEngine
import Testing

/// No expression takes the program down, or all its time and memory.
struct LimitTests {
  @Test func costIsLimited() {
    let list = "[1,2,3,4,5,6,7,8,9,10]"
    let nested = "\(list).all(a, \(list).all(b, \(list).all(c, \(list).all(d, \(list).all(e, \(list).all(f, a > 0))))))"
    #expect(CELRun.text(nested) == "error: operation cancelled: actual cost limit exceeded")
  }

  @Test func whatCostsNothingIsLimitedToo() {
    // Thirty doublings of a list of one.
    var source = "l30.size()"
    for step in (0..<30).reversed() { source = "cel.bind(l\(step + 1), l\(step) + l\(step), \(source))" }
    #expect(CELRun.text("cel.bind(l0, [1], \(source))") == "error: a list of more than 2,000,000 items")
    var text = "t40.size()"
    for step in (0..<40).reversed() { text = "cel.bind(t\(step + 1), t\(step) + t\(step), \(text))" }
    #expect(CELRun.text("cel.bind(t0, 'a', \(text))", limit: .max) == "error: a text longer than 32 MiB")
  }

  @Test func valuesThatShareTheirPartsAreComparedWithinLimits() {
    var source = "v60 == w60"
    for step in (0..<60).reversed() {
      source = "cel.bind(v\(step + 1), [v\(step), v\(step)], cel.bind(w\(step + 1), [w\(step), w\(step)], \(source)))"
    }
    let text = CELRun.text("cel.bind(v0, dyn(1), cel.bind(w0, dyn(1), \(source)))", limit: .max)
    #expect(text == "error: expression took more than 20000000 steps")
  }

  @Test(arguments: [
    String(repeating: "(", count: 5000) + "1" + String(repeating: ")", count: 5000),
    String(repeating: "[", count: 5000),
    String(repeating: "!", count: 5000) + "(" + String(repeating: "-", count: 4001) + "x",
    "1" + String(repeating: "+1", count: 5000), "a" + String(repeating: ".b", count: 5000),
    String(repeating: "{1:", count: 5000), String(repeating: "true ? ", count: 5000),
  ])
  func deepExpressionsAreRefused(source: String) {
    #expect(CELRun.text(source).hasPrefix("compile: "))
  }

  @Test func longExpressionsAreRefused() {
    let text = CELRun.text(String(repeating: " ", count: 100_001) + "1")
    #expect(text == "compile: expression code point size exceeds limit: size: 100002, limit 100000")
    // A long chain of one operator is flat.
    #expect(CELRun.text("true" + String(repeating: " && true", count: 5000)) == "true")
  }

  /// Types that hold each other twice, by literals and by what the checker learns.
  @Test func largeTypesAreRefused() {
    var source = "true"
    for step in (0..<60).reversed() { source = "cel.bind(m\(step + 1), {m\(step): m\(step)}, \(source))" }
    #expect(CELRun.text("cel.bind(m0, 1, \(source))") == "true")
    source = "true"
    for step in (0..<40).reversed() {
      source = "cel.bind(m\(step + 1), {}, m\(step) in m\(step + 1) || m\(step + 1)[m\(step)] == m\(step) || \(source))"
    }
    #expect(!CELRun.text("cel.bind(m0, 1, \(source))").isEmpty)
  }

  @Test func macrosThatStandTwiceAreCheckedOnce() {
    var source = "optional.of(1)"
    for _ in 0..<60 { source += ".optMap(x, x + 1)" }
    let text = CELRun.text(source)
    #expect(text.hasPrefix("error: "))
  }
}
