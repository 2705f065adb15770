import RhumbDiagnostics
import RhumbEngine

/// Which lines and branches of a chart's templates ran in the tests.
package struct CoverageReport: Sendable {
  package struct Branch: Sendable {
    package let line: Int
    package let taken: Int
    package let passedOver: Int
    var ways: Int { (taken > 0 ? 1 : 0) + (passedOver > 0 ? 1 : 0) }
  }

  package struct File: Sendable {
    package let name: String
    let source: FileID
    /// How often each line ran, by its number from 1; lines without anything to run have no entry.
    package let lines: [Int: Int]
    package let branches: [Branch]

    var ran: Int { lines.count { $0.value > 0 } }
    var ways: Int { branches.reduce(0) { $0 + $1.ways } }
  }

  /// In the order of their names.
  package let files: [File]

  init(_ counts: CoverageCounts, in sources: SourceMap) {
    files = counts.sheets.keys.sorted().compactMap { name in
      counts.sheets[name].flatMap { Self.file($0, in: sources) }
    }
  }

  /// Lines that ran, of all that can run.
  package var lines: (ran: Int, total: Int) {
    (files.reduce(0) { $0 + $1.ran }, files.reduce(0) { $0 + $1.lines.count })
  }

  /// Ways of decisions that were taken, of two for each.
  package var ways: (taken: Int, total: Int) {
    (files.reduce(0) { $0 + $1.ways }, files.reduce(0) { $0 + $1.branches.count * 2 })
  }

  /// The part of the lines that ran, from 0 to 100. Of nothing, all ran.
  package var percent: Double { Self.percent(lines.ran, of: lines.total) }

  static func percent(_ part: Int, of whole: Int) -> Double { whole == 0 ? 100 : Double(part) * 100 / Double(whole) }

  /// With one decimal, rounded down.
  package static func shown(_ percent: Double) -> String {
    let tenths = Int((max(0, min(percent, 100)) * 10 + 1e-9).rounded(.down))
    return "\(tenths / 10).\(tenths % 10)"
  }

  // MARK: Lines

  /// Nil for a text that is no file.
  private static func file(_ sheet: CoverageCounts.Sheet, in sources: SourceMap) -> File? {
    let program = sheet.program
    guard let source = sources[program.file] else { return nil }
    var lines: [Int: Int] = [:]
    var branches: [Branch] = []
    for id in listed(in: program) {
      let node = program.nodes[id]
      let count = Int(sheet.runs[id])
      func line(_ offset: Int) -> Int { source.position(of: offset).line }
      switch node.operation {
      case .text:
        for line in textLines(Int(node.a)..<Int(node.b), of: program, line) {
          lines[line] = max(lines[line] ?? 0, count)
        }
      case .if, .with, .range:
        let place = line(Int(program.places[id].start))
        lines[place] = max(lines[place] ?? 0, count)
        branches.append(Branch(line: place, taken: Int(sheet.taken[id]), passedOver: Int(sheet.passedOver[id])))
      default:
        let place = line(Int(program.places[id].start))
        lines[place] = max(lines[place] ?? 0, count)
      }
    }
    return File(name: source.name, source: program.file, lines: lines, branches: branches.sorted { $0.line < $1.line })
  }

  /// The nodes that stand in lists: what runs one after the other.
  private static func listed(in program: Program) -> [Int] {
    var found: [Int] = []
    for node in program.nodes where node.operation == .list {
      for index in Int(node.a)..<Int(node.a + node.b) {
        let id = Int(program.children[index])
        if program.nodes[id].operation != .list { found.append(id) }
      }
    }
    return found
  }

  /// The lines of a text that have more than space.
  private static func textLines(_ range: Range<Int>, of program: Program, _ line: (Int) -> Int) -> [Int] {
    var lines: [Int] = []
    var isBlank = true
    for offset in range {
      let byte = program.source[offset]
      if byte == 0x0A {
        isBlank = true
      } else if isBlank, byte != 0x20, byte != 0x09, byte != 0x0D {
        isBlank = false
        lines.append(line(offset))
      }
    }
    return lines
  }
}
