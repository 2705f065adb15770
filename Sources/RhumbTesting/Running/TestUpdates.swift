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
        for test in result.cases { apply(test.update, to: golden.folder) }
      } else if let bytes = result.snapshots.rewritten {
        let chart = plan.charts[suite.chart].path
        let place = suite.snapshotPath
        let root =
          place.isInside(chart) ? chart : FilePath(Array(suite.path.bytes.dropLast(suite.path.lastComponent.count)))
        let relative = FilePath(Array(place.bytes.dropFirst(root.bytes.count).drop { $0 == UInt8(ascii: "/") }))
        write(bytes, at: relative, below: root)
      }
    }
  }

  private mutating func apply(_ update: GoldenUpdate?, to folder: FilePath) {
    guard let update else { return }
    for file in update.written { write(file.bytes, at: file.path, below: folder) }
    for path in update.removed {
      do throws(SystemError) {
        try OutputDirectory(root: folder).remove(at: path)
        removed.append(folder.appending(path.bytes).text)
      } catch {
        problems.append(Diagnostic(.error, "test/update", error.message))
      }
    }
  }

  private mutating func write(_ bytes: [UInt8], at path: FilePath, below root: FilePath) {
    do throws(SystemError) {
      try OutputDirectory(root: root).write(bytes, at: path)
      written.append(root.appending(path.bytes).text)
    } catch {
      problems.append(Diagnostic(.error, "test/update", error.message))
    }
  }
}
