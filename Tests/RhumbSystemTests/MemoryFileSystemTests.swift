import RhumbSystem
import Testing

@Suite struct MemoryFileSystemTests {
  @Test func behavesAsADisk() throws {
    var files = MemoryFileSystem(["/c/a/x": "1", "/c/b": "22"])
    files["/c/l"] = .link("a")
    files["/c/loop"] = .link("loop")
    #expect(try files.list(FilePath("/c")).map { String(decoding: $0.name, as: UTF8.self) } == ["a", "b", "l", "loop"])
    #expect(try files.read(FilePath("/c/l/x"), limit: 9) == Array("1".utf8))
    #expect(try files.kind(of: FilePath("/c/l")) == .directory)
    #expect(try files.resolve(FilePath("/c/l/../b")).text == "/c/b")
    #expect(throws: SystemError.self) { try files.resolve(FilePath("/c/loop")) }
    #expect(throws: SystemError.self) { try files.read(FilePath("/c/b"), limit: 1) }
    #expect(throws: SystemError.self) { try files.read(FilePath("/c/a"), limit: 9) }
  }
}
