import RhumbEngine
import RhumbFormats

/// `uri`, `uri-reference` and `uri-template`, as far as Go's net/url looks at them.
enum URIFormat {
  static func uri(_ text: ByteString) -> ByteString? {
    switch parse(text) {
    case .failure(let why): why
    case .success(let url): url.isAbsolute ? nil : "relative url"
    }
  }

  static func reference(_ text: ByteString) -> ByteString? {
    if text.bytes.contains(UInt8(ascii: "\\")) { return "contains \\" }
    if case .failure(let why) = parse(text) { return why }
    return nil
  }

  static func template(_ text: ByteString) -> ByteString? {
    let url: GoURL
    switch parse(text) {
    case .failure(let why): return why
    case .success(let parsed): url = parsed
    }
    for part in SchemaFormat.parts(url.rawPath.bytes[...], "/") {
      let decoded: ByteString
      do throws(GoURL.Failure) {
        decoded = try URLEscape.decode(Array(part), .pathSegment)
      } catch {
        return "percent decode failed: " + error.reason
      }
      var isOpen = false
      for byte in decoded.bytes {
        switch byte {
        case UInt8(ascii: "{"):
          if isOpen { return "nested curly braces" }
          isOpen = true
        case UInt8(ascii: "}"):
          if !isOpen { return "nested curly braces" }
          isOpen = false
        default: break
        }
      }
      if isOpen { return "no matching closing brace" }
    }
    return nil
  }

  private enum Outcome {
    case success(GoURL)
    case failure(ByteString)
  }

  private static func parse(_ text: ByteString) -> Outcome {
    let url: GoURL
    do throws(GoURL.Failure) {
      url = try GoURL.parse(text)
    } catch {
      return .failure(error.reason)
    }
    let host = url.hostName
    guard host.bytes.contains(UInt8(ascii: ":")) else { return .success(url) }
    if !url.host.bytes.contains(UInt8(ascii: "[")) || !url.host.bytes.contains(UInt8(ascii: "]")) {
      return .failure("ipv6 address not enclosed in brackets")
    }
    if let why = NetworkFormat.ipv6(host) { return .failure("invalid ipv6 address: " + why) }
    return .success(url)
  }
}
