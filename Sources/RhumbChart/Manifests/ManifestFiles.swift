package import RhumbEngine

/// What `--output-dir` writes: a file for each path, and a line of output for each document.
package struct ManifestFiles {
  package struct File {
    /// Below the output directory.
    package let path: ByteString
    package var bytes: [UInt8]
    /// Whether Helm leaves what the file held before (a hook's file) and adds to it.
    package let isContinued: Bool
  }

  /// In the order in which they are first written.
  package private(set) var files: [File] = []
  /// Paths in the order of `wrote PATH` lines: one for each document.
  package private(set) var written: [ByteString] = []
  private var indices: [ByteString: Int] = [:]

  /// - Parameter releaseName: with `--release-name`, the folder that manifests and hooks go to; CRDs do not.
  package init(
    of set: ManifestSet, crds: [(path: ByteString, bytes: [UInt8])], releaseName: ByteString?,
    options: ManifestStream.Options
  ) {
    let folder = releaseName.map { $0 + ByteString("/") } ?? .empty
    if options.includesCRDs {
      for crd in crds { write(crd.path, crd.path, crd.bytes[...], isContinued: false) }
    }
    for manifest in set.manifests {
      write(folder + manifest.path, manifest.path, manifest.text, isContinued: false)
    }
    for hook in ManifestStream.hooks(of: set, options) {
      let manifest = hook.manifest
      write(folder + manifest.path, manifest.path, manifest.text, isContinued: true)
    }
  }

  private mutating func write(
    _ place: ByteString, _ path: ByteString, _ text: ArraySlice<UInt8>, isContinued: Bool
  ) {
    written.append(place)
    let index = indices[place] ?? files.count
    if index == files.count {
      indices[place] = index
      files.append(File(path: place, bytes: [], isContinued: isContinued))
    }
    ManifestStream.append(path, text, to: &files[index].bytes)
  }
}
