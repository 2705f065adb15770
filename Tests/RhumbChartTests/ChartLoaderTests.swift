import RhumbChart
import RhumbEngine
import RhumbSystem
import Testing

@Suite struct ChartLoaderTests {
  private static let metadata = "apiVersion: v2\nname: q\nversion: 0.1.0\n"

  private func load(
    _ files: [String: String], _ change: (inout MemoryFileSystem) -> Void = { _ in },
    _ adjust: (inout ChartLoadOptions) -> Void = { _ in }
  ) throws(ChartError) -> Chart {
    var system = MemoryFileSystem(["/w/q/Chart.yaml": Self.metadata, "/w/q/templates/a.yaml": "a: b\n"])
    for (path, text) in files { system["/w/q/\(path)"] = .file(Array(text.utf8)) }
    change(&system)
    var options = ChartLoadOptions()
    adjust(&options)
    var loader = ChartLoader(files: system, options: options)
    return try loader.load(FilePath("/w/q"))
  }

  private func message(
    _ files: [String: String], _ change: (inout MemoryFileSystem) -> Void = { _ in },
    _ adjust: (inout ChartLoadOptions) -> Void = { _ in }
  ) -> String {
    do {
      _ = try load(files, change, adjust)
      return "(none)"
    } catch {
      return error.message.description
    }
  }

  private func names(_ files: [Chart.File]) -> [String] { files.map(\.name.description) }

  @Test func filesFindTheirRoles() throws {
    let chart = try load([
      "values.yaml": "a: 1\n", "values.schema.json": "{}", "README.md": "hi", "templates/sub/b.yaml": "",
      "crds/c.yaml": "",
      "templates/_h.tpl": "", "charts/s/Chart.yaml": "name: s\nversion: 1.0.0\n", "charts/s/templates/t.yaml": "",
      "charts/_skipped/x": "", "charts/.hidden/x": "", "charts/s.tgz.prov": "sig", "files/z": "", "files/a": "",
      "Chart.lock": "digest: x\n",
    ])
    #expect(names(chart.templates) == ["templates/_h.tpl", "templates/a.yaml", "templates/sub/b.yaml"])
    #expect(names(chart.files) == ["README.md", "charts/s.tgz.prov", "crds/c.yaml", "files/a", "files/z"])
    #expect(chart.schema?.name == "values.schema.json")
    #expect(chart.valuesFile?.bytes == Array("a: 1\n".utf8))
    #expect(chart.dependencies.map(\.name.description) == ["s"])
    #expect(chart.dependencies.first?.metadata.apiVersion == "v1")
    #expect(chart.dependencies.first?.fullPath == "q/charts/s")
  }

  @Test func byteOrderMarksGo() throws {
    let chart = try load(["templates/a.yaml": "\u{FEFF}x", "values.yaml": "\u{FEFF}a: 1\n"])
    #expect(chart.templates.first?.bytes == Array("x".utf8))
    #expect(chart.values["a"] != nil)
  }

  @Test func documentsOfValuesMerge() throws {
    let chart = try load(["values.yaml": "a: 1\nb: {c: 1}\n---\nb: {d: 2}\n"])
    guard case .map(let b)? = chart.values["b"] else {
      Issue.record("no map")
      return
    }
    #expect(b.count == 2)
  }

  @Test func theFirstGenerationHasRequirements() throws {
    let chart = try load([
      "Chart.yaml": "apiVersion: v1\nname: q\nversion: 1.0.0\n",
      "requirements.yaml": "dependencies:\n- name: d\n  version: 1.x\n  repository: ''\n  tags: [a, 1]\n",
    ])
    #expect(chart.metadata.dependencies.map(\.name.description) == ["d"])
    #expect(chart.metadata.dependencies.first?.tags.map(\.description) == ["a", "1"])
    #expect(names(chart.files) == ["requirements.yaml"])
  }

  /// The messages are those of Helm 4.3.1 for the same charts.
  @Test(arguments: [
    ("", "validation: chart.metadata.name is required"),
    ("apiVersion: v2\nname: q\nversion: x\n", "validation: chart.metadata.version \"x\" is invalid"),
    ("name: q\n", "validation: chart.metadata.version is required"),
    ("name: a/b\nversion: 1.0.0\n", "validation: chart.metadata.name \"a/b\" is invalid"),
    ("name: ..\nversion: 1.0.0\n", "validation: chart.metadata.name \"..\" is not allowed"),
    ("name: q\nversion: 1.0.0\ntype: foo\n", "validation: chart.metadata.type must be application or library"),
    ("name: q\nversion: 1.0.0\nmaintainers: [null]\n", "validation: maintainers must not contain empty or null nodes"),
    (
      "name: q\nversion: 1.0.0\ndependencies: [null]\n", "validation: dependencies must not contain empty or null nodes"
    ),
    (
      "name: q\nversion: 1.0.0\ndependencies: [{name: a, alias: 'a b'}]\n",
      "validation: dependency \"a\" has disallowed characters in the alias"
    ),
    (
      "name: q\nversion: 1.0.0\ndependencies: [{name: a},{name: a}]\n",
      "validation: more than one dependency with name or alias \"a\""
    ),
    ("apiVersion: v3\nname: q\nversion: 0.1.0\n", "invalid chart apiVersion"),
    ("apiVersion: 2\nname: q\nversion: 0.1.0\n", "unsupported chart version"),
    (
      "name: [q]\n",
      "cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go struct "
        + "field .name of type string"
    ),
    (
      "name: q\nkeywords: [a, [b]]\n",
      "cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into .keywords.1 "
        + "of type string"
    ),
    (
      "dependencies: [{name: x, tags: foo}]\n",
      "cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal string into Go struct "
        + "field .dependencies.0.tags of type []string"
    ),
    (
      "- a\n",
      "cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of "
        + "type loader.chartBase"
    ),
    (
      "[", "cannot load Chart.yaml: error converting YAML to JSON: yaml: line 1: did not find expected node content"
    ),
  ])
  func refusesMetadata(_ text: String, _ expected: String) { #expect(message(["Chart.yaml": text]) == expected) }

  /// Accepted by Helm 4.3.1 too.
  @Test(arguments: ["v1", "01.2.3", "1-a+b", "1.2", "'1.0'"])
  func acceptsVersions(_ version: String) {
    #expect(message(["Chart.yaml": "name: q\nversion: \(version)\n"]) == "(none)")
  }

  @Test(arguments: ["1.2.3.4", "1.2.3-01", "' 1.2.3'", "1.2.3+a_b", "'1.'", "v", "1.2.99999999999999999999"])
  func refusesVersions(_ version: String) {
    #expect(message(["Chart.yaml": "name: q\nversion: \(version)\n"]).hasSuffix(" is invalid"))
  }

  @Test func plainScalarsBecomeTexts() throws {
    let chart = try load([
      "Chart.yaml": "NAME: 5\nversion: 1.2\nappVersion: 1.10\ndescription: true\nhome: 20240131\nicon: 1e20\n"
        + "annotations: {a: 1, b: false, c: 0.1}\n"
    ])
    let metadata = chart.metadata
    let found = [
      metadata.name, metadata.version, metadata.appVersion, metadata.description, metadata.home, metadata.icon,
    ]
    #expect(found.map(\.description) == ["5", "1.2", "1.1", "true", "20240131", "1e+20"])
    #expect(metadata.annotations?.entries.count == 3)
  }

  @Test func unprintableCharactersGo() throws {
    let chart = try load(["Chart.yaml": "name: \"a\\tb\\e[2J\"\nversion: 1.0.0\n"])
    #expect(chart.name == "a b[2J")
  }

  @Test(arguments: [
    (["charts/s/x": ""], "error unpacking subchart s in q: Chart.yaml file is missing"),
    (["charts/foo.txt": ""], "error unpacking subchart foo.txt in q: Chart.yaml file is missing"),
    (["charts/foo.tgz": "x"], "error unpacking subchart foo.tgz in q: unexpected EOF"),
    (["charts/foo.tgz": "not gzip at all"], "error unpacking subchart foo.tgz in q: gzip: invalid header"),
    ([".helmignore": "Chart.yaml\n"], "Chart.yaml file is missing"),
    ([".helmignore": "a/**\n"], "double-star (**) syntax is not supported"),
    (
      ["values.yaml": "- a\n"],
      "cannot load values.yaml: cannot unmarshal yaml document: error unmarshaling JSON: while decoding JSON: json: cannot "
        + "unmarshal array into Go value of type map[string]interface {}"
    ),
    (
      ["charts/s/Chart.yaml": "name: s\nversion: 1.0.0\n", "charts/s/charts/t/x": ""],
      "error unpacking subchart s in q: error unpacking subchart t in s: Chart.yaml file is missing"
    ),
  ])
  func refusesFiles(_ files: [String: String], _ expected: String) { #expect(message(files) == expected) }

  @Test func whatIsNoFileIsRefused() {
    #expect(
      message([:]) { $0["/w/q/pipe"] = .special }
        == "cannot load irregular file /w/q/pipe as it has file mode type bits set")
    #expect(
      message([:]) { $0["/w/q/gone"] = .link("nowhere") }
        == "error evaluating symlink /w/q/gone: lstat /w/q/nowhere: no such file or directory")
  }

  @Test func linksInsideAreFollowed() throws {
    let chart = try load(["files/x": "1"]) { $0["/w/q/templates/l.yaml"] = .link("../files/x") }
    #expect(names(chart.templates) == ["templates/a.yaml", "templates/l.yaml"])
    #expect(chart.templates.last?.bytes == Array("1".utf8))
  }

  @Test func linksThatLeadOutAreRefusedUnlessAllowed() throws {
    let add: (inout MemoryFileSystem) -> Void = {
      $0["/w/q/l.txt"] = .link("../secret")
      $0["/w/secret"] = .file(Array("s".utf8))
    }
    #expect(
      message([:], add)
        == "symbolic link /w/q/l.txt leads out of the chart, to /w/secret; --allow-outside-links permits it")
    #expect(try names(load([:], add) { $0.allowsOutsideLinks = true }.files) == ["l.txt"])
    #expect(try names(load([".helmignore": "l.txt\n"], add).files) == [".helmignore"])
  }

  @Test func linksThatLoopAreRefused() {
    let loop = message([:]) { $0["/w/q/templates/l"] = .link("..") }
    #expect(loop == "error evaluating symlink /w/q/templates/l: it loops, /w/q is a directory above it")
  }

  @Test func limitsHold() {
    #expect(
      message(["big": "12345"], { _ in }) { $0.limits.bytes = 47 }.contains("chart exceeds maximum decompressed size"))
    #expect(message(["a": "", "b": ""], { _ in }) { $0.limits.entries = 3 }.contains("limit of 3"))
    #expect(message(["a/b/c/d": ""], { _ in }) { $0.limits.pathComponents = 3 }.contains("limit of 3"))
  }

  @Test func namesThatWouldBreakTheOutputAreRefused() {
    #expect(
      message(["templates/a\nevil: true.yaml": ""])
        == "the name of a file holds a control character: \"templates/a\\nevil: true.yaml\"")
  }

  /// Files in memory, one of which is there while the chart is loaded and can't be read later.
  private struct VanishingFile: FileSystem {
    let base: MemoryFileSystem
    let place: FilePath

    func read(_ path: FilePath, limit: Int, allowingPipes: Bool) throws(SystemError) -> [UInt8] {
      if path == place { throw SystemError("open", path, .code(2)) }
      return try base.read(path, limit: limit, allowingPipes: allowingPipes)
    }

    func kind(of path: FilePath) throws(SystemError) -> FileKind { try base.kind(of: path) }
    func size(ofReadable path: FilePath) throws(SystemError) -> Int { try base.size(ofReadable: path) }
    func list(_ directory: FilePath) throws(SystemError) -> [DirectoryEntry] { try base.list(directory) }
    func resolve(_ path: FilePath) throws(SystemError) -> FilePath { try base.resolve(path) }
    func target(of link: FilePath) throws(SystemError) -> FilePath { try base.target(of: link) }
  }

  /// What is neither a template nor metadata is read only when somebody asks for it.
  @Test func whatNobodyAsksForIsNotRead() throws {
    let system = MemoryFileSystem([
      "/w/q/Chart.yaml": Self.metadata, "/w/q/crds/c.yaml": "kind: C\n", "/w/q/README.md": "hi",
    ])
    var loader = ChartLoader(files: VanishingFile(base: system, place: FilePath("/w/q/crds/c.yaml")))
    let chart = try loader.load(FilePath("/w/q"))
    #expect(try ShowAction(chart: chart).text(.readme) == Array("hi\n".utf8))
    let error = #expect(throws: ChartError.self) { try chart.crds() }
    #expect(error?.message == "error reading crds/c.yaml: open /w/q/crds/c.yaml: no such file or directory")
  }
}
