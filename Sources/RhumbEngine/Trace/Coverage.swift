/// Which nodes of which templates ran, and how their decisions fell: what a test run of a chart adds up.
///
/// One coverage may be given to many machines, one after the other. Programs are told apart by identity, so renders that
/// should count together share their parsed templates, or are joined by the program's name.
package final class Coverage {
  /// The counts of one program. Indices are those of its nodes.
  package final class Sheet {
    package let program: Program
    /// How often each node ran that stands in a list: text, actions, decisions, calls. 0 for all other nodes.
    package fileprivate(set) var runs: [UInt32]
    /// How often an `if` or `with` found its pipe true, or a `range` something to go through.
    package fileprivate(set) var taken: [UInt32]
    /// How often it did not, whether there is an `else` or none.
    package fileprivate(set) var passedOver: [UInt32]

    fileprivate init(_ program: Program) {
      self.program = program
      runs = [UInt32](repeating: 0, count: program.nodes.count)
      taken = runs
      passedOver = runs
    }
  }

  /// In the order in which the programs first ran; texts that `tpl` ran are called `gotpl`.
  package private(set) var sheets: [Sheet] = []
  private var indices: [ObjectIdentifier: Int] = [:]
  private var current: Sheet

  package init() { current = Sheet(.none) }

  /// Begins or goes on with a program.
  func enter(_ program: Program) {
    if current.program === program || program.nodes.isEmpty { return }
    let identity = ObjectIdentifier(program)
    if let index = indices[identity] {
      current = sheets[index]
      return
    }
    current = Sheet(program)
    indices[identity] = sheets.count
    sheets.append(current)
  }

  func ran(_ node: UInt32) { current.runs[Int(node)] &+= 1 }

  func decided(_ node: UInt32, _ isTaken: Bool) {
    if isTaken { current.taken[Int(node)] &+= 1 } else { current.passedOver[Int(node)] &+= 1 }
  }
}
