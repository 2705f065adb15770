/// What a `HostObject` of another module is and does: Swift lets only this module override a package class's members.
/// The members mean what they mean in `HostObject`.
package protocol HostContent {
  var goType: GoType { get }
  var underlying: Value { get }
  var isTrue: Bool { get }
  func field(_ name: ByteString) -> Value?
  var fieldNames: [ByteString] { get }
  var unexportedFields: [ByteString] { get }
  func isEqual(to other: any HostContent) -> Bool?
  func method(_ name: ByteString) -> HostMethod?
  var stringForm: ByteString? { get }
  var goSyntaxForm: ByteString? { get }
  var addressableStringForm: ByteString? { get }
  func withInteger(_ integer: Int64) -> Value
  var jsonForm: Value { get }
  var jsonFieldNames: [ByteString] { get }
}

extension HostContent {
  package var underlying: Value { .missing }
  package var isTrue: Bool {
    switch underlying {
    case .missing: true
    case let value: value.isTrue
    }
  }
  package func field(_ name: ByteString) -> Value? { nil }
  package var fieldNames: [ByteString] { [] }
  package var unexportedFields: [ByteString] { [] }
  package func isEqual(to other: any HostContent) -> Bool? { nil }
  package func method(_ name: ByteString) -> HostMethod? { nil }
  package var stringForm: ByteString? { nil }
  package var goSyntaxForm: ByteString? { nil }
  package var addressableStringForm: ByteString? { nil }
  package func withInteger(_ integer: Int64) -> Value { .int64(integer) }
  package var jsonForm: Value { underlying }
  package var jsonFieldNames: [ByteString] { fieldNames.filter(\.isExported) }
}

/// A `HostObject` that does what its content says.
package final class HostBox: HostObject {
  package let content: any HostContent

  package init(_ content: any HostContent) {
    self.content = content
    super.init(content.goType)
  }

  package override var underlying: Value { content.underlying }
  package override var isTrue: Bool { content.isTrue }
  package override func field(_ name: ByteString) -> Value? { content.field(name) }
  package override var fieldNames: [ByteString] { content.fieldNames }
  package override var unexportedFields: [ByteString] { content.unexportedFields }
  package override func isEqual(to other: HostObject) -> Bool? {
    (other as? HostBox).flatMap { content.isEqual(to: $0.content) }
  }
  package override func method(_ name: ByteString) -> HostMethod? { content.method(name) }
  package override var stringForm: ByteString? { content.stringForm }
  package override var goSyntaxForm: ByteString? { content.goSyntaxForm }
  package override var addressableStringForm: ByteString? { content.addressableStringForm }
  package override func withInteger(_ integer: Int64) -> Value { content.withInteger(integer) }
  package override var jsonForm: Value { content.jsonForm }
  package override var jsonFieldNames: [ByteString] { content.jsonFieldNames }
}

extension Value {
  package static func object(_ content: any HostContent) -> Value { .host(HostBox(content)) }

  /// The content of an object of another module, if this is one of that type.
  package func content<Content: HostContent>(as type: Content.Type) -> Content? {
    guard case .host(let object) = self, let box = object as? HostBox else { return nil }
    return box.content as? Content
  }
}
