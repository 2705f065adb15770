import RhumbCrypto
import RhumbEngine
import RhumbSystem
import Testing

/// The reference of template functions is written from their specs. `RHUMB_RECORD=1` writes it anew (`make docs`).
@Suite struct ReferenceTests {
  static let path = BuiltProgram.root.appending("docs/reference/functions.md")

  @Test("docs/reference/functions.md says what the functions' specs say")
  func isCurrent() throws {
    let wanted = FunctionReference.text(BuiltInFunctions.table.specs)
    let found = try? DiskFileSystem().read(Self.path, limit: 1 << 20)
    guard found != wanted else { return }
    if EnvironmentVariables.text("RHUMB_RECORD") != nil {
      let answer = try ChildProcess.run(
        FilePath("tee"), arguments: [Self.path.bytes], input: wanted, outputLimit: 1 << 20)
      #expect(answer.status == 0)
      Issue.record("wrote \(Self.path.text)")
    } else {
      Issue.record("run `make docs`: \(Self.path.text) is out of date")
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
