import RhumbCEL
import Testing

/// What the functions of cel-go's extensions come to.
struct LibraryTests {
  @Test(arguments: [
    ("'tacocat'.charAt(3)", "'o'"), ("'tacocat'.charAt(8)", "error: index out of range: 8"),
    ("'tacocat'.indexOf('ac')", "1"), ("'tacocat'.indexOf('a', 3)", "5"), ("'tacocat'.lastIndexOf('a')", "5"),
    ("'tacocat'.lastIndexOf('a', 3)", "1"), ("['a', 'b'].join('-')", "'a-b'"),
    ("'a,b,c'.split(',', 2)", "['a', 'b,c']"),
    ("'ab'.split('')", "['a', 'b']"), ("'hello'.replace('l', 'L', 1)", "'heLlo'"), ("'ab'.replace('', '_')", "'_a_b_'"),
    ("'hello'.substring(1, 3)", "'el'"),
    ("'hello'.substring(3, 1)", "error: invalid substring range. start: 3, end: 1"),
    ("'  a '.trim()", "'a'"), ("'aÉ'.upperAscii()", "'AÉ'"), ("'gums'.reverse()", "'smug'"),
    ("strings.quote('a\"\\n')", "'\"a\\\"\\n\"'"),
    ("'%s has %d, %.2f, %x, %b, %e'.format(['a', 2, 1.5, 255, 5, 1500.0])", "'a has 2, 1.50, ff, 101, 1.500000e+03'"),
    ("'%s'.format([[1, 'a', {'b': null}]])", "'[1, a, {b: null}]'"), ("'%d'.format([])", "error: index 0 out of range"),
    ("[3, 1, 2].sort()", "[1, 2, 3]"), ("['ccc', 'a'].sortBy(s, s.size())", "['a', 'ccc']"),
    ("[1, 2, 1].distinct()", "[1, 2]"),
    ("[[1], [2]].flatten()", "[1, 2]"), ("[1, 2, 3].slice(1, 3)", "[2, 3]"), ("lists.range(3)", "[0, 1, 2]"),
    ("[1].first()", "some(1)"),
    ("sets.contains([1, 2], [2])", "true"), ("sets.equivalent([1, 1], [1])", "true"),
    ("sets.intersects([1], [2])", "false"),
    ("math.greatest(1, 2.5, 2u)", "2.5"), ("math.least([3, 1])", "1"), ("math.bitShiftLeft(1, 3)", "8"),
    ("math.round(2.5)", "3.0"),
    ("base64.encode(b'hi')", "'aGk='"), ("base64.decode('aGk')", "b'hi'"),
    ("'abc 123'.find('[0-9]+')", "'123'"), ("'a1b2'.findAll('[0-9]', 1)", "['1']"),
  ])
  func comesTo(expression: String, text: String) {
    #expect(CELRun.text(expression) == text)
  }

  /// Kubernetes' own functions of lists, which go by the same names as those of texts.
  @Test(arguments: [
    ("[1, 3, 2].isSorted()", "false"), ("[1.5, 2.0].sum()", "3.5"), ("[2, 1].min()", "1"), ("['a', 'b'].max()", "'b'"),
    ("[1, 2, 1].lastIndexOf(1)", "2"), ("'abca'.indexOf('a', 1)", "3"), ("[].max()", "error: max called on empty list"),
  ])
  func kubernetesLists(expression: String, text: String) {
    #expect(CELRun.text(expression, [.standard, .strings, .kubernetesLists]) == text)
  }
}
