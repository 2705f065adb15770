import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import Testing

/// `--set` and its relatives over the values of a file. What is expected is what Helm 4.3.1 answers.
@Suite struct SetGrammarTests {
  enum Flag { case set, strings, json, literals }
  enum Answer {
    /// `toJson .Values`
    case ok(String)
    case error(String)
  }

  static let file = "m: {x: 1}\nl: [1, {k: v}]\ns: t\nu: null\n"

  static let cases: [(Flag, String, Answer)] = [
    (.set, #"a=1"#, .ok(#"{"a":1,"l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.set, #"a=0"#, .ok(#"{"a":0,"l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.set, #"a=00"#, .ok(#"{"a":"00","l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.set, #"a=-7"#, .ok(#"{"a":-7,"l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.set, #"a=1.5"#, .ok(#"{"a":"1.5","l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (
      .set, #"a=9223372036854775808"#,
      .ok(#"{"a":"9223372036854775808","l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)
    ),
    (.set, #"a=TRUE"#, .ok(#"{"a":true,"l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.set, #"a=nULL"#, .ok(#"{"a":null,"l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.set, #"a="#, .ok(#"{"a":"","l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.set, #"a=x y"#, .ok(#"{"a":"x y","l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.set, #"a={}"#, .ok(#"{"a":[""],"l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.set, #"a={b,}"#, .ok(#"{"a":["b",""],"l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.set, #"a={1,true,x}"#, .ok(#"{"a":[1,true,"x"],"l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.set, #"a={b"#, .error(#"failed parsing --set data: list must terminate with '}'"#)),
    (.set, #"a={b}c=1"#, .ok(#"{"a":["b"],"c":1,"l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.set, #"a="q""#, .ok(#"{"a":"\"q\"","l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.set, #"a=b\,c"#, .ok(#"{"a":"b,c","l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.set, #"a\.b=1"#, .ok(#"{"a.b":1,"l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.set, #"a.b.c=1"#, .ok(#"{"a":{"b":{"c":1}},"l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.set, #"a=1,b=2"#, .ok(#"{"a":1,"b":2,"l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.set, #"a=1,"#, .ok(#"{"a":1,"l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.set, #"a=1,,b=2"#, .error(#"failed parsing --set data: key "" has no value (cannot end with ,)"#)),
    (.set, #"a"#, .error(#"failed parsing --set data: key "a" has no value"#)),
    (.set, #",a=1"#, .error(#"failed parsing --set data: key "" has no value (cannot end with ,)"#)),
    (.set, #".m=1"#, .ok(#"{"l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.set, #"m..x=1"#, .ok(#"{"l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.set, #"m.x=no"#, .ok(#"{"l":[1,{"k":"v"}],"m":{"x":"no"},"s":"t","u":null}"#)),
    (.set, #"m=1"#, .ok(#"{"l":[1,{"k":"v"}],"m":1,"s":"t","u":null}"#)),
    (
      .set, #"m.x.y=1"#,
      .error(
        #"failed parsing --set data: unable to parse key: interface conversion: interface {} is float64, not map[string]interface {}"#
      )
    ),
    (
      .set, #"u.x=1"#,
      .error(
        #"failed parsing --set data: unable to parse key: interface conversion: interface {} is nil, not map[string]interface {}"#
      )
    ),
    (
      .set, #"s.x=1"#,
      .error(
        #"failed parsing --set data: unable to parse key: interface conversion: interface {} is string, not map[string]interface {}"#
      )
    ),
    (.set, #"l[0]=z"#, .ok(#"{"l":["z",{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.set, #"l[1].k=w"#, .ok(#"{"l":[1,{"k":"w"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.set, #"l[1].j=w"#, .ok(#"{"l":[1,{"j":"w","k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.set, #"l[0].j=w"#, .ok(#"{"l":[{"j":"w"},{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.set, #"l[3]=z"#, .ok(#"{"l":[1,{"k":"v"},null,"z"],"m":{"x":1},"s":"t","u":null}"#)),
    (.set, #"l[-1]=z"#, .error(#"failed parsing --set data: negative -1 index not allowed"#)),
    (
      .set, #"l[a]=z"#,
      .error(#"failed parsing --set data: error parsing index: strconv.Atoi: parsing "a": invalid syntax"#)
    ),
    (.set, #"l[0"#, .ok(#"{"l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.set, #"l[0]x=1"#, .error(#"failed parsing --set data: unexpected data at end of array index: ['x']"#)),
    (
      .set, #"l[70000]=1"#,
      .error(#"failed parsing --set data: index of 70000 is greater than maximum supported index of 65536"#)
    ),
    (.set, #"new[1]=x"#, .ok(#"{"l":[1,{"k":"v"}],"m":{"x":1},"new":[null,"x"],"s":"t","u":null}"#)),
    (.set, #"new[1].k=v"#, .ok(#"{"l":[1,{"k":"v"}],"m":{"x":1},"new":[null,{"k":"v"}],"s":"t","u":null}"#)),
    (.set, #"new[0][1]=x"#, .ok(#"{"l":[1,{"k":"v"}],"m":{"x":1},"new":[[null,"x"]],"s":"t","u":null}"#)),
    (
      .set, #"s[0]=x"#,
      .error(
        #"failed parsing --set data: unable to parse key: interface conversion: interface {} is string, not []interface {}"#
      )
    ),
    (
      .set, #"l.x=1"#,
      .error(
        #"failed parsing --set data: unable to parse key: interface conversion: interface {} is []interface {}, not map[string]interface {}"#
      )
    ),
    (.set, #"a==b"#, .ok(#"{"a":"=b","l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.set, #"é=ü"#, .ok(#"{"l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null,"é":"ü"}"#)),
    (.set, #"a[0].b="#, .ok(#"{"a":[],"l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.strings, #"a=1"#, .ok(#"{"a":"1","l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.strings, #"a=true,b=null"#, .ok(#"{"a":"true","b":"null","l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.strings, #"a={1,2}"#, .ok(#"{"a":["1","2"],"l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.strings, #"l[0]=5"#, .ok(#"{"l":["5",{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.json, #"a={"b":[1,null]}"#, .ok(#"{"a":{"b":[1,null]},"l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.json, #"a=1,b="x,y""#, .ok(#"{"a":1,"b":"x,y","l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.json, #"a="#, .ok(#"{"a":null,"l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.json, #"a= [1] , b=2"#, .ok(#"{" b":2,"a":[1],"l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.json, #"l[0]={"q":1}"#, .ok(#"{"l":[{"q":1},{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.json, #"a=01"#, .error(#"failed parsing --set-json data a=01"#)),
    (.json, #"a=nope"#, .error(#"failed parsing --set-json data a=nope"#)),
    (.json, #"{"m":{"x":null}}"#, .ok(#"{"l":[1,{"k":"v"}],"m":{"x":null},"s":"t","u":null}"#)),
    (.json, #"[1]"#, .ok(#"{"l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.json, #"{"m":"#, .error(#"failed parsing --set-json data JSON: {"m":"#)),
    (.literals, #"a=1,b=2"#, .ok(#"{"a":"1,b=2","l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.literals, #"a=\,"#, .ok(#"{"a":"\\,","l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.literals, #"m.x=true"#, .ok(#"{"l":[1,{"k":"v"}],"m":{"x":"true"},"s":"t","u":null}"#)),
    (.literals, #"l[1].k={a}"#, .ok(#"{"l":[1,{"k":"{a}"}],"m":{"x":1},"s":"t","u":null}"#)),
    (.literals, #"a"#, .error(#"failed parsing --set-literal data: key "a" has no value"#)),
    (.literals, #"a[0]=x"#, .ok(#"{"a":["x"],"l":[1,{"k":"v"}],"m":{"x":1},"s":"t","u":null}"#)),
  ]

  @Test(arguments: 0..<cases.count) func answersAsHelm(_ index: Int) throws {
    let (flag, words, answer) = Self.cases[index]
    var layers = ValuesLayers()
    layers.files = ["values.yaml"]
    switch flag {
    case .set: layers.set = [ByteString(words)]
    case .strings: layers.strings = [ByteString(words)]
    case .json: layers.json = [ByteString(words)]
    case .literals: layers.literals = [ByteString(words)]
    }
    switch answer {
    case .ok(let json): #expect(try merge(layers).json == json, "\(words)")
    case .error(let message):
      do {
        let json = try merge(layers).json
        Issue.record("\(words) gave \(json)")
      } catch let error as ChartError {
        #expect(error.message.description == message, "\(words)")
      }
    }
  }

  private func merge(_ layers: ValuesLayers) throws -> (json: String, origins: OriginTable, values: MapValue) {
    var sources = SourceMap()
    var origins = OriginTable()
    let values = try layers.merged(
      reader: ValuesReader(file: { _ throws(ChartError) in Array(Self.file.utf8) }), sources: &sources,
      origins: &origins)
    return (try TestChart.json(.map(values)), origins, values)
  }

  @Test func numbersAreInt64AndJSONNumbersAreFloats() throws {
    var layers = ValuesLayers()
    layers.set = ["a=5"]
    layers.json = ["b=5"]
    let values = try merge(layers).values
    #expect(values["a"]?.kind == .int64)
    #expect(values["b"]?.kind == .float64)
  }

  @Test func flagsApplyByKind() throws {
    var layers = ValuesLayers()
    layers.literals = ["e=literal"]
    layers.fileValues = ["e=file,d=file"]
    layers.strings = ["d=string,c=string"]
    layers.set = ["c=set,b=set"]
    layers.json = [#"b="json",a="json""#]
    var sources = SourceMap()
    var origins = OriginTable()
    let reader = ValuesReader(file: { path throws(ChartError) in path.bytes })
    let values = try layers.merged(reader: reader, sources: &sources, origins: &origins)
    #expect(try TestChart.json(.map(values)) == #"{"a":"json","b":"set","c":"string","d":"file","e":"literal"}"#)
  }

  @Test func valuesKnowWhereTheyWereWrittenAndWhatTheyWonOver() throws {
    var layers = ValuesLayers()
    layers.files = ["values.yaml"]
    layers.set = ["s=new"]
    var sources = SourceMap()
    var origins = OriginTable()
    let reader = ValuesReader(file: { _ throws(ChartError) in Array(Self.file.utf8) })
    let values = try layers.merged(reader: reader, sources: &sources, origins: &origins)
    let ranks = origins.layers(of: values.origin(of: Key("s")))
    let places = ranks.compactMap { origins.place(of: $0) }.map { span in
      let file = sources[span.file]
      let text = file.map { String(decoding: $0.bytes[Int(span.start)..<Int(span.end)], as: UTF8.self) }
      return "\(file?.name ?? ""): \(text ?? "")"
    }
    #expect(places == ["--set s=new: new", "values.yaml: t"])
  }

  @Test(arguments: [
    ("-", "stdin"), (" - ", "stdin"), ("a b.yaml", "a b.yaml"), ("file:x", "file:x"), ("dir/c:d", "dir/c:d"),
    ("100%.yaml", #"parse "100%.yaml": invalid URL escape "%.y""#), (":x", #"parse ":x": missing protocol scheme"#),
    ("a b:c", #"parse "a b:c": first path segment in URL cannot contain colon"#),
    ("https://x/y", "https://x/y: values are not fetched over the network; save the file and name it here"),
  ])
  func pathsAreReadAsURLsFirst(_ path: String, _ answer: String) {
    let reader = ValuesReader(
      file: { path throws(ChartError) in path.bytes },
      standardInput: { () throws(ChartError) in Array("stdin".utf8) })
    var layers = ValuesLayers()
    layers.fileValues = [ByteString("k=" + path)]
    var sources = SourceMap()
    var origins = OriginTable()
    do throws(ChartError) {
      let values = try layers.merged(reader: reader, sources: &sources, origins: &origins)
      #expect(try! TestChart.json(.map(values)) == "{\"k\":\"\(answer)\"}")
    } catch {
      #expect(error.message.description == "failed parsing --set-file data: " + answer)
    }
  }

  @Test func aNameNestsAtMostThirtyLevels() throws {
    var layers = ValuesLayers()
    layers.set = [ByteString(String(repeating: "a.", count: 31) + "b=1")]
    #expect(throws: ChartError.self) { try merge(layers) }
    layers.set = [ByteString(String(repeating: "a.", count: 30) + "b=1")]
    #expect(throws: Never.self) { try merge(layers) }
  }

  @Test func listsInListsAndBigListsHaveLimits() {
    var layers = ValuesLayers()
    layers.set = [ByteString("a" + String(repeating: "[0]", count: 20_000) + "=1")]
    #expect(throws: ChartError.self) { try merge(layers) }
    layers.set = [ByteString((0..<40).map { "k\($0)[65536]=1" }.joined(separator: ","))]
    #expect(throws: ChartError.self) { try merge(layers) }
  }
}
