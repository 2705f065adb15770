import RhumbDiagnostics
package import RhumbEngine

/// What `helm template` prints of a rendered chart.
package enum ManifestStream {
  package struct Options: Sendable {
    package var includesCRDs = false
    package var omitsHooks = false
    package var omitsTests = false
    /// Patterns of `--show-only`, matched with paths below the chart: `templates/*.yaml`.
    package var showOnly: [ByteString] = []

    package init() {}
  }

  /// The stream: CRDs, manifests, hooks, each document under the path of its file.
  package static func text(
    of set: ManifestSet, crds: [(path: ByteString, bytes: [UInt8])], options: Options
  ) throws(ChartError) -> [UInt8] {
    let out = pieces(of: set, crds: crds, options: options).joined
    return options.showOnly.isEmpty ? out : try select(options.showOnly, of: out)
  }

  /// The same in pieces, `--show-only` aside.
  package static func pieces(
    of set: ManifestSet, crds: [(path: ByteString, bytes: [UInt8])], options: Options
  ) -> TextPieces {
    var out = TextPieces()
    if options.includesCRDs {
      for crd in crds { append(crd.path, crd.bytes[...], to: &out) }
    }
    for manifest in set.manifests { append(manifest.path, manifest.text, to: &out) }
    // Helm trims the manifests as one text, but not the hooks after them. It begins with dashes.
    out.trimEnd()
    out.append(0x0A)
    for hook in hooks(of: set, options) { append(hook.manifest.path, hook.manifest.text, to: &out) }
    return out
  }

  /// The hooks that are printed.
  static func hooks(of set: ManifestSet, _ options: Options) -> [Hook] {
    if options.omitsHooks { return [] }
    return options.omitsTests ? set.hooks.filter { !$0.isTest } : set.hooks
  }

  /// All files as they are, for `--debug` when a document can't be read.
  package static func unsorted(_ files: [RenderedFile]) -> [UInt8] {
    var out: [UInt8] = []
    for file in files.sorted(by: { $0.name < $1.name }) where file.text.endOfLeadingSpace < file.text.count {
      append(file.name, file.text[...], to: &out)
    }
    out = Array(out.trimmingSpace)
    out.append(0x0A)
    return out
  }

  private static func append(_ path: ByteString, _ text: ArraySlice<UInt8>, to out: inout TextPieces) {
    out.append(heading(path)[...])
    out.append(text)
    out.append(0x0A)
  }

  private static func heading(_ path: ByteString) -> [UInt8] { Array("---\n# Source: ".utf8) + path.bytes + [0x0A] }

  static func append(_ path: ByteString, _ text: ArraySlice<UInt8>, to out: inout [UInt8]) {
    out += heading(path)
    out.append(contentsOf: text)
    out.append(0x0A)
  }

  // MARK: --show-only

  /// The documents whose file matches, pattern by pattern.
  private static func select(_ patterns: [ByteString], of text: [UInt8]) throws(ChartError) -> [UInt8] {
    let documents = ManifestSplitter(text).map { range in
      (range: range, path: sourcePath(of: text[range]))
    }
    var out: [UInt8] = []
    for pattern in patterns {
      let matcher = PathPattern(pattern.bytes)
      var isMissing = true
      for document in documents {
        guard let path = document.path, matcher.matches(path) else { continue }
        isMissing = false
        out.append("---\n")
        out.append(contentsOf: text[document.range])
        out.append(0x0A)
      }
      if isMissing {
        throw ChartError(
          ByteString("could not find template ") + pattern + ByteString(" in chart"), code: "manifest/not-found")
      }
    }
    return out
  }

  /// What stands after the chart's name in the first `# Source: chart/path` of a document.
  private static func sourcePath(of document: ArraySlice<UInt8>) -> [UInt8]? {
    let mark = Array("# Source: ".utf8)
    var start = document.startIndex
    while start + mark.count < document.endIndex {
      guard document[start] == mark[0], document[start..<(start + mark.count)].elementsEqual(mark) else {
        start += 1
        continue
      }
      let name = start + mark.count
      if let slash = document[name...].firstIndex(of: UInt8(ascii: "/")), slash > name {
        let path = document[(slash + 1)...].prefix { $0 != 0x0A }
        if !path.isEmpty { return Array(path) }
      }
      start += 1
    }
    return nil
  }
}
