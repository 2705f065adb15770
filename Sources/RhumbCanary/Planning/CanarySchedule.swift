package import RhumbEngine

/// Growing shares of the traffic, in percent: `5,10,25,50,100`.
package struct CanarySchedule: Sendable {
  package let shares: [Int]

  /// Nil unless the shares are whole, between 1 and 100, and grow.
  package init?(_ text: ByteString) {
    var shares: [Int] = []
    for word in text.bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      let digits = word.filter { $0 != 0x20 && $0 != UInt8(ascii: "%") }
      guard (1...3).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      let share = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      guard (1...100).contains(share), share > shares.last ?? 0 else { return nil }
      shares.append(share)
    }
    self.shares = shares
  }

  package var text: ByteString { ByteString(shares.map { "\($0)" }.joined(separator: ",")) }

  /// Nil at the end.
  package func share(after share: Double) -> Int? { shares.first { Double($0) > share } }

  /// The largest step, counted from a share on.
  package func largestStep(from share: Double) -> Double {
    zip([share] + shares.map { Double($0) }, shares).map { abs(Double($1) - $0) }.max() ?? 0
  }

  /// Where the canary stands now: the same in every route that leads to it.
  package static func currentShare(
    _ request: ShiftRequest, of subject: CanarySubject
  ) throws(CanaryFailure) -> Double {
    let targets = try WeightShift.targets(request, in: try subject.scene())
    let share = targets[0].share
    guard targets.allSatisfy({ $0.share == share }) else {
      let shares = targets.map { "\($0.route.shownName): \(text($0.share))" }.joined(separator: "; ")
      throw CanaryFailure("the canary has different shares (\(shares)); choose a route with --route")
    }
    return share
  }

  /// Without needless digits.
  package static func text(_ share: Double) -> String {
    guard let whole = Int(exactly: share) else { return "\((share * 10).rounded() / 10)" }
    return "\(whole)"
  }
}
