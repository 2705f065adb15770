import Glibc
import RhumbSystem
import Testing

/// A directory of its own for each test, removed at the end.
final class ScratchDirectory {
  let path: FilePath

  init() throws {
    var template = Array("/tmp/rhumb-test-XXXXXX".utf8CString)
    // Safety: the template is a NUL-terminated array of this function's own.
    guard unsafe mkdtemp(&template) != nil else { throw SystemError("mkdtemp", FilePath("/tmp"), .code(errno)) }
    path = FilePath(template.dropLast().map { UInt8(bitPattern: $0) })
  }

  func run(_ script: String) throws {
    let result = try ChildProcess.run(
      FilePath("sh"), arguments: ["-c", "cd \(path.text) && \(script)"].map { Array($0.utf8) }, input: [],
      outputLimit: 1 << 20)
    try #require(result.status == 0, "\(String(decoding: result.errors, as: UTF8.self))")
  }

  deinit {
    _ = try? ChildProcess.run(
      FilePath("rm"), arguments: ["-rf", path.text].map { Array($0.utf8) }, input: [], outputLimit: 1 << 20)
  }
}

@Suite struct DiskFileSystemTests {
  private let files = DiskFileSystem()

  @Test func readsAFileWhole() throws {
    let scratch = try ScratchDirectory()
    try scratch.run("printf hello > f; : > empty; head -c 200000 /dev/zero > large")
    #expect(try files.read(scratch.path.appending("f"), limit: 5) == Array("hello".utf8))
    #expect(try files.read(scratch.path.appending("empty"), limit: 5) == [])
    #expect(try files.read(scratch.path.appending("large"), limit: 1 << 20).count == 200_000)
  }

  @Test("what can't be read is refused in Go's words, at once")
  func refuses() throws {
    let scratch = try ScratchDirectory()
    try scratch.run("mkfifo pipe; mkdir d; ln -s loop loop; printf 123456 > f")
    let expected = [
      ("pipe", "read pipe: not a regular file"), ("d", "read d: is a directory"),
      ("nope", "open nope: no such file or directory"), ("loop", "open loop: too many levels of symbolic links"),
      ("f", "read f: larger than the limit of 5 bytes"),
    ]
    for (name, message) in expected {
      do {
        _ = try files.read(scratch.path.appending(name), limit: 5)
        Issue.record("\(name) was read")
      } catch {
        #expect(error.message.replacing("\(scratch.path.text)/", with: "") == message)
      }
    }
    #expect(throws: SystemError.self) { try files.read(FilePath("/dev/zero"), limit: 5) }
    #expect(throws: SystemError.self) { try files.read(FilePath([0x61, 0, 0x62]), limit: 5) }
  }

  @Test func readsADeviceThatTheUserNamed() {
    #expect(throws: SystemError.self) { try files.read(FilePath("/dev/zero"), limit: 1 << 20, allowingPipes: true) }
    #expect((try? files.read(FilePath("/dev/null"), limit: 5, allowingPipes: true)) == [])
  }

  @Test func listsByTheOrderOfBytes() throws {
    let scratch = try ScratchDirectory()
    try scratch.run("touch b B a.yaml a; mkdir a-d; ln -s b l; mkfifo p")
    let entries = try files.list(scratch.path).map { (String(decoding: $0.name, as: UTF8.self), $0.kind) }
    #expect(entries.map(\.0) == ["B", "a", "a-d", "a.yaml", "b", "l", "p"])
    #expect(entries.map(\.1) == [.regular, .regular, .directory, .regular, .regular, .link, .special])
  }

  @Test func resolvesLinks() throws {
    let scratch = try ScratchDirectory()
    try scratch.run("mkdir -p a/b; ln -s a l; ln -s ../x a/out")
    let root = try files.resolve(scratch.path)
    #expect(try files.resolve(scratch.path.appending("l/b")) == root.appending("a/b"))
    #expect(try files.target(of: scratch.path.appending("a/out")).text == "../x")
  }
}

@Suite struct OutputDirectoryTests {
  private let files = DiskFileSystem()

  @Test func writesBelowItself() throws {
    let scratch = try ScratchDirectory()
    let output = OutputDirectory(root: scratch.path.appending("new/out"))
    try output.write(Array("one".utf8), at: FilePath("chart/templates/a.yaml"))
    try output.write(Array("two".utf8), at: FilePath("chart/templates/a.yaml"))
    let place = scratch.path.appending("new/out/chart/templates")
    #expect(try files.read(place.appending("a.yaml"), limit: 10) == Array("two".utf8))
    // Nothing half-done is left.
    #expect(try files.list(place).count == 1)
  }

  @Test func keepsThePermissionsOfWhatItReplaces() throws {
    let scratch = try ScratchDirectory()
    try scratch.run("printf old > f; chmod 600 f")
    try OutputDirectory(root: scratch.path).write(Array("new".utf8), at: FilePath("f"))
    try scratch.run("test $(stat -c %a f) = 600 && test $(cat f) = new")
  }

  @Test("nothing is written through a link, or outside")
  func staysInside() throws {
    let scratch = try ScratchDirectory()
    try scratch.run("mkdir out outside; ln -s ../outside out/dir; ln -s ../outside/f out/f; printf kept > outside/f")
    let output = OutputDirectory(root: scratch.path.appending("out"))
    for path in ["dir/f", "f", "../outside/f", "a/../../outside/f", "/etc/x", ".", ""] {
      #expect(throws: SystemError.self, "\(path)") { try output.write([0x78], at: FilePath(path)) }
    }
    #expect(try files.read(scratch.path.appending("outside/f"), limit: 10) == Array("kept".utf8))
    #expect(try files.list(scratch.path.appending("outside")).count == 1)
  }
}

@Suite struct ChildProcessTests {
  private func run(_ script: String, input: [UInt8] = [], limit: Int = 1 << 24) throws -> ChildProcess.Result {
    try ChildProcess.run(
      FilePath("sh"), arguments: ["-c", script].map { Array($0.utf8) }, input: input, outputLimit: limit)
  }

  @Test func takesAndGivesMoreThanAPipeHolds() throws {
    let input = [UInt8](repeating: 0x78, count: 1_000_000)
    #expect(try run("cat", input: input).output == input)
  }

  @Test func tellsHowItEnded() throws {
    let failed = try run("echo sorry >&2; exit 3")
    #expect(failed.status == 3)
    #expect(failed.errors == Array("sorry\n".utf8))
    #expect(try run("kill -TERM $$").status == 128 + 15)
    #expect(
      try run("exec <&-; echo ok", input: [UInt8](repeating: 0x78, count: 1_000_000)).output == Array("ok\n".utf8))
  }

  @Test func limitsWhatItSays() {
    #expect(throws: SystemError.self) { try run("yes", limit: 1 << 16) }
    #expect(throws: SystemError.self) {
      try ChildProcess.run(FilePath("./nope/nope"), arguments: [], input: [], outputLimit: 1)
    }
  }
}
