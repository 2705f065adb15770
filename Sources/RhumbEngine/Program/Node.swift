/// One node of a parsed template: small and trivial, so that a program is a flat array of them.
/// What `a`, `b` and `c` hold depends on the operation.
package struct Node: Sendable, BitwiseCopyable {
  package enum Operation: UInt8, Sendable, BitwiseCopyable {
    /// a..<b: bytes of the source.
    case text
    /// a: pipe. Prints its value unless the pipe declares or assigns.
    case action
    /// a: pipe, b: list, c: list of the else branch (0: none).
    case `if`, with, range
    /// a: first of b children.
    case list
    /// a: name, b: pipe (0: none).
    case template
    case `break`, `continue`
    /// a: first of b children, the commands; c: first of `count` declared variables among the children.
    case pipe
    /// a: first of b children, the words.
    case command
    /// a: index of the function, b: name.
    case function
    /// a: first of b names.
    case field
    /// a: slot, b: first of `count` names, the variable's own first.
    case variable
    /// a: node, b: first of `count` names.
    case chain
    case dot, `nil`
    /// a: 0 or 1.
    case bool
    /// a: index in `numbers`; b..<c: its text.
    case number
    /// a: index in `literals`; b..<c: its text.
    case string
  }

  package let operation: Operation
  package var isAssignment = false
  /// On a variable: it holds an item of a range, as it lay there.
  package var isRangeItem = false
  package var count: UInt16 = 0
  package var a: UInt32 = 0
  package var b: UInt32 = 0
  package var c: UInt32 = 0
}
