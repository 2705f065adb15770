/// What a call costs, by the cost models of cel-go and Kubernetes. The machine reads it with the real sizes of arguments,
/// the estimator with the largest that they may have. Arguments are counted with a member's target as the first.
package enum CallCost: Sendable {
  case unit
  /// Nothing beyond the arguments: `&&`, `?:`.
  case free
  case fixed(UInt64)
  /// A walk over the text of an argument, so many times. The result is as large as the argument if that is said.
  case traversal(of: Int, times: Double = 1, keepsSize: Bool = false)
  /// `startsWith`, `endsWith`: at run time by the text, in estimates by what is looked for.
  case affix
  /// The smaller of two arguments: comparisons.
  case comparison
  /// `_+_`: of texts by their length, of anything else 1.
  case concatenation
  /// The items of an argument, one each: `in`.
  case membership
  /// `contains`: both texts, multiplied.
  case search
  /// `matches`, `find`: text and pattern, multiplied.
  case regex
  /// `sum`, `indexOf`…: each item of a list with what is in it; a text is walked.
  case items
  case replace
  case split
  case join
  /// Reading an address and comparing it: `containsIP`, `containsCIDR`.
  case addressRange(isNested: Bool)
  /// A format's pattern over a text.
  case format
  /// `l.sort()`, `distinct`…: sizes squared, as cel-go's list extensions have it.
  case quadratic
  /// Two lists, multiplied: sets.
  case product
  /// As `unit`, but the result is a list as large as these arguments together.
  case lists
}
