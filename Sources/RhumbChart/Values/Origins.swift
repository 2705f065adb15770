package import RhumbEngine

extension OriginTable {
  /// More layers of one value than this are not remembered; the strongest are.
  private static let maximumLayers = 64

  /// The origin of a value that won over another one, which stays known as what it won over.
  package mutating func winner(_ strong: OriginID, over weak: OriginID) -> OriginID {
    if weak == .unknown || strong == .unknown || strong == weak { return strong }
    var ranks = layers(of: strong)
    let known = ranks.count
    if known >= Self.maximumLayers { return strong }
    for layer in layers(of: weak) where ranks.count < Self.maximumLayers && !ranks.contains(layer) {
      ranks.append(layer)
    }
    return ranks.count == known ? strong : add(.merged(ranks))
  }

  /// The layers that wrote a value, the strongest first.
  package func layers(of id: OriginID) -> [OriginID] {
    switch self[id] {
    case .merged(let all)?: all
    case .written?: [id]
    case nil: []
    }
  }
}

extension ByteString {
  /// The text as Go's `%q` spells it.
  package var goQuoted: ByteString { GoQuote.quoted(self) }
}
