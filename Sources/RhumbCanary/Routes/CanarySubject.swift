import RhumbChart
package import RhumbDiagnostics
import RhumbEngine
import RhumbFormats
import RhumbKubernetes
package import RhumbSystem

/// What a canary command works on: a chart with its values, or manifests as they are.
package struct CanarySubject {
  package enum Kind {
    case chart(CanaryChart)
    /// Files, and directories of files.
    case manifests([FilePath])
  }

  package let kind: Kind
  private let files: any FileSystem

  package init(_ kind: Kind, files: any FileSystem) {
    self.kind = kind
    self.files = files
  }

  /// The files that weights may be changed in; for manifests nil, since it is those where they are found.
  package var valuesFiles: [String]? {
    switch kind {
    case .chart(let chart): chart.values.files.map(\.description)
    case .manifests: nil
    }
  }

  /// Where objects go that name no namespace; empty where nothing says.
  var releaseNamespace: ByteString {
    if case .chart(let chart) = kind { chart.options.release.namespace } else { .empty }
  }

  /// The same, with a file that reads as if it had been changed already.
  package func changing(_ file: FilePath, to bytes: [UInt8]) -> CanarySubject {
    switch kind {
    case .chart(let chart): CanarySubject(.chart(chart.changing(file, to: bytes)), files: files)
    case .manifests: CanarySubject(kind, files: ChangedFileSystem(files, changed: file, bytes: bytes))
    }
  }

  /// The routes as they are now.
  package func scene() throws(CanaryFailure) -> RouteScene {
    switch kind {
    case .chart(let chart): return try Self.rendered(chart).scene
    case .manifests(let paths): return try manifests(paths)
    }
  }

  /// The routes, and where each weight is decided.
  package func sourced() throws(CanaryFailure) -> (scene: RouteScene, routes: [SourcedRoute]) {
    switch kind {
    case .chart(let chart):
      let rendered = try Self.rendered(chart)
      let origins = WeightOrigins(of: chart, rendered: rendered)
      return (
        rendered.scene, rendered.scene.routes.map { SourcedRoute(route: $0, sources: origins.sources(of: $0)) }
      )
    case .manifests(let paths):
      let scene = try manifests(paths)
      var places = ManifestPlaces(scene.texts)
      return (
        scene,
        scene.routes.map { route in
          SourcedRoute(route: route, sources: route.destinations.map { places.source(of: $0) })
        }
      )
    }
  }

  /// What would be applied: a chart's manifests, or the one file of manifests that was changed.
  func manifests(changedAt path: FilePath) throws(CanaryFailure) -> [UInt8] {
    switch kind {
    case .chart(let chart): return try Self.rendered(chart).stream
    case .manifests:
      do throws(SystemError) { return try files.read(path, limit: ManifestPaths.sizeLimit) } catch {
        throw CanaryFailure(error.message)
      }
    }
  }

  private static func rendered(_ chart: CanaryChart) throws(CanaryFailure) -> CanaryChart.Rendered {
    do throws(ChartError) { return try chart.render() } catch { throw CanaryFailure(error.message.description) }
  }

  private func manifests(_ paths: [FilePath]) throws(CanaryFailure) -> RouteScene {
    var scene = RouteScene()
    do throws(SystemError) {
      for file in try ManifestPaths(files).all(in: paths) {
        scene.add(try files.read(file, limit: ManifestPaths.sizeLimit, allowingPipes: true), named: file.text)
      }
    } catch {
      throw CanaryFailure(error.message)
    }
    if let stray = scene.strays.first { throw CanaryFailure([stray.diagnostic], scene.texts) }
    return scene
  }
}

/// Why a canary command does nothing: rules that would be broken, or a failure of the surroundings.
package struct CanaryFailure: Error {
  /// One for each rule; empty where there are only words.
  package let diagnostics: [Diagnostic]
  package let texts: SourceMap
  package let message: String

  package init(_ diagnostics: [Diagnostic], _ texts: SourceMap) {
    self.diagnostics = diagnostics
    self.texts = texts
    message = diagnostics.first?.headline ?? ""
  }

  package init(_ message: String) {
    diagnostics = []
    texts = SourceMap()
    self.message = message
  }
}
