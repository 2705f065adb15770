package import RhumbDiagnostics

/// Names an entry of an `OriginTable`. Four bytes in every map slot; 0 says nothing is known.
package struct OriginID: Hashable, Sendable {
  package let raw: UInt32
  package init(raw: UInt32) { self.raw = raw }
  package static let unknown = OriginID(raw: 0)
}

/// Where a value came from.
package enum Origin: Sendable {
  /// It was written here.
  case written(SourceSpan)
  /// It won over others: the strongest first.
  case merged([OriginID])
}

/// All origins of one render, in the order they were met.
package struct OriginTable: Sendable {
  private var entries: [Origin] = []

  package init() {}

  package mutating func add(_ origin: Origin) -> OriginID {
    entries.append(origin)
    return OriginID(raw: UInt32(entries.count))
  }

  package subscript(id: OriginID) -> Origin? {
    id == .unknown || Int(id.raw) > entries.count ? nil : entries[Int(id.raw) - 1]
  }

  /// Where the strongest layer wrote it.
  package func place(of id: OriginID) -> SourceSpan? {
    switch self[id] {
    case .written(let span)?: span
    case .merged(let all)?: all.lazy.compactMap { place(of: $0) }.first
    case nil: nil
    }
  }
}
