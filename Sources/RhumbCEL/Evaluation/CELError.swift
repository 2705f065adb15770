package import RhumbEngine

/// Why an expression has no value, in cel-go's words, which an API server hands on.
package struct CELError: Error {
  package enum Kind: Sendable {
    /// A rule of the language or of a function was broken. `||` and `&&` may absorb it.
    case failed
    /// The cost limit, or a limit of rhumb's own. Nothing absorbs it.
    case limit
  }

  package let kind: Kind
  package let message: ByteString

  package init(_ message: ByteString, kind: Kind = .failed) {
    self.message = message
    self.kind = kind
  }

  package static let noSuchOverload = CELError("no such overload")
  package static let intOverflow = CELError("integer overflow")
  package static let uintOverflow = CELError("unsigned integer overflow")
  package static let durationOverflow = CELError("duration overflow")
  package static let timestampOverflow = CELError("timestamp overflow")
  package static let costLimit = CELError("operation cancelled: actual cost limit exceeded", kind: .limit)

  package static func conversion(from: CELType, to: CELType) -> CELError {
    CELError("type conversion error from '" + from.name + "' to '" + to.name + "'")
  }
}
