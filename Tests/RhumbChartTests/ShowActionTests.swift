import RhumbChart
import RhumbEngine
import RhumbSystem
import Testing

@Suite struct ShowActionTests {
  private func chart() throws(ChartError) -> Chart {
    let files = MemoryFileSystem([
      "/c/Chart.yaml": "apiVersion: v2\nname: c\nversion: 0.1.0\nappVersion: 1.10\nkeywords: [a]\n",
      "/c/values.yaml":
        "# kept\na: x\nbig: 1000000\nf: 1.5\nt: true\nz: null\nm: {k: v, e: \"a<b\"}\nl: [1, a, {b: c}]\n\"d.t\": q\n",
      "/c/README.txt": "read me", "/c/crds/b.yaml": "---\nkind: B", "/c/crds/a.yaml": "kind: A",
    ])
    var loader = ChartLoader(files: files)
    return try loader.load(FilePath("/c"))
  }

  private func text(_ part: ShowAction.Part, _ path: String = "") throws(ChartError) -> String {
    String(decoding: try ShowAction(chart: chart(), jsonPath: ByteString(path)).text(part), as: UTF8.self)
  }

  /// What `helm show` of Helm 4.3.1 prints.
  @Test func parts() throws {
    let metadata = "apiVersion: v2\nappVersion: \"1.1\"\nkeywords:\n- a\nname: c\nversion: 0.1.0\n\n"
    let crds = "---\nkind: A\n---\nkind: B\n"
    #expect(try text(.chart) == metadata)
    #expect(try text(.readme) == "read me\n")
    #expect(try text(.crds) == crds)
    let values = try text(.values)
    #expect(values.hasPrefix("# kept\na: x\n"))
    #expect(values.hasSuffix("\"d.t\": q\n\n"))
    #expect(try text(.all) == metadata + "---\n" + values + "---\nread me\n" + crds)
  }

  /// What Helm 4.3.1 prints for the same values.
  @Test(arguments: [
    ("{.a}", "x"), ("{.big}", "1e+06"), ("{.f}", "1.5"), ("{.t}", "true"), ("{.z}", "null"), ("{.l[0]}", "1"),
    ("{.m}", "{\"e\":\"a\\u003cb\",\"k\":\"v\"}"), ("{.l}", "[1,\"a\",{\"b\":\"c\"}]"),
    ("{.l[*]}", "1 a {\"b\":\"c\"}"),
    ("{.l[-1]}", "{\"b\":\"c\"}"), ("{.l[0:2]}", "1 a"), ("{.l[1:]}", "a {\"b\":\"c\"}"), ("{.l[5]}", ""),
    ("{.nope}", ""),
    ("{.m['k']}", "v"), ("{.d\\.t}", "q"), ("{['d.t']}", "q"), ("pre{.a}post", "prexpost"), ("{.a}{.nope}", ""),
    (".a", ".a"),
    ("{..k}", "v"), ("{$.a}", "x"), ("{@.a}", "x"), ("{ .a }", "x"), ("{\"x\"}", "x"), ("{.a.b}", ""),
    ("{.m.k},{.a}{\"\\n\"}", "v,x\n"),
  ])
  func jsonPath(_ path: String, _ expected: String) throws { #expect(try text(.values, path) == expected) }

  @Test(arguments: [
    ("{.a", "error parsing jsonpath {.a: unclosed action"),
    (
      "{range .l}",
      "error parsing jsonpath {range .l}: only paths and quoted texts are supported, not what follows position 1"
    ),
  ])
  func badPaths(_ path: String, _ message: String) {
    do {
      _ = try text(.values, path)
      Issue.record("no error")
    } catch {
      #expect(error.message.description == message)
    }
  }
}
