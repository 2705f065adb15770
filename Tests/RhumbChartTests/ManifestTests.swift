import RhumbChart
import RhumbEngine
import Testing

/// From rendered files to what `helm template` prints. What is expected is what Helm 4.3.1 prints.
@Suite struct ManifestTests {
  private func documents(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return ManifestSplitter(bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test(arguments: [
    ("a: 1\n", ["a: 1\n"]), ("\n\n a: 1\n\n", ["a: 1\n\n"]), ("---\na: 1\n---\nb: 2", ["a: 1\n", "b: 2"]),
    ("a: 1\n---b: 2\n", ["a: 1\n", "b: 2\n"]), ("a: 1\n--- # c\nb: 2\n", ["a: 1\n", "# c\nb: 2\n"]),
    ("a: 1\n ---\nb: 2\n", ["a: 1\n ---\nb: 2\n"]), ("------\n", ["---\n"]), ("---\n---\n\n", []), ("", []),
    ("a: 1\r\n---\r\nb: 2\r\n", ["a: 1\r\n", "b: 2\r\n"]), ("# c\n---\n", ["# c\n"]), ("a---\n", ["a---\n"]),
  ])
  func isCutAtDashes(_ text: String, _ answer: [String]) { #expect(documents(text) == answer) }

  private func stream(
    _ files: [(String, String)], _ change: (inout ManifestStream.Options) -> Void = { _ in }
  ) throws -> String {
    var options = ManifestStream.Options()
    change(&options)
    var remarks: [LogLine] = []
    let rendered = files.map { RenderedFile(name: ByteString("app/templates/" + $0.0), text: Array($0.1.utf8)) }
    let set = try ManifestSet(rendered, remarks: &remarks)
    let crds: [(path: ByteString, bytes: [UInt8])] = [("app/crds/c.yaml", Array("kind: C\n".utf8))]
    return String(decoding: try ManifestStream.text(of: set, crds: crds, options: options), as: UTF8.self)
  }

  /// Renders that share what they know of documents are sorted as by themselves, and told of the same faults.
  @Test func whatIsKnownOfDocumentsChangesNothing() throws {
    let filler = String(repeating: "# a long document is looked for among those seen before\n", count: 12)
    let heads = ManifestHeads()
    for release in 0..<12 {
      let files = [
        ("a.yaml", filler + "kind: Service\n---\n" + filler + "kind: Release\nmetadata: {name: r\(release)}\n"),
        ("b.yaml", filler + "kind: Secret\n"), ("c.yaml", filler + Self.hook),
        ("d.yaml", filler + "kind: R\(release)\n"),
      ].map { RenderedFile(name: ByteString("app/templates/" + $0.0), text: Array($0.1.utf8)) }
      var remarks: [LogLine] = []
      let alone = try ManifestSet(files, remarks: &remarks)
      let shared = try ManifestSet(files, remarks: &remarks, heads: heads)
      #expect(shared.manifests.map(\.kind) == alone.manifests.map(\.kind))
      #expect(shared.manifests.map(\.text) == alone.manifests.map(\.text))
      #expect(shared.hooks.map(\.manifest.text) == alone.hooks.map(\.manifest.text))
      let broken = [RenderedFile(name: "app/templates/a.yaml", text: Array((filler + "a: [\n").utf8))]
      #expect(throws: ChartError.self) { try ManifestSet(broken, remarks: &remarks, heads: heads) }
    }
  }

  private static let hook = "kind: Job\nmetadata:\n  annotations:\n    helm.sh/hook: test\n"

  @Test func kindsComeInTheOrderOfInstallation() throws {
    let text = try stream([
      ("z.yaml", "kind: Service\n---\nkind: Zoo\n"), ("b.yaml", "kind: Secret\n---\nkind: Ant\n"),
      ("a.yaml", "kind: Service\n"), ("NOTES.txt", "kind: Note\n"), ("_p.yaml", "kind: Part\n"), ("e.yaml", " \n"),
    ])
    #expect(
      text == """
        ---
        # Source: app/templates/b.yaml
        kind: Secret

        ---
        # Source: app/templates/a.yaml
        kind: Service

        ---
        # Source: app/templates/z.yaml
        kind: Service

        ---
        # Source: app/templates/b.yaml
        kind: Ant

        ---
        # Source: app/templates/z.yaml
        kind: Zoo

        """)
  }

  @Test func hooksComeLastAndKeepTheirLineEnds() throws {
    let files = [("a.yaml", Self.hook), ("b.yaml", "kind: B\n\n")]
    let manifest = "---\n# Source: app/templates/b.yaml\nkind: B\n"
    let hook = "---\n# Source: app/templates/a.yaml\n" + Self.hook + "\n"
    #expect(try stream(files) == manifest + hook)
    #expect(try stream(files) { $0.omitsHooks = true } == manifest)
    #expect(try stream(files) { $0.omitsTests = true } == manifest)
    #expect(
      try stream(files) { $0.includesCRDs = true } == "---\n# Source: app/crds/c.yaml\nkind: C\n\n" + manifest + hook)
    #expect(try stream([]) == "\n")
  }

  @Test func showOnlyPicksByThePathBelowTheChart() throws {
    let files = [("a.yaml", "a: 1\n"), ("b.yaml", "b: 1\n"), ("sub/c.yaml", "c: 1\n")]
    let b = "---\n# Source: app/templates/b.yaml\nb: 1\n\n\n"
    let c = "---\n# Source: app/templates/sub/c.yaml\nc: 1\n\n"
    #expect(try stream(files) { $0.showOnly = ["templates/sub/*", "templates/b.yaml"] } == c + b)
    #expect(throws: ChartError.self) { try stream(files) { $0.showOnly = ["templates/d.yaml"] } }
    #expect(throws: ChartError.self) { try stream(files) { $0.showOnly = ["templates/[a"] } }
  }

  @Test(arguments: [
    ("kind: [1]", "json: cannot unmarshal array into Go struct field .kind of type string"),
    ("Kind: {}", "json: cannot unmarshal object into Go struct field .Kind of type string"),
    ("- a", "json: cannot unmarshal array into Go value of type util.SimpleHead"),
    ("text", "json: cannot unmarshal string into Go value of type util.SimpleHead"),
    ("metadata: {name: [1]}", "json: cannot unmarshal array into Go struct field .metadata.name of type string"),
    (
      "metadata: {annotations: {a/b~c: {}}}",
      "json: cannot unmarshal object into Go struct field .metadata.annotations.a~1b~0c of type string"
    ),
    (
      "metadata: {annotations: 5}",
      "json: cannot unmarshal number into Go struct field .metadata.annotations of type map[string]string"
    ),
    (
      "metadata: x",
      "json: cannot unmarshal string into Go struct field .metadata of type "
        + #"struct { Name string "json:\"name\""; Annotations map[string]string "json:\"annotations\"" }"#
    ),
  ])
  func headsOfTheWrongTypeAreErrors(_ text: String, _ reason: String) {
    do {
      _ = try stream([("a.yaml", text)])
      Issue.record("\(text) was taken")
    } catch let error as ChartError {
      #expect(
        error.message.description == "YAML parse error on app/templates/a.yaml: error unmarshaling JSON: while "
          + "decoding JSON: " + reason)
    } catch {
      Issue.record(error)
    }
  }

  @Test(arguments: [
    "", "null", "kind: 5", "kind: null", "metadata: null", "metadata: {annotations: {a: 1.5, b: true}}",
  ])
  func scalarsBecomeTheStringsThatAreWanted(_ text: String) {
    #expect(throws: Never.self) { try stream([("a.yaml", text)]) }
  }

  @Test func unknownHooksAreDroppedWithARemark() throws {
    let text = Self.hook.replacing("test", with: "no-such-hook")
    var remarks: [LogLine] = []
    let file = RenderedFile(name: "app/templates/a.yaml", text: Array(text.utf8))
    let set = try ManifestSet([file], remarks: &remarks)
    #expect(set.hooks.isEmpty && set.manifests.isEmpty)
    #expect(remarks.map(\.text.description) == [#"level=INFO msg="skipping unknown hooks" hookTypes=no-such-hook"#])
  }

  @Test func outputFilesAreWrittenByPath() throws {
    let files = ["a.yaml": "kind: B\n---\nkind: A\n", "h.yaml": Self.hook].map {
      RenderedFile(name: ByteString("app/templates/" + $0.key), text: Array($0.value.utf8))
    }
    var remarks: [LogLine] = []
    let written = ManifestFiles(
      of: try ManifestSet(files, remarks: &remarks), crds: [], releaseName: "rel", options: ManifestStream.Options())
    #expect(
      written.written.map(\.description) == [
        "rel/app/templates/a.yaml", "rel/app/templates/a.yaml", "rel/app/templates/h.yaml",
      ])
    #expect(
      written.files.map { String(decoding: $0.bytes, as: UTF8.self) } == [
        "---\n# Source: app/templates/a.yaml\nkind: A\n\n---\n# Source: app/templates/a.yaml\nkind: B\n\n",
        "---\n# Source: app/templates/h.yaml\n" + Self.hook + "\n",
      ])
  }

  /// Long documents are not copied on the way out; what is printed is the same.
  @Test(arguments: [10, 16 << 10, 100 << 10]) func longDocumentsArePrintedWhole(_ length: Int) throws {
    let long = "kind: Service\na: " + String(repeating: "x", count: length)
    let text = try stream([("a.yaml", "kind: Secret\n"), ("b.yaml", long + "\n \n\n")])
    #expect(
      text == "---\n# Source: app/templates/a.yaml\nkind: Secret\n\n---\n# Source: app/templates/b.yaml\n\(long)\n")
  }
}
