/// One step of how the machine came to where it was: a call, a branch that was taken, or a turn of a range. Frames are
/// linked by their parents, so that every piece of output knows the whole way with four bytes.
package struct TraceFrame {
  package enum Kind: Sendable {
    /// A file of `templates/`.
    case file
    case include, template, tpl
    /// The body of an `if` or `with`, and what stands after its `else`.
    case then, otherwise
    /// A turn of a range, and what stands after its `else`.
    case turn, nothing
  }

  package let kind: Kind
  /// An index of `Trace.frames`; 0 above a file.
  package let parent: UInt32
  /// The node that called, or decided, in the program of the next call above. 0 for a file.
  package let node: UInt32
  /// The program that runs in this frame: an index of `Trace.programs`.
  package let program: UInt32
  /// What a call was given as dot; what a decision went by; the item of a turn.
  package let cause: CauseID
  /// For `tpl`, what its text came from.
  package var source = CauseID.none
  /// The name of the template that was called.
  package var name = ByteString.empty

  package var isCall: Bool {
    switch kind {
    case .file, .include, .template, .tpl: true
    case .then, .otherwise, .turn, .nothing: false
    }
  }
}

/// How an `if`, `with` or `range` fell, whether something was printed or not.
package struct TraceDecision {
  /// Where it stands.
  package let frame: UInt32
  package let node: UInt32
  package let isTaken: Bool
  package let cause: CauseID
}

/// A place of the values tree, with what came to stand there.
package struct ValueSlot {
  /// The slot that this one lies in; nil for the root.
  package let parent: Int?
  package let key: ByteString
  /// Its place in a list, or -1.
  package let index: Int
  /// In the values' own table.
  package let origin: OriginID
  /// Whether a template went through it, or asked for it.
  package var isVisited = false
  /// Whether its value had an effect: it was printed, tested, or given to a function.
  package var isRead = false
  /// Whether it holds the values of a subchart.
  package var isSubchart = false
}
