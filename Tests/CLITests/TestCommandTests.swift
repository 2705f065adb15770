import RhumbSystem
import Testing

/// `rhumb test` as it is typed.
@Suite struct TestCommandTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test("a chart whose tests pass, with the numbers below")
  func passes() throws {
    let answer = try BuiltProgram.run(["test", "charts/worker"])
    #expect(answer.status == 0)
    let lines = text(answer.output).split(separator: "\n").map(String.init)
    #expect(lines.first == "### Chart [ worker ] charts/worker")
    #expect(lines.contains { $0.hasPrefix(" PASS  worker\tcharts/worker/tests/") })
    #expect(lines.contains("Charts:      1 passed, 1 total"))
  }

  @Test("a suite that fails, in the forms that CI systems read")
  func fails() throws {
    let folder = FilePath("/tmp/rhumb-test-\(UInt32.random(in: 0 ... .max))")
    let directory = OutputDirectory(root: folder)
    let suite = "suite: s\ntemplates: [deployment.yaml]\ntests: [{it: t, asserts: [{isKind: {of: Pod}}]}]\n"
    try directory.write(Array(suite.utf8), at: FilePath("s_test.yaml"))
    let words = ["test", "-f", "\(folder.text)/s_test.yaml", "charts/worker"]
    let answer = try BuiltProgram.run(words + ["-o", "\(folder.text)/out.xml", "-t", "junit", "--report", "json=-"])
    #expect(answer.status == 1)
    #expect(text(answer.output).contains("kind is Deployment, expected Pod"))
    #expect(
      text(answer.output).contains("\"code\":\"test/assertion-failed\"")
        || text(answer.output).contains("test/assertion-failed"))
    let xml = try text(DiskFileSystem().read(folder.appending("out.xml"), limit: 1 << 20))
    #expect(xml.contains("<testcase classname=\"s\" name=\"t\""))
    #expect(xml.contains("<failure message=\"Failed\""))
    for file in ["s_test.yaml", "out.xml"] { try directory.remove(at: FilePath(file)) }
  }

  @Test(
    "what can't be meant",
    arguments: [
      (["test"], "requires at least 1 argument"), (["test", "./none"], "not found"),
      (["test", "-t", "x", "-o", "y", "charts/worker"], "'x' is no type of output"),
      (["test", "--coverage", "x", "charts/worker"], "'x' is no form of coverage"),
      (["test", "--min", "101", "charts/worker"], "--min takes a percentage from 0 to 100"),
    ])
  func refuses(_ words: [String], _ message: String) throws {
    let answer = try BuiltProgram.run(words)
    #expect(answer.status == 1)
    #expect(text(answer.errors).contains(message))
  }

  @Test("less coverage than --min fails")
  func coverage() throws {
    let answer = try BuiltProgram.run(["test", "--min", "100", "--coverage", "text", "charts/worker"])
    #expect(answer.status == 1)
    #expect(text(answer.errors).contains("less than the 100.0 % of --min"))
    #expect(text(answer.output).contains("charts/worker/templates/deployment.yaml"))
  }
}
