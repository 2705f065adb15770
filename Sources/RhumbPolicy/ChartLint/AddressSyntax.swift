import RhumbEngine
import RhumbFormats

/// What Helm takes for addresses of people and pages (the functions of asaskevich/govalidator that it calls).
enum AddressSyntax {
  /// Go's `url.ParseRequestURI` takes it, and it names a scheme.
  static func isRequestURL(_ text: ByteString) -> Bool {
    guard let url = try? GoURL.parse(text), url.isAbsolute else { return false }
    // A fragment is none for it, so a host may not end at one.
    return !(url.host.isEmpty && text.bytes.contains(UInt8(ascii: "#")) && url.path.isEmpty)
  }

  // MARK: Mail

  /// A local part, plain or quoted, and a domain of two labels at least.
  static func isEmail(_ text: ByteString) -> Bool {
    let runes = UTF8Text.runes(text.bytes)
    guard let at = runes.lastIndex(of: 0x40) else { return false }
    return isLocalPart(runes[..<at]) && isMailDomain(runes[(at + 1)...])
  }

  private static func isLocalPart(_ runes: ArraySlice<UInt32>) -> Bool {
    if runes.count >= 2, runes.first == 0x22, runes.last == 0x22 {
      return !runes.dropFirst().dropLast().contains { $0 == 0x22 || $0 == 0x5C || $0 == 0x0A || $0 == 0x0D }
    }
    return runes.split(separator: 0x2E, omittingEmptySubsequences: false).allSatisfy { atom in
      !atom.isEmpty && atom.allSatisfy { isAlphanumeric($0) || isForeign($0) || atomMarks.contains($0) }
    }
  }

  private static func isMailDomain(_ runes: ArraySlice<UInt32>) -> Bool {
    let runes = runes.last == 0x2E ? runes.dropLast() : runes
    guard let dot = runes.lastIndex(of: 0x2E) else { return false }
    let (hosts, top) = (runes[..<dot], runes[(dot + 1)...])
    func isEnd(_ rune: UInt32?) -> Bool { rune.map { isAlphanumeric($0) || isForeign($0) } ?? false }
    func isTopEnd(_ rune: UInt32?) -> Bool { rune.map { isLetter($0) || isForeign($0) } ?? false }
    return isEnd(hosts.first) && isEnd(hosts.last)
      && hosts.allSatisfy { isEnd($0) || [0x2D, 0x2E, 0x5F, 0x7E].contains($0) }
      && isTopEnd(top.first) && isTopEnd(top.last) && top.allSatisfy { isEnd($0) || [0x2D, 0x5F, 0x7E].contains($0) }
  }

  private static let atomMarks: Set<UInt32> = Set("!#$%&'*+-/=?^_`{|}~".unicodeScalars.map(\.value))

  /// Beyond ASCII and no surrogate, private or compatibility character.
  private static func isForeign(_ rune: UInt32) -> Bool {
    switch rune {
    case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
    default: false
    }
  }

  private static func isLetter(_ rune: UInt32) -> Bool { rune | 0x20 >= 0x61 && rune | 0x20 <= 0x7A }
  private static func isAlphanumeric(_ rune: UInt32) -> Bool { isLetter(rune) || (rune >= 0x30 && rune <= 0x39) }

  // MARK: Pages

  /// A host, with or without scheme, user, port and path.
  static func isURL(_ text: ByteString) -> Bool {
    guard text.count > 3, UTF8Text.runeCount(text.bytes) < 2083, text.bytes.first != UInt8(ascii: ".") else {
      return false
    }
    let hasScheme = ByteScan.index(of: Array("://".utf8), in: text.bytes) != nil
    let parsed = !hasScheme && text.bytes.contains(UInt8(ascii: ":")) ? "http://" + text : text
    guard let url = try? GoURL.parse(parsed), url.host.bytes.first != UInt8(ascii: ".") else { return false }
    if url.host.isEmpty, !url.path.isEmpty, !url.path.bytes.contains(UInt8(ascii: ".")) { return false }
    return hasPageForm(UTF8Text.runes(text.bytes)[...])
  }

  private static func hasPageForm(_ text: ArraySlice<UInt32>) -> Bool {
    var rest = text
    for scheme in ["ftp://", "tcp://", "udp://", "ws://", "wss://", "http://", "https://"]
    where rest.starts(with: scheme.unicodeScalars.map(\.value)) {
      rest = rest.dropFirst(scheme.utf8.count)
      break
    }
    let end = rest.firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 } ?? rest.endIndex
    if rest[end...].contains(where: RuneClass.isSpace) { return false }
    var host = rest[..<end]
    if let at = host.lastIndex(of: 0x40) {
      if at == host.startIndex || host[..<at].contains(where: RuneClass.isSpace) { return false }
      host = host[(at + 1)...]
    }
    if let colon = host.lastIndex(of: 0x3A), host.last != 0x5D {
      let port = host[(colon + 1)...]
      guard (1...5).contains(port.count), port.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return false }
      host = host[..<colon]
    }
    return isHost(host.last == 0x2E ? host.dropLast() : host)
  }

  private static func isHost(_ host: ArraySlice<UInt32>) -> Bool {
    if host.first == 0x5B, host.last == 0x5D {
      let inner = ByteString(UTF8Text.bytes(Array(host.dropFirst().dropLast())))
      return (try? GoAddress(inner))?.isVersion4 == false
    }
    func isPlain(_ rune: UInt32) -> Bool { isAlphanumeric(rune) || (rune >= 0xA1 && rune <= 0xFFFF) }
    let labels = host.split(separator: 0x2E, omittingEmptySubsequences: false)
    for (index, label) in labels.enumerated() {
      guard let first = label.first, let last = label.last, isPlain(first), isPlain(last) else { return false }
      let isInner = { rune in isPlain(rune) || rune == 0x2D || (rune == 0x5F && index == 0 && labels.count > 1) }
      if !label.allSatisfy(isInner) { return false }
    }
    return true
  }
}
