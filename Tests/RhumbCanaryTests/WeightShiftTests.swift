import RhumbCanary
import RhumbDiagnostics
import RhumbEngine
import RhumbSystem
import Testing

/// How weights are divided among several destinations, and which edits that makes.
@Suite struct WeightShiftTests {
  private static func route(_ weights: [(name: String, weight: Int)]) -> String {
    "apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: r}\nspec:\n  rules:\n  - backendRefs:\n"
      + weights.map { "    - {name: \($0.name), port: 80, weight: \($0.weight)}\n" }.joined()
  }

  /// The weights after a shift, or the rule that refuses it.
  private static func shift(
    _ weights: [(name: String, weight: Int)], _ share: Int, from source: ByteString = "", total: Int? = nil
  ) throws -> String {
    var request = ShiftRequest(share: share)
    request.source = source
    request.total = total
    request.waived = ["no-service"]
    let (scene, routes) = try CanaryScene.subject(route(weights)).sourced()
    do throws(CanaryFailure) {
      let shift = try WeightShift(request, of: routes, in: scene, valuesFiles: nil)
      return shift.targets[0].weights.map { "\($0)" }.joined(separator: " ")
    } catch {
      return error.diagnostics[0].code.text
    }
  }

  @Test(
    "the others keep their proportion, in whole numbers",
    arguments: [
      ([100, 0], 20, "", "80 20"), ([1, 9], 50, "", "5 5"), ([3, 1], 50, "", "2 2"), ([3, 1], 30, "", "canary/share"),
      ([60, 30, 10], 10, "", "60 30 10"), ([60, 30, 10], 20, "", "53 27 20"), ([60, 30, 10], 0, "", "67 33 0"),
      ([33, 33, 34], 50, "", "25 25 50"), ([45, 45, 10], 11, "", "45 44 11"), ([0, 0, 100], 100, "", "0 0 100"),
      ([0, 0, 100], 50, "", "canary/share"), ([0, 0, 100], 50, "a", "50 0 50"), ([60, 30, 10], 20, "b", "60 20 20"),
      ([60, 30, 10], 50, "b", "canary/share"), ([60, 30, 10], 0, "b", "60 40 0"), ([0, 100], 0, "", "100 0"),
      ([1, 2, 3, 4, 90], 0, "", "10 20 30 40 0"), ([5, 5, 5, 85], 0, "", "34 33 33 0"),
    ])
  func division(_ weights: [Int], _ share: Int, _ source: String, _ expected: String) throws {
    let names = ["a", "b", "c", "d"]
    let named = weights.enumerated().map { index, weight in
      (name: index == weights.count - 1 ? "canary" : names[index], weight: weight)
    }
    #expect(try Self.shift(named, share, from: ByteString(source)) == expected)
  }

  @Test("every share of every total in use sums to it again")
  func sums() throws {
    for weights in [[100, 0], [50, 25, 25], [997, 2, 1], [1, 1, 1, 1], [7, 11, 13, 19, 50]] {
      let named = weights.enumerated().map { (name: $0 == 0 ? "canary" : "s\($0)", weight: $1) }
      for share in 0...100 {
        let answer = try Self.shift(named, share)
        if answer.utf8.elementsEqual("canary/share".utf8) { continue }
        let numbers = answer.split(separator: " ").compactMap { Int($0) }
        #expect(numbers.reduce(0, +) == weights.reduce(0, +), "\(weights) \(share)")
        #expect(numbers[0] * 100 == share * weights.reduce(0, +))
        #expect(numbers.allSatisfy { $0 >= 0 })
      }
    }
  }

  @Test(
    "which destination is the canary: its subset, its Service, or the Service's ending",
    arguments: [
      ("canary", "canary"), ("web-canary", "canary"), ("web-canary", "web-canary"), ("trial", "trial"),
      ("canary.shop.svc.cluster.local", "canary"),
    ])
  func names(_ host: String, _ word: String) throws {
    var request = ShiftRequest(share: 20)
    request.canary = ByteString(word)
    request.waived = ["no-service"]
    let (scene, routes) = try CanaryScene.subject(Self.route([("web", 90), (host, 10)])).sourced()
    #expect(try WeightShift(request, of: routes, in: scene, valuesFiles: nil).targets[0].weights == [80, 20])
  }

  @Test(
    "which routes are meant", arguments: [("", 2), ("main", 1), ("web", 2), ("web/http[1]", 1), ("other", 0)])
  func routes(_ word: String, _ count: Int) throws {
    let second = """
        - name: second
          route:
          - {destination: {host: web, subset: stable}, weight: 90}
          - {destination: {host: web, subset: canary}, weight: 10}

      """
    var request = ShiftRequest(share: 20)
    request.route = ByteString(word)
    let (scene, routes) = try CanaryScene.subject(CanaryScene.route + second + CanaryScene.mesh).sourced()
    let targets = try? WeightShift(request, of: routes, in: scene, valuesFiles: nil).targets
    #expect((targets?.count ?? 0) == count)
  }
}
