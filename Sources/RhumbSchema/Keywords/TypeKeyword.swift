import RhumbEngine

/// `type`: the JSON types a value may have. A number without a fraction is an integer too.
struct TypeKeyword: SchemaKeyword {
  /// In the order messages list them.
  enum Kind: UInt8, CaseIterable {
    case null, boolean, number, integer, string, array, object

    init?(_ name: ByteString) {
      guard let kind = Self.allCases.first(where: { $0.name == name }) else { return nil }
      self = kind
    }

    /// The type of a value; nil for what JSON has no type for.
    init?(of value: Value) {
      switch value {
      case .missing, .null: self = .null
      case .bool: self = .boolean
      case .int, .int64, .float: self = .number
      case .string: self = .string
      case .list: self = .array
      case .map: self = .object
      case .host:
        guard SchemaNumber.text(of: value) != nil else { return nil }
        self = .number
      }
    }

    /// For sets of kinds.
    var bit: Int32 { 1 << Int32(rawValue) }

    var name: ByteString {
      switch self {
      case .null: "null"
      case .boolean: "boolean"
      case .number: "number"
      case .integer: "integer"
      case .string: "string"
      case .array: "array"
      case .object: "object"
      }
    }
  }

  private let kinds: Set<Kind>

  init?(_ source: KeywordSource) {
    guard source.has(.validation), let value = source["type"] else { return nil }
    switch value {
    case .string(let name): kinds = Set([Kind(name)].compactMap { $0 })
    case .list(let list): kinds = Set(KeywordSource.strings(list.items).compactMap { Kind($0) })
    default: return nil
    }
    if kinds.isEmpty { return nil }
  }

  func check(_ evaluation: inout Evaluation) {
    guard let kind = Kind(of: evaluation.value), !kinds.contains(kind) else { return }
    if kind == .number, kinds.contains(.integer), SchemaNumber(evaluation.value)?.isInteger == true { return }
    evaluation.complain(message(kind))
  }

  private func message(_ kind: Kind) -> ByteString {
    var text: [UInt8] = []
    text.append("got ")
    text += kind.name
    text.append(", want ")
    for (index, wanted) in Kind.allCases.filter(kinds.contains).enumerated() {
      if index > 0 { text.append(" or ") }
      text += wanted.name
    }
    return ByteString(text)
  }
}
