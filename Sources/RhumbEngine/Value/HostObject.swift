/// A Go value that is neither plain data nor a list or map: it has a type name, perhaps an underlying value,
/// fields and methods. Subclasses override what differs.
/// Other modules describe theirs by a `HostContent`.
open class HostObject {
  package let goType: GoType

  package init(_ goType: GoType) { self.goType = goType }

  /// The plain value with the same kind, for types declared over one (`time.Duration` over int64, `VersionSet` over a
  /// list): ranging, indexing, comparing and arithmetic use it. `missing` for structs.
  package var underlying: Value { .missing }

  /// text/template's truth; a struct is always true.
  package var isTrue: Bool {
    switch underlying {
    case .missing: true
    case let value: value.isTrue
    }
  }

  /// An exported field of the struct; nil if there is none of this name.
  package func field(_ name: ByteString) -> Value? { nil }

  /// The names of the exported fields in declaration order, for printing `{a b}` and JSON.
  package var fieldNames: [ByteString] { [] }

  /// The names of fields that templates may not read, which their message tells apart from ones that don't exist.
  package var unexportedFields: [ByteString] { [] }

  /// Whether an object of the same type holds the same, as Go's `==` on structs and `reflect.DeepEqual` see it; nil
  /// to leave it to what the fields tell.
  package func isEqual(to other: HostObject) -> Bool? { nil }

  /// A method; nil if there is none of this name. Methods win over fields.
  package func method(_ name: ByteString) -> HostMethod? { nil }

  /// What `String()` or `Error()` returns: `print`, `%v`, `%s` and `toString` use it. Nil without such a method.
  package var stringForm: ByteString? { nil }

  /// What `GoString()` returns: `%#v` uses it. Nil without such a method.
  package var goSyntaxForm: ByteString? { nil }

  /// The same type with another integer, for types declared over an integer: what `range` counts with.
  package func withInteger(_ integer: Int64) -> Value { .int64(integer) }

  /// What the `String()` of a pointer to the value returns. Only text/template's own printing of an addressable value
  /// (a field of a pointer) finds it: `{{ .Capabilities.KubeVersion }}`, but not `printf "%v"` of the same.
  package var addressableStringForm: ByteString? { nil }

  /// What `MarshalJSON`/`MarshalText` (or plain data of the same shape) gives `toJson` and `toYaml`.
  package var jsonForm: Value { underlying }

  /// The fields that `toJson` writes of a struct without such a form, by its names: the exported ones.
  package var jsonFieldNames: [ByteString] { fieldNames.filter(\.isExported) }
}

extension ByteString {
  /// Whether Go exports a field of this name.
  var isExported: Bool { bytes.first.map { $0 >= 0x41 && $0 <= 0x5A } ?? false }
}

/// A method of a `HostObject`, with what it takes.
package struct HostMethod {
  package let parameters: [ParameterType]
  package let variadic: ParameterType?
  package let body: (borrowing Span<Value>) throws(Fault) -> Value
  /// About how many bytes a call goes through, besides those of its result.
  package let work: Int
  /// Why no template can call it, for methods with results of a kind that templates don't take.
  package let refusal: ByteString?

  package init(
    _ parameters: [ParameterType] = [], variadic: ParameterType? = nil, work: Int = 0,
    _ body: @escaping (borrowing Span<Value>) throws(Fault) -> Value
  ) {
    self.parameters = parameters
    self.variadic = variadic
    self.body = body
    self.work = work
    refusal = nil
  }

  package init(refusing refusal: ByteString) {
    parameters = []
    variadic = nil
    body = { (_) throws(Fault) in .null }
    work = 0
    self.refusal = refusal
  }
}

/// An integer of one of Go's rarer kinds (`uint8` items of bytes, `uint64` of semver's parts, `int32`…).
package final class SizedInteger: HostObject {
  /// The value's two's-complement bits, sign-extended for signed kinds.
  package let bits: UInt64

  package init(_ bits: UInt64, _ type: GoType) {
    self.bits = bits
    super.init(type)
  }

  package var isSigned: Bool { goType.kind.isSignedInteger }
  package override var isTrue: Bool { bits != 0 }
  /// Signed values as int64; unsigned ones have no plain twin beyond its range.
  package override var underlying: Value { .int64(Int64(bitPattern: bits)) }
  package override func withInteger(_ integer: Int64) -> Value {
    .host(SizedInteger(UInt64(bitPattern: integer), goType))
  }
}

/// A Go `complex128`: what the constant `1i` is.
package final class ComplexNumber: HostObject {
  package let real: Double
  package let imaginary: Double

  package init(_ real: Double, _ imaginary: Double) {
    self.real = real
    self.imaginary = imaginary
    super.init(.complex128)
  }

  package override var isTrue: Bool { real != 0 || imaginary != 0 }

  /// `(0+1i)`.
  package override var stringForm: ByteString? {
    var text: [UInt8] = [UInt8(ascii: "(")]
    GoNumber.formatFloat(real, to: &text)
    if imaginary.sign == .plus { text.append(UInt8(ascii: "+")) }
    GoNumber.formatFloat(imaginary, to: &text)
    text.append("i)")
    return ByteString(text)
  }
}
