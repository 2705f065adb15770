package import RhumbEngine
package import RhumbSystem

/// What a `golden.yaml` says: cases of a chart whose manifests are kept beside it, a file for each object.
package struct GoldenSuite: Sendable {
  /// How expected and rendered objects are compared.
  package enum Comparison: Sendable {
    /// Every byte counts.
    case bytes
    /// Comments, order of keys and spelling don't count.
    case data
  }

  package struct Case: Sendable {
    package let name: ByteString
    var values: [ByteString] = []
    var set: [ByteString] = []
    var strings: [ByteString] = []
    var json: [ByteString] = []
    var literals: [ByteString] = []
    /// `key=path`, the path from the folder of the file.
    var fileValues: [ByteString] = []
    var apiVersions: [ByteString] = []
    var kubeVersion: ByteString = ""
    var showOnly: [ByteString] = []
    var includesCRDs = false
    var omitsHooks = false
    var omitsTests = false
    var isUpgrade = false
    var skipsSchemas = false
    var release: ByteString
    var namespace: ByteString
    var comparison: Comparison
    var masks: [GoldenMask]
  }

  /// The chart, and the folder of the file itself, as the user would name them.
  package let chart: FilePath
  package let folder: FilePath
  package let cases: [Case]
}

/// Something that may change: a value at a path, or what a regular expression matches. It is covered on both sides before
/// they are compared.
struct GoldenMask: Sendable {
  /// Kinds of objects that it is for; empty for all.
  let kind: ByteString
  let path: ByteString
  let pattern: ByteString
}

extension GoldenSuite.Case {
  /// `set-file` with paths as they are from where the user stands.
  func fileValues(in folder: FilePath) -> [ByteString] {
    fileValues.map { word in
      guard let equals = word.bytes.firstIndex(of: UInt8(ascii: "=")) else { return word }
      let path = folder.appending(word.bytes[(equals + 1)...]).cleaned
      return ByteString(word.bytes[...equals]) + ByteString(path.bytes)
    }
  }

  /// What `template` is told, for rhumb and for Helm alike.
  package func arguments(chart: FilePath, folder: FilePath) -> [ByteString] {
    var words: [ByteString] = ["template", release, ByteString(chart.bytes)]
    words.append("--namespace=" + namespace)
    words += values.map { "--values=" + ByteString(folder.appending($0.bytes).cleaned.bytes) }
    for (flag, given) in [
      ("--set-json=", json), ("--set=", set), ("--set-string=", strings),
      ("--set-file=", fileValues(in: folder)), ("--set-literal=", literals),
      ("--api-versions=", apiVersions), ("--show-only=", showOnly),
    ] as [(ByteString, [ByteString])] { words += given.map { flag + $0 } }
    if !kubeVersion.isEmpty { words.append("--kube-version=" + kubeVersion) }
    for (flag, isOn) in [
      ("--include-crds", includesCRDs), ("--no-hooks", omitsHooks), ("--skip-tests", omitsTests),
      ("--is-upgrade", isUpgrade), ("--skip-schema-validation", skipsSchemas),
    ] as [(ByteString, Bool)] where isOn { words.append(flag) }
    return words
  }
}
