/// A Go map with string keys: shared by reference, so that `set` is seen through every alias.
///
/// Invariant: entries keep the order of insertion, and nothing observable depends on it or on a hash:
/// `range` and printing go by `sortedIndices`.
package final class MapValue {
  package struct Entry {
    package let key: ByteString
    package let hash: UInt32
    package var origin: OriginID
    package var value: Value

    package var name: Key { Key(text: key, hash: hash) }
  }

  package let type: MapType
  /// A nil map: reads as empty, is `null` in JSON, can't be written.
  package let isNil: Bool
  /// The map this one is another type of: Go gives `.Values` of a subchart and the table in its parent's values two types
  /// over one map.
  private let target: MapValue?
  private var own: [Entry]
  /// Open addressing over `entries`, a power of two; empty while a linear scan is faster.
  private var table: [Int32] = []
  private var order: [Int32]?
  /// Whether the maps among the values, and in lists among them, still belong to the map that this one is a copy of.
  private var holdsForeignMaps = false

  private static let linearLimit = 8

  package init(_ type: MapType = .any, capacity: Int = 0) {
    self.type = type
    self.isNil = false
    self.target = nil
    self.own = []
    own.reserveCapacity(capacity)
  }

  private init(nilOf type: MapType) {
    self.type = type
    self.isNil = true
    self.target = nil
    self.own = []
  }

  private init(copying other: MapValue, as type: MapType, own: [Entry]) {
    self.type = type
    self.isNil = false
    self.target = nil
    self.own = own
    self.table = other.table
    self.order = other.order
  }

  private init(viewing target: MapValue, as type: MapType) {
    self.type = type
    self.isNil = target.isNil
    self.target = target
    self.own = []
  }

  package static func none(_ type: MapType = .any) -> MapValue { MapValue(nilOf: type) }

  package convenience init(_ type: MapType = .any, pairs: [(ByteString, Value)]) {
    self.init(type, capacity: pairs.count)
    for (key, value) in pairs { self[key] = value }
  }

  /// A map of its own with the same entries; nested maps stay shared.
  package func shallowCopy(as type: MapType? = nil) -> MapValue {
    let source = target ?? self
    if source.holdsForeignMaps { source.claimMaps() }
    return MapValue(copying: source, as: type ?? self.type, own: source.own)
  }

  /// A map of its own with the same entries, of which those that are maps are copies too; what is in those stays shared.
  package func copyWithTables(as type: MapType) -> MapValue {
    let source = target ?? self
    if source.holdsForeignMaps { source.claimMaps() }
    return source.mappingValues(as: type) { if case .map(let map) = $0 { .map(map.shallowCopy()) } else { $0 } }
  }

  /// A copy that shares nothing that can change: maps inside, and maps inside lists, are copies too, each made when
  /// somebody first comes that far.
  ///
  /// Neither this map nor what it holds may change afterwards, and one thread at a time may read the copy.
  package func lazyCopy() -> MapValue {
    if isNil { return self }
    let source = target ?? self
    let copy = MapValue(copying: source, as: type, own: source.own)
    copy.holdsForeignMaps = true
    return copy
  }

  @inline(never) private func claimMaps() {
    holdsForeignMaps = false
    let holdsContainers = own.contains { entry in
      switch entry.value {
      case .map, .list: true
      default: false
      }
    }
    if holdsContainers { own = mappingValues(\.lazyCopy).own }
  }

  /// Whether a value is null, here or in maps inside, lists aside.
  package var holdsNull: Bool {
    (target ?? self).own.contains { entry in
      switch entry.value {
      case .null: true
      case .map(let inner): inner.holdsNull
      default: false
      }
    }
  }

  /// Whether one of its own values is null.
  package var holdsNullItself: Bool {
    (target ?? self).own.contains { if case .null = $0.value { true } else { false } }
  }

  /// A map of its own with the same keys, in the same places, and other values.
  package func mappingValues(as type: MapType? = nil, _ transform: (Value) -> Value) -> MapValue {
    let source = target ?? self
    let count = source.own.count
    let own = unsafe [Entry](unsafeUninitializedCapacity: count) { room, initialized in
      for index in 0..<count {
        let entry = source.own[index]
        // Safety: there is room for count entries, and each is initialised once.
        unsafe room.initializeElement(
          at: index,
          to: Entry(key: entry.key, hash: entry.hash, origin: entry.origin, value: transform(entry.value)))
        initialized = index + 1
      }
    }
    return MapValue(copying: source, as: type ?? self.type, own: own)
  }

  /// The same map under another type: what is written to one is in both.
  package func viewed(as type: MapType) -> MapValue {
    if type == self.type { return self }
    if let target, type == target.type { return target }
    return MapValue(viewing: target ?? self, as: type)
  }

  package var entries: [Entry] {
    let map = target ?? self
    if map.holdsForeignMaps { map.claimMaps() }
    return map.own
  }

  package var count: Int { target?.own.count ?? own.count }

  /// The value of the entry at a position of `entries`.
  package func value(at position: Int) -> Value { (target ?? self).own[position].value }

  package func index(of key: Key) -> Int? { (target ?? self).index(of: key.text.bytes, hash: key.hash) }

  private func index(of key: [UInt8], hash: UInt32) -> Int? {
    if table.isEmpty {
      for position in 0..<own.count where own[position].hash == hash && own[position].key.bytes == key {
        return position
      }
      return nil
    }
    let mask = table.count - 1
    var slot = Int(hash) & mask
    while true {
      let position = Int(table[slot])
      if position < 0 { return nil }
      if own[position].hash == hash, own[position].key.bytes == key { return position }
      slot = (slot + 1) & mask
    }
  }

  /// Where the entry lies whose key is what stands at `range` of `text`, which has that hash.
  package func index(of text: [UInt8], at range: Range<Int>, hash: UInt32) -> Int? {
    if let target { return target.index(of: text, at: range, hash: hash) }
    if table.isEmpty {
      for position in 0..<own.count
      where own[position].hash == hash && ByteScan.equal(own[position].key.bytes, text, at: range) {
        return position
      }
      return nil
    }
    let mask = table.count - 1
    var slot = Int(hash) & mask
    while true {
      let position = Int(table[slot])
      if position < 0 { return nil }
      if own[position].hash == hash, ByteScan.equal(own[position].key.bytes, text, at: range) { return position }
      slot = (slot + 1) & mask
    }
  }

  /// The value of a key; nil if it is not there. Setting nil removes it.
  package subscript(key: Key) -> Value? {
    get {
      let map = target ?? self
      guard let position = map.index(of: key.text.bytes, hash: key.hash) else { return nil }
      if map.holdsForeignMaps { map.claimMaps() }
      return map.own[position].value
    }
    set {
      if let newValue { set(key, newValue) } else { remove(key) }
    }
  }

  package subscript(key: ByteString) -> Value? {
    get { self[Key(key)] }
    set { self[Key(key)] = newValue }
  }

  package func origin(of key: Key) -> OriginID { index(of: key).map { (target ?? self).own[$0].origin } ?? .unknown }

  /// Writes a key. An existing entry keeps its place in the insertion order.
  package func set(_ key: Key, _ value: Value, origin: OriginID = .unknown) {
    if let target { return target.set(key, value, origin: origin) }
    if holdsForeignMaps { claimMaps() }
    if let position = index(of: key) {
      own[position].value = value
      own[position].origin = origin
      return
    }
    own.append(Entry(key: key.text, hash: key.hash, origin: origin, value: value))
    order = nil
    if !table.isEmpty || own.count > Self.linearLimit { noteAppended() }
  }

  package func remove(_ key: Key) {
    if let target { return target.remove(key) }
    guard let position = index(of: key) else { return }
    own.remove(at: position)
    order = nil
    if !table.isEmpty { rebuildTable() }
  }

  /// Writes the value of the entry at a position of `entries`.
  package func replaceValue(at position: Int, with value: Value) {
    let map = target ?? self
    if map.holdsForeignMaps { map.claimMaps() }
    map.own[position].value = value
  }

  package func replaceOrigin(at position: Int, with origin: OriginID) {
    (target ?? self).own[position].origin = origin
  }

  /// Removes the entries at these positions of `entries`, each given once.
  package func remove(at positions: [Int]) {
    if let target { return target.remove(at: positions) }
    if positions.isEmpty { return }
    var doomed = positions.sorted()[...]
    var kept: [Entry] = []
    kept.reserveCapacity(own.count - positions.count)
    for (position, entry) in own.enumerated() {
      if position == doomed.first { doomed.removeFirst() } else { kept.append(entry) }
    }
    own = kept
    order = nil
    if !table.isEmpty { rebuildTable() }
  }

  private func noteAppended() {
    if (own.count * 4) > table.count * 3 {
      rebuildTable()
    } else {
      insert(own.count - 1)
    }
  }

  private func rebuildTable() {
    var size = 32
    while own.count * 2 > size { size *= 2 }
    table = [Int32](repeating: -1, count: size)
    for position in own.indices { insert(position) }
  }

  private func insert(_ position: Int) {
    let mask = table.count - 1
    var slot = Int(own[position].hash) & mask
    while table[slot] >= 0 { slot = (slot + 1) & mask }
    table[slot] = Int32(position)
  }

  /// Positions in `entries` by the byte order of keys, as Go's `range` and printing go.
  package var sortedIndices: [Int32] {
    if let target { return target.sortedIndices }
    if let order { return order }
    let sorted = (0..<Int32(own.count)).sorted { own[Int($0)].key < own[Int($1)].key }
    order = sorted
    return sorted
  }

  /// Entries by the byte order of their keys.
  package var sortedEntries: [Entry] { sortedIndices.map { entries[Int($0)] } }
}

extension Value {
  fileprivate var lazyCopy: Value {
    switch self {
    case .map(let map): .map(map.lazyCopy())
    case .list(let list): list.lazyCopy.map { .list($0) } ?? self
    default: self
    }
  }
}

extension ListValue {
  /// Nil if there are no maps in it, so that the list itself will do.
  fileprivate var lazyCopy: ListValue? {
    var copy: [Value]?
    for (index, item) in items.enumerated() {
      switch item {
      case .map(let inner) where !inner.isNil:
        if copy == nil { copy = items }
        copy?[index] = .map(inner.lazyCopy())
      case .list(let list):
        guard let inner = list.lazyCopy else { continue }
        if copy == nil { copy = items }
        copy?[index] = .list(inner)
      default: break
      }
    }
    return copy.map { ListValue($0, type, isNil: isNil, origins: origins) }
  }
}
