package import RhumbEngine
internal import RhumbRegex

/// sprig's regular expressions. Those without `must` panic on a bad pattern, which reads differently.
package let regexFunctions: [FunctionSpec] = [
  FunctionSpec("regexMatch", [.string, .string], "whether the text matches the regular expression") {
    (arguments, context) throws(Fault) in
    let expression: RegularExpression
    do throws(PatternError) {
      expression = try context.regularExpression(text(arguments[0]))
    } catch {
      // sprig drops the error here, and a failed match is false.
      if error.isLimit { throw error.fault }
      return .bool(false)
    }
    return .bool(try expression.matches(text(arguments[1]), charge: context.charge))
  },
  FunctionSpec("mustRegexMatch", [.string, .string], "regexMatch, failing on a bad pattern") {
    (arguments, context) throws(Fault) in
    let expression = try compile(text(arguments[0]), context, .fails)
    return .bool(try expression.matches(text(arguments[1]), charge: context.charge))
  },
  FunctionSpec("regexFind", [.string, .string], "the first match in the text, or nothing") {
    (arguments, context) throws(Fault) in try find(arguments, context, .panics)
  },
  FunctionSpec("mustRegexFind", [.string, .string], "regexFind, with a plain error for a bad pattern") {
    (arguments, context) throws(Fault) in try find(arguments, context, .fails)
  },
  FunctionSpec("regexFindAll", [.string, .string, .int], "the matches in the text, at most n of them unless n is -1") {
    (arguments, context) throws(Fault) in try findAll(arguments, context, .panics)
  },
  FunctionSpec(
    "mustRegexFindAll", [.string, .string, .int], "regexFindAll, with a plain error for a bad pattern"
  ) { (arguments, context) throws(Fault) in try findAll(arguments, context, .fails) },
  FunctionSpec(
    "regexReplaceAll", [.string, .string, .string], "the text with each match replaced; $1 and ${name} are groups"
  ) { (arguments, context) throws(Fault) in try replaceAll(arguments, context, .panics) },
  FunctionSpec(
    "mustRegexReplaceAll", [.string, .string, .string], "regexReplaceAll, with a plain error for a bad pattern"
  ) { (arguments, context) throws(Fault) in try replaceAll(arguments, context, .fails) },
  FunctionSpec(
    "regexReplaceAllLiteral", [.string, .string, .string], "the text with each match replaced by the very replacement"
  ) { (arguments, context) throws(Fault) in try replaceAllLiteral(arguments, context, .panics) },
  FunctionSpec(
    "mustRegexReplaceAllLiteral", [.string, .string, .string],
    "regexReplaceAllLiteral, with a plain error for a bad pattern"
  ) { (arguments, context) throws(Fault) in try replaceAllLiteral(arguments, context, .fails) },
  FunctionSpec(
    "regexSplit", [.string, .string, .int], "the parts of the text between matches, at most n of them unless n is -1"
  ) { (arguments, context) throws(Fault) in try split(arguments, context, .panics) },
  FunctionSpec("mustRegexSplit", [.string, .string, .int], "regexSplit, with a plain error for a bad pattern") {
    (arguments, context) throws(Fault) in try split(arguments, context, .fails)
  },
  FunctionSpec("regexQuoteMeta", [.string], "a regular expression that matches the very text") {
    (arguments, _) throws(Fault) in .string(quoteMeta(text(arguments[0])))
  },
]

/// What a bad pattern does: Go's `MustCompile` panics, `Compile` returns an error.
private enum BadPattern { case panics, fails }

private func text(_ value: Value) -> ByteString {
  if case .string(let text) = value { return text }
  return .empty
}

private func integer(_ value: Value) -> Int {
  if case .int(let number) = value { return number }
  return 0
}

private func compile(
  _ pattern: ByteString, _ context: CallContext, _ onError: BadPattern
) throws(Fault) -> RegularExpression {
  do {
    return try context.regularExpression(pattern)
  } catch {
    if error.isLimit || onError == .fails { throw error.fault }
    throw Fault("regexp: Compile(" + quoted(pattern) + "): " + error.message)
  }
}

private func find(
  _ arguments: borrowing Span<Value>, _ context: CallContext, _ onError: BadPattern
) throws(Fault) -> Value {
  let expression = try compile(text(arguments[0]), context, onError)
  return .string(try expression.firstMatch(in: text(arguments[1]), charge: context.charge) ?? .empty)
}

private func findAll(
  _ arguments: borrowing Span<Value>, _ context: CallContext, _ onError: BadPattern
) throws(Fault) -> Value {
  let expression = try compile(text(arguments[0]), context, onError)
  let search = SearchText(text(arguments[1]).bytes)
  let matches = try expression.allMatches(in: search, limit: integer(arguments[2]), charge: context.charge)
  if matches.isEmpty { return .list(.none(.string)) }
  return .strings(matches.map { ByteString(search.slice($0)) })
}

private func replaceAll(
  _ arguments: borrowing Span<Value>, _ context: CallContext, _ onError: BadPattern
) throws(Fault) -> Value {
  let expression = try compile(text(arguments[0]), context, onError)
  let result = try expression.replaceAll(
    in: text(arguments[1]), with: text(arguments[2]), charge: context.charge)
  try context.charge(result.count / 64)
  return .string(result)
}

private func replaceAllLiteral(
  _ arguments: borrowing Span<Value>, _ context: CallContext, _ onError: BadPattern
) throws(Fault) -> Value {
  let expression = try compile(text(arguments[0]), context, onError)
  let result = try expression.replaceAllLiteral(
    in: text(arguments[1]), with: text(arguments[2]), charge: context.charge)
  try context.charge(result.count / 64)
  return .string(result)
}

private func split(
  _ arguments: borrowing Span<Value>, _ context: CallContext, _ onError: BadPattern
) throws(Fault) -> Value {
  let pattern = text(arguments[0])
  let expression = try compile(pattern, context, onError)
  let parts = try expression.split(
    text(arguments[1]), limit: integer(arguments[2]), patternIsEmpty: pattern.isEmpty, charge: context.charge)
  guard let parts else { return .list(.none(.string)) }
  return .strings(parts)
}

private func quoteMeta(_ text: ByteString) -> ByteString {
  var result: [UInt8] = []
  result.reserveCapacity(text.count + 8)
  for byte in text.bytes {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "?"),
      UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "|"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "^"), UInt8(ascii: "$"):
      result.append(UInt8(ascii: "\\"))
    default: break
    }
    result.append(byte)
  }
  return ByteString(result)
}

/// As Go's panic shows a pattern: in backquotes where they can hold it.
private func quoted(_ pattern: ByteString) -> ByteString {
  GoQuote.canBackquote(pattern.bytes) ? "`" + pattern + "`" : GoQuote.quoted(pattern)
}
