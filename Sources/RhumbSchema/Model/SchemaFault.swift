package import RhumbEngine

/// Why a schema can't be used: it is broken, points to nothing, or asks for more work than the limits allow.
package struct SchemaFault: Error, Sendable {
  package let message: ByteString

  init(_ message: ByteString) { self.message = message }
  init(_ message: String) { self.message = ByteString(message) }

  /// `before "quoted" after "quoted" …`: texts in Go's double quotes between plain words.
  init(quoting parts: Part...) {
    var text: [UInt8] = []
    for part in parts {
      switch part {
      case .words(let words): text.append(words)
      case .quoted(let value): GoQuote.quote(value.bytes, to: &text)
      case .plain(let value): text += value
      }
    }
    message = ByteString(text)
  }

  enum Part {
    case words(StaticString)
    case quoted(ByteString)
    case plain(ByteString)
  }
}
