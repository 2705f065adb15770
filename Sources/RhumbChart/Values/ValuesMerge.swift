package import RhumbEngine

extension MapValue {
  /// Lays stronger values over these: maps merge, all else is replaced (Helm's MergeMaps, by which `-f` files and the
  /// documents of one file are joined).
  ///
  /// Maps of `stronger` become part of this one; it must not be used on its own afterwards.
  package func overlay(_ stronger: MapValue, origins: inout OriginTable) {
    for entry in stronger.entries {
      let key = entry.name
      guard let position = index(of: key) else {
        set(key, entry.value, origin: entry.origin)
        continue
      }
      let winner = origins.winner(entry.origin, over: entries[position].origin)
      if case .map(let over) = entry.value, case .map(let under) = entries[position].value {
        under.overlay(over, origins: &origins)
        replaceOrigin(at: position, with: winner)
      } else {
        set(key, entry.value, origin: winner)
      }
    }
  }
}
