package import RhumbEngine

/// A version as Helm reads it (Masterminds/semver): SemVer 2, or leniently with a leading `v`, with leading zeros, and
/// with minor and patch left out.
package struct SemanticVersion: Sendable {
  package var major: UInt64
  package var minor: UInt64
  package var patch: UInt64
  package var prerelease: ByteString
  package var metadata: ByteString
  /// The text it was read from.
  package var original: ByteString

  package init(
    major: UInt64, minor: UInt64, patch: UInt64, prerelease: ByteString = .empty, metadata: ByteString = .empty
  ) {
    self.major = major
    self.minor = minor
    self.patch = patch
    self.prerelease = prerelease
    self.metadata = metadata
    self.original = .empty
    self.original = text
  }

  /// Reads a version leniently; throws Helm's words (`invalid semantic version`).
  package init(_ text: ByteString) throws(Fault) {
    var scanner = VersionScanner(text.bytes[...])
    guard let parts = scanner.version(digits: VersionScanner.isDigit), scanner.isAtEnd else { throw Self.invalid }
    major = try Self.segment(parts.major)
    minor = try Self.segment(parts.minor ?? [])
    patch = try Self.segment(parts.patch ?? [])
    prerelease = ByteString(parts.prerelease ?? [])
    metadata = ByteString(parts.metadata ?? [])
    original = text
    if !prerelease.isEmpty { try Self.checkPrerelease(prerelease.bytes) }
  }

  /// Reads a version by the letter of SemVer 2: three numbers, no `v`, no leading zeros.
  package init(strict text: ByteString) throws(Fault) {
    if text.isEmpty { throw Fault("version string empty") }
    var parts = text.bytes.split(separator: UInt8(ascii: "."), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { throw Self.invalid }
    metadata = .empty
    prerelease = .empty
    if let plus = parts[2].firstIndex(of: UInt8(ascii: "+")) {
      metadata = ByteString(parts[2][(plus + 1)...])
      parts[2] = parts[2][..<plus]
      try Self.checkMetadata(metadata.bytes)
    }
    if let hyphen = parts[2].firstIndex(of: UInt8(ascii: "-")) {
      prerelease = ByteString(parts[2][(hyphen + 1)...])
      parts[2] = parts[2][..<hyphen]
      try Self.checkPrerelease(prerelease.bytes)
    }
    var numbers: [UInt64] = []
    for part in parts {
      guard part.allSatisfy(VersionScanner.isDigit) else { throw Fault("invalid characters in version") }
      if part.count > 1, part.first == UInt8(ascii: "0") { throw Self.startsWithZero }
    }
    for part in parts {
      let read = GoNumber.parseUint(Array(part))
      if let error = read.error { throw Self.unreadable(part, error) }
      numbers.append(read.value)
    }
    (major, minor, patch) = (numbers[0], numbers[1], numbers[2])
    original = text
  }

  private static let invalid = Fault("invalid semantic version")
  private static let startsWithZero = Fault("version segment starts with 0")

  private static func segment(_ digits: ArraySlice<UInt8>) throws(Fault) -> UInt64 {
    if digits.isEmpty { return 0 }
    let read = GoNumber.parseUint(Array(digits))
    guard let error = read.error else { return read.value }
    throw Fault("error parsing version segment: " + unreadable(digits, error).message)
  }

  private static func unreadable(_ digits: ArraySlice<UInt8>, _ error: NumberError) -> Fault {
    Fault(
      "strconv.ParseUint: parsing " + GoQuote.quoted(digits)
        + (error == .range ? ": value out of range" : ": invalid syntax"))
  }

  private static func checkPrerelease(_ text: [UInt8]) throws(Fault) {
    for part in text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
      guard !part.isEmpty, part.allSatisfy(VersionScanner.isIdentifier) else {
        throw Fault("invalid prerelease string")
      }
      if part.count > 1, part.first == UInt8(ascii: "0"), part.allSatisfy(VersionScanner.isDigit) {
        throw startsWithZero
      }
    }
  }

  private static func checkMetadata(_ text: [UInt8]) throws(Fault) {
    for part in text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
      guard !part.isEmpty, part.allSatisfy(VersionScanner.isIdentifier) else { throw Fault("invalid metadata string") }
    }
  }

  /// `MAJOR.MINOR.PATCH[-PRERELEASE][+METADATA]`, whatever it was read from.
  package var text: ByteString {
    var text = Array("\(major).\(minor).\(patch)".utf8)
    if !prerelease.isEmpty {
      text.append(UInt8(ascii: "-"))
      text += prerelease
    }
    if !metadata.isEmpty {
      text.append(UInt8(ascii: "+"))
      text += metadata
    }
    return ByteString(text)
  }

  /// The order of SemVer: -1, 0 or 1. Metadata doesn't count.
  package func compare(_ other: SemanticVersion) -> Int {
    if major != other.major { return major < other.major ? -1 : 1 }
    if minor != other.minor { return minor < other.minor ? -1 : 1 }
    if patch != other.patch { return patch < other.patch ? -1 : 1 }
    if prerelease.isEmpty || other.prerelease.isEmpty {
      return prerelease.isEmpty == other.prerelease.isEmpty ? 0 : prerelease.isEmpty ? 1 : -1
    }
    return Self.comparePrereleases(prerelease, other.prerelease)
  }

  /// Part by part; a number is less than a word, and a missing part least.
  static func comparePrereleases(_ a: ByteString, _ b: ByteString) -> Int {
    let first = a.bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let second = b.bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    for index in 0..<max(first.count, second.count) {
      let order = comparePart(index < first.count ? first[index] : [], index < second.count ? second[index] : [])
      if order != 0 { return order }
    }
    return 0
  }

  private static func comparePart(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Int {
    if a == b { return 0 }
    if a.isEmpty { return -1 }
    if b.isEmpty { return 1 }
    let first = GoNumber.parseUint(Array(a))
    let second = GoNumber.parseUint(Array(b))
    switch (first.error == nil, second.error == nil) {
    case (false, false): return a.lexicographicallyPrecedes(b) ? -1 : 1
    case (true, false): return -1
    case (false, true): return 1
    case (true, true): return first.value > second.value ? 1 : -1
    }
  }

  /// The next version at a level, without prerelease and metadata; a prerelease's next patch is its release.
  package func next(_ level: Level) throws(Fault) -> SemanticVersion {
    var next = self
    next.prerelease = .empty
    next.metadata = .empty
    switch level {
    case .patch: if prerelease.isEmpty { next.patch = try Self.successor(patch, "patch") }
    case .minor:
      next.patch = 0
      next.minor = try Self.successor(minor, "minor")
    case .major:
      next.patch = 0
      next.minor = 0
      next.major = try Self.successor(major, "major")
    }
    next.original = originalPrefix + next.text
    return next
  }

  package enum Level { case major, minor, patch }

  private static func successor(_ number: UInt64, _ name: String) throws(Fault) -> UInt64 {
    if number == .max { throw Fault("\(name) version increment would overflow uint64") }
    return number + 1
  }

  private var originalPrefix: ByteString { original.bytes.first == UInt8(ascii: "v") ? "v" : .empty }

  package func settingPrerelease(_ text: ByteString) throws(Fault) -> SemanticVersion {
    if !text.isEmpty { try Self.checkPrerelease(text.bytes) }
    var next = self
    next.prerelease = text
    next.original = originalPrefix + next.text
    return next
  }

  package func settingMetadata(_ text: ByteString) throws(Fault) -> SemanticVersion {
    if !text.isEmpty { try Self.checkMetadata(text.bytes) }
    var next = self
    next.metadata = text
    next.original = originalPrefix + next.text
    return next
  }
}
