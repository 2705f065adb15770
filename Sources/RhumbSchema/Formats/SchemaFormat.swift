import RhumbEngine
import RhumbRegex

/// What `format` can name: a rule for strings.
struct SchemaFormat: Sendable {
  /// Why a text breaks the rule, in the library's words; nil if it doesn't.
  let objection: @Sendable (ByteString) -> ByteString?

  static func named(_ name: ByteString) -> SchemaFormat? { table[name] }

  private static let table: [ByteString: SchemaFormat] = [
    "regex": SchemaFormat(objection: regex),
    "json-pointer": SchemaFormat(objection: PointerFormat.jsonPointer),
    "relative-json-pointer": SchemaFormat(objection: PointerFormat.relative),
    "uuid": SchemaFormat(objection: IdentifierFormat.uuid),
    "semver": SchemaFormat(objection: IdentifierFormat.semver),
    "duration": SchemaFormat(objection: DurationFormat.duration),
    "period": SchemaFormat(objection: DurationFormat.period),
    "date": SchemaFormat(objection: DateFormat.date),
    "time": SchemaFormat(objection: DateFormat.time),
    "date-time": SchemaFormat(objection: DateFormat.dateTime),
    "ipv4": SchemaFormat(objection: NetworkFormat.ipv4),
    "ipv6": SchemaFormat(objection: NetworkFormat.ipv6),
    "hostname": SchemaFormat(objection: NetworkFormat.hostname),
    "email": SchemaFormat(objection: EmailFormat.email),
    "uri": SchemaFormat(objection: URIFormat.uri),
    "iri": SchemaFormat(objection: URIFormat.uri),
    "uri-reference": SchemaFormat(objection: URIFormat.reference),
    "iri-reference": SchemaFormat(objection: URIFormat.reference),
    "uri-template": SchemaFormat(objection: URIFormat.template),
  ]

  private static func regex(_ text: ByteString) -> ByteString? {
    do throws(PatternError) {
      _ = try RegularExpression(text)
      return nil
    } catch {
      return error.message
    }
  }

  /// `before 'x' after`: the first character there, as Go quotes it.
  static func character(_ rune: UInt32, _ before: StaticString, _ after: StaticString = "") -> ByteString {
    var text: [UInt8] = []
    text.append(before)
    GoQuote.quoteRune(rune, to: &text)
    text.append(after)
    return ByteString(text)
  }

  static func isDigit(_ rune: UInt32) -> Bool { rune >= 0x30 && rune <= 0x39 }

  static func isLetter(_ rune: UInt32) -> Bool { (rune | 0x20 >= 0x61 && rune | 0x20 <= 0x7A) && rune < 0x80 }

  static func parts(_ text: ArraySlice<UInt8>, _ separator: Unicode.Scalar) -> [ArraySlice<UInt8>] {
    text.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: false)
  }
}
