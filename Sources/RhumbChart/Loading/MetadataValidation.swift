import RhumbDiagnostics
import RhumbEngine

extension ChartMetadata {
  /// Cleans the texts of unprintable characters and checks the rules Helm has for metadata, in its order and words.
  mutating func validate(hasNullDependency: Bool) throws(ChartError) {
    clean()
    if apiVersion.isEmpty { throw .validation("chart.metadata.apiVersion is required") }
    if name.isEmpty { throw .validation("chart.metadata.name is required") }
    if name == "." || name == ".." { throw .validation("chart.metadata.name ", quoting: name, " is not allowed") }
    if name.bytes.contains(UInt8(ascii: "/")) {
      throw .validation("chart.metadata.name ", quoting: name, " is invalid")
    }
    if version.isEmpty { throw .validation("chart.metadata.version is required") }
    if !Self.isVersion(version.bytes) { throw .validation("chart.metadata.version ", quoting: version, " is invalid") }
    if !(type.isEmpty || type == "application" || type == "library") {
      throw .validation("chart.metadata.type must be application or library")
    }
    for index in maintainers.indices {
      guard var maintainer = maintainers[index] else {
        throw .validation("maintainers must not contain empty or null nodes")
      }
      maintainer.name = maintainer.name.printable
      maintainer.email = maintainer.email.printable
      maintainer.url = maintainer.url.printable
      maintainers[index] = maintainer
    }
    try validateDependencies(hasNull: hasNullDependency)
  }

  private mutating func clean() {
    name = name.printable
    description = description.printable
    home = home.printable
    icon = icon.printable
    condition = condition.printable
    tags = tags.printable
    appVersion = appVersion.printable
    kubeVersion = kubeVersion.printable
    sources = sources.map(\.printable)
    keywords = keywords.map(\.printable)
  }

  private mutating func validateDependencies(hasNull: Bool) throws(ChartError) {
    if hasNull { throw .validation("dependencies must not contain empty or null nodes") }
    let seen = MapValue()
    for index in dependencies.indices {
      var dependency = dependencies[index]
      dependency.name = dependency.name.printable
      dependency.version = dependency.version.printable
      dependency.repository = dependency.repository.printable
      dependency.condition = dependency.condition.printable
      dependency.tags = dependency.tags.map(\.printable)
      dependencies[index] = dependency
      if !dependency.alias.bytes.allSatisfy(Self.isAliasByte) {
        throw .validation("dependency ", quoting: dependency.name, " has disallowed characters in the alias")
      }
      let key = dependency.alias.isEmpty ? dependency.name : dependency.alias
      if seen[key] != nil {
        throw .validation("more than one dependency with name or alias ", quoting: key, "")
      }
      seen[key] = .null
    }
  }

  private static func isAliasByte(_ byte: UInt8) -> Bool {
    isIdentifierByte(byte) || byte == UInt8(ascii: "_")
  }

  private static func isIdentifierByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
    default: false
    }
  }

  /// What Masterminds/semver's `NewVersion` accepts: one to three numbers, an optional `v`, a pre-release, metadata.
  private static func isVersion(_ text: [UInt8]) -> Bool {
    var rest = text[...]
    if rest.first == UInt8(ascii: "v") { rest.removeFirst() }
    if let plus = rest.firstIndex(of: UInt8(ascii: "+")) {
      guard areIdentifiers(rest[(plus + 1)...], allowingLeadingZeros: true) else { return false }
      rest = rest[..<plus]
    }
    if let dash = rest.firstIndex(of: UInt8(ascii: "-")) {
      guard areIdentifiers(rest[(dash + 1)...], allowingLeadingZeros: false) else { return false }
      rest = rest[..<dash]
    }
    let numbers = rest.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return numbers.count <= 3
      && numbers.allSatisfy { number in
        !number.isEmpty && number.allSatisfy(isDigit) && UInt64(String(decoding: number, as: UTF8.self)) != nil
      }
  }

  private static func areIdentifiers(_ text: ArraySlice<UInt8>, allowingLeadingZeros: Bool) -> Bool {
    text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { part in
      guard !part.isEmpty, part.allSatisfy(isIdentifierByte) else { return false }
      let hasLeadingZero = part.count > 1 && part.first == UInt8(ascii: "0") && part.allSatisfy(isDigit)
      return allowingLeadingZeros || !hasLeadingZero
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}

extension ByteString {
  /// Any white space as a space, and without what can't be printed.
  fileprivate var printable: ByteString {
    if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
    var out: [UInt8] = []
    var position = 0
    while position < bytes.count {
      let rune = UTF8Text.decode(bytes, at: position)
      position += rune.width
      if RuneClass.isSpace(rune.value) {
        out.append(0x20)
      } else if RuneClass.isPrint(rune.value) {
        UTF8Text.encode(rune.value, to: &out)
      }
    }
    return ByteString(out)
  }
}

extension ChartError {
  fileprivate static func validation(_ words: String) -> ChartError {
    ChartError("validation: " + words, code: "chart/metadata")
  }

  fileprivate static func validation(_ before: String, quoting name: ByteString, _ after: String) -> ChartError {
    var words = Array("validation: \(before)".utf8)
    GoQuote.quote(name.bytes, to: &words)
    words.append(contentsOf: after.utf8)
    return ChartError(ByteString(words), code: "chart/metadata")
  }
}
