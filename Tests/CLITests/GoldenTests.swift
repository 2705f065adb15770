import RhumbSystem
import Testing

/// Our own charts, byte for byte as Helm 4.3.1 rendered them (`scripts/golden` records and checks them).
@Suite struct GoldenTests {
  @Test("prints what Helm printed", arguments: try GoldenCase.all())
  func prints(_ golden: GoldenCase) throws {
    let answer = try BuiltProgram.run(golden.arguments + ["--compat-errors"])
    let (refused, wanted) = try golden.answer()
    if refused {
      #expect(answer.status == 1)
      expect(answer.output, [], golden)
      // Helm's words come first; where the fault lies may follow.
      expect(Array(answer.errors.prefix(wanted.count)), wanted, golden)
    } else {
      #expect(answer.status == 0)
      expect(answer.output, wanted, golden)
    }
  }

  @Test("prints the same twice")
  func repeats() throws {
    let words = ["template", "shop", "charts/web-service", "--values=charts/web-service/values-production.yaml"]
    #expect(try BuiltProgram.run(words).output == BuiltProgram.run(words).output)
  }

  @Test("rhumb test finds every file of every case, and no orphan")
  func areWhole() throws {
    let answer = try BuiltProgram.run(["test", "golden"])
    #expect(answer.status == 0, "\(String(decoding: answer.output, as: UTF8.self))")
  }

  @Test("every chart is rendered with each of its values files")
  func coversValuesFiles() throws {
    let used = try Set(GoldenCase.all().flatMap(\.arguments))
    let charts = BuiltProgram.root.appending("charts")
    for chart in try GoldenCase.folders(in: charts) {
      let files = try DiskFileSystem().list(charts.appending(chart))
      for file in files.map({ String(decoding: $0.name, as: UTF8.self) }) where file.hasPrefix("values-") {
        #expect(used.contains("--values=charts/\(chart)/\(file)"), "no golden for \(chart)/\(file)")
      }
    }
  }

  @Test("the charts hold the library chart as it is now")
  func vendored() throws {
    let answer = try BuiltProgram.runInRoot("scripts/vendor", ["--check"])
    #expect(answer.status == 0, "\(String(decoding: answer.errors, as: UTF8.self))")
  }

  /// Equal bytes, or the first line that differs.
  private func expect(_ found: [UInt8], _ wanted: [UInt8], _ golden: GoldenCase) {
    guard found != wanted else { return }
    let newline = UInt8(ascii: "\n")
    let lines = (
      found.split(separator: newline, omittingEmptySubsequences: false),
      wanted.split(separator: newline, omittingEmptySubsequences: false)
    )
    let first = zip(lines.0, lines.1).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let at = first ?? min(lines.0.count, lines.1.count)
    let shown = [lines.0, lines.1].map { at < $0.count ? String(decoding: $0[at], as: UTF8.self) : "(end)" }
    Issue.record("\(golden.name), line \(at + 1)\n  Helm:  \(shown[1])\n  rhumb: \(shown[0])")
  }
}
