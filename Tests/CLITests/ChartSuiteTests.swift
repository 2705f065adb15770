import RhumbSystem
import Testing

/// The unit suites of our own charts, in helm-unittest's format: `charts/*/tests`.
@Suite struct ChartSuiteTests {
  @Test("every case of our charts' suites passes", arguments: ["common", "shop", "web-service", "worker"])
  func passes(_ chart: String) throws {
    let answer = try BuiltProgram.run(["test", "--strict", "charts/\(chart)"])
    #expect(answer.status == 0, "\(String(decoding: answer.output + answer.errors, as: UTF8.self))")
  }

  @Test("there are at least 150 cases")
  func many() throws {
    let answer = try BuiltProgram.run(["test", "charts/shop", "charts/web-service", "charts/worker"])
    let text = String(decoding: answer.output, as: UTF8.self)
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("Tests:") })
    let passed = try #require(line.split(separator: ",").first { $0.hasSuffix(" passed") })
    let number = try #require(passed.split(separator: " ").compactMap { Int($0) }.first)
    #expect(number >= 150)
  }
}
