package import RhumbEngine

/// sprig's functions on texts: cutting, trimming, padding, joining. Lengths and positions count bytes.
package let stringFunctions: [FunctionSpec] = [
  FunctionSpec("hello", [], "the text Hello!") { _, _ throws(Fault) in .string("Hello!") },
  FunctionSpec("trim", [.string], "the text without space at its ends") { values, _ throws(Fault) in
    .string(ByteSearch.trim(values[0].text, where: RuneClass.isSpace))
  },
  FunctionSpec("trimAll", [.string, .string], "the second text without the first one's characters at its ends") {
    values, _ throws(Fault) in
    trimAll(values)
  },
  FunctionSpec("trimall", [.string, .string], "an older name of trimAll") { values, _ throws(Fault) in trimAll(values)
  },
  FunctionSpec("trimPrefix", [.string, .string], "the second text without the first at its start") {
    values, _ throws(Fault) in
    let (prefix, text) = (values[0].text, values[1].text)
    return ByteSearch.hasPrefix(text, prefix) ? .string(ByteString(text[prefix.count...])) : values[1]
  },
  FunctionSpec("trimSuffix", [.string, .string], "the second text without the first at its end") {
    values, _ throws(Fault) in
    let (suffix, text) = (values[0].text, values[1].text)
    return ByteSearch.hasSuffix(text, suffix) ? .string(ByteString(text.dropLast(suffix.count))) : values[1]
  },
  FunctionSpec("trunc", [.int, .string], "the first bytes of the text, or the last ones for a negative number") {
    values, _ throws(Fault) in
    let (count, text) = (values[0].integer, values[1].text)
    if count < 0 && text.count &+ count > 0 { return .string(ByteString(text[(text.count + count)...])) }
    if count >= 0 && text.count > count { return .string(ByteString(text[..<count])) }
    return values[1]
  },
  FunctionSpec("substr", [.int, .int, .string], "the bytes of the text from the first position up to the second") {
    values, _ throws(Fault) in
    .string(try slice(values[2].text, values[0].integer, values[1].integer))
  },
  FunctionSpec("contains", [.string, .string], "whether the second text contains the first") {
    values, _ throws(Fault) in
    .bool(ByteSearch.index(of: values[0].text, in: values[1].text) != nil)
  },
  FunctionSpec("hasPrefix", [.string, .string], "whether the second text starts with the first") {
    values, _ throws(Fault) in
    .bool(ByteSearch.hasPrefix(values[1].text, values[0].text))
  },
  FunctionSpec("hasSuffix", [.string, .string], "whether the second text ends with the first") {
    values, _ throws(Fault) in
    .bool(ByteSearch.hasSuffix(values[1].text, values[0].text))
  },
  FunctionSpec("repeat", [.int, .string], "the text so many times") { values, context throws(Fault) in
    .string(try repeated(values[1].text, values[0].integer, "repeat", context))
  },
  FunctionSpec("replace", [.string, .string, .string], "the third text with the second in place of the first") {
    values, context throws(Fault) in
    .string(try ByteSearch.replace(values[2].text, values[0].text, with: values[1].text, context))
  },
  FunctionSpec("indent", [.int, .string], "the text with so many spaces before each line") {
    values, context throws(Fault) in
    .string(try indented(values[1].text, values[0].integer, after: [], context))
  },
  FunctionSpec("nindent", [.int, .string], "a newline, and the text with so many spaces before each line") {
    values, context throws(Fault) in
    .string(try indented(values[1].text, values[0].integer, after: [UInt8(ascii: "\n")], context))
  },
  FunctionSpec("plural", [.string, .string, .int], "the first text if the number is 1, else the second") {
    values, _ throws(Fault) in
    values[2].integer == 1 ? values[0] : values[1]
  },
  FunctionSpec("nospace", [.string], "the text without space; bytes over 127 count as Latin-1 characters") {
    values, _ throws(Fault) in
    .string(Latin1Words.withoutSpace(values[0].text))
  },
  FunctionSpec("initials", [.string], "the first byte of each word") { values, _ throws(Fault) in
    .string(Latin1Words.initials(values[0].text))
  },
  FunctionSpec("abbrev", [.int, .string], "the text cut to so many bytes, the last three of them dots") {
    values, _ throws(Fault) in
    let (width, text) = (values[0].integer, values[1].text)
    return width < 4 ? values[1] : .string(Abbreviation.abbreviate(text, offset: 0, width: width))
  },
  FunctionSpec(
    "abbrevboth", [.int, .int, .string], "the text from an offset on, cut to so many bytes with dots at both ends"
  ) {
    values, _ throws(Fault) in
    let (offset, width, text) = (values[0].integer, values[1].integer, values[2].text)
    if width < 4 || (offset > 0 && width < 7) { return values[2] }
    return .string(Abbreviation.abbreviate(text, offset: offset, width: width))
  },
  FunctionSpec("wrap", [.int, .string], "the text with lines broken at spaces after so many bytes") {
    values, context throws(Fault) in
    let line = [UInt8(ascii: "\n")]
    return .string(
      try LineWrap.wrap(values[1].text, width: values[0].integer, newline: line, breaksWords: false, context))
  },
  FunctionSpec(
    "wrapWith", [.int, .string, .string], "the text in pieces of so many bytes with the first text between them"
  ) {
    values, context throws(Fault) in
    let separator = values[1].text.isEmpty ? [UInt8(ascii: "\n")] : values[1].text
    return .string(
      try LineWrap.wrap(values[2].text, width: values[0].integer, newline: separator, breaksWords: true, context))
  },
]

private func trimAll(_ values: borrowing Span<Value>) -> Value {
  let cut = Set(UTF8Text.runes(values[0].text))
  return .string(ByteSearch.trim(values[1].text) { cut.contains($0) })
}

/// sprig's `substring`: Go's slices, with Go's words where they are out of bounds.
private func slice(_ text: [UInt8], _ start: Int, _ end: Int) throws(Fault) -> ByteString {
  let count = text.count
  if start < 0 {
    if end < 0 { throw Fault("runtime error: slice bounds out of range [:\(end)]") }
    if end > count { throw Fault("runtime error: slice bounds out of range [:\(end)] with length \(count)") }
    return ByteString(text[..<end])
  }
  let stop = end < 0 || end > count ? count : end
  if start > stop { throw Fault("runtime error: slice bounds out of range [\(start):\(stop)]") }
  return ByteString(text[start..<stop])
}

private func repeated(
  _ text: [UInt8], _ count: Int, _ name: StaticString, _ context: CallContext
) throws(Fault) -> [UInt8] {
  if count < 0 { throw Fault("strings: negative Repeat count") }
  let (size, overflow) = text.count.multipliedReportingOverflow(by: count)
  if overflow { throw Fault("strings: Repeat output length overflow") }
  try BuildLimit.charge(size, name, context)
  if text.count == 1, let byte = text.first { return [UInt8](repeating: byte, count: count) }
  var out: [UInt8] = []
  out.reserveCapacity(size)
  if size > 0 { for _ in 0..<count { out.append(contentsOf: text) } }
  return out
}

private func indented(
  _ text: [UInt8], _ spaces: Int, after start: [UInt8], _ context: CallContext
) throws(Fault) -> [UInt8] {
  if spaces < 0 { throw Fault("strings: negative Repeat count") }
  var lines = 1
  for byte in text where byte == UInt8(ascii: "\n") { lines += 1 }
  let (padding, overflow) = lines.multipliedReportingOverflow(by: spaces)
  if overflow || padding > BuildLimit.text { throw Fault("indent would build more than 32 MiB of text", kind: .limit) }
  try BuildLimit.charge(text.count + padding, "indent", context)
  var out: [UInt8] = []
  out.reserveCapacity(text.count + padding + start.count)
  out.append(contentsOf: start)
  out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: spaces))
  var position = 0
  while let end = text[position...].firstIndex(of: UInt8(ascii: "\n")) {
    out.append(contentsOf: text[position...end])
    out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: spaces))
    position = end + 1
  }
  out.append(contentsOf: text[position...])
  return out
}
