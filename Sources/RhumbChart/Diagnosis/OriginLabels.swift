package import RhumbDiagnostics
package import RhumbEngine

extension OriginTable {
  /// So many layers of one value are shown.
  private static let shownLayers = 4

  /// The places that wrote a value: the one that counts with these words, then those that it won over.
  ///
  /// - Parameter key: the value's own, where the labels are about it.
  package func labels(of id: OriginID, _ words: String, key: ByteString? = nil) -> [Diagnostic.Label] {
    let spans = layers(of: id).compactMap { place(of: $0) }
    return spans.prefix(Self.shownLayers).enumerated().map { index, span in
      Diagnostic.Label(span, index == 0 ? words : "instead of this", key: key?.bytes)
    }
  }
}
