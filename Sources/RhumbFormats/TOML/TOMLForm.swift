import RhumbEngine

/// What a Go value looks like to the TOML writer.
enum TOMLForm {
  enum Scalar {
    case bool(Bool)
    case integer(Int64)
    case unsigned(UInt64)
    case float(Double)
    /// A string, or what `MarshalText` gives.
    case text(ByteString)
    /// A date.
    case bare(ByteString)
  }

  case none
  case scalar(Scalar)
  case list(ListValue)
  case map(MapValue)
  case fields(HostObject)
  /// The name of a kind TOML has nothing for.
  case unsupported(ByteString)

  init(_ value: Value) {
    switch value {
    case .missing, .null: self = .none
    case .bool(let flag): self = .scalar(.bool(flag))
    case .int(let number): self = .scalar(.integer(Int64(number)))
    case .int64(let number): self = .scalar(.integer(number))
    case .float(let number): self = .scalar(.float(number))
    case .string(let text): self = .scalar(.text(text))
    case .list(let list): self = list.isNil ? .none : .list(list)
    case .map(let map): self = map.isNil ? .none : .map(map)
    case .host(let object): self = TOMLForm(object)
    }
  }

  private init(_ object: HostObject) {
    let type = object.goType
    if let number = object as? SizedInteger {
      self = .scalar(number.isSigned ? .integer(Int64(bitPattern: number.bits)) : .unsigned(number.bits))
    } else if type == .time {
      self = .scalar(.bare(Self.date(object)))
    } else if type == .duration {
      self = .scalar(.text(object.stringForm ?? .empty))
    } else if type.kind == .complex128 || type.kind == .function {
      self = .unsupported(ByteString(stringLiteral: type.kind.name))
    } else if case .string(let text) = object.jsonForm {
      self = .scalar(.text(text))
    } else {
      switch object.underlying {
      case .missing: self = .fields(object)
      case .host: self = .fields(object)
      case let plain: self = TOMLForm(plain)
      }
    }
  }

  /// RFC 3339; a date or time read from TOML without an offset is written as it was, told by the name of its zone.
  private static func date(_ object: HostObject) -> ByteString {
    guard case .string(let text) = object.jsonForm else { return object.stringForm ?? .empty }
    guard let shown = object.stringForm?.bytes, let space = shown.lastIndex(of: 0x20) else { return text }
    let zone = shown[(space + 1)...]
    let withoutOffset = text.bytes.last == UInt8(ascii: "Z") ? text.bytes.dropLast() : text.bytes.dropLast(6)
    if zone.elementsEqual("datetime-local".utf8) { return ByteString(withoutOffset) }
    if zone.elementsEqual("date-local".utf8) { return ByteString(withoutOffset.prefix(10)) }
    if zone.elementsEqual("time-local".utf8) { return ByteString(withoutOffset.dropFirst(11)) }
    return text
  }
}
