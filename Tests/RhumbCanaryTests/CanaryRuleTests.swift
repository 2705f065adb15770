import RhumbCanary
import RhumbDiagnostics
import RhumbEngine
import Testing

/// The rules of a shift, each broken by one change to manifests that keep them all. Expected are the rule and the lines.
@Suite struct CanaryRuleTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var share = 20
    /// Replaced in the manifests.
    var old = ""
    var new = ""
    var request: @Sendable (inout ShiftRequest) -> Void = { _ in }
    let expected: [String]

    var testDescription: String { "\(share)% '\(old)' -> '\(new)': \(expected)" }
  }

  private func check(_ given: Case) throws {
    var request = ShiftRequest(share: given.share)
    given.request(&request)
    var text = CanaryScene.route + CanaryScene.mesh
    if !given.old.isEmpty {
      #expect(text.contains(given.old))
      text = text.replacing(given.old, with: given.new)
    }
    #expect(try CanaryScene.violations(of: text, request) == given.expected)
  }

  @Test(
    "canary/range, canary/weight, canary/sum: the numbers themselves",
    arguments: [
      Case(share: 0, expected: []),
      Case(share: 100, expected: []),
      Case(share: 101, expected: ["canary/range 10,12"]),
      Case(share: -1, expected: ["canary/range 10,12"]),
      Case(old: "      weight: 10\n", new: "", expected: ["canary/weight 11"]),
      Case(old: "weight: 10\n", new: "weight: 10.5\n", expected: ["canary/weight 12"]),
      Case(old: "weight: 10\n", new: "weight: \"10\"\n", expected: ["canary/weight 12"]),
      Case(old: "weight: 10\n", new: "weight: -10\n", expected: ["canary/weight 12", "canary/sum 10,12"]),
      Case(
        old: "weight: 10\n", new: "weight: 9000000000000000000\n", expected: ["canary/weight 12", "canary/sum 10,12"]),
      Case(old: "weight: 10\n", new: "weight: 9\n", expected: ["canary/sum 10,12"]),
      Case(old: "weight: 10\n", new: "weight: 11\n", expected: ["canary/sum 10,12"]),
      Case(old: "weight: 10\n", new: "weight: 110\n", request: { $0.total = 200 }, expected: []),
      Case(request: { $0.total = 200 }, expected: ["canary/sum 10,12"]),
    ])
  func numbers(_ given: Case) throws { try check(given) }

  @Test(
    "canary/max-step: the largest shift",
    arguments: [
      Case(request: { $0.largestStep = 10 }, expected: []),
      Case(share: 21, request: { $0.largestStep = 10 }, expected: ["canary/max-step 12"]),
      Case(share: 0, request: { $0.largestStep = 5 }, expected: ["canary/max-step 12"]),
    ])
  func maxStep(_ given: Case) throws { try check(given) }

  @Test(
    "canary/share: whole numbers for every destination",
    arguments: [
      Case(
        share: 15, old: "weight: 90\n", new: "weight: 0\n", request: { $0.total = 10 }, expected: ["canary/share 10,12"]
      ),
      Case(share: 50, old: "weight: 90\n", new: "weight: 0\n", request: { $0.total = 10 }, expected: []),
      Case(request: { $0.source = "other" }, expected: ["canary/share 10,12"]),
      Case(request: { $0.source = "canary" }, expected: ["canary/share 10,12"]),
      Case(request: { $0.source = "stable" }, expected: []),
    ])
  func share(_ given: Case) throws { try check(given) }

  @Test(
    "canary/no-service, no-port, no-subset, no-pods: the canary can take traffic",
    arguments: [
      Case(old: "kind: Service\n", new: "kind: Servant\n", expected: ["canary/no-service 12"]),
      Case(old: "kind: Service\n", new: "kind: Servant\n", request: { $0.waived = ["no-service"] }, expected: []),
      Case(share: 0, old: "kind: Service\n", new: "kind: Servant\n", expected: ["canary/no-service 10"]),
      Case(
        old: "kind: Service\n",
        new: "kind: Servant\n---\nkind: ServiceEntry\napiVersion: networking.istio.io/v1\nspec: {hosts: [web]}\n---\n",
        expected: []),
      Case(old: "[{port: 80}]", new: "[{port: 81}]", expected: ["canary/no-port 12,28"]),
      Case(old: "[{port: 80}]", new: "[{port: 81}, {port: 80}]", expected: []),
      Case(old: "{name: canary, labels", new: "{name: trial, labels", expected: ["canary/no-subset 12,20"]),
      Case(old: "kind: DestinationRule", new: "kind: Other", expected: ["canary/no-subset 12"]),
      Case(old: "{name: stable, labels", new: "{name: old, labels", expected: []),
      Case(share: 0, old: "{name: stable, labels", new: "{name: old, labels", expected: ["canary/no-subset 10,20"]),
      Case(old: "{app: web, track: canary}", new: "{app: web, track: trial}", expected: ["canary/no-pods 12,21"]),
      Case(old: "{app: web, track: canary}", new: "{app: shop, track: canary}", expected: ["canary/no-pods 12,21"]),
      Case(
        old: "metadata: {name: web-canary, namespace: shop}", new: "metadata: {name: c, namespace: other}",
        expected: ["canary/no-pods 12,21"]),
    ])
  func destinations(_ given: Case) throws { try check(given) }

  /// The canary with other replicas, or with an autoscaler.
  private static func canary(_ spec: String) -> String {
    CanaryScene.route
      + CanaryScene.mesh.replacing(
        "metadata: {name: web-canary, namespace: shop}\nspec:\n  replicas: 4",
        with: "metadata: {name: web-canary, namespace: shop}\nspec:\n  \(spec)")
  }

  @Test(
    "canary/too-few-pods: four stable pods carry all of it, so that each quarter needs a pod",
    arguments: [
      (25, "replicas: 1", []), (26, "replicas: 1", ["canary/too-few-pods 12,41"]), (50, "replicas: 2", []),
      (100, "replicas: 3", ["canary/too-few-pods 12,41"]), (100, "replicas: 4", []),
      (11, "replicas: 0", ["canary/too-few-pods 12,41"]), (25, "minReadySeconds: 1", []),
      (100, "minReadySeconds: 1", ["canary/too-few-pods 12,39"]), (0, "replicas: 0", []),
    ])
  func replicas(_ share: Int, _ spec: String, _ expected: [String]) throws {
    #expect(try CanaryScene.violations(of: Self.canary(spec), ShiftRequest(share: share)) == expected)
  }

  @Test("canary/too-few-pods: an autoscaler's bounds count", arguments: [(3, ["canary/too-few-pods 12,47"]), (4, [])])
  func autoscaler(_ most: Int, _ expected: [String]) throws {
    let scaler = """
      ---
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: web-canary, namespace: shop}
      spec: {minReplicas: 1, maxReplicas: \(most), scaleTargetRef: {kind: Deployment, name: web-canary}}
      """
    let text = Self.canary("replicas: 1") + scaler
    #expect(try CanaryScene.violations(of: text, ShiftRequest(share: 100)) == expected)
  }

  @Test(
    "canary/owned: a controller that writes the same weights",
    arguments: [
      ("istio: {virtualService: {name: web}}", ["canary/owned 48,12"]),
      ("istio: {virtualService: {name: web.shop, routes: [main]}}", ["canary/owned 48,12"]),
      ("istio: {virtualService: {name: web, routes: [other]}}", []),
      ("istio: {virtualServices: [{name: a}, {name: web}]}", ["canary/owned 48,12"]),
      ("istio: {virtualService: {name: web2}}", []), ("nginx: {stableIngress: web}", []),
    ])
  func rollouts(_ routing: String, _ expected: [String]) throws {
    let rollout = """
      ---
      apiVersion: argoproj.io/v1alpha1
      kind: Rollout
      metadata: {name: r, namespace: shop}
      spec: {strategy: {canary: {trafficRouting: {
        \(routing)}}}}
      """
    let text = CanaryScene.route + CanaryScene.mesh + rollout
    #expect(try CanaryScene.violations(of: text, ShiftRequest(share: 20)) == expected)
  }

  @Test(
    "canary/owned: Flagger's Canary, whose Service gives the route its name",
    arguments: [
      ("{targetRef: {name: web}}", ["canary/owned 47,12"]),
      ("{targetRef: {name: x}, service: {name: web}}", ["canary/owned 47,12"]),
      ("{targetRef: {name: web}, service: {name: x}}", []),
    ])
  func flagger(_ spec: String, _ expected: [String]) throws {
    let canary = """
      ---
      apiVersion: flagger.app/v1beta1
      kind: Canary
      metadata: {name: r, namespace: shop}
      spec: \(spec)
      """
    let text = CanaryScene.route + CanaryScene.mesh + canary
    #expect(try CanaryScene.violations(of: text, ShiftRequest(share: 20)) == expected)
  }

  @Test("rules that leave a route broken in itself can't be waived, all others can")
  func waivable() {
    let kept = CanaryRule.all.filter { !$0.isWaivable }.map(\.code.text)
    #expect(kept == ["canary/range", "canary/weight", "canary/sum", "canary/share", "canary/max-step"])
    #expect(Set(CanaryRule.all.map(\.code)).count == CanaryRule.all.count)
  }

  @Test("all rules that are broken are told at once")
  func several() throws {
    let text = (CanaryScene.route + CanaryScene.mesh).replacing("weight: 10\n", with: "weight: 9\n")
    #expect(
      try CanaryScene.violations(of: text.replacing("kind: DestinationRule", with: "kind: X"), ShiftRequest(share: 20))
        == ["canary/sum 10,12", "canary/no-subset 12"])
  }
}
