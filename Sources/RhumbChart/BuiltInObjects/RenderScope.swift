package import RhumbEngine

/// What the templates of one chart see as `.`, and the scopes of its subcharts.
///
/// What Helm shares is shared here: `.Release` and `.Capabilities` by all, `.Values` with the table of the parent's
/// values, and the whole scope with the parent's `.Subcharts`.
package final class RenderScope {
  package let chart: Chart
  /// `.`, to which the renderer adds `.Template` for each file.
  package let top: MapValue
  package let subscopes: [RenderScope]

  private init(chart: Chart, top: MapValue, subscopes: [RenderScope]) {
    self.chart = chart
    self.top = top
    self.subscopes = subscopes
  }

  /// The scopes of a chart and its subcharts.
  ///
  /// - Parameter values: the coalesced values of the root; its tables become the subcharts' `.Values`.
  package static func build(
    chart: Chart, values: MapValue, release: ReleaseOptions, capabilities: Capabilities
  ) -> RenderScope {
    build(chart, values: values, release: .map(release.map), capabilities: .object(capabilities))
  }

  private static func build(
    _ chart: Chart, values: MapValue, release: Value, capabilities: Value
  ) -> RenderScope {
    var subscopes: [RenderScope] = []
    let subcharts = MapValue(capacity: chart.dependencies.count)
    for subchart in chart.dependencies {
      var subvalues = MapValue()
      if case .map(let table)? = values[subchart.name] { subvalues = table }
      let scope = build(subchart, values: subvalues, release: release, capabilities: capabilities)
      subcharts[subchart.name] = .map(scope.top)
      subscopes.append(scope)
    }
    let top = MapValue(capacity: 8)
    top["Chart"] = .map(MetadataObject.map(of: chart))
    top["Files"] = .object(ChartFiles(chart.files))
    top["Release"] = release
    top["Capabilities"] = capabilities
    top["Values"] = .map(values.viewed(as: .values))
    top["Subcharts"] = .map(subcharts)
    return RenderScope(chart: chart, top: top, subscopes: subscopes)
  }
}

extension RenderScope {
  /// Tells a trace which slots of the values every scope sees. For the scope of the root chart, before anything runs.
  package func number(in trace: Trace) {
    guard case .map(let values)? = top["Values"] else { return }
    label(trace.number(values), in: trace)
  }

  private func label(_ cause: CauseID, in trace: Trace) {
    guard case .map(let values)? = top["Values"], let position = top.index(of: Key("Values")) else { return }
    top.replaceOrigin(at: position, with: cause.origin)
    for scope in subscopes {
      let cause = CauseID(values.origin(of: Key(scope.chart.name))) ?? .none
      trace.noteSubchart(cause)
      scope.label(cause, in: trace)
    }
  }
}

extension RenderScope {
  /// The templates of the chart and its subcharts with what they run on. Of a library chart only partials count.
  package var renderables: [Renderable] {
    let path = chart.fullPath
    let basePath = path + ByteString("/templates")
    // Helm's type of a scope is common.Values where templates run on it, and a plain map in `.Subcharts`.
    let scope = top.viewed(as: .values)
    let own = chart.templates.lazy
      .filter { !self.chart.isLibrary || $0.name.baseName.bytes.first == UInt8(ascii: "_") }
      .map { template in
        Renderable(
          name: path + ByteString("/") + template.name, content: template.content, file: template.source,
          ticket: template.ticket, scope: scope, basePath: basePath)
      }
    return own + subscopes.flatMap(\.renderables)
  }
}
