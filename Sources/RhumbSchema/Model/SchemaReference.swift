import RhumbEngine
import RhumbFormats

/// A URL with its fragment split off and decoded: what `$ref` and `$id` are resolved to.
struct SchemaReference {
  let url: ByteString
  let fragment: ByteString

  /// Whether the fragment is a JSON pointer (or empty), not an anchor's name.
  var isPointer: Bool { fragment.isEmpty || fragment.bytes.first == UInt8(ascii: "/") }

  var text: ByteString { url + "#" + JSONPointer.encoded(fragment) }

  /// What stands before and after the first `#`.
  static func split(_ text: ByteString) -> (ByteString, ByteString) {
    guard let hash = text.bytes.firstIndex(of: UInt8(ascii: "#")) else { return (text, .empty) }
    return (ByteString(text.bytes[..<hash]), ByteString(text.bytes[(hash + 1)...]))
  }

  static func splitDecoding(_ text: ByteString) throws(SchemaFault) -> (ByteString, fragment: ByteString) {
    let (url, fragment) = split(text)
    do throws(GoURL.Failure) {
      return (url, try URLEscape.decode(fragment.bytes, .pathSegment))
    } catch {
      throw SchemaFault(quoting: .words("error in parsing "), .quoted(text), .words(": "), .plain(error.reason))
    }
  }

  /// A reference as seen from a base URL.
  static func join(_ base: ByteString, _ reference: ByteString) throws(SchemaFault) -> SchemaReference {
    let from = try parse(base)
    let (target, fragment) = try splitDecoding(reference)
    let to = try parse(target)
    var resolved = from.resolving(to)
    // Go forgets what stands after an opaque base's scheme.
    if !to.isAbsolute && !from.opaque.isEmpty { resolved.opaque = from.opaque }
    return SchemaReference(url: resolved.text, fragment: fragment)
  }

  private static func parse(_ text: ByteString) throws(SchemaFault) -> GoURL {
    do throws(GoURL.Failure) {
      return try GoURL.parse(text)
    } catch {
      throw SchemaFault(quoting: .words("error in parsing "), .quoted(text), .words(": "), .plain(error.reason))
    }
  }
}
