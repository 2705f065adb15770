import RhumbSystem
import Testing

/// A state that one process has at a time, and that is whole or absent.
@Suite struct StateFileTests {
  private let path = FilePath("/tmp/rhumb-state-\(UInt64.random(in: 0 ... .max)).json")

  @Test func writtenReadAndRemoved() throws {
    let file = try StateFile(path)
    #expect(try file.read() == nil)
    try file.write([1])
    try file.write([2, 3])
    #expect(try file.read() == [2, 3])
    try file.remove()
    try file.remove()
    #expect(try file.read() == nil)
  }

  @Test("a second owner is refused while there is a first, and nothing stays behind")
  func owners() throws {
    do {
      let file = try StateFile(path)
      #expect(throws: SystemError.self) { _ = try StateFile(path) }
      try file.write([1])
      try file.remove()
    }
    _ = try StateFile(path)
    let names = try DiskFileSystem().list(FilePath("/tmp")).map(\.name)
    #expect(!names.contains { $0.starts(with: path.lastComponent) })
  }
}
