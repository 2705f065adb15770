import RhumbCanary
import RhumbChart
import RhumbCrypto
import RhumbDiagnostics
import RhumbEngine
import RhumbSystem
import Testing

/// Shifts of files made up at random: the weights' bytes change and no other, or nothing does, for the right reason.
@Suite struct WeightChangeTests {
  private static let chart = CanaryScene.chart(
    weights: ["{{ .Values.traffic.weights.stable }}", "{{ .Values.traffic.weights.canary }}"],
    hosts: ["web", "web-canary"], values: "traffic: {weights: {stable: 100, canary: 0}}\n")

  private static func subject(_ given: GeneratedWeights) -> CanarySubject {
    var files = MemoryFileSystem(chart)
    files["/f.yaml"] = .file(given.text)
    guard given.kind == .values else { return CanarySubject(.manifests([FilePath("/f.yaml")]), files: files) }
    var layers = ValuesLayers()
    layers.files = ["/f.yaml"]
    return CanarySubject(
      .chart(
        CanaryChart(
          path: FilePath("/c"), values: layers, options: TemplateAction.Options(), loading: ChartLoadOptions(),
          functions: BuiltInFunctions.table, files: files)), files: files)
  }

  private static func request(_ share: Int) -> ShiftRequest {
    var request = ShiftRequest(share: share)
    request.waived = ["no-service"]
    return request
  }

  /// The text with the weights' digits replaced.
  private static func replaced(_ given: GeneratedWeights, with weights: [Int]) -> [UInt8] {
    var text = given.text
    for (place, weight) in zip(given.places, weights).reversed() {
      text.replaceSubrange(place, with: Array("\(weight)".utf8))
    }
    return text
  }

  @Test("of 2,000 files made up at random, each shift changes the weights' bytes alone, or is refused rightly")
  func property() throws {
    var edited = [GeneratedWeights.Kind: Int]()
    var refused: [String: Int] = [:]
    for seed in 0..<2_000 as Range<UInt64> {
      let given = GeneratedWeights(seed: seed)
      let shown = "seed \(seed), \(given.share) %\n" + String(decoding: given.text, as: UTF8.self)
      let subject = Self.subject(given)
      let change: WeightChange
      do throws(CanaryFailure) { change = try WeightChange(Self.request(given.share), on: subject) } catch {
        let code = error.diagnostics.first?.code.text ?? error.message
        #expect(given.refusals.contains(code), "\(code), not \(given.refusals)\n\(shown)")
        refused[code, default: 0] += 1
        continue
      }
      #expect(given.refusals.isEmpty || given.refusals.contains(""), "\(shown)")
      let target = try #require(change.targets.first)
      #expect(change.oldBytes == given.text)
      #expect(change.newBytes == Self.replaced(given, with: target.weights), "\(shown)")
      #expect(target.weights.reduce(0, +) == 100)
      #expect(target.weights.last == given.share)
      #expect(target.weights.allSatisfy { (0...100).contains($0) })
      // What was changed reads as it was meant.
      let after = subject.changing(change.path, to: change.newBytes)
      #expect(try CanarySchedule.currentShare(Self.request(0), of: after) == Double(given.share), "\(shown)")
      edited[given.kind, default: 0] += 1
    }
    #expect(edited.values.reduce(0, +) > 1_200)
    #expect(edited.count == 2)
    #expect(refused.count >= 7, "\(refused)")
  }
}
