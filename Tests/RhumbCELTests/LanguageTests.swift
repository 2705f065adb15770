import RhumbCEL
import RhumbEngine
import Testing

/// What expressions come to, by CEL's language definition. The words of errors are cel-go's.
struct LanguageTests {
  @Test(arguments: [
    // Literals
    ("0xFF", "255"), ("-9223372036854775808", "-9223372036854775808"),
    ("18446744073709551615u", "18446744073709551615u"),
    (".5e1", "5.0"), ("r'\\n'", "'\\n'"), ("'''a\nb'''", "'a\nb'"), ("b'\\xff'.size()", "1"), ("'\\u00e9'.size()", "1"),
    ("'\\101'", "'A'"), ("[1, 2,]", "[1, 2]"), ("{'a': 1u}", "{'a': 1u}"), ("1 // one", "1"),
    ("9223372036854775808", "compile: invalid int literal"),
    ("'\\q'", "compile: Syntax error: unable to unescape string"),
    // Arithmetic
    ("7 / -2", "-3"), ("-7 % 3", "-1"), ("7.0 / 0.0", "inf"), ("1 / 0", "error: division by zero"),
    ("1 % 0", "error: modulus by zero"), ("9223372036854775807 + 1", "error: integer overflow"),
    ("0u - 1u", "error: unsigned integer overflow"), ("'a' + 'b'", "'ab'"), ("[1] + [2]", "[1, 2]"),
    ("1 + 2u", "compile: found no matching overload for '_+_' applied to '(int, uint)'"),
    // Comparisons
    ("dyn(1) == 1u", "true"), ("dyn(1) == 1.0", "true"), ("1 < 1.5", "true"), ("2u > -1", "true"),
    ("{'a': 1} == {'a': dyn(1.0)}", "true"), ("dyn('1') == 1", "false"), ("0.0 / 0.0 == 0.0 / 0.0", "false"),
    ("1 in [3, 1]", "true"), ("'k' in {'k': null}", "true"), ("null == null", "true"),
    // Logic: an error counts for nothing where the other side decides
    ("true || 1 / 0 == 1", "true"), ("1 / 0 == 1 || true", "true"), ("false && 1 / 0 == 1", "false"),
    ("1 / 0 == 1 && false", "false"), ("1 / 0 == 1 || false", "error: division by zero"),
    ("true ? 1 : 2", "1"), ("!!true", "true"),
    ("true ? 1 : 'a'", "compile: found no matching overload for '_?_:_' applied to '(bool, int, string)'"),
    // Fields and items
    ("{'a': 1}.a", "1"), ("{'a': 1}.b", "error: no such key: b"), ("[1][1]", "error: index out of bounds: 1"),
    ("{1: 'x'}[1u]", "compile: found no matching overload for '_[_]' applied to '(map(int, string), uint)'"),
    ("dyn({1: 'x'})[1u]", "'x'"), ("has({'a': 1}.b)", "false"),
    ("{'a': 1, 'a': 2}", "error: insert failed: key a already exists"),
    // Conversions
    ("int('12')", "12"), ("int(1.9)", "1"), ("int('x')", "error: type conversion error from 'string' to 'int'"),
    ("int(1e19)", "error: integer overflow"), ("uint(-1)", "error: unsigned integer overflow"),
    ("string(1.5)", "'1.5'"),
    ("bool('true')", "true"), ("string(b'\\xff')", "error: invalid UTF-8 in bytes, cannot convert to string"),
    ("type(1) == int && type(type(1)) == type", "true"), ("type([]) == list", "true"),
    ("duration('nope')", "error: type conversion error from 'string' to 'google.protobuf.Duration'"),
    // Time
    ("timestamp('2024-02-29T23:59:59.5Z') + duration('1s')", "2024-03-01T00:00:00.5Z"),
    ("timestamp('2024-01-01T00:00:00Z') - timestamp('2023-12-31T23:00:00Z')", "1h0m0s"),
    ("timestamp('2024-01-01T00:00:00Z').getDayOfWeek()", "1"), ("duration('90m').getHours()", "1"),
    ("timestamp('2024-01-01T00:00:00Z').getHours('-02:30')", "21"),
    ("timestamp('9999-12-31T23:59:59Z') + duration('1s')", "error: timestamp overflow"),
    ("string(duration('1m1.5s'))", "'61.5s'"),
    // Macros
    ("[1, 2].all(x, x > 0)", "true"), ("[0, 1].exists(x, 1 / x == 1)", "true"), ("[0, 2].all(x, 1 / x == 1)", "false"),
    ("[1, 2, 1].exists_one(x, x == 2)", "true"), ("[1, 2].map(x, x * 2)", "[2, 4]"), ("[1, 2].map(x, x > 1, x)", "[2]"),
    ("{'a': 1, 'b': 2}.filter(k, k != 'a')", "['b']"), ("[3, 4].all(i, v, v == i + 3)", "true"),
    ("{'a': 1}.transformMap(k, v, v + 1)", "{'a': 2}"), ("[5].transformList(i, v, i + v)", "[5]"),
    ("{'a': 1}.transformMapEntry(k, v, {v: k})", "{1: 'a'}"), ("cel.bind(x, 2, x * x)", "4"),
    ("cel.bind(x, 1 / 0, true)", "true"),
    (
      "1.all(x, true)",
      "compile: expression of type 'int' cannot be range of a comprehension (must be list, map, or dynamic)"
    ),
    ("[1].all(x.y, true)", "compile: argument must be a simple name"),
    // Optionals
    ("{'a': 1}.?a", "some(1)"), ("{'a': 1}.?b.orValue(2)", "2"), ("[1][?4].hasValue()", "false"),
    ("optional.of(2).optMap(x, x + 1).value()", "3"), ("optional.none().value()", "error: optional.none() dereference"),
    ("[?optional.none(), ?optional.of(1)]", "[1]"), ("{?'a': optional.none()}", "{}"),
    // Names
    ("nope", "compile: undeclared reference to 'nope' (in container '')"),
    ("nope(1)", "compile: undeclared reference to 'nope' (in container '')"),
    ("let", "compile: reserved identifier: let"), ("1 +", "compile: Syntax error: unexpected input '<EOF>'"),
    ("'a'.matches('[')", "error: error parsing regexp: missing closing ]: `[`"),
  ])
  func comesTo(expression: String, text: String) {
    #expect(CELRun.text(expression) == text)
  }

  /// Fields of declared types are known while compiling.
  @Test func typesAreChecked() {
    var environment = CELEnvironment()
    environment.declare("self", .object(CELObjectType("object", fields: ["size": .int, "name": .string])))
    #expect(CELRun.text("self.nope <= self.size", in: environment) == "compile: undefined field 'nope'")
    #expect(
      CELRun.text("self.name > self.size", in: environment)
        == "compile: found no matching overload for '_>_' applied to '(string, int)'")
    #expect(
      CELRun.text("self.size.name", in: environment) == "compile: type 'int' does not support field selection")
  }

  /// cel-go's drawing of an error, as an API server hands it on.
  @Test func errorsAreDrawn() {
    #expect(throws: CELProgram.Failure.self) { try CELProgram("é + nope", in: CELEnvironment()) }
    let error = CELCompileError(4, "undefined field 'nope'")
    #expect(
      error.drawn(in: "self.nope <= 1").description
        == "ERROR: <input>:1:5: undefined field 'nope'\n | self.nope <= 1\n | ....^")
  }
}
