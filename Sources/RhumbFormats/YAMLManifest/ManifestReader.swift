import RhumbDiagnostics
package import RhumbEngine

/// Judges a rendered document as Helm does before it prints or installs it: whether sigs.k8s.io/yaml can unmarshal it
/// into Helm's `util.SimpleHead`, and what that then holds.
package enum ManifestReader {
  /// What Helm reads of a document to place it.
  package struct Head {
    package var apiVersion = ByteString.empty
    package var kind = ByteString.empty
    /// Whether there is a `metadata` that is not null.
    package var hasMetadata = false
    package var name = ByteString.empty
    /// Empty without annotations, which Helm does not tell from none.
    package var annotations: [ByteString: ByteString] = [:]

    package init() {}
  }

  /// The head of a document; all empty for one without a value.
  ///
  /// - Throws: what Helm puts behind `YAML parse error on PATH: `.
  package static func read(_ bytes: [UInt8]) throws(YAMLError) -> Head {
    let tape = try YAMLReader.parse(bytes, file: .none)
    if !tape.mayFail {
      var plain = PlainManifestHead(tape)
      if plain.read() { return plain.head }
    }
    return try ManifestHeadDecoder.decode(tape)
  }
}
