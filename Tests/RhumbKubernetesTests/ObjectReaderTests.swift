import Testing

@testable import RhumbKubernetes

@Suite("Reading objects")
struct ObjectReaderTests {
  @Test("takes every document of a stream and every item of a list")
  func several() {
    let manifest = """
      # nothing here
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: a}
      dat: {}
      ---
      apiVersion: v1
      kind: List
      items:
      - {apiVersion: v1, kind: ConfigMap, metadata: {name: b}, data: {k: 1}}
      - {apiVersion: v1, kind: ConfigMap, metadata: {name: c}}
      """
    #expect(
      Judgement().lines(manifest) == [
        "error unknown field \"dat\"",
        "error json: cannot unmarshal number into Go struct field ConfigMap.data of type string",
      ])
  }

  @Test("goes on after a document that is broken")
  func broken() {
    let lines = Judgement().lines("a: [\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\nx: 1\n")
    #expect(lines.count == 2)
    #expect(lines.last == "error unknown field \"x\"")
  }

  @Test("tells keys that stand twice, as strict decoding does")
  func duplicates() {
    let manifest = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, name: b}\n"
    #expect(Judgement().lines(manifest) == ["error key \"name\" already set in map"])
  }

  static let heads: [(String, String)] = [
    ("kind: Pod", "error apiVersion: Required value"),
    ("apiVersion: v1", "error kind: Required value"),
    ("apiVersion: v1\nkind: 1", "error kind: Invalid value: 1: must be a string"),
    (
      "apiVersion: a/b/c\nkind: A",
      "error apiVersion: Invalid value: \"a/b/c\": unexpected GroupVersion string: must be GROUP/VERSION"
    ),
    ("apiVersion: v1\nkind: Deploymen", "error kind: no matches for kind \"Deploymen\" in version \"v1\""),
    ("apiVersion: v1\nkind: Deployment", "error apiVersion: no matches for kind \"Deployment\" in version \"v1\""),
    ("- a", "error a manifest must be a map, not [\"a\"]"),
  ]

  @Test("needs to know what an object is", arguments: heads)
  func head(manifest: String, words: String) { #expect(Judgement().lines(manifest) == [words]) }
}
