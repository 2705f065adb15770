import RhumbCrypto
import RhumbEngine
import RhumbPolicy
import RhumbSystem
import Testing

/// The references of template functions and of rules are written from their tables. `RHUMB_RECORD=1` writes it anew (`make docs`).
@Suite struct ReferenceTests {
  @Test(
    "pages of docs/reference say what the tables say",
    arguments: [
      ("functions.md", FunctionReference.text(BuiltInFunctions.table.specs)),
      ("rules.md", Array(RuleReference.page.utf8)),
    ])
  func isCurrent(_ name: String, _ wanted: [UInt8]) throws {
    let path = BuiltProgram.root.appending("docs/reference").appending(name)
    let found = try? DiskFileSystem().read(path, limit: 1 << 20)
    guard found != wanted else { return }
    if EnvironmentVariables.text("RHUMB_RECORD") != nil {
      let answer = try ChildProcess.run(FilePath("tee"), arguments: [path.bytes], input: wanted, outputLimit: 1 << 20)
      #expect(answer.status == 0)
      Issue.record("wrote \(path.text)")
    } else {
      Issue.record("run `make docs`: \(path.text) is out of date")
    }
  }

  @Test("every function explains itself", arguments: BuiltInFunctions.table.specs.map { "\($0.name)" })
  func explains(_ name: String) throws {
    let spec = try #require(BuiltInFunctions.table.specs.first { "\($0.name)".utf8.elementsEqual(name.utf8) })
    let summary = Array("\(spec.summary)".utf8)
    #expect(!summary.isEmpty)
    #expect(summary.last != UInt8(ascii: "."), "a summary is a phrase, without a full stop")
  }
}
