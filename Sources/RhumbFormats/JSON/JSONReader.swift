package import RhumbDiagnostics
package import RhumbEngine
import RhumbSystem

/// Reads JSON as Go's `json.Unmarshal` (1.27) does: every number is a float64, later keys win over earlier ones, nesting
/// is limited to 10,000. Nesting lies on a list of its own, not on the machine's stack.
package struct JSONReader {
  /// The Go type to be filled: `interface {}`, `map[string]interface {}` or `[]interface {}`.
  package enum Target: Sendable { case any, object, array }

  /// What numbers become: float64, or `json.Number` (`UseNumber`).
  package enum Numbers: Sendable { case float64, text }

  /// What was read. A number out of range leaves 0 and goes on, so there may be a value and an error.
  package struct Outcome {
    package let value: Value
    package let error: JSONError?
    /// Where the value was written, if origins are kept.
    package let origin: OriginID
  }

  /// Go's limit.
  package static let maximumDepth = 10_000

  var scanner: JSONScanner
  private let numbers: Numbers
  private let file: FileID
  private var origins: OriginTable?
  private var open: [Frame] = []
  private var rangeError: JSONError?

  /// A list or object that is not closed yet.
  private struct Frame {
    var map: MapValue?
    var key: Key
    var items: [Value] = []
    var itemOrigins: [OriginID] = []
    let start: Int
  }

  init(_ source: [UInt8], numbers: Numbers, file: FileID = .none, origins: OriginTable? = nil) {
    scanner = JSONScanner(source)
    self.numbers = numbers
    self.file = file
    self.origins = origins
  }

  /// Reads a whole text. On a syntax error the value is `.null`.
  package static func read(_ source: [UInt8], as target: Target = .any, numbers: Numbers = .float64) -> Outcome {
    var reader = JSONReader(source, numbers: numbers)
    return reader.read(as: target)
  }

  /// Reads a whole text and keeps the place of every value.
  package static func read(
    _ source: [UInt8], as target: Target = .any, file: FileID, origins: inout OriginTable
  ) -> Outcome {
    var reader = JSONReader(source, numbers: .float64, file: file, origins: origins)
    let outcome = reader.read(as: target)
    if let table = reader.origins { origins = table }
    return outcome
  }

  /// Reads one value and what follows it: as a Go `json.Decoder` that is asked for its first value. The second part
  /// says whether anything but space is left.
  package static func readFirst(_ source: [UInt8], numbers: Numbers) throws(JSONError) -> (Value, hasMore: Bool) {
    var reader = JSONReader(source, numbers: numbers)
    let (value, _) = try reader.document()
    if let error = reader.rangeError { throw error }
    reader.scanner.skipSpace()
    return (value, reader.scanner.position < source.count)
  }

  private mutating func read(as target: Target) -> Outcome {
    do throws(JSONError) {
      let (value, origin) = try document()
      scanner.skipSpace()
      if scanner.position < scanner.source.count { throw scanner.invalid("after top-level value") }
      if let error = mismatch(value, target) { throw error }
      return Outcome(value: fit(value, target), error: rangeError, origin: origin)
    } catch {
      return Outcome(value: .null, error: error, origin: .unknown)
    }
  }

  /// `json: cannot unmarshal …` if the value is of another kind than the target.
  private func mismatch(_ value: Value, _ target: Target) -> JSONError? {
    let kind: String
    switch (value, target) {
    case (_, .any), (.null, _), (.map, .object), (.list, .array): return nil
    case (.bool, _): kind = "bool"
    case (.string, _): kind = "string"
    case (.list, _): kind = "array"
    case (.map, _): kind = "object"
    default: kind = "number"
    }
    let type = target == .object ? MapType.any.goType : ListType.any.goType
    return JSONError(
      kind: .type, message: ByteString("json: cannot unmarshal \(kind) into Go value of type \(type.name)"), offset: 0)
  }

  /// `null` makes a nil map or slice of the target.
  private func fit(_ value: Value, _ target: Target) -> Value {
    guard case .null = value else { return value }
    switch target {
    case .any: return value
    case .object: return .map(.none())
    case .array: return .list(.none())
    }
  }

  /// One value, with everything in it.
  private mutating func document() throws(JSONError) -> (Value, OriginID) {
    let limit = Limits.current.nodes
    var count = 0
    while true {
      scanner.skipSpace()
      let start = scanner.position
      count += 1
      if count > limit { throw .tooMany(limit: limit, at: start) }
      guard var value = try begin() else { continue }
      var origin = note(from: start)
      while let (closed, closedOrigin) = try store(value, origin) {
        value = closed
        origin = closedOrigin
        if open.isEmpty { return (value, origin) }
      }
      if open.isEmpty { return (value, origin) }
    }
  }

  /// A scalar or an empty list or object; nil if one was opened whose first value comes next.
  private mutating func begin() throws(JSONError) -> Value? {
    let byte = try scanner.peek()
    switch byte {
    case UInt8(ascii: "\""): return .string(try scanner.string(""))
    case UInt8(ascii: "-"), 0x30...0x39: return try number()
    case UInt8(ascii: "n"):
      try scanner.literal("null")
      return .null
    case UInt8(ascii: "t"):
      try scanner.literal("true")
      return .bool(true)
    case UInt8(ascii: "f"):
      try scanner.literal("false")
      return .bool(false)
    case UInt8(ascii: "{"): return try beginObject()
    case UInt8(ascii: "["): return try beginArray()
    default: throw scanner.invalid("looking for beginning of value")
    }
  }

  private mutating func beginObject() throws(JSONError) -> Value? {
    let start = try enter()
    if try scanner.peek() == UInt8(ascii: "}") {
      scanner.position += 1
      return .map(MapValue())
    }
    let map = MapValue()
    open.append(Frame(map: map, key: try name(), start: start))
    return nil
  }

  private mutating func beginArray() throws(JSONError) -> Value? {
    let start = try enter()
    if try scanner.peek() == UInt8(ascii: "]") {
      scanner.position += 1
      return .list([])
    }
    open.append(Frame(key: Key(.empty), start: start))
    return nil
  }

  private mutating func enter() throws(JSONError) -> Int {
    let start = scanner.position
    if open.count >= Self.maximumDepth { throw .tooDeep(at: start) }
    scanner.position += 1
    scanner.skipSpace()
    return start
  }

  /// An object's key and the colon.
  private mutating func name() throws(JSONError) -> Key {
    let key = Key(try scanner.string("looking for beginning of object key string"))
    scanner.skipSpace()
    guard try scanner.peek() == UInt8(ascii: ":") else { throw scanner.invalid("after object key") }
    scanner.position += 1
    return key
  }

  /// Puts a value into what is open. The list or object that ends after it, if one does.
  private mutating func store(_ value: Value, _ origin: OriginID) throws(JSONError) -> (Value, OriginID)? {
    guard let last = open.indices.last else { return nil }
    let map = open[last].map
    if let map {
      map.set(open[last].key, value, origin: origin)
    } else {
      open[last].items.append(value)
      if origins != nil { open[last].itemOrigins.append(origin) }
    }
    scanner.skipSpace()
    switch try scanner.peek() {
    case UInt8(ascii: ","):
      scanner.position += 1
      if map != nil {
        scanner.skipSpace()
        open[last].key = try name()
      }
      return nil
    case UInt8(ascii: "}") where map != nil, UInt8(ascii: "]") where map == nil:
      scanner.position += 1
      let frame = open.removeLast()
      let origin = note(from: frame.start)
      if let map { return (.map(map), origin) }
      return (.list(ListValue(frame.items, origins: frame.itemOrigins)), origin)
    default: throw scanner.invalid(map != nil ? "after object key:value pair" : "after array element")
    }
  }

  private mutating func note(from start: Int) -> OriginID {
    origins?.add(.written(SourceSpan(file: file, start: start, end: scanner.position))) ?? .unknown
  }
}

// MARK: Numbers

extension JSONReader {
  private mutating func number() throws(JSONError) -> Value {
    let start = scanner.position
    if let whole = shortInteger() { return whole }
    try scanner.number()
    let text = Array(scanner.source[start..<scanner.position])
    if numbers == .text { return .object(JSONNumber(ByteString(text))) }
    let (value, error) = GoNumber.parseFloat(text)
    if error == nil { return .float(value) }
    noteOutOfRange(text, at: start)
    return .float(0)
  }

  /// The fast way for the most common numbers: up to 15 digits and nothing else.
  private mutating func shortInteger() -> Value? {
    guard numbers == .float64 else { return nil }
    let source = scanner.source
    var position = scanner.position
    var value: Int64 = 0
    let end = min(source.count, position + 16)
    while position < end, source[position] >= 0x30, source[position] <= 0x39 {
      value = value * 10 + Int64(source[position] - 0x30)
      position += 1
    }
    let count = position - scanner.position
    if count == 0 || count > 15 || (count > 1 && source[scanner.position] == 0x30) { return nil }
    if position < source.count {
      let next = source[position]
      if next == UInt8(ascii: ".") || next | 0x20 == UInt8(ascii: "e") { return nil }
    }
    scanner.position = position
    return .float(Double(value))
  }

  /// Go goes on after such a number and reports the first one, with its path.
  private mutating func noteOutOfRange(_ text: [UInt8], at start: Int) {
    if rangeError != nil { return }
    var path: [UInt8] = []
    var lastToken: [UInt8] = []
    for (depth, frame) in open.enumerated() {
      lastToken = []
      if frame.map == nil {
        GoNumber.formatInt(Int64(frame.items.count), to: &lastToken)
      } else {
        // A JSON pointer's escapes (RFC 6901).
        for byte in frame.key.text.bytes {
          switch byte {
          case UInt8(ascii: "~"): lastToken.append("~0")
          case UInt8(ascii: "/"): lastToken.append("~1")
          default: lastToken.append(byte)
          }
        }
      }
      if depth > 0 { path.append(UInt8(ascii: ".")) }
      path.append(contentsOf: lastToken)
    }
    var message: [UInt8] = []
    message.append("json: cannot unmarshal number ")
    message.append(contentsOf: text)
    if path.isEmpty {
      message.append(" into Go value of type float64")
    } else {
      let isIndex = !lastToken.isEmpty && lastToken.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      message.append(isIndex ? " into ." : " into Go struct field .")
      message.append(contentsOf: path)
      message.append(" of type float64")
    }
    rangeError = JSONError(kind: .type, message: ByteString(message), offset: start)
  }
}
