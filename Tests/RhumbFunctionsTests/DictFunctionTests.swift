import RhumbEngine
import RhumbFunctions
import Testing

/// Expected texts are what Helm 4.3.1 printed for the same calls; "! " starts the cause of its error.
@Suite struct DictFunctionTests {
  typealias Case = (name: StaticString, arguments: [Value], text: String)

  private var none: Value { .map(.none()) }
  private var one: Value { .int(1) }

  @Test func readsAndWrites() throws {
    let m: Value = .map(["b": .int(2), "a": .int(1), "c": .int(3)])
    let cases: [Case] = [
      ("dict", [], "map[]"),
      ("dict", [.string("a")], "map[a:]"),
      ("dict", [.string("a"), .int(1), .string("a"), .int(2)], "map[a:2]"),
      ("dict", [.list([one]), .int(2), .float(1.5), .int(3), .null, .int(4)], "map[1.5:3 <nil>:4 [1]:2]"),
      ("get", [m, .string("zz")], ""),
      ("get", [none, .string("a")], ""),
      ("set", [.map([:]), .string("a"), .null], "map[a:<nil>]"),
      ("set", [none, .string("a"), .int(1)], "! assignment to entry in nil map"),
      ("unset", [none, .string("a")], "map[]"),
      ("unset", [.map(["a": .int(1)]), .string("a")], "map[]"),
      ("hasKey", [m, .string("b")], "true"),
      ("keys", [m, .map(["z": .int(1)])], "[a b c z]"),
      ("values", [m], "[1 2 3]"),
      ("pick", [m, .string("a"), .string("a"), .string("x")], "map[a:1]"),
      ("omit", [m, .string("a"), .string("x")], "map[b:2 c:3]"),
      ("omit", [none, .string("a")], "map[]"),
      ("pluck", [.string("a"), m, none], "[1]"),
    ]
    for test in cases { #expect(try said(test.name, test.arguments) == test.text, "\(test.name)") }
    #expect(try call("keys", [m]).goType?.name == "[]string")
    #expect(try call("omit", [m]).goType?.name == "map[string]interface {}")
  }

  @Test func digs() throws {
    let deep: Value = .map(["one": .map(["two": .string("deep")]), "flag": .bool(false)])
    let other: Value = .map(MapValue(.values))
    let isNot = "! interface conversion: interface {} is"
    let cases: [Case] = [
      ("dig", [.string("one"), .string("two"), .string("d"), deep], "deep"),
      ("dig", [.string("one"), .string("x"), .string("d"), deep], "d"),
      ("dig", [.string("flag"), .string("d"), deep], "false"),
      ("dig", [.string("flag"), .string("x"), .string("d"), deep], "\(isNot) bool, not map[string]interface {}"),
      ("dig", [.string("a"), .string("d"), other], "\(isNot) common.Values, not map[string]interface {}"),
      ("dig", [.string("a"), .string("d"), .null], "\(isNot) nil, not map[string]interface {}"),
      ("dig", [.int(1), .string("d"), deep], "\(isNot) int, not string"),
      ("dig", [.string("a"), deep], "! dig needs at least three arguments"),
    ]
    for test in cases { #expect(try said(test.name, test.arguments) == test.text) }
  }

  @Test func merges() throws {
    func a(_ value: Value) -> Value { .map(["a": value]) }
    let strings: Value = .map(MapValue(.string, pairs: [("_0", .string("x"))]))
    let notAssignable =
      "! reflect.Value.SetMapIndex: value of type interface {} is not assignable to type string"
    let cases: [Case] = [
      (
        "merge", [a(.map(["x": .int(0), "y": .string("")])), a(.map(["x": .int(5), "y": .string("z")]))],
        "map[a:map[x:5 y:z]]"
      ),
      ("merge", [a(.list([])), a(.list([.int(2)]))], "map[a:[2]]"),
      ("merge", [a(.list([.int(1)])), a(.list([.int(2)]))], "map[a:[1]]"),
      ("merge", [a(.float(1.5)), .map(["a": .null, "b": .null])], "map[a:1.5]"),
      ("mustMerge", [a(.map(["x": .int(1)])), a(.string("s"))], "map[a:map[x:1]]"),
      ("mustMerge", [a(.string("s")), a(.map(["x": .int(1)]))], "map[a:s]"),
      ("merge", [none, a(.int(1))], "map[a:1]"),
      ("mergeOverwrite", [a(.int(1)), a(.int(2)), a(.int(3))], "map[a:3]"),
      ("mergeOverwrite", [a(.map(["b": .int(1)])), a(.null)], "map[a:<nil>]"),
      ("mergeOverwrite", [a(.map(["x": .int(1), "z": .int(0)])), a(.map(["x": .int(0)]))], "map[a:map[x:0 z:0]]"),
      ("mergeOverwrite", [a(.list([.int(1)])), a(.map(["x": .int(1)]))], "map[a:map[x:1]]"),
      ("mergeOverwrite", [a(.map(["x": .int(1)])), a(.list([.int(1)]))], "map[a:[1]]"),
      ("mergeOverwrite", [a(.list([.int(1)])), a(.list([]))], "map[a:[]]"),
      ("merge", [a(.map(["x": .int(1)])), a(strings)], "map[a:map[_0:x x:1]]"),
      ("merge", [a(strings), a(.map(["x": .int(1)]))], notAssignable),
    ]
    for test in cases { #expect(try said(test.name, test.arguments) == test.text) }
    #expect(try call("mergeOverwrite", [none, none]).isNil)
  }

  @Test func mergingSharesWhatTheTargetLacked() throws {
    let source: Value = .map(["k": .map(["y": .int(2)])])
    let target = try call("merge", [.map([:]), source])
    guard case .map(let map) = target, let nested = map[ByteString("k")] else { return #expect(Bool(false)) }
    _ = try call("set", [nested, .string("z"), .int(3)])
    #expect(try said("get", [source, .string("k")]) == "map[y:2 z:3]")
  }

  @Test func copiesDeeply() throws {
    let source: Value = .map(["k": .list([.map(["y": .int(2)])]), "n": .null])
    let copy = try call("deepCopy", [source])
    #expect(try said("deepEqual", [copy, source]) == "true")
    let inner = try call("first", [try call("get", [copy, .string("k")])])
    _ = try call("set", [inner, .string("y"), .int(3)])
    #expect(try said("get", [source, .string("k")]) == "[map[y:2]]")
    #expect(try said("mustDeepCopy", [.null]) == "! reflect: call of reflect.Value.Type on zero Value")
  }

  @Test func endlessMapsEndInFaults() throws {
    let loop = MapValue()
    loop[ByteString("self")] = .map(loop)
    let other = MapValue()
    other[ByteString("self")] = .map(other)
    for (name, arguments): (StaticString, [Value]) in [
      ("deepCopy", [.map(loop)]), ("deepEqual", [.map(loop), .map(other)]), ("merge", [.map(loop), .map(other)]),
    ] {
      #expect(throws: Fault.self) { try call(name, arguments) }
    }
    #expect(try call("merge", [.map(loop), .map([:])]).isTrue)
  }

  @Test func sharedMapsAreCopiedOnlyWithinTheBudget() throws {
    var value: Value = .map(["x": .int(1)])
    for _ in 0..<60 { value = .list([value, value]) }
    let context = CallContext(environment: .still, fuel: 100_000)
    #expect(throws: Fault.self) { try call("deepCopy", [value], in: context) }
  }
}
