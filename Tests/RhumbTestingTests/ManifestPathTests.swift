import RhumbEngine
import RhumbFormats
import RhumbTesting
import Testing

/// Paths into manifests, by the language of yaml-jsonpath.
@Suite struct ManifestPathTests {
  private static let document = """
    kind: Deployment
    metadata:
      annotations: {kubernetes.io/ingress.class: nginx, "it's": quoted}
    spec:
      replicas: 2
      containers:
        - {name: web, image: a:1, ports: [80, 443]}
        - {name: sidecar, image: b:2, env: [{name: X, value: "1"}]}
    """

  @Test(
    "finds what yaml-jsonpath finds",
    arguments: [
      ("", 1), ("kind", 1), ("$.kind", 1), (".kind", 1), ("$", 1), ("missing", 0), ("spec.replicas.x", 0),
      ("metadata.annotations[\"kubernetes.io/ingress.class\"]", 1), ("metadata.annotations['it\\'s']", 1),
      ("metadata.annotations.kubernetes\\.io/ingress", 0), ("spec.containers[0].name", 1),
      ("spec.containers[-1].name", 1), ("spec.containers[5]", 0), ("spec.containers[*].name", 2),
      ("spec.containers[0:2].name", 2), ("spec.containers[::-1].name", 2), ("spec.containers[0,1].image", 2),
      ("spec.containers[?(@.name == \"web\")].image", 1), ("spec.containers[?(@.name=='web' || @.name=='x')]", 1),
      ("spec.containers[?(@.name != 'web')]", 1), ("spec.containers[?(@.env)].name", 1),
      ("spec.containers[?(!@.env)].name", 1), ("spec.containers[?(@.image =~ /^b:/)].name", 1),
      ("spec.containers[0].ports[?(@ > 80)]", 1), ("..name", 3), ("..ports[0]", 1), ("spec.*", 2),
      ("metadata.annotations~", 1), ("metadata.annotations[*]~", 2), ("spec[?(@.replicas==2)].replicas", 1),
      ("spec.containers[?(@.ports[1]==443)].name", 1), ("spec['replicas','containers']", 2),
    ])
  func finds(_ path: String, _ count: Int) throws {
    let document = try TypedYAMLReader.read(Array(Self.document.utf8))
    #expect(try ManifestPath(ByteString(path)).find(in: document).count == count)
  }

  @Test(
    "says what is wrong with a path",
    arguments: ["a..", "a[", "a[x]", "a['b", "a[?(@.b == )]", "a b", "a[1]b", "a[::0]", "$x", "a[?(@.b =~ /(/)]"])
  func refuses(_ path: String) {
    #expect(throws: PathError.self) { try ManifestPath(ByteString(path)) }
  }
}
