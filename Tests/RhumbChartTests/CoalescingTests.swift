import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import RhumbFormats
import Testing

/// Layers by the hundred: the strongest are remembered.
@Suite struct OriginLayersTests {
  @Test func keepsTheStrongest() {
    var table = OriginTable()
    var ids: [OriginID] = []
    var all = OriginID.unknown
    for index in 0..<200 {
      let place = SourceSpan(file: FileID(raw: 1), start: index, end: index + 1)
      ids.append(table.add(.written(place)))
      all = table.winner(ids[index], over: all)
    }
    #expect(table.layers(of: all) == Array(ids.reversed().prefix(64)))
  }
}

/// Values of a chart `app`, perhaps with a subchart `kid`, under what the user gave. What is expected is what
/// Helm 4.3.1 answers: `toJson .Values` of the chart or its error, and its remarks.
@Suite struct CoalescingTests {
  struct Case {
    let rule: String
    let app: String
    let kid: String?
    let user: String
    let answer: String
    let remarks: [String]

    init(_ rule: String, app: String, kid: String?, user: String, _ answer: String, _ remarks: [String] = []) {
      self.rule = rule
      self.app = app
      self.kid = kid
      self.user = user
      self.answer = answer
      self.remarks = remarks
    }
  }

  static let cases: [Case] = [
    Case(
      "user values win, maps merge, lists are replaced",
      app: "k: 1\nm: {a: 1, b: 2}\nl: [1, 2]", kid: nil, user: "k: 2\nm: {a: 9}\nl: [3]",
      #"{"k":2,"l":[3],"m":{"a":9,"b":2}}"#),
    Case(
      "a null takes a default away, at any depth",
      app: "k: 1\nm: {a: 1, b: 2}", kid: nil, user: "k: null\nm: {a: null}",
      #"{"m":{"b":2}}"#),
    Case(
      "a null without a default stays",
      app: "k: 1", kid: nil, user: "x: null\nm: {a: null}",
      #"{"k":1,"m":{"a":null},"x":null}"#),
    Case(
      "a chart's own nulls are dropped, but not in lists",
      app: "k: null\nm: {a: null, b: 1}\nl: [null]", kid: nil, user: "",
      #"{"l":[null],"m":{"b":1}}"#),
    Case(
      "a table for a scalar wins and warns",
      app: "k: 1", kid: nil, user: "k: {a: 1}",
      #"{"k":{"a":1}}"#, [#"level=INFO msg="warning: skipped value for app.k: Not a table.""#]),
    Case(
      "a scalar for a table wins and warns",
      app: "m: {t: {a: 1}}", kid: nil, user: "m: {t: 5}",
      #"{"m":{"t":5}}"#, [#"level=INFO msg="warning: cannot overwrite table with non table for app.m.t (map[a:1])""#]),
    Case(
      "parents decide over subcharts",
      app: "kid: {k: parent, m: {a: parent}}", kid: "k: kid\nm: {a: kid, b: kid}\nl: [kid]", user: "",
      #"{"kid":{"global":{},"k":"parent","l":["kid"],"m":{"a":"parent","b":"kid"}}}"#),
    Case(
      "users decide over both",
      app: "kid: {k: parent}", kid: "k: kid\nx: kid", user: "kid: {k: user}",
      #"{"kid":{"global":{},"k":"user","x":"kid"}}"#),
    Case(
      "a parent's null does not take a subchart's default",
      app: "kid: {k: null, m: {a: null}}", kid: "k: kid\nm: {a: kid}", user: "",
      #"{"kid":{"global":{},"k":"kid","m":{"a":"kid"}}}"#),
    Case(
      "a user's null does",
      app: "", kid: "k: kid\nm: {a: kid}", user: "kid: {k: null, m: {a: null}}",
      #"{"kid":{"global":{},"m":{}}}"#),
    Case(
      "globals go down, the higher one wins",
      app: "global: {g: parent, t: {a: parent}}", kid: "global: {g: kid, own: kid, t: {a: kid, b: kid}}",
      user: "global: {u: user}",
      #"{"global":{"g":"parent","t":{"a":"parent"},"u":"user"},"kid":{"global":{"g":"parent","own":"kid","t":{"a":"parent","b":"kid"},"u":"user"}}}"#
    ),
    Case(
      "globals that are no table are left",
      app: "global: 5", kid: "global: {own: kid}", user: "",
      #"{"global":5,"kid":{"global":{"own":"kid"}}}"#,
      [#"level=INFO msg="warning: skipping globals because source global is not a table.""#]),
    Case(
      "a subchart whose global is no table keeps it",
      app: "global: {g: 1}", kid: "global: text", user: "",
      #"{"global":{"g":1},"kid":{"global":{"g":1}}}"#,
      [#"level=INFO msg="warning: skipped value for app.kid.global: Not a table.""#]),
    Case(
      "a subchart's table must be one",
      app: "", kid: "k: kid", user: "kid: flat",
      "type mismatch on kid: %!t(string=flat)"),
    Case(
      "a subchart's null is no table",
      app: "", kid: "k: kid", user: "kid: null",
      "type mismatch on kid: %!t(<nil>)"),
    Case(
      "a table in the parent stands over a scalar of the subchart",
      app: "kid: {k: {a: 1}}", kid: "k: 1", user: "",
      #"{"kid":{"global":{},"k":{"a":1}}}"#, [#"level=INFO msg="warning: skipped value for app.kid.k: Not a table.""#]),
  ]

  @Test(arguments: 0..<cases.count) func answersAsHelm(_ index: Int) throws {
    let test = Self.cases[index]
    let kid = try test.kid.map { try TestChart.make("kid", values: $0) }
    let chart = try TestChart.make("app", values: test.app, [kid].compactMap { $0 })
    var origins = OriginTable()
    var remarks: [LogLine] = []
    do throws(ChartError) {
      let values = try Coalescing.values(
        of: chart, given: try! TestChart.values(test.user), origins: &origins, remarks: &remarks)
      #expect(try! TestChart.json(.map(values)) == test.answer, "\(test.rule)")
    } catch {
      #expect(error.message.description == test.answer, "\(test.rule)")
    }
    #expect(remarks.map(\.text.description) == test.remarks, "\(test.rule)")
  }

  @Test func nothingGivenIsChanged() throws {
    let kid = try TestChart.make("kid", values: "m: {a: 1}")
    let chart = try TestChart.make("app", values: "kid: {m: {b: 2}}\nl: [{x: 1}]", [kid])
    let user = try TestChart.values("kid: {m: {c: null}}")
    var origins = OriginTable()
    var remarks: [LogLine] = []
    let values = try Coalescing.values(of: chart, given: user, origins: &origins, remarks: &remarks)
    if case .list(let list)? = values["l"], case .map(let map)? = list.items.first { map["x"] = .null }
    #expect(try TestChart.json(.map(user)) == #"{"kid":{"m":{"c":null}}}"#)
    #expect(try TestChart.json(.map(chart.values)) == #"{"kid":{"m":{"b":2}},"l":[{"x":1}]}"#)
    #expect(try TestChart.json(.map(kid.values)) == #"{"m":{"a":1}}"#)
  }

  @Test func aValueKnowsAllItWonOver() throws {
    var sources = SourceMap()
    var origins = OriginTable()
    func read(_ name: String, _ yaml: String) throws -> MapValue {
      let file = sources.add(name: name, bytes: Array(yaml.utf8))
      return try YAMLReader.readMap(Array(yaml.utf8), file: file, origins: &origins) ?? MapValue()
    }
    let kid = try TestChart.make("kid")
    kid.values = try read("kid", "k: 1\nonly: 1\nm: {a: 1}")
    let chart = try TestChart.make("app", dependencies: [TestChart.dependency("kid")], [kid])
    chart.values = try read("app", "kid: {k: 2, m: {a: 2}}")
    let user = try read("user", "kid: {k: 3}")
    var remarks: [LogLine] = []
    try DependencyProcessing.run(on: chart, values: user, origins: &origins, remarks: &remarks)
    let values = try Coalescing.values(of: chart, given: user, origins: &origins, remarks: &remarks)
    func layers(_ path: String...) -> [String] {
      var map = values
      for name in path.dropLast() { if case .map(let inner)? = map[ByteString(name)] { map = inner } }
      return origins.layers(of: map.origin(of: Key(ByteString(path.last ?? "")))).compactMap { layer in
        origins.place(of: layer).flatMap { sources[$0.file]?.name }
      }
    }
    #expect(layers("kid", "k") == ["user", "app", "kid"])
    #expect(layers("kid", "only") == ["kid"])
    #expect(layers("kid", "m", "a") == ["app", "kid"])
  }
}
