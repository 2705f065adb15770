import RhumbEngine
import RhumbFunctions

/// `base64.encode` and `base64.decode`, `cel.bind`, and macros with two names.
extension CELLibrary {
  package static let encoders = CELLibrary([
    CELFunction("base64.encode", [.function([.bytes], .string)], cost: .traversal(of: 0)) {
      (arguments, machine) throws(CELError) in
      guard case .bytes(let bytes) = arguments[0] else { throw .noSuchOverload }
      try machine.make(text: bytes.count * 2)
      return .string(ByteString(Base64.encode(bytes.bytes)))
    },
    CELFunction("base64.decode", [.function([.string], .bytes)], cost: .traversal(of: 0)) {
      (arguments, machine) throws(CELError) in
      let text = try arguments.text(0)
      try machine.make(text: text.count)
      // What is not filled up to four digits counts too.
      let missing = (4 - text.count % 4) % 4
      for padding in missing == 0 ? [0] : [0, missing] {
        let digits = text.bytes + [UInt8](repeating: UInt8(ascii: "="), count: padding)
        if let bytes = try? Base64.decode(digits) { return .bytes(ByteString(bytes)) }
      }
      throw CELError("illegal base64 data")
    },
  ])

  package static let bindings = CELLibrary([], macros: .bindings)
  package static let twoVariables = CELLibrary([], macros: .twoVariables)
}
