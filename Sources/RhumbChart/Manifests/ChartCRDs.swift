package import RhumbEngine

extension Chart {
  /// The files of `crds/` of the chart and then of its subcharts, named by the chart's path, as `--include-crds` prints
  /// them.
  package func crds() throws(ChartError) -> [(path: ByteString, bytes: [UInt8])] {
    let found = definitions { $0.fullPath + ByteString("/") }
    try checkReads()
    return found
  }

  /// The same files, named as in their own charts.
  package func definitions() throws(ChartError) -> [(path: ByteString, bytes: [UInt8])] {
    let found = definitions { _ in .empty }
    try checkReads()
    return found
  }

  private func definitions(below folder: (Chart) -> ByteString) -> [(path: ByteString, bytes: [UInt8])] {
    ownDefinitionFiles.map { (folder(self) + $0.name, $0.bytes) }
      + dependencies.flatMap { $0.definitions(below: folder) }
  }

  private var ownDefinitionFiles: [File] {
    files.filter { $0.name.bytes.starts(with: "crds/".utf8) && Chart.isManifestName($0.name) }
  }

  private static func isManifestName(_ name: ByteString) -> Bool {
    let base = name.baseName.bytes
    guard let dot = base.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let ending = String(decoding: base[dot...].map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }, as: UTF8.self)
    return ending == ".yaml" || ending == ".yml" || ending == ".json"
  }
}
