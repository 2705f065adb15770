/// A value that had a say in a fault: what the template calls it, what it was, and where it was set.
package struct FaultSubject: Sendable {
  package enum State: Sendable {
    /// The map that should hold it has no such key.
    case absent
    case null
    /// Of this type, in Go's words.
    case value(ByteString)
  }

  /// As the template writes it: `.Values.image`, `$port.name`.
  package let words: ByteString
  package let state: State
  package let origin: OriginID
  /// For one that is absent: a key beside it that was probably meant.
  package let suggestion: ByteString?
}
