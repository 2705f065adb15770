package import RhumbEngine

/// Writes values as Go's encoding/json (1.27) does. Nesting lies on a list of its own, not on the machine's stack.
package struct JSONWriter {
  package struct Style: Sendable {
    package let escapesHTML: Bool
    package let isIndented: Bool

    /// `json.Marshal`.
    package static let compact = Style(escapesHTML: true, isIndented: false)
    /// `json.MarshalIndent` with two spaces.
    package static let indented = Style(escapesHTML: true, isIndented: true)
    /// An encoder with `SetEscapeHTML(false)`, without the newline at its end.
    package static let raw = Style(escapesHTML: false, isIndented: false)
  }

  /// The longest text that is written, in bytes: shared maps can make a small tree endless.
  private static let maximumSize = 32 << 20
  /// From this depth on Go looks for values that contain themselves.
  private static let cycleCheckDepth = 1000

  private let style: Style
  private var out: [UInt8] = []
  private var open: [Frame] = []
  private var deepObjects: Set<ObjectIdentifier> = []

  /// A list, map or struct that is being written.
  private struct Frame {
    enum Contents {
      case list([Value])
      case map(MapValue, order: [Int32])
      case fields([ByteString], HostObject)
    }
    let contents: Contents
    let identity: ObjectIdentifier
    let count: Int
    var next = 0
  }

  private init(_ style: Style) { self.style = style }

  /// The text of a value. Throws what `json.Marshal` returns as its error.
  package static func write(_ value: Value, _ style: Style = .compact) throws(Fault) -> ByteString {
    var writer = JSONWriter(style)
    try writer.run(value)
    return ByteString(writer.out)
  }

  private mutating func run(_ root: Value) throws(Fault) {
    try begin(root)
    while let last = open.indices.last {
      let index = open[last].next
      if index == open[last].count {
        close()
        continue
      }
      open[last].next = index + 1
      if index > 0 { out.append(UInt8(ascii: ",")) }
      breakLine()
      try begin(member(open[last].contents, index))
      if out.count > Self.maximumSize {
        throw Fault("the JSON text is longer than \(Self.maximumSize) bytes", kind: .limit)
      }
    }
  }

  /// The value at an index; writes its key first.
  private mutating func member(_ contents: Frame.Contents, _ index: Int) -> Value {
    switch contents {
    case .list(let items): return items[index]
    case .map(let map, let order):
      let entry = map.entries[Int(order[index])]
      appendKey(entry.key)
      return entry.value
    case .fields(let names, let object):
      appendKey(names[index])
      return object.field(names[index]) ?? .null
    }
  }

  private mutating func appendKey(_ key: ByteString) {
    JSONText.appendQuoted(key.bytes, escapingHTML: style.escapesHTML, to: &out)
    out.append(UInt8(ascii: ":"))
    if style.isIndented { out.append(UInt8(ascii: " ")) }
  }

  private mutating func breakLine() {
    guard style.isIndented else { return }
    out.append(UInt8(ascii: "\n"))
    for _ in open.indices { out.append("  ") }
  }

  /// Writes a scalar or an empty container, or opens one.
  private mutating func begin(_ value: Value) throws(Fault) {
    switch value {
    case .missing, .null: out.append("null")
    case .bool(let flag): out.append(flag ? "true" : "false")
    case .int(let number): GoNumber.formatInt(Int64(number), to: &out)
    case .int64(let number): GoNumber.formatInt(number, to: &out)
    case .float(let number):
      if !number.isFinite {
        throw Fault("json: unsupported value: \(number.isNaN ? "NaN" : number < 0 ? "-Inf" : "+Inf")")
      }
      JSONText.appendFloat(number, to: &out)
    case .string(let text): JSONText.appendQuoted(text.bytes, escapingHTML: style.escapesHTML, to: &out)
    case .list(let list): try begin(list)
    case .map(let map):
      if map.isNil {
        out.append("null")
      } else {
        try enter(.map(map, order: map.sortedIndices), map, map.type.goType, count: map.count)
      }
    case .host(let object): try begin(object)
    }
  }

  private mutating func begin(_ list: ListValue) throws(Fault) {
    if list.isNil {
      out.append("null")
    } else if list.type == .uint8 {
      out.append(UInt8(ascii: "\""))
      JSONText.appendBase64(list.items.map(Self.byte), to: &out)
      out.append(UInt8(ascii: "\""))
    } else {
      try enter(.list(list.items), list, list.type.goType, count: list.items.count)
    }
  }

  /// An item of a Go `[]byte`.
  static func byte(_ item: Value) -> UInt8 {
    if case .host(let object) = item, let number = object as? SizedInteger {
      return UInt8(truncatingIfNeeded: number.bits)
    }
    return 0
  }

  private mutating func begin(_ object: HostObject) throws(Fault) {
    switch object {
    case let number as SizedInteger where !number.isSigned: GoNumber.formatUint(number.bits, to: &out)
    case let box as HostBox where box.content is JSONNumber: out.append(contentsOf: (box.stringForm ?? .empty).bytes)
    case _ where object.goType.kind == .complex128 || object.goType.kind == .function:
      throw Fault("json: unsupported type: \(object.goType.name)")
    default:
      switch object.jsonForm {
      case .missing:
        let names = object.jsonFieldNames
        try enter(.fields(names, object), object, object.goType, count: names.count)
      case .host(let inner) where inner === object: out.append("{}")
      case let plain: try begin(plain)
      }
    }
  }

  private mutating func enter(
    _ contents: Frame.Contents, _ object: AnyObject, _ type: GoType, count: Int
  ) throws(Fault) {
    var isList = false
    if case .list = contents { isList = true }
    if open.count >= Self.cycleCheckDepth, !deepObjects.insert(ObjectIdentifier(object)).inserted {
      throw Fault("json: unsupported value: encountered a cycle via \(type.name)")
    }
    if open.count >= JSONReader.maximumDepth { throw Fault("exceeded max depth") }
    out.append(isList ? UInt8(ascii: "[") : UInt8(ascii: "{"))
    open.append(Frame(contents: contents, identity: ObjectIdentifier(object), count: count))
  }

  private mutating func close() {
    let frame = open.removeLast()
    if !deepObjects.isEmpty { deepObjects.remove(frame.identity) }
    if frame.count > 0 { breakLine() }
    if case .list = frame.contents { out.append(UInt8(ascii: "]")) } else { out.append(UInt8(ascii: "}")) }
  }
}
