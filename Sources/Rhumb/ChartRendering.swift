/// A chart to render, and with what: the arguments of `helm template`.
///
///     let rendering = ChartRendering(chart: "charts/web-service", values: [.file("production.yaml"), .set("tag=1.2")])
///     print(try rendering.run().text)
///
/// Nothing but the chart's directory and the files that are named is read, and nothing is written. Two runs give the same
/// bytes unless the chart asks for randomness or the time; see `seed` and `now`.
public struct ChartRendering: Sendable {
  /// A layer of values. Helm lays them over each other by kind: files, then JSON, `set`, texts, file contents, literals;
  /// within a kind the later wins.
  public enum Values: Sendable {
    /// A YAML file: `--values`.
    case file(String)
    /// `--set-json`: `key=json`, or a JSON object.
    case json(String)
    /// `--set`: `key=value,…`, where values become numbers, booleans and null as they look.
    case set(String)
    /// `--set-string`: values stay texts.
    case text(String)
    /// `--set-file`: `key=path,…`
    case contents(String)
    /// `--set-literal`: `key=` and a text.
    case literal(String)
  }

  /// The chart's directory, or its archive.
  public var chart: String
  public var releaseName = "release-name"
  public var namespace = "default"
  public var values: [Values]
  /// What `.Capabilities.KubeVersion` is; nil for what Helm has built in.
  public var kubeVersion: String?
  /// API versions in `.Capabilities` besides those of Kubernetes.
  public var apiVersions: [String] = []
  public var isUpgrade = false
  public var includesCRDs = false
  public var omitsHooks = false
  public var omitsTests = false
  /// Patterns of template files, `templates/*.yaml`: only their manifests are given. Empty for all.
  public var showOnly: [String] = []
  /// Doesn't check values against `values.schema.json`.
  public var skipsSchemas = false
  /// Follows symbolic links that lead out of the chart's directory instead of refusing them.
  public var allowsOutsideLinks = false
  /// Makes what charts take at random the same in every run: two runs with one seed give the same passwords.
  public var seed: UInt64?
  /// What time it is for the chart, in nanoseconds since 1970; nil for the clock's.
  public var now: Int64?

  public init(chart: String, values: [Values] = []) {
    self.chart = chart
    self.values = values
  }
}

/// What a chart rendered to.
public struct RenderedChart: Sendable {
  /// The stream of manifests, byte for byte as `helm template` prints it.
  public let bytes: [UInt8]
  /// What Helm would have logged: `level=WARN msg="this chart is deprecated"`.
  public let warnings: [String]

  /// The stream as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// Why a chart can't be rendered.
public struct RenderFailure: Error, Sendable, CustomStringConvertible {
  /// Helm's words, without the `Error: ` before them.
  public let message: String
  public let warnings: [String]

  public var description: String { message }
}
