import RhumbCanary
import RhumbEngine
import RhumbFunctions
import RhumbSystem
import Testing

/// Plans: their steps, and the three ways they are printed.
@Suite struct CanaryPlanTests {
  private func plan(
    _ schedule: ByteString = "5,10,25,50,100", _ text: String = CanaryScene.route + CanaryScene.mesh,
    largestStep: Int = 100
  ) throws -> CanaryPlan {
    var request = ShiftRequest(share: 0)
    request.largestStep = largestStep
    return try CanaryPlan(
      try #require(CanarySchedule(schedule)), every: Duration(nanoseconds: 600_000_000_000), request,
      on: CanaryScene.subject(text))
  }

  @Test(
    "schedules grow, in whole percents",
    arguments: [
      ("5,10,100", "5,10,100"), ("5%, 10%", "5,10"), ("100", "100"), ("", nil), ("0,5", nil), ("5,5", nil),
      ("10,5", nil), ("5,101", nil), ("5,,10", nil), ("5,x", nil), ("1000", nil), ("-5", nil),
    ] as [(ByteString, ByteString?)])
  func schedules(_ text: ByteString, _ expected: ByteString?) { #expect(CanarySchedule(text)?.text == expected) }

  @Test(arguments: [(90, "1m30s"), (600, "10m"), (3600, "1h"), (5400, "1h30m"), (0, "0s"), (3605, "1h0m5s")])
  func durations(_ seconds: Int64, _ expected: String) {
    #expect(Duration(nanoseconds: seconds * 1_000_000_000).shown == expected)
  }

  @Test("what is left of the schedule, with weights, pods and times")
  func text() throws {
    #expect(
      PlanReport.text(try plan()) == """
        VirtualService/web in shop, http[0] 'main'
          step  after  web:80 (stable)  web:80 (canary)
           now          90               10
             1     0s   75  4 pods       25  4 pods
             2    10m   50  4 pods       50  4 pods
             3    20m    0  4 pods      100  4 pods

        done after 30m, in /m.yaml

        """)
    #expect(PlanReport.text(try plan("5")) == "the canary has 10 percent, the end of the schedule\n")
  }

  @Test func mermaid() throws {
    #expect(
      PlanReport.mermaid(try plan("50,100")) == """
        flowchart LR
          start(["10 %"])
          s1["50 %<br/>4 pods<br/>after 0s"]
          start --> s1
          s2["100 %<br/>4 pods<br/>after 10m"]
          s1 -- pass --> s2
          done(["done after 20m"])
          s2 -- pass --> done
          aborted(["0 %"])
          s1 & s2 -. fail .-> aborted

        """)
  }

  @Test func json() throws {
    let text = String(decoding: PlanReport.json(try plan("100")), as: UTF8.self)
    for line in [#""duration": 600"#, #""every": 600"#, #""file": "/m.yaml""#, #""after": 0"#, #""weight": 100"#] {
      #expect(text.contains(line), "\(text)")
    }
  }

  @Test("patches follow one another, manifests stand alone")
  func files() throws {
    let plan = try plan("50,100")
    let patches = try PlanFiles.files(of: plan, as: .patches)
    #expect(patches.map(\.name.text) == ["step-1-50.patch", "step-2-100.patch"])
    let second = String(decoding: patches[1].bytes, as: UTF8.self)
    #expect(second.contains("-      weight: 50\n+      weight: 0\n"))
    let manifests = try PlanFiles.files(of: plan, as: .manifests)
    #expect(manifests.map(\.name.text) == ["step-1-50.yaml", "step-2-100.yaml"])
    #expect(
      String(decoding: manifests[1].bytes, as: UTF8.self)
        == (CanaryScene.route + CanaryScene.mesh).replacing("weight: 90", with: "weight: 0")
        .replacing("weight: 10\n", with: "weight: 100\n"))
  }

  @Test("a plan that breaks a rule on its way is refused")
  func refused() throws {
    #expect(throws: CanaryFailure.self) { try plan(largestStep: 25) }
    let small = (CanaryScene.route + CanaryScene.mesh).replacing("replicas: 4", with: "replicas: 1")
    #expect(throws: Never.self) { try plan("100", small) }
    let one = CanaryScene.mesh.replacing(
      "web-canary, namespace: shop}\nspec:\n  replicas: 4", with: "web-canary, namespace: shop}\nspec:\n  replicas: 1")
    #expect(throws: Never.self) { try plan("25", CanaryScene.route + one) }
    #expect(throws: CanaryFailure.self) { try plan("25,50", CanaryScene.route + one) }
  }
}
