import RhumbEngine
import Testing

@testable import RhumbKubernetes

/// kubeconform 0.7's paths.
@Suite("Schema locations")
struct SchemaLocationTests {
  static let paths: [(String, String)] = [
    ("schemas", "schemas/v1.36.0-standalone-strict/deployment-apps-v1.json"),
    ("s/{{ .ResourceKind }}_{{ .ResourceAPIVersion }}.json", "s/deployment_v1.json"),
    ("s/{{.Group}}/{{.ResourceKind}}{{.KindSuffix}}{{.StrictSuffix}}.json", "s/apps/deployment-apps-v1-strict.json"),
    ("s/{{ .Unknown }}.json", "s/{{ .Unknown }}.json"),
  ]

  @Test("are templates of paths", arguments: paths)
  func path(location: String, path: String) {
    let type = GroupVersionKind(group: "apps", version: "v1", kind: "Deployment")
    #expect(SchemaLocation(.init(location))?.path(for: type, in: "1.36.0", isStrict: true)?.description == path)
  }

  @Test("are not fetched")
  func address() {
    #expect(SchemaLocation("https://example.org/schemas") == nil)
  }

  private static func judgement(_ schema: String) -> Judgement {
    var judgement = Judgement(files: ["/s/thing.json": schema])
    judgement.options.locations = [.template("/s/{{ .ResourceKind }}.json"), .builtIn]
    return judgement
  }

  private let thing = "apiVersion: example.org/v1\nkind: Thing\nmetadata: {name: a}\nspec: {size: x}"

  @Test("win over what is built in")
  func file() {
    let lines = Self.judgement(#"{"properties": {"spec": {"properties": {"size": {"type": "integer"}}}}}"#).lines(thing)
    #expect(lines == ["error spec.size: got string, want integer"])
  }

  @Test("that refer to themselves in circles are told")
  func circle() {
    let lines = Self.judgement(##"{"$ref": "#/definitions/a", "definitions": {"a": {"$ref": "#/definitions/a"}}}"##)
      .lines(thing)
    #expect(lines.count == 1)
  }
}
