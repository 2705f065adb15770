import RhumbCEL
import RhumbEngine
import RhumbFormats

/// Absolute URLs and paths: `url("https://example.com:80/p").getPort()`.
extension CELLibrary {
  static let urls = CELLibrary(URLFunctions.functions, types: [URLFunctions.type])
}

private final class URLValue: CELObject {
  let url: GoURL

  init(_ url: GoURL) {
    self.url = url
  }

  var type: CELType { URLFunctions.type }

  func isEqual(to other: any CELObject) -> Bool { (other as? URLValue)?.url.text == url.text }
}

enum URLFunctions {
  static let type = CELType.opaque("kubernetes.URL")

  fileprivate static let functions: [CELFunction] = [
    CELFunction("url", [.function([.string], type)], cost: .traversal(of: 0, keepsSize: true)) {
      (arguments, _) throws(CELError) in .object(URLValue(try read(try arguments.text(0))))
    },
    CELFunction("isURL", [.function([.string], .bool)]) { (arguments, _) throws(CELError) in
      .bool((try? read(try arguments.text(0))) != nil)
    },
    accessor("getScheme") { $0.scheme },
    accessor("getHost") { $0.host },
    accessor("getHostname") { hostAndPort($0.host).name },
    accessor("getPort") { hostAndPort($0.host).port },
    accessor("getEscapedPath") { $0.escapedPath },
    CELFunction("getQuery", [.member([type], .map(.string, .list(.string)))]) {
      (arguments, _) throws(CELError) in
      guard case .object(let object)? = arguments.first, let url = object as? URLValue else {
        throw .noSuchOverload
      }
      return .map(query(url.url.query))
    },
  ]

  private static func accessor(_ name: ByteString, _ read: @escaping @Sendable (GoURL) -> ByteString) -> CELFunction {
    CELFunction(name, [.member([type], .string)]) { (arguments, _) throws(CELError) in
      guard case .object(let object)? = arguments.first, let url = object as? URLValue else {
        throw .noSuchOverload
      }
      return .string(read(url.url))
    }
  }

  /// Go's `ParseRequestURI`: with a scheme, or a path from the root.
  static func read(_ text: ByteString) throws(CELError) -> GoURL {
    let prefix: ByteString = "URL parse error during conversion from string: parse "
    let shown = ShownValue.text(.string(text))
    if text.isEmpty { throw CELError(prefix + shown + ": empty url") }
    let url: GoURL
    do throws(GoURL.Failure) {
      url = try GoURL.parse(text)
    } catch {
      throw CELError(prefix + shown + ": " + error.reason)
    }
    if text.bytes.first != UInt8(ascii: "/"), !url.isAbsolute {
      throw CELError(prefix + shown + ": invalid URI for request")
    }
    return url
  }

  /// The name without brackets, and what follows its colon.
  private static func hostAndPort(_ host: ByteString) -> (name: ByteString, port: ByteString) {
    var name = host.bytes[...]
    var port = ByteString.empty
    if let colon = name.lastIndex(of: UInt8(ascii: ":")), name[(colon + 1)...].allSatisfy(Grammar.isDigit) {
      port = ByteString(name[(colon + 1)...])
      name = name[..<colon]
    }
    if name.first == UInt8(ascii: "["), name.last == UInt8(ascii: "]") { name = name.dropFirst().dropLast() }
    return (ByteString(name), port)
  }

  /// Pairs that can't be decoded are left out.
  private static func query(_ text: ByteString) -> any CELMap {
    var names: [ByteString] = []
    var values: [ByteString: [CELValue]] = [:]
    for pair in text.bytes.split(separator: UInt8(ascii: "&")) where !pair.contains(UInt8(ascii: ";")) {
      let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      let value = equals < pair.endIndex ? pair[(equals + 1)...] : []
      guard let name = try? URLEscape.decode(Array(pair[..<equals]), .queryComponent),
        let value = try? URLEscape.decode(Array(value), .queryComponent)
      else { continue }
      if values[name] == nil { names.append(name) }
      values[name, default: []].append(.string(value))
    }
    let map = CELDictionary()
    for name in names { _ = map.insert(.string(name), .string(name), .list(values[name] ?? [])) }
    return map
  }
}
