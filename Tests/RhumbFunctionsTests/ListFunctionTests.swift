import RhumbEngine
import RhumbFunctions
import Testing

/// Expected texts are what Helm 4.3.1 printed for the same calls; "! " starts the cause of its error.
@Suite struct ListFunctionTests {
  typealias Case = (name: StaticString, arguments: [Value], text: String)

  private var abc: Value { .texts("a", "b", "c") }
  private var babca: Value { .texts("b", "a", "b", "c", "a") }
  private var numbers: Value { .list([.int(0), .int(1), .int(2)], .int) }
  private let nilCall = "! runtime error: invalid memory address or nil pointer dereference"

  @Test func takesAndAdds() throws {
    let cases: [Case] = [
      ("list", [.int(1), .null], "[1 <nil>]"),
      ("first", [abc], "a"),
      ("first", [numbers], "0"),
      ("last", [abc], "c"),
      ("rest", [abc], "[b c]"),
      ("initial", [abc], "[a b]"),
      ("append", [abc, .string("d")], "[a b c d]"),
      ("append", [abc, .list([.int(1)])], "[a b c [1]]"),
      ("push", [.list([]), .null], "[<nil>]"),
      ("prepend", [numbers, .string("x")], "[x 0 1 2]"),
      ("concat", [abc, numbers], "[a b c 0 1 2]"),
      ("reverse", [abc], "[c b a]"),
    ]
    for test in cases { #expect(try said(test.name, test.arguments) == test.text, "\(test.name)") }
  }

  @Test func complainsInGosWords() throws {
    let cases: [Case] = [
      ("first", [.string("abc")], "! Cannot find first on type string"),
      ("mustLast", [.map([:])], "! Cannot find last on type map"),
      ("mustAppend", [.string("x"), .int(1)], "! Cannot push on type string"),
      ("mustPrepend", [.int(1), .int(1)], "! Cannot prepend on type int"),
      ("concat", [.map([:])], "! Cannot concat type map as list"),
      ("chunk", [.int(2), .string("abc")], "! Cannot chunk type string"),
      ("has", [.int(1), .string("abc")], "! Cannot find has on type string"),
      ("mustSlice", [.string("abc"), .int(1)], "! list should be type of slice or array but string"),
      ("rest", [.null], nilCall),
      ("concat", [abc, .null], nilCall),
      ("uniq", [.missing], nilCall),
    ]
    for test in cases { #expect(try said(test.name, test.arguments) == test.text, "\(test.name)") }
  }

  @Test func comparesByTypeAndContents() throws {
    let one: Value = .list([.int(1)])
    let mixed: Value = .list([.null, .null, .int(1), .float(1), .string("1"), one, .list([.int(1)])])
    let cases: [Case] = [
      ("uniq", [babca], "[b a c]"),
      ("uniq", [mixed], "[<nil> 1 1 1 [1]]"),
      ("without", [.floats(3, 1, 2), .int(1)], "[3 1 2]"),
      ("without", [.list([.int(1), .null]), .null], "[1]"),
      ("has", [one, .list([one])], "true"),
      ("has", [.int(1), .floats(1)], "false"),
      ("has", [.string("x"), .null], "false"),
      ("compact", [.list([.int(0), .string(""), .bool(true), .list([]), .null])], "[true]"),
    ]
    for test in cases { #expect(try said(test.name, test.arguments) == test.text, "\(test.name)") }
  }

  @Test func cuts() throws {
    let outOfRange = "! runtime error: makeslice: len out of range"
    let cases: [Case] = [
      ("slice", [babca], "[b a b c a]"),
      ("slice", [babca, .int(1), .int(3)], "[a b]"),
      ("slice", [babca, .int(5)], "[]"),
      ("slice", [babca, .bool(true)], "[a b c a]"),
      ("slice", [abc, .string("1")], "[b c]"),
      ("slice", [abc, .float(1.9)], "[b c]"),
      ("slice", [abc, .null], "[a b c]"),
      ("slice", [babca, .int(0), .int(-1)], "! reflect.Value.Slice: slice index out of bounds"),
      ("slice", [.list([]), .int(3)], "<nil>"),
      ("chunk", [.int(2), babca], "[[b a] [b c] [a]]"),
      ("chunk", [.int(9), abc], "[[a b c]]"),
      ("chunk", [.int(2), .list([])], "[]"),
      ("chunk", [.int(0), abc], outOfRange),
      ("chunk", [.int(-1), abc], outOfRange),
      ("chunk", [.int(-3), .list([.int(1)])], "[[1]]"),
      ("chunk", [.int(.min), abc], "[]"),
    ]
    for test in cases { #expect(try said(test.name, test.arguments) == test.text, "\(test.name)") }
  }

  @Test func givesGosTypes() throws {
    func type(_ name: StaticString, _ arguments: Value...) throws -> String? {
      try call(name, arguments).goType?.name
    }
    #expect(try type("reverse", numbers) == "[]interface {}")
    #expect(try type("slice", numbers, .int(1)) == "[]int")
    #expect(try type("chunk", .int(1), numbers) == "[][]interface {}")
    #expect(try call("rest", [.list([])]).isNil)
    #expect(try call("concat", []).isNil)
    #expect(try !call("compact", [.list([])]).isNil)
    #expect(try !call("list", []).isNil)
  }
}
