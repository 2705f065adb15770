import RhumbEngine
import RhumbTesting
import Testing

/// Snapshots are kept in helm-unittest's form.
@Suite struct SnapshotTests {
  private static let suite = """
    templates: [map.yaml]
    tests:
      - it: keeps the labels
        asserts: [{matchSnapshot: {path: metadata.labels}}, {matchSnapshot: {path: data.count}}]
    """

  private static let snapshot = """
    keeps the labels:
      1: |
        app: web
        version: "2.0"
      2: |
        3

    """

  private func run(_ snapshot: String?, updating: Bool = false) -> TestRun {
    var options = UnitTestOptions()
    options.updatesSnapshots = updating
    let files = snapshot.map { ["tests/__snapshot__/a_test.yaml.snap": $0] } ?? [:]
    return TestRun(Self.suite, files: files, options: options)
  }

  @Test("new ones are written")
  func creates() throws {
    let run = run(nil)
    #expect(run.messages == [[]])
    let written = try #require(run.results[0].snapshots.rewritten)
    #expect(String(decoding: written, as: UTF8.self) == Self.snapshot)
  }

  @Test("equal ones stay")
  func keeps() {
    let run = run(Self.snapshot)
    #expect(run.messages == [[]])
    #expect(run.results[0].snapshots.rewritten == nil)
  }

  @Test("changed ones fail, and are replaced on demand")
  func changes() throws {
    let changed = Self.snapshot.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0 == "    3" ? "    4" : $0 }.joined(separator: "\n")
    #expect(run(changed).messages == [["does not match snapshot 2"]])
    #expect(run(changed).results[0].snapshots.rewritten == nil)
    let updated = run(changed, updating: true)
    #expect(updated.messages == [[]])
    #expect(try #require(updated.results[0].snapshots.rewritten).elementsEqual(Self.snapshot.utf8))
  }

  @Test("those nobody asks for go")
  func vanish() throws {
    let run = run(Self.snapshot + "gone:\n  1: |\n    x\n")
    #expect(run.results[0].snapshots.vanished == 1)
    #expect(try #require(run.results[0].snapshots.rewritten).elementsEqual(Self.snapshot.utf8))
  }

  @Test("a file that holds no snapshots is refused")
  func refuses() {
    #expect(run("- a").errors.count == 1)
  }
}
