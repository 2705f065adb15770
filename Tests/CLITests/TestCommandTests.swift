import RhumbSystem
import RhumbTestSupport
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

  /// A chart `c` and a folder `out` beside it.
  private func scratch() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write("apiVersion: v2\nname: c\nversion: 0.1.0\n", at: "c/Chart.yaml")
    try folder.write("kind: A\n", at: "c/templates/a.yaml")
    try folder.write("", at: "out/keep")
    return folder
  }

  private static let suite = "suite: s\ntests: [{it: t, asserts: [{matchSnapshot: {}}]}]\n"

  @Test("snapshots of a suite beside the chart lie beside the suite")
  func snapshotsElsewhere() throws {
    let folder = try scratch()
    try folder.write(Self.suite, at: "more/s.yaml")
    let answer = try BuiltProgram.run(["test", "-f", "../more/s.yaml", "c"], in: folder.path)
    #expect(answer.status == 0, "\(text(answer.errors))")
    #expect(try folder.text("more/__snapshot__/s.yaml.snap").contains("kind: A"))
  }

  @Test(
    "what is written follows no link out, and what could not be written is an error",
    arguments: [
      ("c/tests/s_test.yaml", suite, "c/tests/__snapshot__", ["c"]),
      ("more/s.yaml", suite, "more/__snapshot__", ["-f", "../more/s.yaml", "c"]),
      ("c/golden/golden.yaml", "cases: {a: {}}\n", "c/golden/a", ["c"]),
    ])
  func links(_ place: String, _ content: String, _ link: String, _ words: [String]) throws {
    let folder = try scratch()
    try folder.write(content, at: place)
    _ = try BuiltProgram.runInRoot("ln", ["-s", "\(folder.path.text)/out", "\(folder.path.text)/\(link)"])
    let answer = try BuiltProgram.run(["test", "--update", "--allow-outside-links"] + words, in: folder.path)
    #expect(answer.status == 1)
    #expect(text(answer.errors).contains("error[test/update]: open "), "\(text(answer.errors))")
    #expect(text(answer.errors).contains("it is a symbolic link, which is not followed\n"))
    #expect(try DiskFileSystem().list(folder.path.appending("out")).count == 1)
  }

  @Test("nor a link to the whole folder of golden files")
  func linkedGoldens() throws {
    let folder = try scratch()
    try folder.write("chart: ../c\ncases: {a: {}}\n", at: "out/golden.yaml")
    _ = try BuiltProgram.runInRoot("ln", ["-s", "../out", "\(folder.path.text)/c/golden"])
    let answer = try BuiltProgram.run(["test", "--update", "--allow-outside-links", "c"], in: folder.path)
    #expect(answer.status == 1)
    #expect(try DiskFileSystem().list(folder.path.appending("out")).count == 2)
  }
}
