import RhumbDiff
import RhumbEngine
import RhumbFormats
import RhumbFunctions
import RhumbSystem
import Testing

/// What differs between two documents, line by line.
@Suite struct StructuralDiffTests {
  private func lines(_ old: String, _ new: String) throws -> [String] {
    let environment = Environment.fixed(seed: 0, at: 0)
    let changes = StructuralDiff.changes(
      from: try TypedYAMLReader.read(Array(old.utf8)), to: try TypedYAMLReader.read(Array(new.utf8))
    ) { (try? deepEqual($0, $1, CallContext(environment: environment))) ?? false }
    return ChangeText.lines(changes)
  }

  @Test(
    "tells fields",
    arguments: [
      ("a: 1", "a: 1", []), ("a: 1", "a: 2", ["~ a: 1 -> 2"]), ("a: 1", "a: \"1\"", ["~ a: 1 -> \"1\""]),
      ("a: {b: 1}", "a: {c: 2}", ["- a.b: 1", "+ a.c: 2"]), ("a: []", "a: {}", ["~ a: [] -> {}"]),
      ("a: {x.y: 1}", "a: {}", ["- a.x\\.y: 1"]), ("a: 1", "[1]", ["- (all):", "    a: 1", "+ (all):", "    - 1"]),
    ])
  func fields(_ old: String, _ new: String, _ wanted: [String]) throws {
    #expect(try lines(old, new) == wanted)
  }

  @Test("items are matched by name, wherever they stand")
  func items() throws {
    #expect(
      try lines(
        "[{name: a, v: 1}, {name: b, v: 1}]", "[{name: c, v: 1}, {name: b, v: 2}, {name: a, v: 1}]")
        == ["~ [1].v: 1 -> 2", "+ [0]:", "    name: c", "    v: 1"])
  }

  @Test("other items by what is equal at both ends")
  func alignment() throws {
    #expect(try lines("[a, b, c]", "[a, x, b, c]") == ["+ [1]: x"])
    #expect(try lines("[a, b, c]", "[a, c]") == ["- [1]: b"])
  }
}
