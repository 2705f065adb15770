import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import Testing

/// What templates see. What is expected is what Helm 4.3.1 shows.
@Suite struct BuiltInObjectTests {
  private func scope(_ chart: Chart, _ values: String = "") throws -> RenderScope {
    RenderScope.build(
      chart: chart, values: try TestChart.values(values), release: ReleaseOptions(), capabilities: Capabilities())
  }

  private func file(_ name: ByteString, _ text: String) -> Chart.File {
    Chart.File(name: name, bytes: Array(text.utf8), source: .none)
  }

  private func call(_ object: Value?, _ method: ByteString, _ arguments: Value...) throws -> Value {
    guard case .host(let object)? = object, let method = object.method(method) else { return .missing }
    return try method.body(arguments.span)
  }

  @Test func filesAreFoundByNameAndPattern() throws {
    let chart = try TestChart.make("app")
    chart.files = [file("d/a.txt", "one\ntwo\n"), file("b.bin", "hi"), file("e", "")]
    let files = try scope(chart).top["Files"]
    #expect(try TestChart.json(try call(files, "Get", .string("d/a.txt"))) == #""one\ntwo\n""#)
    #expect(try TestChart.json(try call(files, "Get", .string("nope"))) == #""""#)
    #expect(try TestChart.json(try call(files, "Lines", .string("d/a.txt"))) == #"["one","two"]"#)
    #expect(try TestChart.json(try call(files, "Lines", .string("e"))) == "[]")
    #expect(try TestChart.json(try call(files, "Glob", .string("*"))) == #"{"b.bin":"aGk=","e":""}"#)
    let folder = try call(files, "Glob", .string("d/*"))
    #expect(try TestChart.json(try call(folder, "AsConfig")) == #""a.txt: |\n  one\n  two""#)
    #expect(try TestChart.json(try call(folder, "AsSecrets")) == #""a.txt: b25lCnR3bwo=""#)
    #expect(GoPrinter.text(folder).description == "map[d/a.txt:[111 110 101 10 116 119 111 10]]")
  }

  @Test func capabilitiesListWhatHelmKnows() throws {
    let capabilities = Capabilities(additional: ["example.com/v1/Widget"])
    let versions = Value.object(capabilities.apiVersions)
    #expect(capabilities.apiVersions.versions.count == 58)
    #expect(try TestChart.json(try call(versions, "Has", .string("extensions/v1beta1"))) == "true")
    #expect(try TestChart.json(try call(versions, "Has", .string("example.com/v1/Widget"))) == "true")
    #expect(try TestChart.json(try call(versions, "Has", .string("example.com/v1"))) == "false")
    #expect(
      try TestChart.json(.object(HelmVersion()))
        == #"{"version":"v4.3.1","git_commit":"c0d08d0d6d9424d4a14febb5e8a3e51b0dd00dff","git_tree_state":"clean","#
        + #""go_version":"go1.27.2","kube_client_version":"v1.37"}"#)
    #expect(
      try TestChart.json(.object(KubeVersion.default)) == #"{"Version":"v1.37.0","Major":"1","Minor":"37"}"#)
  }

  @Test func metadataIsAMapByGoFieldNames() throws {
    let chart = try TestChart.make("app", dependencies: [TestChart.dependency("kid", tags: ["x"])])
    chart.metadata.annotations = MapValue(pairs: [("a", .string("1"))])
    let metadata = try #require(try scope(chart).top["Chart"])
    #expect(
      try TestChart.json(metadata) == #"{"APIVersion":"v2","Annotations":{"a":"1"},"AppVersion":"","Condition":"","#
        + #""Dependencies":[{"Alias":"","Condition":"","Enabled":false,"ImportValues":[],"Name":"kid","#
        + #""Repository":"","Tags":["x"],"Version":"0.1.0"}],"Deprecated":false,"Description":"","Home":"","#
        + #""Icon":"","IsRoot":true,"Keywords":[],"KubeVersion":"","Maintainers":[],"Name":"app","Sources":[],"#
        + #""Tags":"","Type":"","Version":"0.1.0"}"#)
  }

  @Test func scopesShareWhatHelmShares() throws {
    let chart = try TestChart.make("app", [try TestChart.make("kid")])
    let root = try scope(chart, "kid: {x: 1}")
    let kid = root.subscopes[0]
    guard case .map(let values)? = root.top["Values"], case .map(let table)? = values["kid"],
      case .map(let kidValues)? = kid.top["Values"], case .map(let release)? = root.top["Release"],
      case .map(let kidRelease)? = kid.top["Release"]
    else { return #expect(Bool(false)) }
    kidValues["x"] = .int(2)
    release["y"] = .int(3)
    #expect(try TestChart.json(.map(table)) == #"{"x":2}"#)
    #expect(try TestChart.json(kidRelease["y"] ?? .null) == "3")
    // One map, two types: `dig` accepts the parent's view and refuses the other.
    #expect(kidValues.type == .values)
    #expect(table.type == .any)
  }
}
