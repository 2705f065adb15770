import RhumbDiagnostics
package import RhumbEngine
import RhumbSystem

/// Lays the values given by the user over the defaults of a chart and of all its subcharts, as Helm does it.
///
/// The result of a chart holds one table for each subchart, with what the parents say over the subchart's own defaults,
/// and `global` handed down. What a map is shared with matters, since templates change maps: the order of the steps and
/// what is copied are Helm's.
package struct Coalescing {
  /// Whether nulls stay (Helm's MergeValues, for a step after which coalescing happens again) or remove what they stand
  /// over (CoalesceValues).
  package enum Nulls: Sendable {
    case kept, removing
  }

  /// How many entries may be looked at: aliases of one chart each get its defaults.
  private static var maximumEntries: Int { 4 * Limits.current.nodes }

  /// A remark shows at most so many bytes of a value.
  private static let longestShown = 65_536

  private var origins: OriginTable
  private let limit = Self.maximumEntries
  private var entriesLeft = Self.maximumEntries
  package private(set) var remarks: [LogLine] = []

  private init(origins: OriginTable) { self.origins = origins }

  /// The values of `chart`, from those the user gave.
  ///
  /// Neither `values` nor the chart's defaults are changed.
  package static func values(
    of chart: Chart, given values: MapValue, nulls: Nulls = .removing, origins: inout OriginTable,
    remarks: inout [LogLine]
  ) throws(ChartError) -> MapValue {
    var coalescing = Coalescing(origins: origins)
    origins = OriginTable()
    defer {
      origins = coalescing.origins
      remarks += coalescing.remarks
    }
    let result = values.lazyCopy()
    try coalescing.coalesce(chart, into: result, path: ValuePath(), nulls)
    return result
  }

  /// The same, where nobody will ask where the values came from.
  ///
  /// - Parameter entries: counts the entries that were looked at.
  static func values(
    of chart: Chart, given values: MapValue, entries: inout Int, remarks: inout [LogLine]
  ) throws(ChartError) -> MapValue {
    var coalescing = Coalescing(origins: OriginTable())
    defer {
      entries += coalescing.limit - coalescing.entriesLeft
      remarks += coalescing.remarks
    }
    let result = values.lazyCopy()
    try coalescing.coalesce(chart, into: result, path: ValuePath(), .removing)
    return result
  }

  /// Lays `strong` over `weak` and returns it.
  package static func tables(
    _ strong: MapValue, over weak: MapValue, nulls: Nulls, origins: inout OriginTable, remarks: inout [LogLine]
  ) -> MapValue {
    var coalescing = Coalescing(origins: origins)
    origins = OriginTable()
    coalescing.entriesLeft = .max
    coalescing.merge(weak, under: strong, path: ValuePath(), nulls)
    origins = coalescing.origins
    remarks += coalescing.remarks
    return strong
  }

  // MARK: Charts

  private mutating func coalesce(
    _ chart: Chart, into values: MapValue, path: ValuePath, _ nulls: Nulls
  ) throws(ChartError) {
    try addDefaults(of: chart, to: values, path: path.appending(chart.name), nulls)
    for subchart in chart.dependencies {
      let key = Key(subchart.name)
      let table: MapValue
      switch values[key] {
      case nil:
        table = MapValue()
        values.set(key, .map(table))
      case .map(let existing)?: table = existing
      case let other?:
        throw ChartError(
          ByteString("type mismatch on ") + key.text + ByteString(": ") + other.formattedAsBool, code: "values/conflict"
        )
      }
      let subpath = path.appending(chart.name)
      handDownGlobals(from: values, to: table, path: subpath)
      try coalesce(subchart, into: table, path: subpath, nulls)
    }
  }

  /// Defaults fill what the values don't say.
  private mutating func addDefaults(
    of chart: Chart, to values: MapValue, path: ValuePath, _ nulls: Nulls
  ) throws(ChartError) {
    let defaults = chart.values.lazyCopy()
    entriesLeft -= defaults.count
    var removed: [Int] = []
    for entry in defaults.entries {
      let key = entry.name
      guard let position = values.index(of: key) else {
        if nulls == .removing {
          if case .null = entry.value { continue }
          if case .map(let table) = entry.value { table.removeNulls() }
        }
        values.set(key, entry.value, origin: entry.origin)
        continue
      }
      switch values.entries[position].value {
      case .null:
        if nulls == .removing { removed.append(position) }
      case .map(let table):
        guard case .map(let weaker) = entry.value else {
          if case .null = entry.value { continue }
          remarks.append(
            LogLine(.info, "warning: skipped value for \(path.appending(entry.key).text): Not a table."))
          continue
        }
        // A subchart's table keeps its nulls: they are there to remove defaults of the subchart.
        let inner: Nulls = chart.dependencies.contains { $0.name == entry.key } ? .kept : nulls
        if inner == .removing { weaker.removeNulls() }
        note(entry.origin, under: position, of: values)
        merge(weaker, under: table, path: path.appending(entry.key), inner)
      default: note(entry.origin, under: position, of: values)
      }
    }
    values.remove(at: removed)
    if entriesLeft < 0 { throw Self.tooMany }
  }

  private static var tooMany: ChartError {
    ChartError(
      "the values of all charts hold more entries than the limit of \(maximumEntries), four times --max-nodes",
      code: "values/limit")
  }

  /// A copy that shares nothing that can change, made at once.
  static func copy(_ values: MapValue) throws(ChartError) -> MapValue {
    var budget = CopyBudget(maximumEntries)
    let copy = values.deepCopy(spending: &budget)
    if budget.isSpent { throw tooMany }
    return copy
  }

  /// The globals of a chart win over those of its subcharts.
  private mutating func handDownGlobals(from values: MapValue, to table: MapValue, path: ValuePath) {
    let name = Key("global")
    let own: MapValue?
    switch table[name] {
    case nil: own = nil
    case .map(let globals)?: own = globals
    default:
      return remarks.append(
        LogLine(.info, "warning: skipping globals because destination global is not a table."))
    }
    let given: MapValue
    switch values[name] {
    case nil: given = MapValue()
    case .map(let globals)?: given = globals
    default:
      return remarks.append(LogLine(.info, "warning: skipping globals because source global is not a table."))
    }
    guard let own else { return table.set(name, .map(given.copyWithTables(as: .any))) }
    for entry in given.entries { handDown(entry, to: own, path: path) }
    table.set(name, .map(own), origin: table.origin(of: name))
  }

  private mutating func handDown(_ global: MapValue.Entry, to own: MapValue, path: ValuePath) {
    let position = own.index(of: global.name)
    let existing = position.map { own.entries[$0].value }
    let weaker = position.map { own.entries[$0].origin } ?? .unknown
    switch (global.value, existing) {
    case (.map(let table), nil):
      own.set(global.name, .map(table.shallowCopy()), origin: global.origin)
    case (.map(let table), .map(let weak)?):
      let copy = table.shallowCopy()
      merge(weak, under: copy, path: path.appending(global.key), .kept)
      own.set(global.name, .map(copy), origin: origins.winner(global.origin, over: weaker))
    case (.map, _?):
      remarks.append(
        LogLine(.info, "Conflict: cannot merge map onto non-map for \(global.key.goQuoted.description). Skipping."))
    case (_, .map?):
      remarks.append(LogLine(.info, ByteString("key ") + global.key + ByteString(" is table. Skipping")))
    default:
      own.set(global.name, global.value, origin: origins.winner(global.origin, over: weaker))
    }
  }

  // MARK: Tables

  /// Fills `strong` with what only `weak` has.
  private mutating func merge(_ weak: MapValue, under strong: MapValue, path: ValuePath, _ nulls: Nulls) {
    entriesLeft -= weak.count + strong.count
    if entriesLeft < 0 { return }
    var keysWithNull: [Bool]?
    if strong.holdsNullItself {
      keysWithNull = weak.entries.map { if case .null = $0.value { true } else { false } }
      for entry in strong.entries {
        if case .null = entry.value { weak.set(entry.name, .null) }
      }
    }
    var removed: [Int] = []
    for (index, entry) in weak.entries.enumerated() {
      guard let position = strong.index(of: entry.name) else {
        strong.set(entry.name, entry.value, origin: entry.origin)
        continue
      }
      let value = strong.entries[position].value
      if case .null = value {
        // The user takes a default away; a null the defaults know nothing of stays a null.
        let hadDefault = keysWithNull.map { index < $0.count && !$0[index] } ?? false
        if nulls == .removing, hadDefault { removed.append(position) }
        continue
      }
      switch (entry.value, value) {
      case (.map(let under), .map(let over)):
        note(entry.origin, under: position, of: strong)
        merge(under, under: over, path: path.appending(entry.key), nulls)
      case (.map, _):
        remark("warning: cannot overwrite table with non table for", path.appending(entry.key), value: entry.value)
      case (.null, .map): break
      case (_, .map):
        remark(
          "warning: destination for", path.appending(entry.key), "is a table. Ignoring non-table value",
          value: entry.value)
      default: note(entry.origin, under: position, of: strong)
      }
    }
    strong.remove(at: removed)
  }

  /// Records that the value at a position won over one of this origin.
  private mutating func note(_ weak: OriginID, under position: Int, of map: MapValue) {
    let strong = map.entries[position].origin
    if weak == .unknown || strong == .unknown || weak == strong { return }
    map.replaceOrigin(at: position, with: origins.winner(strong, over: weak))
  }

  private mutating func remark(_ words: String, _ path: ValuePath, _ more: String = "", value: Value) {
    let middle = more.isEmpty ? " (" : " \(more) ("
    var shown = value.formatted
    if shown.count > Self.longestShown { shown = ByteString(shown.bytes[..<Self.longestShown]) + ByteString("…") }
    remarks.append(LogLine(.info, ByteString(words + " " + path.text + middle) + shown + ByteString(")")))
  }
}

extension MapValue {
  /// Takes nulls out, at every depth but not inside lists, so that a chart's own nulls don't hide anything.
  func removeNulls() {
    if holdsNull { removeNullsHere() }
  }

  private func removeNullsHere() {
    var removed: [Int] = []
    for (position, entry) in entries.enumerated() {
      switch entry.value {
      case .null: removed.append(position)
      case .map(let inner): inner.removeNullsHere()
      default: break
      }
    }
    remove(at: removed)
  }
}
