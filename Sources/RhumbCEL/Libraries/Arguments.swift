package import RhumbEngine

/// Arguments as functions want them; anything else has no overload.
extension [CELValue] {
  package func text(_ index: Int) throws(CELError) -> ByteString {
    guard index < count, case .string(let text) = self[index] else { throw .noSuchOverload }
    return text
  }

  package func int(_ index: Int) throws(CELError) -> Int {
    guard index < count, case .int(let number) = self[index] else { throw .noSuchOverload }
    return Int(number)
  }

  package func list(_ index: Int) throws(CELError) -> any CELList {
    guard index < count, case .list(let list) = self[index] else { throw .noSuchOverload }
    return list
  }
}
