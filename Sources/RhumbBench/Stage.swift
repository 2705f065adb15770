/// A part of a render whose time is taken.
enum Stage: Int, CaseIterable {
  /// Files to a chart: reading, unpacking, YAML.
  case load
  /// Values of all layers, dependencies, schemas' place: what happens before templates run.
  case merge
  /// Template texts to programs.
  case parse
  /// Programs to text.
  case run
  /// Text to manifests, sorted and written.
  case write
  /// Programs to text, with a record of where everything comes from: instead of `run`.
  case trace

  /// What a plain render does.
  static let plain: [Stage] = [.load, .merge, .parse, .run, .write]

  var name: String { "\(self)" }
}

/// How long the stages took in each of several renders of one chart, and what they worked on.
struct StageTimes {
  /// Nanoseconds, by stage, of each render.
  private var samples = [[Int64]](repeating: [], count: Stage.allCases.count)
  /// Bytes of template text.
  var templateBytes = 0
  /// Nodes that the machine ran, as it counts them against its limit.
  var steps = 0
  /// Bytes of manifests.
  var outputBytes = 0
  /// Whether each render with a record printed what the one without it did.
  var isSame = true

  mutating func add(_ nanoseconds: Int64, to stage: Stage) { samples[stage.rawValue].append(nanoseconds) }

  /// How many times as long the second takes as the first: the median over the pairs, of these stages together.
  func ratio(_ first: [Stage], _ second: [Stage]) -> Double {
    let ratios = samples[first[0].rawValue].indices.map { index in
      func sum(_ stages: [Stage]) -> Double { stages.reduce(0) { $0 + Double(samples[$1.rawValue][index]) } }
      return sum(second) / max(sum(first), 1)
    }
    return ratios.isEmpty ? 0 : ratios.sorted()[ratios.count / 2]
  }

  /// The median of a stage, in nanoseconds.
  func median(_ stage: Stage) -> Double {
    let sorted = samples[stage.rawValue].sorted()
    return sorted.isEmpty ? 0 : Double(sorted[sorted.count / 2])
  }
}
