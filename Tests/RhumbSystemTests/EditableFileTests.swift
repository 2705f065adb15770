import Glibc
import RhumbSystem
import Testing

/// The rules for a file under edit: replaced whole or left alone, and nothing else in its directory touched.
@Suite struct EditableFileTests {
  private let files = DiskFileSystem()

  private func edit(_ path: FilePath, to text: String) throws(SystemError) {
    let file = try EditableFile.open(path, limit: 1 << 20)
    try file.replace(with: Array(text.utf8))
  }

  private func names(in scratch: ScratchDirectory) throws -> [String] {
    try files.list(scratch.path).map { String(decoding: $0.name, as: UTF8.self) }
  }

  private func text(_ path: FilePath) throws -> String {
    String(decoding: try files.read(path, limit: 1 << 20), as: UTF8.self)
  }

  @Test func replacesAndKeepsTheMode() throws {
    let scratch = try ScratchDirectory()
    try scratch.run("printf old > v.yaml && chmod 0640 v.yaml")
    let path = scratch.path.appending("v.yaml")
    try edit(path, to: "new")
    #expect(try text(path) == "new")
    #expect(try names(in: scratch) == ["v.yaml"])
    try scratch.run("test $(stat -c %a v.yaml) = 640")
  }

  @Test("equal bytes are not written")
  func untouched() throws {
    let scratch = try ScratchDirectory()
    try scratch.run("printf old > v.yaml && touch -d 2001-01-01 v.yaml && stat -c '%i %y' v.yaml > before")
    try edit(scratch.path.appending("v.yaml"), to: "old")
    try scratch.run("stat -c '%i %y' v.yaml | cmp - before")
  }

  @Test("a link stays a link, and what it leads to is edited")
  func link() throws {
    let scratch = try ScratchDirectory()
    try scratch.run("mkdir d && printf old > d/real.yaml && ln -s d/real.yaml v.yaml")
    try edit(scratch.path.appending("v.yaml"), to: "new")
    try scratch.run("test -L v.yaml && test $(cat d/real.yaml) = new && test $(ls -A d) = real.yaml")
  }

  @Test(
    "what an edit would break is refused, with the name the user gave",
    arguments: [
      ("mkfifo v.yaml", "not a regular file"), ("ln -s /dev/full v.yaml", "not a regular file"),
      ("mkdir v.yaml", "is a directory"), ("true", "no such file or directory"),
      ("ln -s nowhere v.yaml", "no such file"),
      ("printf old > v.yaml && ln v.yaml twin", "hard links"),
      ("printf old > v.yaml && chmod 0444 v.yaml", "read-only"),
      ("head -c 2000000 /dev/zero > v.yaml", "larger than the limit"),
    ])
  func refusals(_ script: String, _ reason: String) throws {
    let scratch = try ScratchDirectory()
    try scratch.run(script)
    let before = try names(in: scratch)
    let error = #expect(throws: SystemError.self) { try edit(scratch.path.appending("v.yaml"), to: "new") }
    let message = try #require(error?.message)
    #expect(message.contains("v.yaml") && message.contains(reason), "\(message)")
    #expect(try names(in: scratch) == before)
  }

  @Test("a writer that takes no lock is noticed")
  func changedMeanwhile() throws {
    let scratch = try ScratchDirectory()
    try scratch.run("printf old > v.yaml")
    let path = scratch.path.appending("v.yaml")
    for script in ["printf theirs > v.yaml", "printf other > w && mv w v.yaml"] {
      let file = try EditableFile.open(path, limit: 100)
      try scratch.run(script)
      let theirs = try text(path)
      var reason: SystemError.Reason?
      do throws(SystemError) { try file.replace(with: Array("ours".utf8)) } catch { reason = error.reason }
      #expect(reason == .changed)
      #expect(try text(path) == theirs)
      #expect(try names(in: scratch) == ["v.yaml"])
    }
  }

  @Test("edits at the same time wait for each other: none is lost")
  func concurrentEdits() async throws {
    let scratch = try ScratchDirectory()
    try scratch.run("printf 0 > v.yaml")
    let path = scratch.path.appending("v.yaml")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask {
          for _ in 0..<10 {
            let file = try EditableFile.open(path, limit: 100)
            let count = Int(String(decoding: file.bytes, as: UTF8.self)) ?? -1000
            try file.replace(with: Array(String(count + 1).utf8))
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try text(path) == "40")
  }
}
