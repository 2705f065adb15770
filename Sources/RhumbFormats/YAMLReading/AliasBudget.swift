/// go-yaml v2's defence against alias bombs: how much of the decoding may come from aliases.
struct AliasBudget {
  private var decoded = 0
  private var aliased = 0
  private var aliasDepth = 0

  mutating func enter() { decoded += 1 }
  mutating func enterAlias() { aliasDepth += 1 }
  mutating func leaveAlias() { aliasDepth -= 1 }

  /// Counts one node; false if too many come from aliases.
  mutating func charge() -> Bool {
    decoded += 1
    if aliasDepth > 0 { aliased += 1 }
    if aliased <= 100 || decoded <= 1000 { return true }
    return Double(aliased) / Double(decoded) <= allowedRatio
  }

  private var allowedRatio: Double {
    let low = 400_000
    let high = 4_000_000
    if decoded <= low { return 0.99 }
    if decoded >= high { return 0.10 }
    return 0.99 - 0.89 * (Double(decoded - low) / Double(high - low))
  }
}
