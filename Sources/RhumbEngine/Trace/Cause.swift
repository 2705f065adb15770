/// Names what a value or a piece of text came from, in a `Trace`; 0 is "from nothing but the template's own words".
package struct CauseID: Hashable, Sendable {
  package let raw: UInt32
  package static let none = CauseID(raw: 0)
  /// In the slots of maps and lists that templates made, `none` itself: it is known that there is nothing to know.
  package static let literal = CauseID(raw: 1)

  private static let slotMark: UInt32 = 1 << 30
  /// Set in the origins of maps and lists while a trace is kept: the rest is a cause.
  private static let originMark: UInt32 = 1 << 31

  init(raw: UInt32) { self.raw = raw }
  init(slot: Int) { raw = CauseID.slotMark | UInt32(slot) }

  /// The cause at an index of `Trace.causes`.
  package static func of(_ index: Int) -> CauseID { CauseID(raw: UInt32(index)) }

  /// The index of the slot of the values tree that this cause is.
  package var slot: Int? { raw & CauseID.slotMark == 0 ? nil : Int(raw & ~CauseID.slotMark) }

  /// The cause as the origin of a map's or list's slot.
  package var origin: OriginID { self == .none ? .unknown : OriginID(raw: raw | CauseID.originMark) }

  /// The cause that an origin stands for; nil for an origin of the values' own table.
  package init?(_ origin: OriginID) {
    guard origin.raw & CauseID.originMark != 0 else { return nil }
    let cause = CauseID(raw: origin.raw & ~CauseID.originMark)
    self = cause == .literal ? .none : cause
  }

  /// The cause as the origin of a slot that a template made.
  package var ownOrigin: OriginID { self == .none ? CauseID.literal.origin : origin }
}

/// What a value came from, where it is not simply a slot of the values tree.
package enum Cause {
  /// `CauseID.none` and `CauseID.literal`.
  case literal
  /// What the program offers: `.Release.Name`, `.Chart.Version`, `.Files.Get`.
  case builtIn(parent: CauseID, name: ByteString)
  /// A key that was asked for and is not there.
  case undefined(parent: CauseID, name: ByteString)
  /// A text that was put together: an index of `Trace.texts`.
  case text(Int)
  /// Everything that lies in a map or list.
  case whole(CauseID)
  /// The first, which was chosen with regard to the second: `default`, `ternary`, `or`, an assignment below an `if`.
  case chosen(CauseID, by: CauseID)
  /// Both.
  case both(CauseID, CauseID)
}
