import RhumbDiagnostics
import RhumbEngine
import Testing

@testable import RhumbPolicy

/// `rhumb.yaml`, comments and baselines.
@Suite struct ConfigurationTests {
  private func read(_ text: String) throws -> PolicyConfiguration {
    var origins = OriginTable()
    return try PolicyConfiguration(Array(text.utf8), file: FileID(raw: 9), origins: &origins)
  }

  private func judged(_ text: String) throws -> Judged {
    var judged = Judged()
    judged.configuration = try read(text)
    return judged
  }

  private static let host = pod("image: w:1", "hostNetwork: true")

  @Test func levels() throws {
    let configuration = try read("lint: {fail-on: warning, rules: {host-network: off, image-digest: error}}\n")
    #expect(configuration.failOn == .warning)
    let digest = try #require(PolicyTable.rule(named: "image-digest"))
    #expect(configuration.level(of: digest) == .error)
    #expect(try judged("lint: {rules: {host-network: off}}").lines(Self.host).allSatisfy { !$0.hasPrefix("host-n") })
    #expect(try judged("other: {}\n").lines(Self.host).contains("host-network spec.hostNetwork"))
  }

  @Test(
    "what is refused",
    arguments: [
      ("lint: {rule: {}}", "unknown field 'lint.rule'"),
      ("lint: {rules: {nosuch: error}}", "there is no rule 'nosuch'"),
      ("lint: {rules: {image-tag: loud}}", "the level of 'image-tag' must be error, warning, info or off"),
      ("lint: {fail-on: sometimes}", "'fail-on' must be error, warning, info or never"),
      ("lint: {ignore: [{kind: Pod}]}", "an exemption needs a 'reason'"),
      ("lint: {external: [x]}", "'x' is no KIND/NAME"),
      ("lint: []", "'lint' must be a map"),
    ])
  func refused(_ text: String, _ expected: String) {
    #expect {
      _ = try read(text)
    } throws: { error in
      (error as? PolicyConfiguration.Refusal)?.diagnostic.headline.utf8.elementsEqual(expected.utf8) ?? false
    }
  }

  @Test func exemptions() throws {
    let text = "lint: {ignore: [{rules: [host-network], kind: Pod, name: 'w*', reason: it counts packets}]}"
    #expect(try !judged(text).lines(Self.host).contains("host-network spec.hostNetwork"))
    #expect(try judged(text).outcome(Self.host).suppressed == 1)
  }

  @Test func externalObjects() throws {
    let manifest = deployment("envFrom: [{configMapRef: {name: shared-env}}]")
    var judged = Judged.only("missing-config-map")
    #expect(judged.lines(manifest).count == 1)
    judged.configuration = try read("lint: {external: [ConfigMap/shared-*]}")
    #expect(!judged.lines(manifest).contains { $0.hasPrefix("missing-config-map") })
  }

  @Test("a comment lets off the line below it and what is indented there")
  func comments() {
    let judged = Judged.only("host-network", "host-pid")
    let one = pod("image: w:1", "# rhumb:ignore host-network it counts packets\nhostNetwork: true\nhostPID: true")
    #expect(judged.lines(one) == ["host-pid spec.hostPID"])
    let behind = pod("image: w:1", "hostNetwork: true # rhumb:ignore hostNetworkSet it counts packets")
    #expect(judged.lines(behind).isEmpty)
    let whole = "# rhumb:ignore all an example\n" + pod("image: w:1", "hostNetwork: true\nhostPID: true")
    #expect(judged.lines(whole).isEmpty)
  }

  @Test("comments without a reason, without a rule or without a use are told")
  func badComments() {
    let judged = Judged.only("host-network")
    func remarks(_ line: String) -> [String] { judged.outcome(pod("image: w:1", line)).remarks.map(\.headline) }
    #expect(remarks("hostNetwork: true # rhumb:ignore host-network") == ["a suppression needs a reason"])
    #expect(remarks("hostNetwork: true # rhumb:ignore nosuch because") == ["there is no rule 'nosuch'"])
    #expect(remarks("hostPID: true # rhumb:ignore host-network because") == ["nothing is to be ignored here"])
  }

  @Test("annotations for other tools count")
  func annotations() {
    let manifest =
      "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  annotations: {ignore-check.kube-linter.io/host-network: why}\n"
      + "spec: {hostNetwork: true, containers: []}\n"
    #expect(Judged.only("host-network").lines(manifest).isEmpty)
  }

  @Test("findings of a baseline are passed over, each once")
  func baseline() {
    var judged = Judged.only("host-network")
    let findings = judged.outcome(Self.host).findings
    judged.baseline = Baseline(Baseline.text(of: findings))
    #expect(judged.outcome(Self.host).known == 1)
    #expect(judged.lines(Self.host + "---\n" + Self.host).count == 1)
  }
}
