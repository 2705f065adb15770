package import RhumbEngine
package import RhumbSystem

/// The table `helm dependency list` prints: what Chart.yaml names, and whether `charts/` has it.
package struct DependencyTable {
  package let text: [UInt8]

  /// - Parameter place: the chart's directory, or its archive.
  package init(of chart: Chart, at place: FilePath, shownAs name: ByteString, files: any FileSystem, maximumWidth: Int)
  {
    let dependencies = chart.metadata.dependencies
    guard !dependencies.isEmpty else {
      text =
        Array("WARNING: no dependencies at ".utf8) + FilePath(name.bytes).appending("charts").cleaned.bytes + [newline]
      return
    }
    let entries = (try? files.list(place.appending("charts"))) ?? []
    var rows: [[ByteString]] = [["NAME", "VERSION", "REPOSITORY", "STATUS"]]
    for dependency in dependencies {
      rows.append([
        dependency.name, dependency.version, dependency.repository,
        DependencyTable.status(of: dependency, in: chart, entries),
      ])
    }
    let widths = (0..<4).map { column in
      min(rows.map { UTF8Text.runeCount($0[column].bytes) }.max() ?? 0, max(maximumWidth, 1))
    }
    var out: [UInt8] = []
    for row in rows {
      let cells = zip(row, widths).map { cell, width in
        cell.bytes + [UInt8](repeating: 0x20, count: max(width - UTF8Text.runeCount(cell.bytes), 0))
      }
      out.append(contentsOf: cells.joined(separator: [UInt8(ascii: "\t")]))
      out.append(newline)
    }
    text = out + [newline]
  }

  private static func status(
    of dependency: ChartMetadata.Dependency, in chart: Chart, _ entries: [DirectoryEntry]
  ) -> ByteString {
    guard let found = chart.dependencies.first(where: { $0.name == dependency.name }) else { return "missing" }
    if !VersionRange.admits(dependency.version, found.metadata.version) { return "wrong version" }
    let isUnpacked = entries.contains { $0.kind == .directory && $0.name == dependency.name.bytes }
    return isUnpacked ? "unpacked" : "ok"
  }
}

private let newline = UInt8(ascii: "\n")
