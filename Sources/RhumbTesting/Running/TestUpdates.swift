package import RhumbDiagnostics
import RhumbEngine
import RhumbSystem

/// Writes what a run changes: snapshots and golden files. Each file is replaced as a whole, and no link is followed.
package struct TestUpdates {
  /// Paths of files that were written or removed, as the user knows them.
  package private(set) var written: [String] = []
  package private(set) var removed: [String] = []
  package private(set) var problems: [Diagnostic] = []

  package init(_ plan: TestPlan, _ results: [SuiteResult]) {
    for result in results {
      let suite = plan.suites[result.suite]
      if let golden = suite.golden {
        for test in result.cases { apply(test.update, to: golden.folder, below: suite.goldenRoot) }
      } else if let bytes = result.snapshots.rewritten {
        let (root, place) = Self.place(of: suite, in: plan.charts[suite.chart].path)
        write(bytes, at: place, below: root)
      }
    }
  }

  /// Where a suite's snapshots are: below its chart, or below its own folder where that lies elsewhere.
  private static func place(of suite: TestPlan.SuiteEntry, in chart: FilePath) -> (root: FilePath, place: FilePath) {
    let path = suite.snapshotPath
    if path.isInside(chart) {
      let place = path.below(chart)
      if !place.cleaned.bytes.starts(with: "../".utf8) { return (chart, place) }
    }
    let folder = FilePath(Array(suite.path.bytes.dropLast(suite.path.lastComponent.count)))
    return (folder, path.below(folder))
  }

  private mutating func apply(_ update: GoldenUpdate?, to folder: FilePath, below root: FilePath) {
    guard let update else { return }
    let place = folder.below(root)
    for file in update.written { write(file.bytes, at: place.appending(file.path.bytes), below: root) }
    for path in update.removed {
      let path = place.appending(path.bytes)
      do throws(SystemError) {
        try OutputDirectory(root: root).remove(at: path)
        removed.append(root.appending(path.bytes).text)
      } catch {
        refuse(error)
      }
    }
  }

  /// One folder that can't be written to keeps many files out.
  private mutating func refuse(_ error: SystemError) {
    if problems.contains(where: { $0.headline.utf8.elementsEqual(error.message.utf8) }) { return }
    problems.append(Diagnostic(.error, "test/update", error.message))
  }

  private mutating func write(_ bytes: [UInt8], at path: FilePath, below root: FilePath) {
    do throws(SystemError) {
      try OutputDirectory(root: root).write(bytes, at: path)
      written.append(root.appending(path.bytes).text)
    } catch {
      refuse(error)
    }
  }
}

extension FilePath {
  /// What follows the path of a folder that this one begins with.
  fileprivate func below(_ folder: FilePath) -> FilePath {
    FilePath(Array(bytes.dropFirst(folder.bytes.count).drop { $0 == UInt8(ascii: "/") }))
  }
}
