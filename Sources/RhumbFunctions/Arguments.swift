package import RhumbEngine

/// Arguments as a function declared them. The machine has checked the types before a body runs, so each of these reads
/// a value of the declared type; the fallbacks are never seen.
extension Value {
  /// A `.string` argument.
  package var text: [UInt8] {
    if case .string(let text) = self { return text.bytes }
    return []
  }

  /// An `.int` argument.
  package var integer: Int {
    if case .int(let number) = self { return number }
    return 0
  }

  /// A `.float64` argument.
  package var double: Double {
    if case .float(let number) = self { return number }
    return 0
  }

  /// Whether it is an untyped nil; typed nil maps and lists are not.
  package var isUntypedNil: Bool {
    switch self {
    case .missing, .null: true
    default: false
    }
  }

  package static func string(_ bytes: [UInt8]) -> Value { .string(ByteString(bytes)) }
}

/// What functions may build.
package enum BuildLimit {
  /// Bytes of one text.
  package static let text = 32 << 20
  /// Items of one list.
  package static let items = 2_000_000

  /// Refuses a text that has grown too long.
  package static func check(_ count: Int, _ name: StaticString) throws(Fault) {
    if count > text { throw Fault("\(name) would build more than 32 MiB of text", kind: .limit) }
  }

  /// Takes the price of a text of so many bytes off the render's budget, before it is built.
  package static func charge(_ count: Int, _ name: StaticString, _ context: CallContext) throws(Fault) {
    try check(count, name)
    try context.charge(count / 64)
  }
}
