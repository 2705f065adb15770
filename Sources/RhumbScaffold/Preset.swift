/// What a new chart is for. Each preset is one of our own charts with little laid over it: `charts/presets` holds a
/// preset's own files, and the rest comes from the chart that it is based on.
package enum Preset: String, CaseIterable, Sendable {
  case web, worker, canary

  package var summary: StaticString {
    switch self {
    case .web: "one HTTP or gRPC service"
    case .worker: "a worker on a queue, with jobs by the clock"
    case .canary: "a service with a canary track, by weighted routes of Istio"
    }
  }

  /// The folder below `charts` of the chart that it is based on.
  var base: StaticString {
    switch self {
    case .web, .canary: "web-service"
    case .worker: "worker"
    }
  }

  /// What is written otherwise in a new chart than in its base.
  var edits: [TextEdit] {
    switch self {
    case .web: Preset.serviceNames
    case .canary: Preset.serviceNames + Preset.canaryValues
    case .worker: Preset.workerNames
    }
  }

  private static let serviceNames = [TextEdit("web-service", "__slug__")]

  /// `worker` is a word of this chart's texts and values too, so each place where it is the chart's name is told.
  private static let workerNames = [
    TextEdit("worker.validate", "__slug__.validate"),
    TextEdit("/etc/worker", "/etc/__slug__"),
    TextEdit("team/worker", "team/__slug__"),
    TextEdit("Defaults of worker.", "Defaults of __slug__."),
    TextEdit("Values of worker:", "Values of __slug__:"),
    TextEdit("\"title\": \"worker\"", "\"title\": \"__slug__\""),
  ]

  private static let canaryValues = [
    TextEdit("canary:\n  enabled: false\n", "canary:\n  enabled: true\n"),
    TextEdit("istio:\n  enabled: false\n", "istio:\n  enabled: true\n"),
    TextEdit("    stable: 100\n    canary: 0\n", "    stable: 90\n    canary: 10\n"),
  ]
}

/// A text that another stands in for, wherever it occurs.
struct TextEdit: Sendable {
  private let old: [UInt8]
  private let new: [UInt8]

  init(_ old: StaticString, _ new: StaticString) {
    self.init(old, by: new.bytes)
  }

  init(_ old: StaticString, by new: [UInt8]) {
    self.old = old.bytes
    self.new = new
  }

  func apply(to text: [UInt8]) -> [UInt8] {
    guard let first = old.first else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var position = 0
    while position < text.count {
      if text[position] == first, text[position...].starts(with: old) {
        result += new
        position += old.count
      } else {
        result.append(text[position])
        position += 1
      }
    }
    return result
  }
}

extension StaticString {
  /// The literal's bytes.
  var bytes: [UInt8] {
    // Safety: a literal lives as long as the program.
    withUTF8Buffer { unsafe Array($0) }
  }
}
