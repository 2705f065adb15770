/// What went wrong while a template ran, small enough to throw: the words of the innermost cause, and the places that
/// were left on the way out, innermost first. Messages are made from it at the boundary, never here.
package struct Fault: Error, Sendable {
  package let kind: Kind
  /// Go's or Helm's own words for the cause, without any place.
  package let message: ByteString
  package var frames: [FaultFrame] = []
  /// The values it is about.
  package internal(set) var subjects: [FaultSubject] = []
  /// Levels kept of a recursion: more than Helm's own limit can make.
  static let frameLimit = 2_400

  package enum Kind: Sendable {
    /// A rule of the template language or of a function was broken.
    case failed
    /// `fail` or `required` said so: Helm prints its words alone.
    case raised
    /// A limit of rhumb's was reached.
    case limit
  }

  package init(_ message: ByteString, kind: Kind = .failed) {
    self.kind = kind
    self.message = message
  }

  package init(_ message: String, kind: Kind = .failed) { self.init(ByteString(message), kind: kind) }
}
