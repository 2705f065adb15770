import RhumbEngine

/// The tables of a `[[name]]` while they are being read.
final class TOMLTableArray: HostContent {
  var tables: [MapValue] = []
  var goType: GoType { ListType.anyMap.goType }
}

/// Which table a key belongs to, and whether it may be set.
extension TOMLReader {
  /// Makes a table current, with all tables above it. An array of tables stands for its last one.
  mutating func addContext(_ key: [ByteString], isArray: Bool) throws(TOMLError) {
    if key.count >= Self.maximumDepth { throw tooDeep() }
    guard let last = key.last else { return }
    var table = root
    var path: [ByteString] = []
    for part in key.dropLast() {
      path.append(part)
      let name = Key(part)
      switch table[name] {
      case nil:
        implicit.insert(TOMLText.path(path))
        let inner = MapValue()
        table[name] = .map(inner)
        table = inner
      case let found?:
        guard let inner = Self.table(found) else { throw keyFault(path, "was already created as a hash.") }
        table = inner
      }
    }
    context = path
    if isArray { try addTable(to: Key(last), of: table, key) } else { try setValue(last, .map(MapValue())) }
    context.append(last)
  }

  private mutating func addTable(to name: Key, of table: MapValue, _ key: [ByteString]) throws(TOMLError) {
    switch table[name] {
    case nil:
      let content = TOMLTableArray()
      content.tables.append(MapValue())
      table[name] = .object(content)
      tableArrays.append((table, name, content))
    case let found?:
      guard let content = found.content(as: TOMLTableArray.self) else {
        throw keyFault(key, "was already created and cannot be used as an array.")
      }
      content.tables.append(MapValue())
    }
  }

  private static func table(_ value: Value) -> MapValue? {
    if case .map(let map) = value { return map }
    return value.content(as: TOMLTableArray.self)?.tables.last
  }

  /// One more part of a dotted key.
  mutating func addImplicitContext(_ part: ByteString) throws(TOMLError) {
    let key = context + [part]
    implicit.insert(TOMLText.path(key))
    try addContext(key, isArray: false)
  }

  /// Sets a key of the table in scope. Only what exists implicitly may be set again.
  mutating func setValue(_ key: ByteString, _ value: Value) throws(TOMLError) {
    var table = root
    var path: [ByteString] = []
    for part in context {
      path.append(part)
      guard let inner = table[part].flatMap(Self.table) else { throw keyFault(path, "has already been defined.") }
      table = inner
    }
    path.append(key)
    let name = Key(key)
    guard table[name] != nil else {
      table[name] = value
      return
    }
    let full = TOMLText.path(path)
    let wasImplicit = implicit.remove(full) != nil
    guard wasImplicit else { throw keyFault(path, "has already been defined.") }
    if arrays.contains(full) { table[name] = value }
  }

  /// Remembers whether a key holds an array.
  mutating func noteType(_ key: ByteString, isArray: Bool) {
    let path = TOMLText.path(key.isEmpty ? context.isEmpty ? [.empty] : context : context + [key])
    if isArray { arrays.insert(path) } else { arrays.remove(path) }
  }
}
