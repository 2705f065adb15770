package import RhumbEngine

/// Where each document of a rendered chart stands in what `template` prints: the way from a line of the output back to
/// the file that rendered it.
package struct StreamLayout {
  package struct Part {
    package let path: ByteString
    /// Of the document in the stream, without the comment that names its file.
    package let range: Range<Int>
    /// Where its first byte stands in the rendered file.
    package let start: Int
    /// Whether it is a file of `crds/`, which no template wrote.
    package let isCRD: Bool
  }

  package private(set) var parts: [Part] = []
  private var position = 0

  /// The layout of `ManifestStream.text` without `--show-only`.
  package init(
    of set: ManifestSet, crds: [(path: ByteString, bytes: [UInt8])], options: ManifestStream.Options
  ) {
    if options.includesCRDs {
      for crd in crds { add(crd.path, crd.bytes[...], isCRD: true) }
    }
    for manifest in set.manifests { add(manifest.path, manifest.text, isCRD: false) }
    // The space after the last manifest is trimmed, and one newline stands for it.
    if let last = set.manifests.last?.text ?? (options.includesCRDs ? crds.last?.bytes[...] : nil) {
      position -= Array(last).count - Array(last).trimmingSpace.count
    } else {
      position += 1
    }
    for hook in ManifestStream.hooks(of: set, options) { add(hook.manifest.path, hook.manifest.text, isCRD: false) }
  }

  private mutating func add(_ path: ByteString, _ text: ArraySlice<UInt8>, isCRD: Bool) {
    position += "---\n# Source: ".utf8.count + path.count + 1
    parts.append(
      Part(path: path, range: position..<(position + text.count), start: text.startIndex, isCRD: isCRD))
    position += text.count + 1
  }

  /// The document that holds a byte of the stream, and the byte's place in its rendered file.
  package func place(of offset: Int) -> (part: Part, offset: Int)? {
    guard let part = parts.first(where: { $0.range.contains(offset) }) else { return nil }
    return (part, offset - part.range.lowerBound + part.start)
  }
}
