/// One line for each chart: how fast its stages are.
enum BenchmarkTable {
  static let heading = row(
    "chart",
    [
      "load µs", "merge µs", "parse MB/s", "run µs", "ns/step", "write MB/s", "all µs", "recorded run", "× run",
      "× all",
      "bytes",
    ])

  static func line(_ name: String, _ times: StageTimes) -> String {
    let all = Stage.plain.reduce(0) { $0 + times.median($1) }
    let recorded = Stage.plain.map { $0 == .run ? .trace : $0 }
    return row(
      name,
      [
        rounded(times.median(.load) / 1e3),
        rounded(times.median(.merge) / 1e3),
        rounded(megabytesPerSecond(times.templateBytes, times.median(.parse))),
        rounded(times.median(.run) / 1e3),
        rounded(times.steps == 0 ? 0 : times.median(.run) / Double(times.steps)),
        rounded(megabytesPerSecond(times.outputBytes, times.median(.write))),
        rounded(all / 1e3),
        rounded(times.median(.trace) / 1e3),
        hundredths(times.ratio([.run], [.trace])),
        hundredths(times.ratio(Stage.plain, recorded)),
        times.isSame ? "same" : "DIFFER",
      ])
  }

  private static func megabytesPerSecond(_ bytes: Int, _ nanoseconds: Double) -> Double {
    nanoseconds == 0 ? 0 : Double(bytes) / nanoseconds * 1e3
  }

  /// Whole numbers from 100 on, else one decimal.
  private static func rounded(_ value: Double) -> String {
    let tenths = Int(min(value * 10, 1e15).rounded())
    return value >= 100 ? "\((tenths + 5) / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  private static func hundredths(_ value: Double) -> String {
    let count = Int(min(value * 100, 1e15).rounded())
    return "\(count / 100).\(count / 10 % 10)\(count % 10)"
  }

  private static func row(_ name: String, _ cells: [String]) -> String {
    cells.reduce(padded(name, 32, left: false)) { $0 + padded($1, 13, left: true) }
  }

  private static func padded(_ text: String, _ width: Int, left: Bool) -> String {
    let space = String(repeating: " ", count: max(1, width - text.unicodeScalars.count))
    return left ? space + text : text + space
  }
}
