/// Go's `fmt`: how values are printed.
///
/// One printer writes one text. Everything printable ends; what Go would print without end (a map that `set` put into
/// itself) is a fault here.
package struct GoPrinter {
  var out: [UInt8]
  var flags = PrintFlags()
  /// A bad verb is being reported: methods are no longer called, as in Go.
  var isErroring = false
  var depth = 0
  private let start: Int

  /// The deepest nesting that is printed.
  static let depthLimit = 1000
  /// The longest text that one call writes, in bytes.
  static let sizeLimit = 32 << 20

  private init(_ out: consuming [UInt8]) {
    self.out = out
    self.start = self.out.count
  }

  /// What `fmt.Fprint(w, value)` writes: how text/template prints a pipeline's value.
  package static func append(_ value: Value, to out: inout [UInt8]) throws(Fault) {
    switch value {
    case .string(let text): out += text
    case .int(let number): GoNumber.formatInt(Int64(number), to: &out)
    case .int64(let number): GoNumber.formatInt(number, to: &out)
    case .bool(let flag): out.append(flag ? "true" : "false")
    case .float(let number): appendShortest(number, to: &out)
    case .missing, .null: out.append("<nil>")
    case .list, .map, .host: try print(to: &out) { printer throws(Fault) in try printer.printArgument(value, Verb.v) }
    }
  }

  /// `%v` of a float.
  static func appendShortest(_ number: Double, to out: inout [UInt8]) {
    // Small whole numbers are by far the most frequent, and need no digits searched.
    if number.magnitude < 1_000_000, let whole = Int64(exactly: number), !(whole == 0 && number.sign == .minus) {
      GoNumber.formatInt(whole, to: &out)
    } else {
      GoNumber.formatFloat(number, to: &out)
    }
  }

  /// `fmt.Sprint`: a space between two operands when neither is a string.
  package static func sprint(_ values: borrowing Span<Value>) throws(Fault) -> ByteString {
    var out: [UInt8] = []
    var wasString = true
    for index in 0..<values.count {
      let isString = values[index].kind == .string
      if index > 0 && !isString && !wasString { out.append(UInt8(ascii: " ")) }
      try append(values[index], to: &out)
      wasString = isString
    }
    return ByteString(out)
  }

  /// `fmt.Sprintln`: a space between all operands, a newline at the end.
  package static func sprintln(_ values: borrowing Span<Value>) throws(Fault) -> ByteString {
    var out: [UInt8] = []
    for index in 0..<values.count {
      if index > 0 { out.append(UInt8(ascii: " ")) }
      try append(values[index], to: &out)
    }
    out.append(UInt8(ascii: "\n"))
    return ByteString(out)
  }

  /// `fmt.Sprintf`.
  package static func sprintf(_ format: [UInt8], _ values: borrowing Span<Value>) throws(Fault) -> ByteString {
    var printer = GoPrinter([])
    printer.out.reserveCapacity(format.count + 16 * values.count)
    try printer.printf(format, values)
    return ByteString(printer.out)
  }

  /// Runs a printer that continues `out`, without copying it.
  private static func print(
    to out: inout [UInt8], _ body: (inout GoPrinter) throws(Fault) -> Void
  ) throws(Fault) {
    var taken: [UInt8] = []
    swap(&taken, &out)
    var printer = GoPrinter(taken)
    taken = []
    try body(&printer)
    out = printer.out
  }

  /// Refuses to go on once the text is too long: shared maps can make a small tree print for ever.
  func checkSize() throws(Fault) {
    if out.count - start > Self.sizeLimit {
      throw Fault("the printed value is larger than 32 MiB", kind: .limit)
    }
  }

  mutating func enter() throws(Fault) {
    depth += 1
    if depth > Self.depthLimit {
      throw Fault("the printed value is nested deeper than 1000 levels, or contains itself", kind: .limit)
    }
    try checkSize()
  }

  mutating func leave() { depth -= 1 }
}

/// The verbs of a format, as runes.
enum Verb {
  static let v: UInt32 = 0x76
  static let s: UInt32 = 0x73
  static let q: UInt32 = 0x71
  static let d: UInt32 = 0x64
  static let t: UInt32 = 0x74
  static let w: UInt32 = 0x77
  static let x: UInt32 = 0x78
  static let upperX: UInt32 = 0x58
}

/// The flags, width and precision of one verb.
struct PrintFlags {
  var width = 0
  var precision = 0
  var hasWidth = false
  var hasPrecision = false
  var minus = false
  var plus = false
  var sharp = false
  var space = false
  var zero = false
  /// `%+v`: names of fields. Then `plus` is off.
  var fieldNames = false
  /// `%#v`: Go's syntax. Then `sharp` is off.
  var goSyntax = false

  /// A number stands as it is.
  var isNone: Bool { !(hasWidth || hasPrecision || minus || plus || sharp || space || zero || goSyntax) }

  /// `%v` and `%w` turn `+` and `#` into their own meanings.
  mutating func turnIntoValueFlags() {
    goSyntax = sharp
    sharp = false
    fieldNames = plus
    plus = false
  }
}
