package import RhumbEngine

/// sprig's functions between texts and lists of texts, and its quotes.
package let joinFunctions: [FunctionSpec] = [
  FunctionSpec("quote", variadic: .any, "the values as text in double quotes, without nils") {
    values, context throws(Fault) in
    var out: [UInt8] = []
    for index in 0..<values.count where !values[index].isUntypedNil {
      if !out.isEmpty { out.append(UInt8(ascii: " ")) }
      if case .string(let text) = values[index] {
        GoQuote.quote(text.bytes, to: &out)
      } else {
        GoQuote.quote(try GoCast.toText(values[index]).bytes, to: &out)
      }
      try BuildLimit.check(out.count, "quote")
    }
    try BuildLimit.charge(out.count, "quote", context)
    return .string(out)
  },
  FunctionSpec("squote", variadic: .any, "the values as text in single quotes, without nils") {
    values, context throws(Fault) in
    var out: [UInt8] = []
    for index in 0..<values.count where !values[index].isUntypedNil {
      out.append(contentsOf: out.isEmpty ? "'".utf8 : " '".utf8)
      try GoPrinter.append(values[index], to: &out)
      out.append(UInt8(ascii: "'"))
      try BuildLimit.check(out.count, "squote")
    }
    try BuildLimit.charge(out.count, "squote", context)
    return .string(out)
  },
  FunctionSpec("cat", variadic: .any, "the values as text with spaces between them, without nils") {
    values, context throws(Fault) in
    var out: [UInt8] = []
    var isFirst = true
    for index in 0..<values.count where !values[index].isUntypedNil {
      if !isFirst { out.append(UInt8(ascii: " ")) }
      isFirst = false
      try GoPrinter.append(values[index], to: &out)
      try BuildLimit.check(out.count, "cat")
    }
    try BuildLimit.charge(out.count, "cat", context)
    return .string(out)
  },
  FunctionSpec("join", [.string, .any], "the items of the list as text with the first text between them") {
    values, context throws(Fault) in
    let separator = values[0].text
    var out: [UInt8] = []
    var isFirst = true
    for text in try GoCast.toTexts(values[1]) {
      if !isFirst { out.append(contentsOf: separator) }
      isFirst = false
      out += text
      try BuildLimit.check(out.count, "join")
    }
    try BuildLimit.charge(out.count, "join", context)
    return .string(out)
  },
  FunctionSpec("sortAlpha", [.any], "the items of the list as texts, sorted by their bytes") {
    values, _ throws(Fault) in
    if values[0].isUntypedNil { return .strings(["<nil>"]) }
    return .strings(try GoCast.toTexts(values[0]).sorted())
  },
  FunctionSpec("splitList", [.string, .string], "the parts of the second text between the first one's places") {
    values, context throws(Fault) in
    .strings(try split(values[1].text, values[0].text, -1, context))
  },
  FunctionSpec("split", [.string, .string], "the parts of the second text as a map with the keys _0, _1, …") {
    values, context throws(Fault) in
    numbered(try split(values[1].text, values[0].text, -1, context))
  },
  FunctionSpec("splitn", [.string, .int, .string], "like split, with so many parts at the most") {
    values, context throws(Fault) in
    numbered(try split(values[2].text, values[0].text, values[1].integer, context))
  },
]

private func split(
  _ text: [UInt8], _ separator: [UInt8], _ limit: Int, _ context: CallContext
) throws(Fault) -> [ByteString] {
  try context.charge(text.count / 8)
  if text.count > BuildLimit.items * max(separator.count, 1) {
    throw Fault("a list has more than 2,000,000 items", kind: .limit)
  }
  return ByteSearch.split(text, separator, limit: limit)
}

private func numbered(_ parts: [ByteString]) -> Value {
  let map = MapValue(.string, capacity: parts.count)
  for (index, part) in parts.enumerated() {
    var key: [UInt8] = [UInt8(ascii: "_")]
    GoNumber.formatInt(Int64(index), to: &key)
    map[ByteString(key)] = .string(part)
  }
  return .map(map)
}
