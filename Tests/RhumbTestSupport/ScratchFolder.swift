package import RhumbSystem

/// A folder for one test, which is removed in the end.
package final class ScratchFolder {
  package let path: FilePath

  package init() throws {
    path = FilePath("/tmp/rhumb-test-\(UInt64.random(in: 0 ... .max))")
    _ = try ChildProcess.run(FilePath("mkdir"), arguments: [path.bytes], input: [], outputLimit: 1 << 16)
  }

  deinit {
    _ = try? ChildProcess.run(
      FilePath("rm"), arguments: [Array("-rf".utf8), path.bytes], input: [], outputLimit: 1 << 16)
  }

  package func write(_ text: String, at name: String) throws {
    try OutputDirectory(root: path).write(Array(text.utf8), at: FilePath(name))
  }

  package func text(_ name: String) throws -> String {
    String(decoding: try DiskFileSystem().read(path.appending(name), limit: 1 << 24), as: UTF8.self)
  }
}
