import RhumbEngine
import RhumbFunctions
import Testing

/// Expected texts are what Helm 4.3.1 printed for the same calls; "! " starts the cause of its error.
@Suite struct ChoiceFunctionTests {
  typealias Case = (name: StaticString, arguments: [Value], text: String)

  @Test func chooses() throws {
    let cases: [Case] = [
      ("default", [.string("d")], "d"),
      ("default", [.string("d"), .string("")], "d"),
      ("default", [.string("d"), .string(""), .string("x")], "d"),
      ("default", [.string("d"), .float(0)], "d"),
      ("default", [.bool(false), .bool(true)], "true"),
      ("empty", [.list([.null])], "false"),
      ("empty", [.missing], "true"),
      ("coalesce", [.bool(false), .int(0), .string("end")], "end"),
      ("coalesce", [], "<nil>"),
      ("ternary", [.int(1), .int(2), .bool(true)], "1"),
      ("all", [.int(1), .int(0)], "false"),
      ("all", [], "true"),
      ("any", [.int(0), .int(1)], "true"),
      ("any", [], "false"),
    ]
    for test in cases { #expect(try said(test.name, test.arguments) == test.text, "\(test.name)") }
  }

  @Test func namesTypesAndKinds() throws {
    let cases: [Case] = [
      ("typeOf", [.null], "<nil>"),
      ("typeOf", [.list([])], "[]interface {}"),
      ("typeOf", [.map(MapValue(.values))], "common.Values"),
      ("kindOf", [.null], "invalid"),
      ("kindOf", [.map([:])], "map"),
      ("kindIs", [.string("int64"), .int64(1)], "true"),
      ("typeIs", [.string("<nil>"), .null], "true"),
      ("typeIsLike", [.string("int"), .int(1)], "true"),
    ]
    for test in cases { #expect(try said(test.name, test.arguments) == test.text, "\(test.name)") }
  }

  @Test func comparesDeeply() throws {
    let cases: [(Value, Value, Bool)] = [
      (.int(1), .int64(1), false),
      (.null, .null, true),
      (.null, .list([]), false),
      (.list(.none()), .list([]), false),
      (.list([.int(1)], .int), .list([.int(1)]), false),
      (.map(["a": .list([.null])]), .map(["a": .list([.null])]), true),
      (.map(["a": .int(1)]), .map(["b": .int(1)]), false),
      (.float(.nan), .float(.nan), false),
      (.map(MapValue(.values)), .map([:]), false),
      (.bytes([1, 2]), .bytes([1, 2]), true),
    ]
    for (a, b, expected) in cases { #expect(try said("deepEqual", [a, b]) == "\(expected)") }
  }

  @Test func raisesTheAuthorsWords() throws {
    #expect(try said("required", [.string("m"), .bool(false)]) == "false")
    for arguments: [Value] in [[.string("m"), .null], [.string("m"), .string("")]] {
      let fault = #expect(throws: Fault.self) { try call("required", arguments) }
      #expect(fault?.kind == .raised)
      #expect(fault?.message == "m")
    }
    #expect(try said("fail", [.string("with: colon")]) == "! with: colon")
    let linting = CallContext(environment: .still, isLinting: true)
    #expect(try !call("fail", [.string("m")], in: linting).isTrue)
  }

  @Test func looksUpNothing() throws {
    let arguments: [Value] = [.string("v1"), .string("Pod"), .string("a"), .string("b")]
    #expect(try said("lookup", arguments) == "map[]")
    #expect(try !call("lookup", arguments).isNil)
  }
}
