/// Which of its arguments a function gives back.
enum TraceChoice {
  /// The second if it is true, else the first.
  case fallback
  case firstTrue
  /// The first if the third is true, else the second.
  case byThird
  case second
}

/// How the result of a function lies beside its arguments.
enum TraceRule {
  /// The whole result comes from all arguments, and from everything in them. So it is for functions without a row.
  case whole
  /// The same, but a map or list is only looked at: what lies in it plays no part.
  case look
  /// One of the arguments, chosen with regard to the others.
  case choice(TraceChoice)
  /// A run of bytes of the text at this argument; from its end if `fromEnd`.
  case part(Int)
  /// The text at this argument with spaces before its lines.
  case indented(Int)
  /// The texts of the arguments in turn, with other bytes around them.
  case sequence
  /// The items of the list at the second argument, with the first between them.
  case joined
  case formatted
  case replaced
  /// The text at this argument, each byte in its place.
  case mapped(Int)
  /// The slot that a path of keys leads to: the container is at the first argument.
  case index
  /// The same, with the container last and the fallback before it.
  case dig
  case first, last
  case dict, list, set
  /// The slots of these lists and maps, one after the other.
  case items
  /// A map or list whose own slots know where they come from.
  case container
  /// The text of a value in a format, and the value of a text.
  case written, read

  static func of(_ function: ByteString) -> TraceRule { rules[function] ?? .whole }

  private static let rules: [ByteString: TraceRule] = {
    var rules: [ByteString: TraceRule] = [:]
    for (names, rule) in table {
      for name in names { rules[ByteString(stringLiteral: name)] = rule }
    }
    return rules
  }()

  private static let table: [([StaticString], TraceRule)] = [
    (
      [
        "not", "empty", "hasKey", "kindIs", "kindOf", "typeIs", "typeIsLike", "typeOf", "len", "all", "any", "keys",
        "fail", "lookup", "int", "int64", "float64", "atoi", "semverCompare",
      ], .look
    ),
    (["default"], .choice(.fallback)), (["coalesce"], .choice(.firstTrue)), (["ternary"], .choice(.byThird)),
    (["required"], .choice(.second)),
    (["trim", "trimSpace"], .part(0)),
    (["trimAll", "trimall", "trimPrefix", "trimSuffix", "trunc"], .part(1)),
    (["substr"], .part(2)),
    (["indent", "nindent"], .indented(1)),
    (["quote", "squote", "print", "println", "cat", "toString"], .sequence),
    (["join"], .joined),
    (["printf"], .formatted),
    (["replace"], .replaced),
    (["lower", "upper", "title", "untitle", "swapcase"], .mapped(0)),
    (["index", "get"], .index),
    (["dig"], .dig),
    (["first", "mustFirst"], .first),
    (["last", "mustLast"], .last),
    (["dict"], .dict),
    (["list", "tuple"], .list),
    (["set"], .set),
    (["append", "mustAppend", "push", "mustPush", "prepend", "mustPrepend", "concat"], .items),
    (
      [
        "merge", "mustMerge", "mergeOverwrite", "mustMergeOverwrite", "deepCopy", "mustDeepCopy", "pick", "omit",
        "unset",
        "values", "pluck", "rest", "mustRest", "initial", "mustInitial", "slice", "mustSlice", "reverse", "mustReverse",
        "uniq", "mustUniq", "without", "mustWithout", "compact", "mustCompact", "sortAlpha",
      ], .container
    ),
    (["toYaml", "mustToYaml", "toYamlPretty"], .written),
    (["fromYaml", "fromYamlArray", "fromJson", "fromJsonArray", "mustFromJson"], .read),
  ]
}
