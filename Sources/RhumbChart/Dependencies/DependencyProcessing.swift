import RhumbDiagnostics
package import RhumbEngine

/// What Helm does about a chart's subcharts before it looks at values: which are on, under which names, and what their
/// parents import from them.
package enum DependencyProcessing {
  /// What choosing subcharts may cost: aliases within aliases multiply, and each chart that has subcharts looks at all
  /// values of its parents.
  private struct Budget {
    static let maximumCharts = 2_000
    static let maximumEntries = 40_000_000
    private var charts = 0
    private var entries = 0

    mutating func charge(charts count: Int) throws(ChartError) {
      charts += count
      if charts > Self.maximumCharts {
        throw ChartError(
          "the chart comes to more subcharts than the limit of \(Self.maximumCharts)", code: "chart/limit")
      }
    }

    mutating func charge(entries count: Int) throws(ChartError) {
      entries += count
      if entries > Self.maximumEntries {
        throw ChartError(
          "the subcharts look at more values than the limit of \(Self.maximumEntries)", code: "chart/limit")
      }
    }
  }

  /// Turns subcharts off by their conditions and tags, gives aliases their charts, and imports values. Changes the chart.
  ///
  /// - Parameter values: what the user gave.
  package static func run(
    on chart: Chart, values: MapValue, origins: inout OriginTable, remarks: inout [LogLine]
  ) throws(ChartError) {
    do throws(ChartError) {
      var budget = Budget()
      try select(chart, values: values, path: "", budget: &budget, remarks: &remarks)
      try ImportValues.run(on: chart, origins: &origins, remarks: &remarks)
    } catch {
      throw ChartError(
        ByteString("chart dependencies processing failed: ") + error.message,
        code: error.filed(under: "chart/dependencies").code,
        log: LogLine(.error, "chart dependencies processing failed", [("error", error.message)]))
    }
  }

  /// Every dependency that Chart.yaml names must have been loaded.
  package static func check(_ chart: Chart) throws(ChartError) {
    let missing = chart.metadata.dependencies.map(\.name).filter { name in
      !chart.dependencies.contains { $0.name == name }
    }
    if missing.isEmpty { return }
    throw ChartError(
      "an error occurred while checking for chart dependencies. You may need to run 'helm dependency build' to fetch "
        + "missing dependencies: found in Chart.yaml, but missing in charts/ directory: "
        + missing.map(\.description).joined(separator: ", "), code: "chart/dependencies")
  }

  // MARK: Selection

  private static func select(
    _ chart: Chart, values: MapValue, path: ByteString, budget: inout Budget, remarks: inout [LogLine]
  ) throws(ChartError) {
    if chart.metadata.dependencies.isEmpty, !chart.metadata.listsDependencies { return }
    let instances = instances(of: chart)
    try budget.charge(charts: instances.count)
    chart.setDependencies(instances)
    for index in chart.metadata.dependencies.indices {
      let alias = chart.metadata.dependencies[index].alias
      if !alias.isEmpty { chart.metadata.dependencies[index].name = alias }
      chart.metadata.dependencies[index].enabled = true
    }
    var entries = 0
    let coalesced = try Coalescing.values(of: chart, given: values, entries: &entries, remarks: &remarks)
    try budget.charge(entries: entries)
    applyTags(to: &chart.metadata.dependencies, coalesced, &remarks)
    applyConditions(to: &chart.metadata.dependencies, coalesced, path: path, &remarks)

    let off = KeySet()
    for dependency in chart.metadata.dependencies where !dependency.enabled { off.insert(dependency.name) }
    let kept = chart.dependencies.filter { !off.contains($0.name) }
    for subchart in kept {
      let subpath = path + subchart.name + ByteString(".")
      try select(subchart, values: coalesced, path: subpath, budget: &budget, remarks: &remarks)
    }
    chart.metadata.dependencies.removeAll { off.contains($0.name) }
    chart.setDependencies(kept)
  }

  /// The subcharts Chart.yaml doesn't speak of, then one copy of a chart for each dependency that has one.
  private static func instances(of chart: Chart) -> [Chart] {
    let dependencies = chart.metadata.dependencies
    var instances = chart.dependencies.filter { existing in
      !dependencies.contains {
        $0.name == existing.name && VersionRange.admits($0.version, existing.metadata.version)
      }
    }
    for dependency in dependencies {
      let match = chart.dependencies.first {
        $0.name == dependency.name && VersionRange.admits(dependency.version, $0.metadata.version)
      }
      if let match { instances.append(match.instance(named: dependency.alias)) }
    }
    return instances
  }

  private static func applyTags(
    to dependencies: inout [ChartMetadata.Dependency], _ values: MapValue, _ remarks: inout [LogLine]
  ) {
    guard let tags = values.table(at: "tags").table else { return }
    for index in dependencies.indices {
      var anyOn = false
      var anyOff = false
      for tag in dependencies[index].tags {
        switch tags[tag] {
        case nil: break
        case .bool(let isOn)?: if isOn { anyOn = true } else { anyOff = true }
        default: remarks.append(notBool("tag", tag, dependencies[index].name))
        }
      }
      dependencies[index].enabled = anyOn || !anyOff
    }
  }

  /// The first condition that names a boolean decides.
  private static func applyConditions(
    to dependencies: inout [ChartMetadata.Dependency], _ values: MapValue, path: ByteString,
    _ remarks: inout [LogLine]
  ) {
    for index in dependencies.indices {
      for condition in dependencies[index].conditions {
        switch values.scalar(at: path + condition) {
        case nil: continue
        case .bool(let isOn)?: dependencies[index].enabled = isOn
        default:
          remarks.append(notBool("path", condition, dependencies[index].name))
          continue
        }
        break
      }
    }
  }

  private static func notBool(_ what: String, _ name: ByteString, _ chart: ByteString) -> LogLine {
    LogLine(.warn, "returned non-bool value", [(what, name), ("chart", chart)])
  }
}
