package import RhumbEngine

/// sprig's functions over paths; those with `os` do the same on Unix.
package let pathFunctions: [FunctionSpec] = [
  path("base", "the last element of a path", SlashPath.base),
  path("osBase", "the last element of a file path", SlashPath.base),
  path("dir", "a path without its last element", SlashPath.directory),
  path("osDir", "a file path without its last element", SlashPath.directory),
  path("clean", "the shortest path that means the same", SlashPath.clean),
  path("osClean", "the shortest file path that means the same", SlashPath.clean),
  path("ext", "the extension of a path with its dot", SlashPath.fileExtension),
  path("osExt", "the extension of a file path with its dot", SlashPath.fileExtension),
  FunctionSpec("isAbs", [.string], "whether a path begins at the root", body: isAbsolute),
  FunctionSpec("osIsAbs", [.string], "whether a file path begins at the root", body: isAbsolute),
]

private func path(
  _ name: StaticString, _ summary: StaticString, _ body: @escaping @Sendable ([UInt8]) -> [UInt8]
) -> FunctionSpec {
  FunctionSpec(name, [.string], summary) { (arguments, context) throws(Fault) in
    guard case .string(let text) = arguments[0] else { return .string(.empty) }
    try context.charge(text.count / 64)
    return .string(ByteString(body(text.bytes)))
  }
}

@Sendable
private func isAbsolute(_ arguments: borrowing Span<Value>, _ context: CallContext) throws(Fault) -> Value {
  guard case .string(let text) = arguments[0] else { return .bool(false) }
  return .bool(SlashPath.isAbsolute(text.bytes))
}
