import RhumbEngine
import RhumbFunctions
import RhumbSystem
import Testing

/// Expected texts are what Helm 4.3.1 prints for the same calls.
struct MathFunctionTests {
  private func expect(_ cases: [(StaticString, [Value], String)]) throws {
    for (name, arguments, expected) in cases { #expect(try said(name, arguments) == expected, "\(name) \(arguments)") }
  }

  @Test func conversions() throws {
    try expect([
      ("int", [.string("010")], "8"), ("int", [.string("08")], "0"), ("int", [.string("0x1f")], "31"),
      ("int", [.string("1.9")], "0"),
      ("int", [.string("12.000")], "12"), ("int", [.string("12.0.0")], "0"), ("int", [.float(-1.9)], "-1"),
      ("int", [.null], "0"),
      ("int", [.bool(true)], "1"), ("int64", [.float(1e19)], "-9223372036854775808"),
      ("int64", [.string("9223372036854775808")], "0"),
      ("int", [.list([])], "0"), ("float64", [.string("1e400")], "0"), ("float64", [.string("0x1p4")], "16"),
      ("float64", [.string("inf")], "+Inf"), ("atoi", [.string("010")], "10"),
      ("atoi", [.string("99999999999999999999")], "9223372036854775807"),
      ("atoi", [.string("1.5")], "0"), ("toDecimal", [.string("0777")], "511"),
      ("toDecimal", [.string("7777777777777777777777")], "0"),
      ("toDecimal", [.int(420)], "272"), ("toString", [.null], "<nil>"), ("toString", [.float(1e6)], "1e+06"),
      ("toString", [.bytes(Array("hi".utf8))], "hi"),
      ("toStrings", [.list([.int(1), .null, .bool(false)])], "[1 false]"),
    ])
  }

  @Test func integersWrapAround() throws {
    try expect([
      ("add", [], "0"), ("add", [.float(1.9), .float(1.9)], "2"),
      ("add", [.int(.max), .int(1)], "-9223372036854775808"),
      ("mul", [.int(2), .string("3"), .float(1.9)], "6"), ("sub", [.int(5), .int(3)], "2"),
      ("add1", [.string("5")], "6"),
      ("div", [.int(-7), .int(2)], "-3"), ("div", [.int(.min), .int(-1)], "-9223372036854775808"),
      ("mod", [.int(-7), .int(2)], "-1"),
      ("mod", [.int(.min), .int(-1)], "0"),
      ("div", [.int(1), .string("x")], "! runtime error: integer divide by zero"),
      ("max", [.int(1), .int(5), .string("3")], "5"), ("min", [.int(1), .null], "0"), ("biggest", [.int(1)], "1"),
    ])
  }

  @Test func floatsAreExactDecimals() throws {
    try expect([
      ("addf", [.float(0.1), .float(0.2)], "0.3"), ("addf", [], "0"), ("add1f", [.float(0.1)], "1.1"),
      ("subf", [.float(0.3), .float(0.1), .float(0.2)], "0"), ("mulf", [.float(1.1), .float(1.1)], "1.21"),
      ("divf", [.int(1), .int(3)], "0.3333333333333333"), ("divf", [.int(2), .int(3)], "0.6666666666666667"),
      ("divf", [.int(-2), .int(3)], "-0.6666666666666667"), ("divf", [.int(1), .int(0)], "! decimal division by 0"),
      ("addf", [.string("inf")], "! Cannot create a Decimal from +Inf"),
      ("mulf", [.float(1e308), .float(1e308)], "+Inf"),
      ("divf", [.float(.leastNonzeroMagnitude), .int(2)], "0"), ("maxf", [.int(1), .float(1.5)], "1.5"),
      ("minf", [.int(1), .float(0.5)], "0.5"),
    ])
  }

  @Test func rounding() throws {
    try expect([
      ("round", [.float(2.5), .int(0)], "3"), ("round", [.float(-2.5), .int(0)], "-3"),
      ("round", [.float(-1.2), .int(0)], "-2"),
      ("round", [.float(123.5555), .int(3)], "123.556"), ("round", [.float(123.4), .int(0), .float(0.3)], "124"),
      ("round", [.int(1234), .int(-2)], "1200"), ("round", [.string("inf"), .int(1)], "+Inf"),
      ("floor", [.float(-1.5)], "-2"),
      ("ceil", [.string("1.2")], "2"), ("ceil", [.string("nan")], "NaN"),
    ])
  }

  @Test func sequences() throws {
    try expect([
      ("until", [.int(3)], "[0 1 2]"), ("until", [.int(-3)], "[0 -1 -2]"), ("until", [.int(0)], "[]"),
      ("untilStep", [.int(3), .int(9), .int(4)], "[3 7]"), ("untilStep", [.int(0), .int(5), .int(0)], "[]"),
      ("untilStep", [.int(5), .int(0), .int(-2)], "[5 3 1]"), ("untilStep", [.int(5), .int(0), .int(1)], "[]"),
      ("seq", [], ""), ("seq", [.int(3)], "1 2 3"), ("seq", [.int(-1)], "1 0 -1"),
      ("seq", [.int(2), .int(4)], "2 3 4"),
      ("seq", [.int(0), .int(2), .int(5)], "0 2 4"), ("seq", [.int(5), .int(2), .int(1)], ""),
      ("seq", [.int(5), .int(-2), .int(1)], "5 3 1"),
      ("until", [.int(.max)], "! the sequence has more than 2,000,000 numbers"),
      ("untilStep", [.int(.min), .int(.max), .int(1)], "! the sequence has more than 2,000,000 numbers"),
    ])
  }

  @Test func randomTextsComeFromTheirAlphabets() throws {
    let context = CallContext(
      environment: Environment(now: { 0 }, randomBytes: { (0..<$0).map { UInt8(truncatingIfNeeded: $0 &* 37) } }))
    func text(_ name: StaticString, _ arguments: [Value]) throws -> [UInt8] {
      guard case .string(let text) = try call(name, arguments, in: context) else { return [] }
      return text.bytes
    }
    #expect(try text("randAlpha", [.int(40)]).allSatisfy { RuneClass.isLetter(UInt32($0)) })
    #expect(try text("randNumeric", [.int(40)]).allSatisfy { RuneClass.isDigit(UInt32($0)) })
    #expect(try text("randAlphaNum", [.int(40)]).count == 40)
    #expect(try text("randAscii", [.int(200)]).allSatisfy { $0 >= 0x20 && $0 < 0x7F })
    #expect(try text("randAlpha", [.int(-1)]).isEmpty)
    #expect(try text("shuffle", [.string("héllo")]).sorted() == Array("héllo".utf8).sorted())
    #expect(try said("uuidv4", []) == "07070707-0707-4707-8707-070707070707")
    #expect(try said("randBytes", [.int(4)]) == "BwcHBw==")
    #expect(try said("randBytes", [.int(-1)]) == "! runtime error: makeslice: len out of range")
    #expect(try said("randInt", [.int(-3), .int(-2)]) == "-3")
    #expect(try said("randInt", [.int(5), .int(5)]) == "! invalid argument to Intn")
  }
}
