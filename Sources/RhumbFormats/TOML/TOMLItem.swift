/// A token of a TOML text.
struct TOMLItem {
  enum Kind {
    case end, text, string, escapedString, rawString, multilineString, rawMultilineString
    case bool, integer, float, datetime
    case array, arrayEnd, table, tableEnd, tableArray, tableArrayEnd, key, keyEnd, comment, inlineTable, inlineTableEnd
  }

  let kind: Kind
  let text: ArraySlice<UInt8>
  let line: Int
}
