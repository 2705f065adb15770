package import RhumbChart
import RhumbEngine

/// A new chart, in memory: complete, and valid for Helm too.
package struct Scaffold: Sendable {
  package let name: ChartName
  package let preset: Preset

  package init(_ name: ChartName, _ preset: Preset) {
    self.name = name
    self.preset = preset
  }

  /// All files, by the byte order of their paths from the chart's folder.
  package func files() throws(ChartError) -> [ChartFile] {
    let sources = try PresetSources()
    var files: [[UInt8]: [UInt8]] = [:]
    for file in sources.files(below: preset.base) { files[file.name] = edited(file.bytes) }
    let table = Scaffold.valuesTable(of: files.removeValue(forKey: Array("README.md".utf8)) ?? [])
    for file in sources.files(below: "common") { files[Array("charts/common/".utf8) + file.name] = file.bytes }
    let fillIns = [
      TextEdit("__values__\n", by: table), TextEdit("__slug__", by: name.slug.bytes),
      TextEdit("__name__", by: name.text.bytes),
    ]
    for file in sources.files(below: preset.folder) { files[file.name] = file.bytes }
    return files.map { path, bytes in
      ChartFile(name: path, bytes: fillIns.reduce(bytes) { text, fillIn in fillIn.apply(to: text) })
    }.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  private func edited(_ bytes: [UInt8]) -> [UInt8] {
    preset.edits.reduce(bytes) { text, edit in edit.apply(to: text) }
  }

  /// The table of values in a README of ours, between the lines that `scripts/chart-schemas` knows it by.
  private static func valuesTable(of readme: [UInt8]) -> [UInt8] {
    let lines = readme.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let comment = Array("<!-- ".utf8)
    guard let begin = lines.firstIndex(where: { $0.starts(with: comment) }),
      let end = lines[(begin + 1)...].firstIndex(where: { $0.starts(with: comment) })
    else { return [] }
    return lines[(begin + 1)..<end].flatMap { $0 + [UInt8(ascii: "\n")] }
  }
}

extension Preset {
  /// The folder of a preset's own files, below `charts`.
  fileprivate var folder: StaticString {
    switch self {
    case .web: "presets/web"
    case .worker: "presets/worker"
    case .canary: "presets/canary"
    }
  }
}
