import RhumbChart
package import RhumbDiagnostics
import RhumbEngine
package import RhumbFormats

/// A whole number from 0 to 100 among a chart's values: it may be a weight.
package struct WeightValue: Sendable {
  package let path: NodePath
  package let number: Int
  /// Where the strongest layer writes it.
  package let span: SourceSpan

  /// Its path has a word that weights are called by.
  var isLikely: Bool {
    let text = path.text.bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    return ["weight", "canary", "traffic", "stable"].contains { word in
      text.indices.contains { text[$0...].starts(with: word.utf8) }
    }
  }

  /// As `--set` takes it.
  func set(to number: Int) -> ByteString {
    var words: [UInt8] = []
    for step in path.steps {
      switch step {
      case .key(let name):
        if !words.isEmpty { words.append(UInt8(ascii: ".")) }
        for byte in name.bytes {
          if ".,[]{}=\\".utf8.contains(byte) { words.append(UInt8(ascii: "\\")) }
          words.append(byte)
        }
      case .item(let index): words.append(contentsOf: "[\(index)]".utf8)
      }
    }
    return ByteString(words + Array("=\(number)".utf8))
  }
}

/// Walks through values for numbers, the strongest layer first.
struct WeightValueCollector {
  private static let depthLimit = 32

  private let origins: OriginTable
  private(set) var values: [WeightValue] = []
  private var seen: Set<NodePath> = []

  init(origins: OriginTable) { self.origins = origins }

  /// A chart's own values, and its subcharts' below their names.
  mutating func collect(_ chart: Chart, below path: NodePath = NodePath([])) {
    collect(chart.values, isGiven: false, at: path)
    guard path.steps.count < Self.depthLimit else { return }
    for dependency in chart.dependencies { collect(dependency, below: path.appending(.key(dependency.name))) }
  }

  /// Items of lists count only where the list was given: `--set` replaces a chart's own list.
  mutating func collect(_ map: MapValue, isGiven: Bool, at path: NodePath = NodePath([])) {
    guard path.steps.count < Self.depthLimit else { return }
    for entry in map.sortedEntries {
      visit(entry.value, entry.origin, isGiven, path.appending(.key(entry.key)))
    }
  }

  private mutating func visit(_ value: Value, _ origin: OriginID, _ isGiven: Bool, _ path: NodePath) {
    guard path.steps.count < Self.depthLimit else { return }
    switch value {
    case .map(let map): collect(map, isGiven: isGiven, at: path)
    case .list(let list) where isGiven:
      for (index, item) in list.items.enumerated() {
        visit(item, list.origins.isEmpty ? .unknown : list.origins[index], isGiven, path.appending(.item(index)))
      }
    case .float(let number): add(Int(exactly: number), origin, path)
    case .int64(let number): add(Int(exactly: number), origin, path)
    case .int(let number): add(number, origin, path)
    // A quoted number may be a weight too.
    case .string(let text) where (1...3).contains(text.count): add(Int(text.description), origin, path)
    default: break
    }
  }

  private mutating func add(_ number: Int?, _ origin: OriginID, _ path: NodePath) {
    guard let number, (0...100).contains(number), seen.insert(path).inserted else { return }
    values.append(WeightValue(path: path, number: number, span: origins.place(of: origin) ?? .none))
  }
}
