package import RhumbEngine

/// A remark Helm logs on standard error: `level=WARN msg="returned non-bool value" path=kid.enabled chart=kid`.
package struct LogLine: Sendable, Equatable {
  package enum Level: Sendable {
    case info, warn, error

    var name: StaticString {
      switch self {
      case .info: "INFO"
      case .warn: "WARN"
      case .error: "ERROR"
      }
    }
  }

  package struct Attribute: Sendable, Equatable {
    package let name: String
    package let value: ByteString

    package static func == (a: Attribute, b: Attribute) -> Bool {
      a.name.utf8.elementsEqual(b.name.utf8) && a.value == b.value
    }
  }

  package let level: Level
  package let message: ByteString
  package let attributes: [Attribute]

  package init(_ level: Level, _ message: ByteString, _ attributes: [(String, ByteString)] = []) {
    self.level = level
    self.message = message
    self.attributes = attributes.map { Attribute(name: $0.0, value: $0.1) }
  }

  package init(_ level: Level, _ message: String, _ attributes: [(String, ByteString)] = []) {
    self.init(level, ByteString(message), attributes)
  }

  /// The line as Go's slog.TextHandler writes it, without its newline.
  package var text: ByteString {
    var out: [UInt8] = []
    out.append("level=")
    out.append(level.name)
    out.append(" msg=")
    LogLine.append(message, to: &out)
    for attribute in attributes {
      out.append(0x20)
      out.append(contentsOf: attribute.name.utf8)
      out.append(UInt8(ascii: "="))
      LogLine.append(attribute.value, to: &out)
    }
    return ByteString(out)
  }

  private static func append(_ value: ByteString, to out: inout [UInt8]) {
    if needsQuotes(value.bytes) {
      GoQuote.quote(value.bytes, to: &out)
    } else {
      out += value
    }
  }

  /// slog quotes what is empty and what holds a space, a quote, `=` or anything unprintable.
  private static func needsQuotes(_ bytes: [UInt8]) -> Bool {
    if bytes.isEmpty { return true }
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte < 0x80 {
        if byte != UInt8(ascii: "\\") && (byte <= 0x20 || byte == UInt8(ascii: "=") || byte == 0x22) {
          return true
        }
        position += 1
        continue
      }
      let rune = UTF8Text.decode(bytes, at: position)
      if rune.value == UTF8Text.replacement || RuneClass.isSpace(rune.value) || !RuneClass.isPrint(rune.value) {
        return true
      }
      position += rune.width
    }
    return false
  }
}
