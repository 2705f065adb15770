import RhumbDiagnostics
package import RhumbEngine

/// Judges a rendered document as Helm does before it prints or installs it: whether sigs.k8s.io/yaml can unmarshal it
/// into Helm's `util.SimpleHead`, and what that then holds.
package enum ManifestReader {
  /// The structure of Helm's that a document is unmarshaled into: what its types are called in messages, and which
  /// fields it reads besides `apiVersion`, `kind` and `metadata.name`.
  package struct Shape: Sendable {
    let rootType: String
    let metadataType: String
    let readsAnnotations: Bool
    let readsNamespace: Bool

    /// What sorts the manifests of a release.
    package static let manifest = Shape(
      rootType: "util.SimpleHead",
      metadataType: "struct { Name string \"json:\\\"name\\\"\"; "
        + "Annotations map[string]string \"json:\\\"annotations\\\"\" }",
      readsAnnotations: true, readsNamespace: false)
    /// What `helm lint` looks at.
    package static let linted = Shape(
      rootType: "rules.k8sYamlStruct", metadataType: "rules.k8sYamlMetadata", readsAnnotations: false,
      readsNamespace: true)
  }

  /// What Helm reads of a document to place it.
  package struct Head: Sendable {
    package var apiVersion = ByteString.empty
    package var kind = ByteString.empty
    /// Whether the document has a value that is not null.
    package var exists = false
    /// Whether there is a `metadata` that is not null.
    package var hasMetadata = false
    package var name = ByteString.empty
    /// Empty without annotations, which Helm does not tell from none.
    package var annotations = Annotations()

    package init() {}
  }

  /// Texts by name, as the document has them; of one name, the last counts. Helm asks for four names at most, for which
  /// a dictionary isn't worth making.
  package struct Annotations: Sendable {
    package private(set) var entries: [(name: ByteString, text: ByteString)] = []

    package var isEmpty: Bool { entries.isEmpty }
    package subscript(name: ByteString) -> ByteString? { entries.last { $0.name == name }?.text }

    mutating func add(_ name: ByteString, _ text: ByteString) { entries.append((name, text)) }
  }

  /// The head of a document; all empty for one without a value.
  ///
  /// - Throws: what Helm puts behind `YAML parse error on PATH: `.
  package static func read(_ bytes: [UInt8], as shape: Shape = .manifest) throws(YAMLError) -> Head {
    let tape = try YAMLReader.parse(bytes, file: .none)
    if !tape.mayFail {
      var plain = PlainManifestHead(tape, shape)
      if plain.read() { return plain.head }
    }
    return try ManifestHeadDecoder.decode(tape, shape)
  }
}
