import RhumbChart
import RhumbEngine
import RhumbSystem

extension FlagTable {
  /// What a run may use: `docs/reference/limits.md`.
  static let limits: [FlagSpec] = [
    FlagSpec("max-chart-files", .int, fallback: "50000", "most files of a chart, with those of its subcharts"),
    FlagSpec("max-chart-size", .int, fallback: "100", "most MiB of a chart's files, unpacked"),
    FlagSpec("max-depth", .int, fallback: "5000", "most templates that include each other"),
    FlagSpec("max-memory", .int, fallback: "320", "most MiB of memory that a chart's templates may take"),
    FlagSpec("max-nodes", .int, fallback: "1000000", "most keys and values of one YAML or JSON document"),
    FlagSpec("max-output", .int, fallback: "64", "most MiB that a chart's templates may print"),
    FlagSpec("max-steps", .int, fallback: "20000000", "most nodes and calls that a chart's templates may run"),
    FlagSpec("max-time", .int, fallback: "5", "most seconds of processor time that a chart's templates may take"),
  ]
}

extension Limits {
  /// The limits that a command line asks for.
  init(_ flags: ParsedFlags) throws(CommandFailure) {
    self.init()
    try Self.take(flags, "max-chart-files", &chartFiles)
    try Self.take(flags, "max-chart-size", &chartSize, unit: 1 << 20)
    try Self.take(flags, "max-depth", &depth)
    try Self.take(flags, "max-memory", &memory, unit: 1 << 20)
    try Self.take(flags, "max-nodes", &nodes)
    try Self.take(flags, "max-output", &output, unit: 1 << 20)
    try Self.take(flags, "max-steps", &steps)
    try Self.take(flags, "max-time", &seconds)
  }

  private static func take(
    _ flags: ParsedFlags, _ name: StaticString, _ limit: inout Int, unit: Int = 1
  ) throws(CommandFailure) {
    guard flags.isGiven(name) else { return }
    let word = flags.text(name)
    // Sums of limits stay far from what an integer holds.
    guard let number = Int(word.description), number > 0, number <= (1 << 50) / unit else {
      throw CommandFailure(
        ByteString("invalid argument ") + word.goQuoted + ByteString(" for \"--\(name)\" flag: it must be 1 or more"))
    }
    limit = number * unit
  }
}
