import RhumbEngine
import RhumbSystem
import Testing

/// The table `golden/provenance/public-charts.txt`: where fields of charts that others publish come from, checked by hand
/// against their templates and values. The charts themselves are not part of the repository.
///
///     chart NAME VERSION WHERE TO GET IT
///     set KEY=VALUE                            for all cases of the chart
///     KIND/NAME FIELD                          a case; its lines follow, indented
///       by FILE:LINE                           what wrote it, from the chart's folder on
///       via TEMPLATE                           the calls that led there, outermost first
///       of KEY: FILE:LINE, over FILE:LINE      the values in it, the strongest layer first
///       when OUTCOME: FILE:LINE (KEYS)         the decisions on the way
struct PublicChart: Sendable, CustomTestStringConvertible {
  struct Case: Sendable {
    let object: String
    let field: String
    var lines: [String] = []
  }

  let name: String
  let version: String
  let address: String
  private(set) var set: [String] = []
  private(set) var cases: [Case] = []

  var testDescription: String { "\(name) \(version)" }

  static func all() throws -> [PublicChart] {
    let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let path = FilePath(root + "/golden/provenance/public-charts.txt")
    let bytes = try DiskFileSystem().read(path, limit: 1 << 20)
    return try parse(String(decoding: bytes, as: UTF8.self))
  }

  struct Malformed: Error { let line: String }

  private static func parse(_ text: String) throws -> [PublicChart] {
    var charts: [PublicChart] = []
    for line in text.split(separator: "\n") where line.first != "#" {
      if line.hasPrefix("chart ") {
        let words = line.split(separator: " ").map(String.init)
        guard words.count == 4 else { throw Malformed(line: String(line)) }
        charts.append(PublicChart(name: words[1], version: words[2], address: words[3]))
        continue
      }
      guard !charts.isEmpty else { throw Malformed(line: String(line)) }
      let last = charts.count - 1
      if line.hasPrefix("set ") {
        charts[last].set.append(String(line.dropFirst(4)))
      } else if line.hasPrefix("  "), !charts[last].cases.isEmpty {
        charts[last].cases[charts[last].cases.count - 1].lines.append(String(line.dropFirst(2)))
      } else {
        let words = line.split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2 else { throw Malformed(line: String(line)) }
        charts[last].cases.append(Case(object: words[0], field: words[1]))
      }
    }
    return charts
  }

  private init(name: String, version: String, address: String) {
    (self.name, self.version, self.address) = (name, version, address)
  }

  /// Where it lies in a folder of unpacked charts: there itself, or a level deeper.
  func path(in folder: FilePath) throws -> FilePath? {
    let files = DiskFileSystem()
    let places = [folder] + (try files.list(folder)).map { folder.appending($0.name) }
    return places.map { $0.appending(name) }.first { path in
      guard let bytes = try? files.read(path.appending("Chart.yaml"), limit: 1 << 20) else { return false }
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      return lines.contains { $0.replacing("\"", with: "").hasPrefix("version: \(version)") }
    }
  }
}
