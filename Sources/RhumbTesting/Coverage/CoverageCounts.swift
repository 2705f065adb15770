import RhumbDiagnostics
import RhumbEngine

/// How often the nodes of each template ran, as plain numbers that workers can hand over.
struct CoverageCounts: Sendable {
  struct Sheet: Sendable {
    var program: Program
    var runs: [UInt32]
    var taken: [UInt32]
    var passedOver: [UInt32]

    init(_ program: Program) {
      self.program = program
      runs = [UInt32](repeating: 0, count: program.nodes.count)
      taken = runs
      passedOver = runs
    }
  }

  /// By the template's file, in the order of paths.
  private(set) var sheets: [ByteString: Sheet] = [:]

  init() {}

  /// What a worker counted, and the templates it parsed: those that never ran count too.
  init(_ coverage: Coverage, parsed: [Program]) {
    for program in parsed { sheets[program.name] = Sheet(program) }
    // Texts that `tpl` runs stand in values, not in templates.
    for sheet in coverage.sheets where sheet.program.file != .none { add(sheet) }
  }

  private mutating func add(_ counted: Coverage.Sheet) {
    if sheets[counted.program.name] == nil { sheets[counted.program.name] = Sheet(counted.program) }
    guard sheets[counted.program.name]?.runs.count == counted.runs.count else { return }
    sheets[counted.program.name]?.add(counted.runs, counted.taken, counted.passedOver)
  }

  mutating func add(_ other: CoverageCounts) {
    for (name, sheet) in other.sheets {
      if sheets[name] == nil {
        sheets[name] = sheet
      } else if sheets[name]?.runs.count == sheet.runs.count {
        sheets[name]?.add(sheet.runs, sheet.taken, sheet.passedOver)
      }
    }
  }
}

extension CoverageCounts.Sheet {
  fileprivate mutating func add(_ runs: [UInt32], _ taken: [UInt32], _ passedOver: [UInt32]) {
    for index in runs.indices {
      self.runs[index] &+= runs[index]
      self.taken[index] &+= taken[index]
      self.passedOver[index] &+= passedOver[index]
    }
  }
}
