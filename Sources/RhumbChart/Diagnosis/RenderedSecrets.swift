import RhumbEngine

/// Rendered text holds what values say, and logs are read by many: which documents may be shown there.
package enum RenderedSecrets {
  /// Whether a document is a Secret, or doesn't say what it is. Looks at lines, since the text may be no YAML.
  package static func mayBe(in document: [UInt8]) -> Bool {
    var isKnown = false
    for line in document.split(separator: 0x0A) {
      let words = line.filter { $0 != 0x20 && $0 != 0x09 && $0 != 0x22 && $0 != 0x27 && $0 != 0x0D }
      guard let colon = words.firstIndex(of: UInt8(ascii: ":")), words[..<colon].hasSuffix("kind") else { continue }
      isKnown = true
      if words[(colon + 1)...].starts(with: "Secret".utf8) { return true }
    }
    return !isKnown
  }
}

extension ArraySlice<UInt8> {
  fileprivate func hasSuffix(_ word: StaticString) -> Bool {
    suffix(word.utf8CodeUnitCount).elementsEqual("\(word)".utf8)
  }
}
