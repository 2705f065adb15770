/// Values under verbs: what `printArg` and `printValue` of Go's fmt decide.
extension GoPrinter {
  /// Where a value stands: as an operand of its own, or inside another value.
  enum Position { case operand, element }

  /// Prints an operand.
  mutating func printArgument(_ value: Value, _ verb: UInt32) throws(Fault) {
    switch value {
    case .missing, .null:
      if verb == Verb.v || verb == UInt32(UInt8(ascii: "T")) {
        pad(Array("<nil>".utf8))
      } else {
        try printBadVerb(value, verb, .operand)
      }
      return
    case .list(let list) where list.type == .uint8: break
    case .list, .map, .host:
      // `%w` is for errors only, which no template holds.
      if verb == Verb.w { return try printBadVerb(value, verb, .operand) }
    default: break
    }
    if verb == UInt32(UInt8(ascii: "T")) {
      printText(Array((value.goType?.name ?? "<nil>").utf8))
    } else if verb == UInt32(UInt8(ascii: "p")) {
      try printPointer(value, verb, .operand)
    } else {
      try printValue(value, verb, .operand)
    }
  }

  private mutating func printValue(_ value: Value, _ verb: UInt32, _ position: Position) throws(Fault) {
    switch value {
    case .missing, .null: out.append(flags.goSyntax ? "interface {}(nil)" : "<nil>")
    case .bool(let flag):
      if verb == Verb.v || verb == Verb.t {
        pad(Array(flag ? "true".utf8 : "false".utf8))
      } else {
        try printBadVerb(value, verb, position)
      }
    case .int(let number): try printInteger(UInt64(bitPattern: Int64(number)), isSigned: true, verb, value, position)
    case .int64(let number): try printInteger(UInt64(bitPattern: number), isSigned: true, verb, value, position)
    case .float(let number): try printFloat(number, verb, value, position)
    case .string(let text): try printString(text.bytes, verb, value, position)
    case .list(let list): try printList(list, list.type.goType.name, verb, position)
    case .map(let map): try printMap(map, map.type.goType.name, verb)
    case .host(let object): try printHost(object, verb, position)
    }
  }

  private mutating func printInteger(
    _ bits: UInt64, isSigned: Bool, _ verb: UInt32, _ value: Value, _ position: Position
  ) throws(Fault) {
    switch UInt8(truncatingIfNeeded: verb < 0x80 ? verb : 0) {
    case UInt8(ascii: "v"):
      if flags.goSyntax && !isSigned {
        printAddress(bits, prefixed: true)
      } else {
        printInteger(bits, isSigned: isSigned)
      }
    case UInt8(ascii: "d"): printInteger(bits, isSigned: isSigned)
    case UInt8(ascii: "b"): printInteger(bits, isSigned: isSigned, base: 2)
    case UInt8(ascii: "o"), UInt8(ascii: "O"): printInteger(bits, isSigned: isSigned, base: 8, verb: verb)
    case UInt8(ascii: "x"), UInt8(ascii: "X"): printInteger(bits, isSigned: isSigned, base: 16, verb: verb)
    case UInt8(ascii: "c"): printCharacter(bits)
    case UInt8(ascii: "q"): printQuotedCharacter(bits)
    case UInt8(ascii: "U"): printUnicode(bits)
    default: try printBadVerb(value, verb, position)
    }
  }

  private mutating func printFloat(
    _ number: Double, _ verb: UInt32, _ value: Value, _ position: Position
  ) throws(Fault) {
    let letter = UInt8(truncatingIfNeeded: verb < 0x80 ? verb : 0)
    switch letter {
    case UInt8(ascii: "v"): printFloat(number, format: UInt8(ascii: "g"), precision: -1)
    case UInt8(ascii: "b"), UInt8(ascii: "g"), UInt8(ascii: "G"), UInt8(ascii: "x"), UInt8(ascii: "X"):
      printFloat(number, format: letter, precision: -1)
    case UInt8(ascii: "f"), UInt8(ascii: "e"), UInt8(ascii: "E"): printFloat(number, format: letter, precision: 6)
    case UInt8(ascii: "F"): printFloat(number, format: UInt8(ascii: "f"), precision: 6)
    default: try printBadVerb(value, verb, position)
    }
  }

  private mutating func printString(
    _ text: [UInt8], _ verb: UInt32, _ value: Value, _ position: Position
  ) throws(Fault) {
    switch verb {
    case Verb.v:
      if flags.goSyntax {
        printQuoted(text)
      } else {
        printText(text)
      }
    case Verb.s: printText(text)
    case Verb.x, Verb.upperX: printHex(text, upper: verb == Verb.upperX)
    case Verb.q: printQuoted(text)
    default: try printBadVerb(value, verb, position)
    }
  }

  private mutating func printList(
    _ list: ListValue, _ typeName: String, _ verb: UInt32, _ position: Position
  ) throws(Fault) {
    if list.type == .uint8 {
      switch verb {
      case Verb.s: return printText(Self.bytes(of: list))
      case Verb.q: return printQuoted(Self.bytes(of: list))
      case Verb.x, Verb.upperX: return printHex(Self.bytes(of: list), upper: verb == Verb.upperX)
      default: break
      }
      if let bytes = list.bytes, verb == Verb.v || verb == Verb.d, flags.isNone { return try printNumbers(bytes) }
    }
    if flags.goSyntax {
      // An operand of type []byte is spelled so; inside other values it is []uint8.
      let name = list.type == .uint8 && position == .operand && (verb == Verb.v || verb == Verb.d) ? "[]byte" : typeName
      out.append(contentsOf: name.utf8)
      if list.isNil {
        out.append("(nil)")
        return
      }
    }
    out.append(flags.goSyntax ? UInt8(ascii: "{") : UInt8(ascii: "["))
    try enter()
    for index in list.items.indices {
      if index > 0 { appendSeparator() }
      try printElement(list.items[index], verb)
    }
    leave()
    out.append(flags.goSyntax ? UInt8(ascii: "}") : UInt8(ascii: "]"))
  }

  /// `[35 33 10]`. Charts that print all they are given print their files so.
  private mutating func printNumbers(_ bytes: [UInt8]) throws(Fault) {
    try enter()
    out.append(UInt8(ascii: "["))
    for (index, byte) in bytes.enumerated() {
      if index & 0xFFF == 0 { try checkSize() }
      if index > 0 { out.append(UInt8(ascii: " ")) }
      if byte >= 100 { out.append(UInt8(ascii: "0") + byte / 100) }
      if byte >= 10 { out.append(UInt8(ascii: "0") + byte / 10 % 10) }
      out.append(UInt8(ascii: "0") + byte % 10)
    }
    out.append(UInt8(ascii: "]"))
    leave()
  }

  private static func bytes(of list: ListValue) -> [UInt8] {
    if let bytes = list.bytes { return bytes }
    return list.items.map { item in
      if case .host(let object as SizedInteger) = item { return UInt8(truncatingIfNeeded: object.bits) }
      return 0
    }
  }

  private mutating func printMap(_ map: MapValue, _ typeName: String, _ verb: UInt32) throws(Fault) {
    if flags.goSyntax {
      out.append(contentsOf: typeName.utf8)
      if map.isNil {
        out.append("(nil)")
        return
      }
      out.append(UInt8(ascii: "{"))
    } else {
      out.append("map[")
    }
    try enter()
    var isFirst = true
    for index in map.sortedIndices {
      if !isFirst { appendSeparator() }
      isFirst = false
      let entry = map.entries[Int(index)]
      try printString(entry.key.bytes, verb, .string(entry.key), .element)
      out.append(UInt8(ascii: ":"))
      try printElement(entry.value, verb)
    }
    leave()
    out.append(flags.goSyntax ? UInt8(ascii: "}") : UInt8(ascii: "]"))
  }

  /// Something inside a list, map or struct.
  private mutating func printElement(_ value: Value, _ verb: UInt32) throws(Fault) {
    try checkSize()
    try printValue(value, verb, .element)
  }

  private mutating func appendSeparator() {
    if flags.goSyntax { out.append(UInt8(ascii: ",")) }
    out.append(UInt8(ascii: " "))
  }

  private mutating func printHost(_ object: HostObject, _ verb: UInt32, _ position: Position) throws(Fault) {
    let value = Value.host(object)
    if let complex = object as? ComplexNumber { return try printComplex(complex, verb, position) }
    if !isErroring, !flags.goSyntax, Self.takesText(verb), let text = object.stringForm {
      return try printString(text.bytes, verb, value, position)
    }
    if !isErroring, flags.goSyntax, let text = object.goSyntaxForm { return printText(text.bytes) }
    let kind = object.goType.kind
    if let integer = object as? SizedInteger {
      return try printInteger(integer.bits, isSigned: integer.isSigned, verb, value, position)
    }
    switch object.underlying {
    case .missing, .null, .host: break
    case .list(let list): return try printList(list, object.goType.name, verb, position)
    case .map(let map): return try printMap(map, object.goType.name, verb)
    case .string(let text): return try printString(text.bytes, verb, value, position)
    case .int(let number):
      return try printInteger(UInt64(bitPattern: Int64(number)), isSigned: true, verb, value, position)
    case .int64(let number):
      return try printInteger(UInt64(bitPattern: number), isSigned: true, verb, value, position)
    case .float(let number): return try printFloat(number, verb, value, position)
    case .bool(let flag): return try printValue(.bool(flag), verb, position)
    }
    if kind == .structure || (kind == .pointer && position == .operand) {
      try printStructure(object, verb)
    } else {
      try printPointer(value, verb, position)
    }
  }

  private mutating func printComplex(
    _ number: ComplexNumber, _ verb: UInt32, _ position: Position
  ) throws(Fault) {
    switch UInt8(truncatingIfNeeded: verb < 0x80 ? verb : 0) {
    case UInt8(ascii: "v"), UInt8(ascii: "b"), UInt8(ascii: "g"), UInt8(ascii: "G"), UInt8(ascii: "x"),
      UInt8(ascii: "X"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "e"), UInt8(ascii: "E"):
      let plus = flags.plus
      out.append(UInt8(ascii: "("))
      try printFloat(number.real, verb, .host(number), position)
      flags.plus = true
      try printFloat(number.imaginary, verb, .host(number), position)
      out.append("i)")
      flags.plus = plus
    default: try printBadVerb(.host(number), verb, position)
    }
  }

  /// The verbs for which `String()` and `Error()` are asked.
  private static func takesText(_ verb: UInt32) -> Bool {
    verb == Verb.v || verb == Verb.s || verb == Verb.x || verb == Verb.upperX || verb == Verb.q
  }

  private mutating func printStructure(_ object: HostObject, _ verb: UInt32) throws(Fault) {
    var name = object.goType.name.utf8[...]
    if object.goType.kind == .pointer {
      out.append(UInt8(ascii: "&"))
      if name.first == UInt8(ascii: "*") { name.removeFirst() }
    }
    if flags.goSyntax { out.append(contentsOf: name) }
    out.append(UInt8(ascii: "{"))
    try enter()
    var isFirst = true
    for field in object.fieldNames {
      if !isFirst { appendSeparator() }
      isFirst = false
      if flags.fieldNames || flags.goSyntax {
        out += field
        out.append(UInt8(ascii: ":"))
      }
      try printElement(object.field(field) ?? .null, verb)
    }
    leave()
    out.append(UInt8(ascii: "}"))
  }

  /// An address. Go's differ from run to run; ours is always the same.
  private static let address: UInt64 = 0xc000_0120_00

  private mutating func printAddress(_ bits: UInt64, prefixed: Bool) {
    let sharp = flags.sharp
    flags.sharp = prefixed
    printInteger(bits, isSigned: false, base: 16, verb: Verb.v)
    flags.sharp = sharp
  }

  private mutating func printPointer(_ value: Value, _ verb: UInt32, _ position: Position) throws(Fault) {
    switch value.kind {
    case .map, .slice, .pointer, .function: break
    default:
      guard verb == Verb.v else { return try printBadVerb(value, verb, position) }
      out.append(UInt8(ascii: "?"))
      out.append(contentsOf: (value.goType?.name ?? "").utf8)
      out.append(UInt8(ascii: "?"))
      return
    }
    let bits = value.isNil ? 0 : Self.address
    switch UInt8(truncatingIfNeeded: verb < 0x80 ? verb : 0) {
    case UInt8(ascii: "v"):
      if flags.goSyntax {
        out.append(UInt8(ascii: "("))
        out.append(contentsOf: (value.goType?.name ?? "").utf8)
        out.append(")(")
        if bits == 0 { out.append("nil") } else { printAddress(bits, prefixed: true) }
        out.append(UInt8(ascii: ")"))
      } else if bits == 0 {
        pad(Array("<nil>".utf8))
      } else {
        printAddress(bits, prefixed: !flags.sharp)
      }
    case UInt8(ascii: "p"): printAddress(bits, prefixed: !flags.sharp)
    case UInt8(ascii: "b"), UInt8(ascii: "o"), UInt8(ascii: "d"), UInt8(ascii: "x"), UInt8(ascii: "X"):
      try printInteger(bits, isSigned: false, verb, value, position)
    default: try printBadVerb(value, verb, position)
    }
  }

  /// `%!verb(type=value)`.
  mutating func printBadVerb(_ value: Value, _ verb: UInt32, _ position: Position) throws(Fault) {
    isErroring = true
    out.append("%!")
    UTF8Text.encode(verb, to: &out)
    out.append(UInt8(ascii: "("))
    if let type = value.goType, type.kind != .interface {
      out.append(contentsOf: type.name.utf8)
      out.append(UInt8(ascii: "="))
      try printValue(value, Verb.v, position)
    } else {
      out.append("<nil>")
    }
    out.append(UInt8(ascii: ")"))
    isErroring = false
  }
}
