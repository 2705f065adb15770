import RhumbChart
import RhumbEngine
package import RhumbSystem

/// What `--watch` looks at, and which suites a saved file touches.
package struct TestWatch {
  private static let directoryLimit = 8_192

  private let plan: TestPlan
  private let files: any FileSystem

  package init(_ plan: TestPlan, _ files: any FileSystem) {
    self.plan = plan
    self.files = files
  }

  /// Every directory that tests read from: those of charts, of golden files and of values files.
  package var directories: [FilePath] {
    var found: [FilePath] = []
    var seen: Set<FilePath> = []
    for root in roots { collect(root, &found, &seen) }
    return found
  }

  private var roots: [FilePath] {
    var roots = plan.charts.map(\.path)
    roots += plan.suites.filter { $0.golden != nil }.map { Self.folder(of: $0.path) }
    roots += plan.valuesFiles.keys.map(Self.folder)
    return roots.filter { (try? files.kind(of: $0)) == .directory }
  }

  private static func folder(of path: FilePath) -> FilePath {
    FilePath(Array(path.bytes.dropLast(path.lastComponent.count))).cleaned
  }

  private func collect(_ directory: FilePath, _ found: inout [FilePath], _ seen: inout Set<FilePath>) {
    guard found.count < Self.directoryLimit, seen.insert(directory).inserted else { return }
    found.append(directory)
    for entry in (try? files.list(directory)) ?? [] where entry.kind == .directory {
      if !entry.name.elementsEqual(".git".utf8) { collect(directory.appending(entry.name), &found, &seen) }
    }
  }

  /// The suites that read one of these files.
  package func suites(touchedBy changed: [FilePath]) -> Set<Int> {
    var touched: Set<Int> = []
    for (index, suite) in plan.suites.enumerated() where changed.contains(where: { reads(suite, $0) }) {
      touched.insert(index)
    }
    return touched
  }

  private func reads(_ suite: TestPlan.SuiteEntry, _ path: FilePath) -> Bool {
    // What a run itself writes beside the files.
    if path.lastComponent.starts(with: ".rhumb-".utf8) { return false }
    if path == suite.path || path == suite.snapshotPath || suite.valuesFiles.contains(path) { return true }
    if suite.golden != nil, path.isInside(Self.folder(of: suite.path)) { return true }
    let chart = plan.charts[suite.chart]
    guard path.isInside(chart.path) else { return false }
    let below = ByteString(Array(path.bytes.dropFirst(chart.path.bytes.count + 1)))
    let isOther = plan.suites.contains { $0.path == path || $0.snapshotPath == path || $0.valuesFiles.contains(path) }
    if isOther { return false }
    // A template that the suite doesn't render is nothing to it; every other file may be.
    guard suite.golden == nil, below.bytes.starts(with: "templates/".utf8) else { return true }
    var selection = TemplateSelection(suite.templates, excluding: suite.excludedTemplates, route: suite.route)
    return selection.contains(TemplatePath.joined(chart.name, below))
  }
}
