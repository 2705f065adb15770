import RhumbEngine

/// `import-values`: what a chart takes from its subcharts' values into its own, below what it says itself.
///
/// Afterwards a chart's own values hold those of its subcharts too, with every null kept.
enum ImportValues {
  /// Subcharts first, so that what they import can be imported on.
  static func run(
    on chart: Chart, origins: inout OriginTable, remarks: inout [LogLine]
  ) throws(ChartError) {
    for subchart in chart.dependencies { try run(on: subchart, origins: &origins, remarks: &remarks) }
    if chart.metadata.dependencies.isEmpty { return }
    var values = try Coalescing.values(
      of: chart, given: MapValue(), nulls: .kept, origins: &origins, remarks: &remarks)
    var imported = MapValue()
    for index in chart.metadata.dependencies.indices {
      let name = chart.metadata.dependencies[index].name
      var pairs: [Value] = []
      for wish in chart.metadata.dependencies[index].importValues {
        guard let (child, parent) = path(of: wish) else { continue }
        pairs.append(.map(MapValue(.string, pairs: [("child", .string(child)), ("parent", .string(parent))])))
        let found = values.table(at: name + ByteString(".") + child)
        guard let table = found.table else {
          remarks.append(missing(found.missing, chart: name, wish))
          continue
        }
        imported = Coalescing.tables(
          imported, over: nest(table, at: parent), nulls: .kept, origins: &origins, remarks: &remarks)
      }
      chart.metadata.dependencies[index].importValues = pairs
    }
    if imported.count != 0 {
      // Tables of the subchart may lie in both by now.
      values = try Coalescing.copy(values)
      values = Coalescing.tables(values, over: imported, nulls: .kept, origins: &origins, remarks: &remarks)
    }
    chart.values = values
  }

  /// Where a wish points: a pair of paths, or a name below `exports` for the top of the parent's values.
  private static func path(of wish: Value) -> (child: ByteString, parent: ByteString)? {
    switch wish {
    case .map(let pair):
      ((pair["child"] ?? .null).formatted, (pair["parent"] ?? .null).formatted)
    case .string(let name): (ByteString("exports.") + name, ".")
    default: nil
    }
  }

  private static func nest(_ table: MapValue, at path: ByteString) -> MapValue {
    if path == "." { return table }
    return path.splitAtDots.reversed().reduce(table) { MapValue(pairs: [($1, .map($0))]) }
  }

  private static func missing(_ name: ByteString, chart: ByteString, _ wish: Value) -> LogLine {
    let error = name.goQuoted + ByteString(" is not a table")
    if case .map = wish {
      return LogLine(.warn, "ImportValues missing table from chart", [("chart", chart), ("error", error)])
    }
    return LogLine(.warn, "ImportValues missing table", [("error", error)])
  }
}
