import RhumbEngine
import RhumbFormats

/// Finds documents by URL: those that were given, and the meta-schemas. Nothing is read from disk or network; what
/// Helm would load from there is a fault in the words Helm uses when it can't.
struct SchemaLoader {
  private var documents: [ByteString: Value] = [:]
  /// `urn:` references nobody could resolve: they accept everything, and Helm warns once about each.
  private(set) var unresolvedNames: [ByteString] = []

  mutating func add(_ document: Value, at url: ByteString) { documents[url] = document }

  mutating func load(_ url: ByteString) throws(SchemaFault) -> Value {
    if let document = documents[url] { return document }
    let document = try find(url)
    documents[url] = document
    return document
  }

  private mutating func find(_ url: ByteString) throws(SchemaFault) -> Value {
    if let text = MetaSchemas.text(url) { return try Self.parse(Array(text.utf8)) }
    let parsed: GoURL
    do throws(GoURL.Failure) {
      parsed = try GoURL.parse(url)
    } catch {
      throw Self.failure(url, error.reason)
    }
    switch parsed.scheme {
    case "urn":
      unresolvedNames.append(url)
      return .bool(true)
    case "file": throw Self.failure(url, "open " + parsed.path + ": no such file or directory")
    case "http", "https":
      throw Self.failure(url, "HTTP request failed for " + url + ": schemas are never loaded from the network")
    default:
      var reason: [UInt8] = []
      reason.append("no URLLoader registered for ")
      GoQuote.quote(parsed.text.bytes, to: &reason)
      throw Self.failure(url, ByteString(reason))
    }
  }

  private static func failure(_ url: ByteString, _ reason: ByteString) -> SchemaFault {
    SchemaFault(quoting: .words("failing loading "), .quoted(url), .words(": "), .plain(reason))
  }

  /// Reads a document, numbers as they are written, in the words of a Go decoder.
  static func parse(_ source: [UInt8]) throws(SchemaFault) -> Value {
    let value: Value
    let hasMore: Bool
    do throws(JSONError) {
      (value, hasMore) = try JSONReader.readFirst(source, numbers: .text)
    } catch {
      if error.kind != .unexpectedEnd { throw SchemaFault(error.message) }
      let isBlank = source.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
      throw SchemaFault(isBlank ? "EOF" : "unexpected EOF")
    }
    if hasMore { throw SchemaFault("invalid character after top-level value") }
    return value
  }

  /// The draft of a document, by its `$schema`, whose own `$schema` may have to be followed.
  mutating func draft(of document: Value, at place: SchemaPlace, default: Draft) throws(SchemaFault) -> Draft {
    var document = document
    var place = place
    var seen: Set<ByteString> = []
    while true {
      guard case .map(let map) = document, case .string(let name)? = map[Key("$schema")] else { return `default` }
      if let draft = Draft(naming: name) { return draft }
      let url = SchemaReference.split(name).0
      do throws(GoURL.Failure) {
        _ = try GoURL.parse(url)
      } catch {
        throw SchemaFault(
          quoting: .words("invalid $schema in "), .quoted(place.text), .words(": "), .plain(error.reason))
      }
      if place.pointer.isEmpty && url == place.url {
        throw SchemaFault(quoting: .words("draft "), .quoted(url), .words(" is not supported"))
      }
      if !seen.insert(url).inserted {
        throw SchemaFault(quoting: .words("cycle in resolving $schema in "), .quoted(url))
      }
      document = try load(url)
      place = SchemaPlace(url: url, pointer: .empty)
    }
  }

  /// The vocabularies a document's own meta-schema asks for; nil if it has a standard one.
  mutating func vocabularies(of document: MapValue, draft: Draft) throws(SchemaFault) -> [ByteString]? {
    guard case .string(let name)? = document[Key("$schema")], Draft(naming: name) == nil, draft >= .draft2019 else {
      return nil
    }
    let url = SchemaReference.split(name).0
    guard case .map(let meta) = try load(url), case .map(let wanted)? = meta[Key("$vocabulary")] else { return nil }
    var names: [ByteString] = []
    for entry in wanted.sortedEntries {
      guard case .bool(true) = entry.value else { continue }
      let prefix = draft.vocabularyPrefix
      let name = ByteString(entry.key.bytes.dropFirst(prefix.count))
      guard entry.key.bytes.starts(with: prefix.bytes), draft.vocabularies.contains(name) else {
        throw SchemaFault(
          quoting: .words("unsupported vocabulary "), .quoted(entry.key), .words(" in "), .quoted(url))
      }
      names.append(name)
    }
    return names.contains("core") ? names : names + ["core"]
  }
}
