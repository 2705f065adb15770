import RhumbEngine

/// Names of the functions that operators stand for, as messages tell them.
enum Operator {
  static let add: ByteString = "_+_"
  static let subtract: ByteString = "_-_"
  static let multiply: ByteString = "_*_"
  static let divide: ByteString = "_/_"
  static let remainder: ByteString = "_%_"
  static let equal: ByteString = "_==_"
  static let notEqual: ByteString = "_!=_"
  static let less: ByteString = "_<_"
  static let lessOrEqual: ByteString = "_<=_"
  static let greater: ByteString = "_>_"
  static let greaterOrEqual: ByteString = "_>=_"
  static let membership: ByteString = "@in"
  static let not: ByteString = "!_"
  static let negate: ByteString = "-_"
  static let index: ByteString = "_[_]"
  static let optionalIndex: ByteString = "_[?_]"
  static let conditional: ByteString = "_?_:_"
  static let and: ByteString = "_&&_"
  static let or: ByteString = "_||_"
}
