extension Trace {
  /// Numbers the slots of a values tree, so that every copy of a value still knows the slot it came from. The tree's
  /// origins become causes; what they were lies in `slots`. Returns the cause of the tree itself.
  package func number(_ values: MapValue) -> CauseID {
    slots.append(ValueSlot(parent: nil, key: .empty, index: -1, origin: .unknown))
    let root = slots.count - 1
    number(values, in: root)
    return CauseID(slot: root)
  }

  /// The slot with this cause holds the values of a subchart.
  package func noteSubchart(_ cause: CauseID) {
    if let slot = cause.slot { slots[slot].isSubchart = true }
  }

  private func number(_ map: MapValue, in parent: Int) {
    for position in 0..<map.count {
      let entry = map.entries[position]
      // A map may lie in the tree twice: globals do.
      guard CauseID(entry.origin) == nil, let slot = add(parent, entry.key, -1, entry.origin) else { continue }
      map.replaceOrigin(at: position, with: CauseID(slot: slot).origin)
      switch entry.value {
      case .map(let inner): number(inner, in: slot)
      case .list(let list):
        if let numbered = numbered(list, in: slot) { map.replaceValue(at: position, with: .list(numbered)) }
      default: break
      }
    }
  }

  private func numbered(_ list: ListValue, in parent: Int) -> ListValue? {
    if list.items.isEmpty || list.type != .any || list.origins.first.map({ CauseID($0) != nil }) ?? false { return nil }
    var items = list.items
    var origins: [OriginID] = []
    for (index, item) in list.items.enumerated() {
      let origin = index < list.origins.count ? list.origins[index] : .unknown
      guard let slot = add(parent, .empty, index, origin) else { return nil }
      origins.append(CauseID(slot: slot).origin)
      switch item {
      case .map(let inner): number(inner, in: slot)
      case .list(let inner): if let numbered = numbered(inner, in: slot) { items[index] = .list(numbered) }
      default: break
      }
    }
    return ListValue(items, list.type, isNil: list.isNil, origins: origins)
  }

  private func add(_ parent: Int, _ key: ByteString, _ index: Int, _ origin: OriginID) -> Int? {
    guard slots.count < 1 << 29 else { return nil }
    slots.append(ValueSlot(parent: parent, key: key, index: index, origin: origin))
    return slots.count - 1
  }
}
