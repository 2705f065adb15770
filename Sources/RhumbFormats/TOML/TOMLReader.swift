package import RhumbEngine

/// Reads TOML 1.1 as BurntSushi/toml 1.6 does when it fills a `map[string]any`: integers are int64, arrays
/// `[]interface {}`, arrays of tables `[]map[string]interface {}`.
package struct TOMLReader {
  /// How deep tables and arrays may nest. The library has no limit: Go would run until its stack ends.
  package static let maximumDepth = 1000

  var lexer: TOMLLexer
  /// Makes a `time.Time`.
  let makeTime: (TOMLDateTime) -> Value
  let root = MapValue()
  /// The full key of the table in scope.
  var context: [ByteString] = []
  /// The last part of the key whose value is read.
  var currentKey = ByteString.empty
  /// Tables that only exist because a longer key named them, by their dotted key.
  var implicit: Set<ByteString> = []
  /// Keys whose value is an array.
  var arrays: Set<ByteString> = []
  var tableArrays: [(table: MapValue, key: Key, content: TOMLTableArray)] = []
  private var line = 1
  private var arrayDepth = 0

  private init(_ source: [UInt8], _ makeTime: @escaping (TOMLDateTime) -> Value) {
    lexer = TOMLLexer(source)
    self.makeTime = makeTime
  }

  package static func read(
    _ source: [UInt8], makeTime: @escaping (TOMLDateTime) -> Value
  ) throws(TOMLError) -> MapValue {
    let text = withoutByteOrderMark(source)
    if text.prefix(6).contains(0) {
      throw TOMLError("files cannot contain NULL bytes; probably using UTF-16; TOML files must be UTF-8", line: 1)
    }
    var reader = TOMLReader(text, makeTime)
    while true {
      let item = try reader.next()
      if item.kind == .end { break }
      try reader.topLevel(item)
    }
    for (table, key, content) in reader.tableArrays where table[key]?.content(as: TOMLTableArray.self) === content {
      table[key] = .list(content.tables.map { .map($0) }, .anyMap)
    }
    return reader.root
  }

  private static func withoutByteOrderMark(_ source: [UInt8]) -> [UInt8] {
    if source.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(source[3...]) }
    if source.starts(with: [0xFF, 0xFE]) || source.starts(with: [0xFE, 0xFF]) { return Array(source[2...]) }
    return source
  }

  // MARK: Items

  mutating func next() throws(TOMLError) -> TOMLItem {
    do throws(TOMLError) {
      return try lexer.nextItem()
    } catch {
      throw naming(error)
    }
  }

  /// The next item, whose line later faults about keys will name.
  private mutating func nextPlace() throws(TOMLError) -> TOMLItem {
    let item = try next()
    line = item.line
    return item
  }

  private func naming(_ error: TOMLError) -> TOMLError {
    var error = error
    if currentKey.isEmpty {
      error.lastKey = TOMLText.path(context)
    } else if context.isEmpty {
      error.lastKey = currentKey
    } else {
      error.lastKey = TOMLText.path(context) + "." + currentKey
    }
    return error
  }

  /// A fault in an item.
  func fault(_ reason: ByteString, in item: TOMLItem) -> TOMLError { naming(TOMLError(reason, line: item.line)) }

  /// A fault about the last key that was read.
  func fault(_ reason: ByteString) -> TOMLError { naming(TOMLError(reason, line: line)) }

  /// `Key 'a.b' has …`.
  func keyFault(_ key: [ByteString], _ reason: StaticString) -> TOMLError {
    var text: [UInt8] = []
    text.append("Key '")
    TOMLText.appendPath(key, to: &text)
    text.append("' ")
    text.append(reason)
    return fault(ByteString(text))
  }

  func tooDeep() -> TOMLError {
    // The key is left out: it is very long by now.
    TOMLError(ByteString("exceeds maximum table depth of \(Self.maximumDepth)"), line: line)
  }

  // MARK: Structure

  private mutating func topLevel(_ item: TOMLItem) throws(TOMLError) {
    switch item.kind {
    case .comment: _ = try next()
    case .table: try addContext(try key(until: .tableEnd), isArray: false)
    case .tableArray: try addContext(try key(until: .tableArrayEnd), isArray: true)
    default: try keyValue()
    }
    if item.kind == .table || item.kind == .tableArray { arrays.remove(TOMLText.path(context)) }
  }

  /// The parts of a key.
  private mutating func key(until end: TOMLItem.Kind) throws(TOMLError) -> [ByteString] {
    var parts: [ByteString] = []
    var item = try nextPlace()
    while item.kind != end && item.kind != .end {
      parts.append(try text(of: item))
      item = try next()
    }
    return parts
  }

  private mutating func keyValue() throws(TOMLError) {
    let outer = context
    var parts = try key(until: .keyEnd)
    currentKey = parts.popLast() ?? .empty
    for part in parts { try addImplicitContext(part) }
    let (value, isArray) = try value(try next(), inArray: false)
    try setValue(currentKey, value)
    noteType(currentKey, isArray: isArray)
    context = outer
    currentKey = .empty
  }

  /// A value, and whether it is an array.
  private mutating func value(_ item: TOMLItem, inArray: Bool) throws(TOMLError) -> (Value, isArray: Bool) {
    switch item.kind {
    case .array: return (try array(), true)
    case .inlineTable: return (try inlineTable(inArray: inArray), false)
    default: return (try scalar(item), false)
    }
  }

  private mutating func array() throws(TOMLError) -> Value {
    if arrayDepth >= Self.maximumDepth {
      throw fault(ByteString("exceeds maximum array depth of \(Self.maximumDepth)"))
    }
    arrayDepth += 1
    noteType(currentKey, isArray: true)
    var items: [Value] = []
    while true {
      let item = try next()
      if item.kind == .arrayEnd { break }
      if item.kind == .comment {
        _ = try next()
        continue
      }
      items.append(try value(item, inArray: true).0)
    }
    arrayDepth -= 1
    return .list(items)
  }

  /// An inline table. The table in scope is filled too, so that later keys can't add to it; in an array only the result
  /// counts.
  private mutating func inlineTable(inArray: Bool) throws(TOMLError) -> Value {
    let table = MapValue()
    let outerContext = context
    let outerKey = currentKey
    context.append(currentKey)
    let inner = context
    currentKey = .empty
    implicit.insert(TOMLText.path(inner))
    try addContext(inner, isArray: inArray)
    while true {
      let item = try next()
      if item.kind == .inlineTableEnd { break }
      if item.kind == .comment {
        _ = try next()
        continue
      }
      var parts = try key(until: .keyEnd)
      currentKey = parts.popLast() ?? .empty
      for part in parts { try addImplicitContext(part) }
      let (value, isArray) = try value(try next(), inArray: false)
      try setValue(currentKey, value)
      noteType(currentKey, isArray: isArray)
      try put(value, at: parts, currentKey, in: table)
      context = inner
    }
    context = outerContext
    currentKey = outerKey
    return .map(table)
  }

  private func put(_ value: Value, at parts: [ByteString], _ key: ByteString, in table: MapValue) throws(TOMLError) {
    var target = table
    for part in parts {
      switch target[part] {
      case nil:
        let inner = MapValue()
        target[part] = .map(inner)
        target = inner
      case .map(let inner)?: target = inner
      default:
        var reason: [UInt8] = []
        GoQuote.quote(TOMLText.path(context).bytes, to: &reason)
        reason.append(" is not a table")
        throw fault(ByteString(reason))
      }
    }
    target[key] = value
  }
}
