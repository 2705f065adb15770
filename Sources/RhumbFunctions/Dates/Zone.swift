/// What clocks show at an instant in a place.
struct ZonePeriod {
  /// `CET`; empty for a nameless offset.
  let name: [UInt8]
  /// Seconds east of Greenwich.
  let offset: Int64
  let isSummerTime: Bool
  /// The instants between which it holds, in seconds since 1970.
  let start: Int64
  let end: Int64
}

/// A place's history of local times (Go's `time.Location`).
final class Zone: Sendable {
  /// `Europe/Paris`, `UTC`, `Local`.
  let name: [UInt8]
  private let kinds: [Kind]
  private let changes: [Change]
  /// What holds after the last change.
  private let rule: ZoneRule?

  struct Kind: Sendable {
    let name: [UInt8]
    let offset: Int64
    let isSummerTime: Bool
  }

  struct Change: Sendable {
    let instant: Int64
    let kind: Int
  }

  static let utc = Zone(name: ByteText.bytes("UTC"), kinds: [], changes: [], rule: nil)

  init(name: [UInt8], kinds: [Kind], changes: [Change], rule: ZoneRule?) {
    self.name = name
    self.kinds = kinds
    self.changes = changes
    self.rule = rule
  }

  /// One offset for ever.
  convenience init(name: [UInt8], offset: Int64) {
    self.init(
      name: name, kinds: [Kind(name: name, offset: offset, isSummerTime: false)],
      changes: [Change(instant: .min, kind: 0)], rule: nil)
  }

  func renamed(_ name: [UInt8]) -> Zone { Zone(name: name, kinds: kinds, changes: changes, rule: rule) }

  /// What holds at an instant, in seconds since 1970.
  func period(at instant: Int64) -> ZonePeriod {
    guard let first = changes.first, !kinds.isEmpty else {
      return ZonePeriod(name: ByteText.bytes("UTC"), offset: 0, isSummerTime: false, start: .min, end: .max)
    }
    if instant < first.instant { return period(kinds[firstKind], .min, first.instant) }
    var low = 0
    var high = changes.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if instant < changes[middle].instant { high = middle } else { low = middle }
    }
    if low == changes.count - 1, let rule { return rule.period(at: instant, lastChange: changes[low].instant) }
    return period(
      kinds[changes[low].kind], changes[low].instant, high < changes.count ? changes[high].instant : .max)
  }

  private func period(_ kind: Kind, _ start: Int64, _ end: Int64) -> ZonePeriod {
    ZonePeriod(name: kind.name, offset: kind.offset, isSummerTime: kind.isSummerTime, start: start, end: end)
  }

  /// The kind before the first change, as tzcode's localtime picks it.
  private var firstKind: Int {
    if !changes.contains(where: { $0.kind == 0 }) { return 0 }
    if let first = changes.first, kinds[first.kind].isSummerTime {
      if let standard = (0..<first.kind).last(where: { !kinds[$0].isSummerTime }) { return standard }
    }
    return kinds.firstIndex { !$0.isSummerTime } ?? 0
  }

  /// The offset that an abbreviation stands for, best at a time of day given as if it were UTC.
  func offset(named name: ArraySlice<UInt8>, near seconds: Int64) -> Int64? {
    let named = kinds.filter { $0.name.elementsEqual(name) }
    for kind in named {
      let period = period(at: seconds &- kind.offset)
      if period.name.elementsEqual(name) { return period.offset }
    }
    return named.first?.offset
  }
}
