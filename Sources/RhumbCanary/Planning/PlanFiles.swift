import RhumbEngine
package import RhumbSystem

/// A plan as files, one for each step: what is to be applied, or how the file changes.
package enum PlanFiles {
  package enum Kind: Sendable {
    /// The manifests of the whole chart, or the changed file of manifests.
    case manifests
    /// A patch to the one before.
    case patches
  }

  /// `step-1-5.patch`, in the order of steps.
  package static func files(
    of plan: CanaryPlan, as kind: Kind
  ) throws(CanaryFailure) -> [(name: FilePath, bytes: [UInt8])] {
    var files: [(name: FilePath, bytes: [UInt8])] = []
    for (index, step) in plan.steps.enumerated() {
      let name = "step-\(index + 1)-\(step.share)"
      switch kind {
      case .patches: files.append((FilePath(name + ".patch"), step.change.difference))
      case .manifests: files.append((FilePath(name + ".yaml"), try step.subject.manifests(changedAt: step.change.path)))
      }
    }
    return files
  }

  /// Writes them below a directory, each whole or not at all.
  package static func write(
    _ plan: CanaryPlan, as kind: Kind, below root: FilePath
  ) throws(CanaryFailure) -> [FilePath] {
    let directory = OutputDirectory(root: root)
    var written: [FilePath] = []
    for file in try files(of: plan, as: kind) {
      do throws(SystemError) { try directory.write(file.bytes, at: file.name) } catch {
        throw CanaryFailure(error.message)
      }
      written.append(root.appending(file.name.bytes))
    }
    return written
  }
}
