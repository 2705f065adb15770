import RhumbEngine

/// A struct as encoding/json sees it: the names of its tags, in the order of declaration.
struct JSONFields: HostContent {
  let goType = GoType("struct", .structure)
  private let fields: [(name: ByteString, value: Value)]

  init(_ fields: [(name: ByteString, value: Value)]) { self.fields = fields }

  var fieldNames: [ByteString] { fields.map(\.name) }

  var jsonFieldNames: [ByteString] { fieldNames }

  func field(_ name: ByteString) -> Value? { fields.first { $0.name == name }?.value }
}
