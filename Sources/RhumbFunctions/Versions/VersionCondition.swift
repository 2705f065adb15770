internal import RhumbEngine

/// One condition on a version: an operator and a version that may end in wildcards (`~1.2`, `>=1.x`).
struct VersionCondition: Sendable {
  let operation: Operation
  /// The version with zeros for what was left open.
  let version: SemanticVersion
  private let operatorText: ByteString
  private let versionText: ByteString
  /// How much was left open: `major` for `*`, `minor` for `1` and `1.x`, `patch` for `1.2` and `1.2.x`.
  private let open: SemanticVersion.Level?

  enum Operation {
    case equal, notEqual, greater, less, greaterOrEqual, lessOrEqual, tilde, caret
  }

  init(_ operation: ArraySlice<UInt8>, _ parts: VersionScanner.Parts) throws(Fault) {
    self.operation = Self.operation(operation)
    operatorText = ByteString(operation)
    versionText = ByteString(parts.whole)
    var text: [UInt8]
    if Self.isOpen(parts.major) {
      open = .major
      text = Array("0.0.0".utf8)
    } else if Self.isOpen(parts.minor) {
      open = .minor
      text = parts.major + Array(".0.0".utf8)
    } else if Self.isOpen(parts.patch) {
      open = .patch
      text = parts.major + Array(".".utf8) + (parts.minor ?? []) + Array(".0".utf8)
    } else {
      open = nil
      text = Array(parts.whole)
    }
    if open != nil, let prerelease = parts.prerelease { text += Array("-".utf8) + prerelease }
    do { version = try SemanticVersion(ByteString(text)) } catch { throw Fault("constraint parser error") }
  }

  private static func isOpen(_ part: ArraySlice<UInt8>?) -> Bool {
    guard let part else { return true }
    return part.count == 1 && part.first.map { "xX*".utf8.contains($0) } ?? false
  }

  private static func operation(_ text: ArraySlice<UInt8>) -> Operation {
    func isAny(_ spellings: String...) -> Bool { spellings.contains { $0.utf8.elementsEqual(text) } }
    return if isAny("!=") {
      .notEqual
    } else if isAny(">") {
      .greater
    } else if isAny("<") {
      .less
    } else if isAny(">=", "=>") {
      .greaterOrEqual
    } else if isAny("<=", "=<") {
      .lessOrEqual
    } else if isAny("~", "~>") {
      .tilde
    } else if isAny("^") {
      .caret
    } else {
      .equal
    }
  }

  var text: ByteString { operatorText + versionText }

  static func prereleaseFailure(_ version: SemanticVersion) -> ByteString {
    GoQuote.quoted(version.text) + " is a prerelease version and the constraint is only looking for release versions"
  }

  /// Why a version does not satisfy the condition, in Helm's words; nil if it does.
  func failure(of candidate: SemanticVersion, _ admitsPrereleases: Bool) -> ByteString? {
    if !candidate.prerelease.isEmpty && !admitsPrereleases { return Self.prereleaseFailure(candidate) }
    switch operation {
    case .equal:
      if open != nil { return tildeFailure(candidate) }
      return candidate.compare(version) == 0 ? nil : says(candidate, " is not equal to ")
    case .notEqual: return differs(candidate) ? nil : says(candidate, " is equal to ")
    case .greater: return isGreater(candidate) ? nil : says(candidate, " is less than or equal to ")
    case .less: return candidate.compare(version) < 0 ? nil : says(candidate, " is greater than or equal to ")
    case .greaterOrEqual: return candidate.compare(version) >= 0 ? nil : says(candidate, " is less than ")
    case .lessOrEqual: return isLessOrEqual(candidate) ? nil : says(candidate, " is greater than ")
    case .tilde: return tildeFailure(candidate)
    case .caret: return caretFailure(candidate)
    }
  }

  private func says(_ candidate: SemanticVersion, _ relation: ByteString) -> ByteString {
    GoQuote.quoted(candidate.text) + relation + GoQuote.quoted(versionText)
  }

  private func differs(_ candidate: SemanticVersion) -> Bool {
    if open != nil {
      if version.major != candidate.major { return true }
      if open == .minor { return false }
      if version.minor != candidate.minor { return true }
      if open == .patch {
        if candidate.prerelease.isEmpty && version.prerelease.isEmpty { return false }
        return SemanticVersion.comparePrereleases(candidate.prerelease, version.prerelease) != 0
      }
      if version.patch != candidate.patch { return true }
    }
    return candidate.compare(version) != 0
  }

  private func isGreater(_ candidate: SemanticVersion) -> Bool {
    if open == nil { return candidate.compare(version) > 0 }
    if candidate.major != version.major { return candidate.major > version.major }
    // Nothing within 11.x is greater than `11`; within 11.1.x, than `11.1`.
    if open == .minor { return false }
    if open == .patch { return candidate.minor > version.minor }
    return candidate.compare(version) > 0
  }

  private func isLessOrEqual(_ candidate: SemanticVersion) -> Bool {
    if open == nil { return candidate.compare(version) <= 0 }
    if candidate.major > version.major { return false }
    return !(candidate.major == version.major && candidate.minor > version.minor && open != .minor)
  }

  private func tildeFailure(_ candidate: SemanticVersion) -> ByteString? {
    if candidate.compare(version) < 0 { return says(candidate, " is less than ") }
    // ~0.0.0 and `*` accept everything.
    if version.major == 0, version.minor == 0, version.patch == 0, open != .minor, open != .patch { return nil }
    if candidate.major != version.major { return says(candidate, " does not have same major version as ") }
    if candidate.minor != version.minor, open != .minor {
      return says(candidate, " does not have same major and minor version as ")
    }
    return nil
  }

  private func caretFailure(_ candidate: SemanticVersion) -> ByteString? {
    if candidate.compare(version) < 0 { return says(candidate, " is less than ") }
    if version.major > 0 || open == .minor {
      return candidate.major == version.major ? nil : says(candidate, " does not have same major version as ")
    }
    if candidate.major > 0 { return says(candidate, " does not have same major version as ") }
    if version.minor > 0 || open == .patch {
      if candidate.minor == version.minor { return nil }
      return says(candidate, " does not have same minor version as ")
        + ". Expected minor versions to match when constraint major version is 0"
    }
    if candidate.minor > 0 { return says(candidate, " does not have same minor version as ") }
    if candidate.patch == version.patch { return nil }
    return says(candidate, " does not equal ")
      + ". Expect version and constraint to equal when major and minor versions are 0"
  }
}
