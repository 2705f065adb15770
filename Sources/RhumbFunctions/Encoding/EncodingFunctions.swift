package import RhumbEngine

/// sprig's base64, base32 and checksums. What can't be decoded gives the words of the error as a text.
package let encodingFunctions: [FunctionSpec] = [
  FunctionSpec("b64enc", [.string], "the text in base64") { (arguments, context) throws(Fault) in
    try encoded(arguments[0], context) { Base64.encode($0) }
  },
  FunctionSpec("b64dec", [.string], "what base64 stands for, or the words of the error") {
    (arguments, context) throws(Fault) in
    try decoded(arguments[0], context) { (text) throws(Fault) in try Base64.decode(text) }
  },
  FunctionSpec("b32enc", [.string], "the text in base32") { (arguments, context) throws(Fault) in
    try encoded(arguments[0], context) { Base32.encode($0) }
  },
  FunctionSpec("b32dec", [.string], "what base32 stands for, or the words of the error") {
    (arguments, context) throws(Fault) in
    try decoded(arguments[0], context) { (text) throws(Fault) in try Base32.decode(text) }
  },
  FunctionSpec("sha1sum", [.string], "the SHA-1 digest of the text in hexadecimal") {
    (arguments, context) throws(Fault) in
    try encoded(arguments[0], context, cost: 25) { Digest.hexadecimal(Digest.sha1($0)) }
  },
  FunctionSpec("sha256sum", [.string], "the SHA-256 digest of the text in hexadecimal") {
    (arguments, context) throws(Fault) in
    try encoded(arguments[0], context, cost: 25) { Digest.hexadecimal(Digest.sha256($0)) }
  },
  FunctionSpec("sha512sum", [.string], "the SHA-512 digest of the text in hexadecimal") {
    (arguments, context) throws(Fault) in
    try encoded(arguments[0], context, cost: 25) { Digest.hexadecimal(Digest.sha512($0)) }
  },
  FunctionSpec("adler32sum", [.string], "the Adler-32 checksum of the text in decimal") {
    (arguments, context) throws(Fault) in
    try encoded(arguments[0], context) { Array(String(Digest.adler32($0)).utf8) }
  },
]

/// `cost` is in steps for each 64 bytes.
private func encoded(
  _ value: Value, _ context: CallContext, cost: Int = 1, _ encode: ([UInt8]) -> [UInt8]
) throws(Fault) -> Value {
  guard case .string(let text) = value else { return .string(.empty) }
  try context.charge(text.count / 64 * cost)
  let result = encode(text.bytes)
  if result.count > longestText { throw Fault("a string longer than 32 MiB", kind: .limit) }
  return .string(ByteString(result))
}

private func decoded(
  _ value: Value, _ context: CallContext, _ decode: ([UInt8]) throws(Fault) -> [UInt8]
) throws(Fault) -> Value {
  guard case .string(let text) = value else { return .string(.empty) }
  try context.charge(text.count / 64)
  do { return .string(ByteString(try decode(text.bytes))) } catch { return .string(error.message) }
}

/// No function builds a longer string, in bytes.
private let longestText = 32 << 20
