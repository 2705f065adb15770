package import RhumbEngine

/// The least and the most that something may have of characters, items or steps.
package struct SizeEstimate {
  package var least: UInt64
  package var most: UInt64

  package init(_ least: UInt64, _ most: UInt64) {
    self.least = least
    self.most = most
  }

  package static let unknown = SizeEstimate(0, .max)
  static func exactly(_ size: UInt64) -> SizeEstimate { SizeEstimate(size, size) }

  func union(_ other: SizeEstimate) -> SizeEstimate {
    SizeEstimate(min(least, other.least), max(most, other.most))
  }

  static func + (a: SizeEstimate, b: SizeEstimate) -> SizeEstimate {
    SizeEstimate(sum(a.least, b.least), sum(a.most, b.most))
  }

  static func * (a: SizeEstimate, b: SizeEstimate) -> SizeEstimate {
    SizeEstimate(CallCost.product(a.least, b.least), CallCost.product(a.most, b.most))
  }

  static func sum(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? .max : sum
  }
}

/// A step from a variable to a part of its value.
package enum SizeStep: Hashable, Sendable {
  case field(ByteString)
  case items, keys, values, indices
}
