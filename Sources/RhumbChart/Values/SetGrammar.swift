package import RhumbDiagnostics
package import RhumbEngine

/// The grammar of `--set` and its relatives: `a.b=1,l[0].x=v,m={p,q}`.
///
/// The words are read into the map that holds what weaker layers gave, as Helm's strvals does; so `l[0].x=1` changes a
/// list of a `-f` file in place. Its limits are Helm's: an index up to 65536, names nested up to 30 levels.
package struct SetGrammar {
  /// The flags that share the grammar, and how each reads the text of a value.
  package enum Flavor {
    /// `--set`: booleans, null and int64 are told from strings.
    case typed
    /// `--set-string`
    case string
    /// `--set-file`: the text is a path. Throws with Go's words.
    case file(read: (ByteString) throws(ChartError) -> [UInt8])
    /// `--set-json`: each value is a JSON value. Nil for what is not JSON.
    case json(parse: ([UInt8], _ at: Int, inout OriginTable) -> Value?)
    /// `--set-literal`: one key, and all that follows is its value.
    case literal
  }

  /// How reading stops short of another pair.
  enum Stop: Error {
    /// The words end. Helm takes that for success wherever it happens.
    case end
    case failed(String)
  }

  static let maximumIndex = 65536
  static let maximumLevel = 30
  /// Lists in lists (`a[0][0]…`), which Helm leaves to Go's stack.
  private static let maximumListDepth = 1000

  private let words: [UInt8]
  private let flavor: Flavor
  private let file: FileID
  private let isLiteral: Bool
  private var position = 0
  /// What lists may still grow by.
  private var spare = 1_000_000

  private init(_ words: ByteString, _ flavor: Flavor, file: FileID) {
    self.words = words.bytes
    self.flavor = flavor
    self.file = file
    if case .literal = flavor { isLiteral = true } else { isLiteral = false }
  }

  /// Reads the words into `map`.
  ///
  /// - Parameter file: the words as a text of the run's `SourceMap`; values get their place in it.
  /// - Throws: Helm's words for what is wrong, without the `failed parsing --set data` before them.
  package static func read(
    _ words: ByteString, as flavor: Flavor, into map: MapValue, file: FileID, origins: inout OriginTable
  ) throws(ChartError) {
    var grammar = SetGrammar(words, flavor, file: file)
    while true {
      do throws(Stop) {
        try grammar.pair(into: map, level: 0, origins: &origins)
      } catch {
        switch error {
        case .end: return
        case .failed(let message): throw ChartError(message)
        }
      }
    }
  }

  // MARK: Pairs

  /// One `key=value`, from its key (or the next part of a dotted key) on.
  private mutating func pair(into map: MapValue, level: Int, origins: inout OriginTable) throws(Stop) {
    let start = position
    let name = runes(until: isLiteral ? "=[." : "=[,.")
    guard let last = name.last else {
      if name.text.isEmpty { throw .end }
      throw .failed("key \(quoted(name.text)) has no value")
    }
    let key = Key(name.text)
    switch last {
    case UInt8(ascii: "["): try indexed(key, in: map, start: start, level: level, origins: &origins)
    case UInt8(ascii: "="): try value(of: key, in: map, origins: &origins)
    case UInt8(ascii: "."): try nested(key, in: map, start: start, level: level + 1, origins: &origins)
    default:
      write(.string(""), to: key, of: map, at: start, &origins)
      throw .failed("key \(quoted(name.text)) has no value (cannot end with ,)")
    }
  }

  private mutating func nested(
    _ key: Key, in map: MapValue, start: Int, level: Int, origins: inout OriginTable
  ) throws(Stop) {
    if level > Self.maximumLevel {
      throw .failed("value name nested level is greater than maximum supported nested level of \(Self.maximumLevel)")
    }
    var inner = MapValue()
    var isNew = true
    if let existing = map[key] {
      guard case .map(let table) = existing else { throw notA("map[string]interface {}", existing) }
      inner = table
      isNew = false
    }
    // An inner map that holds something is kept even when reading stops inside it.
    do throws(Stop) {
      try pair(into: inner, level: level, origins: &origins)
    } catch {
      if isNew, inner.count != 0 { write(.map(inner), to: key, of: map, at: start, &origins) }
      throw error
    }
    if inner.count == 0 { throw .failed("key map \(quoted(key.text)) has no value") }
    if isNew { write(.map(inner), to: key, of: map, at: start, &origins) }
  }

  private mutating func indexed(
    _ key: Key, in map: MapValue, start: Int, level: Int, origins: inout OriginTable
  ) throws(Stop) {
    let index = try self.index()
    var list = ListItems()
    if let existing = map[key] {
      guard case .list(let items) = existing else { throw notA("[]interface {}", existing) }
      list = ListItems(items)
    }
    do throws(Stop) {
      try item(index, of: &list, level: level, depth: 0, origins: &origins)
    } catch {
      write(.list(list.value), to: key, of: map, at: start, keepingOrigin: true, &origins)
      throw error
    }
    write(.list(list.value), to: key, of: map, at: start, keepingOrigin: true, &origins)
  }

  private mutating func value(of key: Key, in map: MapValue, origins: inout OriginTable) throws(Stop) {
    if isLiteral {
      let text = runes(until: "")
      return write(.string(text.text), to: key, of: map, at: text.start, &origins)
    }
    if case .json(let parse) = flavor {
      let start = position
      let value = try json(parse, &origins)
      write(value, to: key, of: map, at: start, &origins)
      skipSeparator()
      return
    }
    let start = position
    guard position < words.count else {
      write(.string(""), to: key, of: map, at: start, &origins)
      throw .end
    }
    let value = try self.value(&origins)
    write(value.value, to: key, of: map, at: start, end: value.end, &origins)
  }

  // MARK: List items

  /// What stands between `]` and the value: nothing, another index, or a dotted name.
  private mutating func item(
    _ index: Int, of list: inout ListItems, level: Int, depth: Int, origins: inout OriginTable
  ) throws(Stop) {
    if index < 0 { throw .failed("negative \(index) index not allowed") }
    if depth > Self.maximumListDepth {
      throw .failed("lists nest deeper than the limit of \(Self.maximumListDepth) levels")
    }
    let rest = runes(until: "[.=")
    if !rest.text.isEmpty { throw .failed("unexpected data at end of array index: \(quotedRunes(rest.text))") }
    guard let last = rest.last else { throw .end }
    switch last {
    case UInt8(ascii: "="): try itemValue(index, of: &list, &origins)
    case UInt8(ascii: "["):
      let next = try self.index()
      var inner = ListItems()
      var existed = false
      if index < list.items.count {
        switch list.items[index] {
        case .null: break
        case .list(let items):
          inner = ListItems(items)
          existed = true
        case let other: throw notA("[]interface {}", other)
        }
      }
      do throws(Stop) {
        try item(next, of: &inner, level: level, depth: depth + 1, origins: &origins)
      } catch {
        if existed { list.items[index] = .list(inner.value) }
        throw error
      }
      try put(index, of: &list, .list(inner.value), list.origin(index))
    default: try itemMap(index, of: &list, level: level, origins: &origins)
    }
  }

  private mutating func itemMap(
    _ index: Int, of list: inout ListItems, level: Int, origins: inout OriginTable
  ) throws(Stop) {
    var inner = MapValue()
    if index < list.items.count {
      if case .map(let existing) = list.items[index] {
        inner = existing
      } else {
        list.items[index] = .map(inner)
      }
    }
    let start = position
    let known = list.origin(index)
    try pair(into: inner, level: level, origins: &origins)
    try put(index, of: &list, .map(inner), known == .unknown ? place(start, position, &origins) : known)
  }

  private mutating func itemValue(_ index: Int, of list: inout ListItems, _ origins: inout OriginTable) throws(Stop) {
    let start = position
    if isLiteral {
      let text = runes(until: "")
      return try put(index, of: &list, .string(text.text), place(start, text.end, &origins))
    }
    if case .json(let parse) = flavor {
      let value = try json(parse, &origins)
      try put(index, of: &list, value, place(start, position, &origins))
      skipSeparator()
      return
    }
    guard position < words.count else { return try put(index, of: &list, .string(""), place(start, start, &origins)) }
    let value = try self.value(&origins)
    try put(index, of: &list, value.value, place(start, value.end, &origins))
  }

  private mutating func put(
    _ index: Int, of list: inout ListItems, _ value: Value, _ origin: OriginID
  ) throws(Stop) {
    if index <= Self.maximumIndex { spare -= max(0, index &+ 1 - list.items.count) }
    if spare < 0 { throw .failed("the lists of one flag hold more items than the limit allows") }
    try list.set(index, value, origin)
  }

  // MARK: Values

  /// The text up to a comma, or a list in braces.
  private mutating func value(_ origins: inout OriginTable) throws(Stop) -> (value: Value, end: Int) {
    if words[position] == UInt8(ascii: "{") {
      position += 1
      let list = try braced(&origins)
      let end = position
      if position < words.count, words[position] == UInt8(ascii: ",") { position += 1 }
      return (.list(list.value), end)
    }
    let text = runes(until: ",")
    return (try convert(text.text), text.end)
  }

  private mutating func braced(_ origins: inout OriginTable) throws(Stop) -> ListItems {
    var list = ListItems()
    while true {
      let text = runes(until: ",}")
      guard let last = text.last else { throw .failed("list must terminate with '}'") }
      list.append(try convert(text.text), place(text.start, text.end, &origins))
      if last == UInt8(ascii: "}") { return list }
    }
  }

  private func convert(_ text: ByteString) throws(Stop) -> Value {
    switch flavor {
    case .typed: return SetGrammar.typed(text)
    case .file(let read):
      do throws(ChartError) {
        return .string(ByteString(try read(text)))
      } catch {
        throw .failed(error.message.description)
      }
    case .string, .json, .literal: return .string(text)
    }
  }

  /// Of all that looks like another type only booleans, null and int64 in decimal are taken for it.
  static func typed(_ text: ByteString) -> Value {
    let bytes = text.bytes
    if bytes.count == 4 || bytes.count == 5 || bytes.count == 6 {
      // Go folds U+017F to `s`, so `falſe` is false too.
      let folded = bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }
      if folded == Array("true".utf8) { return .bool(true) }
      if folded == Array("false".utf8) || folded == Array("fal\u{17F}e".utf8) { return .bool(false) }
      if folded == Array("null".utf8) { return .null }
    }
    if bytes == [UInt8(ascii: "0")] { return .int64(0) }
    guard let first = bytes.first, first != UInt8(ascii: "0"), let number = SetGrammar.decimal(bytes) else {
      return .string(text)
    }
    return .int64(number)
  }

  /// strconv.ParseInt in base 10; nil for what it refuses.
  private static func decimal(_ bytes: [UInt8]) -> Int64? {
    switch GoNumber.parseInt(bytes, base: 10) {
    case (let value, nil): return value
    default: return nil
    }
  }

  // MARK: JSON

  /// The JSON value at hand; nothing at all is null.
  private mutating func json(
    _ parse: ([UInt8], Int, inout OriginTable) -> Value?, _ origins: inout OriginTable
  ) throws(Stop) -> Value {
    var rest = position
    while true {
      guard rest < words.count, words[rest] != UInt8(ascii: ",") else { return .null }
      let rune = UTF8Text.decode(words, at: rest)
      if !RuneClass.isSpace(rune.value) { break }
      rest += rune.width
    }
    position = rest
    guard let end = JSONExtent.end(of: words, from: position),
      let value = parse(Array(words[position..<end]), position, &origins)
    else { throw .failed("invalid JSON") }
    position = end
    return value
  }

  /// Skips blanks and one comma after a JSON value.
  private mutating func skipSeparator() {
    while position < words.count {
      if words[position] == UInt8(ascii: ",") {
        position += 1
        return
      }
      let rune = UTF8Text.decode(words, at: position)
      if !RuneClass.isSpace(rune.value) { return }
      position += rune.width
    }
  }

  // MARK: Pieces

  /// The runes up to one of the stops, which is consumed. A backslash protects the next rune and is dropped, except in
  /// literals. Bytes that are no UTF-8 become U+FFFD, as Go reads runes.
  private mutating func runes(until stops: StaticString) -> (text: ByteString, last: UInt8?, start: Int, end: Int) {
    let start = position
    var text: [UInt8] = []
    while position < words.count {
      let byte = words[position]
      if SetGrammar.isStop(byte, stops) {
        position += 1
        return (ByteString(text), byte, start, position - 1)
      }
      if byte == UInt8(ascii: "\\"), !isLiteral {
        position += 1
        if position == words.count { break }
      }
      let rune = UTF8Text.decode(words, at: position)
      UTF8Text.encode(rune.value, to: &text)
      position += rune.width
    }
    return (ByteString(text), nil, start, position)
  }

  private static func isStop(_ byte: UInt8, _ stops: StaticString) -> Bool {
    stops.withUTF8Buffer { unsafe $0.contains(byte) }
  }

  private mutating func index() throws(Stop) -> Int {
    let text = runes(until: "]")
    guard text.last != nil else { throw .end }
    switch GoNumber.parseInt(text.text.bytes, base: 10) {
    case (let value, nil): return Int(value)
    case (_, .range?):
      throw .failed("error parsing index: strconv.Atoi: parsing \(quoted(text.text)): value out of range")
    default: throw .failed("error parsing index: strconv.Atoi: parsing \(quoted(text.text)): invalid syntax")
    }
  }

  /// Writes a key; an empty one changes nothing.
  private func write(
    _ value: Value, to key: Key, of map: MapValue, at start: Int, end: Int? = nil, keepingOrigin: Bool = false,
    _ origins: inout OriginTable
  ) {
    if key.text.isEmpty { return }
    let old = map.origin(of: key)
    if keepingOrigin, old != .unknown { return map.set(key, value, origin: old) }
    map.set(key, value, origin: origins.winner(place(start, end ?? position, &origins), over: old))
  }

  private func place(_ start: Int, _ end: Int, _ origins: inout OriginTable) -> OriginID {
    if file == .none { return .unknown }
    return origins.add(.written(SourceSpan(file: file, start: start, end: end)))
  }

  private func notA(_ type: String, _ value: Value) -> Stop {
    let found = if case .null = value { "nil" } else { value.goType?.name ?? "nil" }
    return .failed(
      "unable to parse key: interface conversion: interface {} is \(found), not \(type)")
  }

  private func quoted(_ text: ByteString) -> String { text.goQuoted.description }

  /// `%q` of a []rune.
  private func quotedRunes(_ text: ByteString) -> String {
    var out = [UInt8(ascii: "[")]
    for (index, rune) in UTF8Text.runes(text.bytes).enumerated() {
      if index > 0 { out.append(0x20) }
      GoQuote.quoteRune(rune, to: &out)
    }
    out.append(UInt8(ascii: "]"))
    return ByteString(out).description
  }
}
