import RhumbEngine

/// What a value is called in the words of decoders.
enum JSONType {
  /// encoding/json's words: `cannot unmarshal array into …`.
  static func decoderName(_ value: Value) -> ByteString {
    switch value {
    case .bool: "bool"
    case .string: "string"
    case .list: "array"
    case .map: "object"
    case .missing, .null: "null"
    default: "number"
    }
  }

  /// OpenAPI's words: `must be of type string: "integer"`.
  static func openAPIName(_ value: Value) -> ByteString {
    switch value {
    case .bool: "boolean"
    case .string: "string"
    case .list: "array"
    case .map: "object"
    case .missing, .null: "null"
    default: wholeNumber(value) == nil ? "number" : "integer"
    }
  }

  /// Nil unless the value is a number without a fraction.
  static func wholeNumber(_ value: Value) -> Int64? {
    switch value {
    case .float(let number): Int64(exactly: number)
    case .int(let number): Int64(number)
    case .int64(let number): number
    default: nil
    }
  }

  static func number(_ value: Value) -> Double? {
    switch value {
    case .float(let number): number
    case .int(let number): Double(number)
    case .int64(let number): Double(number)
    default: nil
    }
  }

  static func isNumber(_ value: Value) -> Bool {
    switch value {
    case .float, .int, .int64: true
    default: false
    }
  }

  static func isNull(_ value: Value) -> Bool {
    switch value {
    case .missing, .null: true
    default: false
    }
  }
}
