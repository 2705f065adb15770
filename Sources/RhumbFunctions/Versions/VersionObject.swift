package import RhumbEngine

/// A version as templates hold it: Go's `*semver.Version`, or `semver.Version` where a method gave it by value.
package struct VersionObject: HostContent {
  package let version: SemanticVersion
  private let isPointer: Bool

  package init(_ version: SemanticVersion, isPointer: Bool = true) {
    self.version = version
    self.isPointer = isPointer
  }

  package var goType: GoType { isPointer ? .version : Self.valueType }
  package var stringForm: ByteString? { version.text }
  package var jsonForm: Value { .string(version.text) }

  package var unexportedFields: [ByteString] { ["major", "minor", "patch", "pre", "metadata", "original"] }

  package func isEqual(to other: any HostContent) -> Bool? {
    guard let other = other as? VersionObject else { return nil }
    return version.compare(other.version) == 0 && version.metadata == other.version.metadata
      && version.original == other.version.original
  }

  private static let valueType = GoType("semver.Version", .structure)

  private typealias Method = (SemanticVersion) throws(Fault) -> Value

  package func method(_ name: ByteString) -> HostMethod? {
    if let method = Self.getters[name] {
      let version = version
      return HostMethod { (_) throws(Fault) in try method(version) }
    }
    if let method = Self.setters[name] {
      let version = version
      return HostMethod([.string]) { (arguments) throws(Fault) in
        guard case .string(let text) = arguments[0] else { return .null }
        return .object(VersionObject(try method(version, text), isPointer: false))
      }
    }
    // The rest has pointer receivers, which a value in a template does not reach.
    guard isPointer else { return nil }
    if name == "Original" {
      let original = version.original
      return HostMethod { (_) throws(Fault) in .string(original) }
    }
    guard let comparison = Self.comparisons[name] else { return nil }
    let version = version
    return HostMethod([.version]) { (arguments) throws(Fault) in
      guard let other = arguments[0].content(as: VersionObject.self) else {
        if name == "Equal" { return .bool(false) }
        throw Fault("runtime error: invalid memory address or nil pointer dereference")
      }
      return comparison(version.compare(other.version))
    }
  }

  private static let getters: [ByteString: @Sendable (SemanticVersion) throws(Fault) -> Value] = [
    "Major": { .host(SizedInteger($0.major, .uint64)) },
    "Minor": { .host(SizedInteger($0.minor, .uint64)) },
    "Patch": { .host(SizedInteger($0.patch, .uint64)) },
    "Prerelease": { .string($0.prerelease) },
    "Metadata": { .string($0.metadata) },
    "String": { .string($0.text) },
    "Value": { .string($0.text) },
    "MarshalText": { .bytes($0.text.bytes) },
    "MarshalJSON": { .bytes(Array("\"".utf8) + $0.text.bytes + Array("\"".utf8)) },
    "IncMajor": { version throws(Fault) in .object(VersionObject(try version.next(.major), isPointer: false)) },
    "IncMinor": { version throws(Fault) in .object(VersionObject(try version.next(.minor), isPointer: false)) },
    "IncPatch": { version throws(Fault) in .object(VersionObject(try version.next(.patch), isPointer: false)) },
  ]

  private static let setters: [ByteString: @Sendable (SemanticVersion, ByteString) throws(Fault) -> SemanticVersion] =
    [
      "SetPrerelease": { version, text throws(Fault) in try version.settingPrerelease(text) },
      "SetMetadata": { version, text throws(Fault) in try version.settingMetadata(text) },
    ]

  private static let comparisons: [ByteString: @Sendable (Int) -> Value] = [
    "Compare": { .int($0) },
    "Equal": { .bool($0 == 0) },
    "LessThan": { .bool($0 < 0) },
    "LessThanEqual": { .bool($0 <= 0) },
    "GreaterThan": { .bool($0 > 0) },
    "GreaterThanEqual": { .bool($0 >= 0) },
  ]
}
