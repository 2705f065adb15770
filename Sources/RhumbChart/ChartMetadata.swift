package import RhumbEngine

/// `Chart.yaml` (with the dependencies of `requirements.yaml` for apiVersion v1).
package struct ChartMetadata {
  package struct Maintainer {
    package var name: ByteString = ""
    package var email: ByteString = ""
    package var url: ByteString = ""
    package init() {}
  }

  package struct Dependency {
    package var name: ByteString = ""
    package var version: ByteString = ""
    package var repository: ByteString = ""
    package var condition: ByteString = ""
    package var tags: [ByteString] = []
    package var enabled = false
    /// Strings, or maps with `child` and `parent`.
    package var importValues: [Value] = []
    package var alias: ByteString = ""
    package init() {}

    /// The paths in `condition`, of which the first that leads to a boolean decides.
    var conditions: [ByteString] {
      condition.trimmingSpace.bytes.split(separator: UInt8(ascii: ",")).map { ByteString($0) }
    }
  }

  package var name: ByteString = ""
  package var home: ByteString = ""
  package var sources: [ByteString] = []
  package var version: ByteString = ""
  package var description: ByteString = ""
  package var keywords: [ByteString] = []
  package var maintainers: [Maintainer?] = []
  package var icon: ByteString = ""
  package var apiVersion: ByteString = ""
  package var condition: ByteString = ""
  package var tags: ByteString = ""
  package var appVersion: ByteString = ""
  package var deprecated = false
  /// Name and value in the order of the file; nil where the file has none.
  package var annotations: MapValue?
  package var kubeVersion: ByteString = ""
  package var dependencies: [Dependency] = []
  /// Whether there is a list of dependencies, be it empty. Helm looks at the dependencies of undeclared subcharts only
  /// where there is one.
  package var listsDependencies = false
  package var type: ByteString = ""
  package init() {}

  /// Whether its subcharts stand in `requirements.yaml`: so they do for v1, which no version means, too.
  var hasRequirements: Bool { apiVersion.isEmpty || apiVersion == "v1" }
}
