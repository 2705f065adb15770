import RhumbLock

/// What this process may use of time and memory, so that no input ends otherwise than in an answer or a message. Every
/// limit lies far beyond what any chart was seen to need; `docs/reference/limits.md` has the figures.
package struct Limits: Sendable, Equatable {
  /// Nodes and calls of one render's templates.
  package var steps = 20_000_000
  /// Bytes that this process may take while the templates of a render run.
  package var memory = 320 << 20
  /// Seconds of processor time that the templates of a render may take.
  package var seconds = 5
  /// Bytes that the templates of one render may print.
  package var output = 64 << 20
  /// Templates that include each other.
  package var depth = 5_000
  /// Values and keys of one YAML document.
  package var nodes = 1_000_000
  /// Bytes of all files of a chart, those of packed subcharts unpacked.
  package var chartSize = 100 << 20
  package var chartFiles = 50_000

  package init() {}

  /// What a command line asked for. Release builds start a mutex of constants as zeros, whatever its first value: hence
  /// the flag.
  private struct Adjustment: Sendable {
    var isMade = false
    var limits = Limits()
  }

  private static let adjusted = Lock(Adjustment())

  /// The limits for what begins now.
  package static var current: Limits { adjusted.withLock { $0.isMade ? $0.limits : Limits() } }

  /// Changes the limits. For the start of a process: readers far from the command line have no other way to its flags.
  package static func adjust(to limits: Limits) {
    adjusted.withLock { $0 = Adjustment(isMade: true, limits: limits) }
  }
}
