import RhumbCEL
import RhumbEngine
import RhumbFunctions

/// Versions: `semver("1.2.3").isLessThan(semver("2.0.0"))`.
extension CELLibrary {
  static let semver = CELLibrary(SemverFunctions.functions, types: [SemverFunctions.type])
}

private final class SemverValue: CELObject {
  let version: SemanticVersion

  init(_ version: SemanticVersion) {
    self.version = version
  }

  var type: CELType { SemverFunctions.type }

  func isEqual(to other: any CELObject) -> Bool { (other as? SemverValue)?.version.compare(version) == 0 }
}

private enum SemverFunctions {
  static let type = CELType.opaque("kubernetes.Semver")

  static let functions: [CELFunction] = [
    CELFunction(
      "semver", [.function([.string], type), .function([.string, .bool], type)], cost: .traversal(of: 0)
    ) { (arguments, _) throws(CELError) in .object(SemverValue(try read(arguments))) },
    CELFunction(
      "isSemver", [.function([.string], .bool), .function([.string, .bool], .bool)], cost: .traversal(of: 0)
    ) { (arguments, _) throws(CELError) in .bool((try? read(arguments)) != nil) },
    accessor("major") { $0.major }, accessor("minor") { $0.minor }, accessor("patch") { $0.patch },
    comparison("isGreaterThan", .bool) { .bool($0 > 0) },
    comparison("isLessThan", .bool) { .bool($0 < 0) },
    comparison("compareTo", .int) { .int(Int64($0.signum())) },
  ]

  private static func version(_ value: CELValue?) throws(CELError) -> SemanticVersion {
    guard case .object(let object)? = value, let own = object as? SemverValue else { throw .noSuchOverload }
    return own.version
  }

  private static func accessor(
    _ name: ByteString, _ read: @escaping @Sendable (SemanticVersion) -> UInt64
  ) -> CELFunction {
    CELFunction(name, [.member([type], .int)]) { (arguments, _) throws(CELError) in
      .int(Int64(clamping: read(try version(arguments.first))))
    }
  }

  private static func comparison(
    _ name: ByteString, _ result: CELType, _ judge: @escaping @Sendable (Int) -> CELValue
  ) -> CELFunction {
    CELFunction(name, [.member([type, type], result)]) { (arguments, _) throws(CELError) in
      judge(try version(arguments.first).compare(try version(arguments.last)))
    }
  }

  /// With true as the second argument, a version may begin with `v`, be short and have leading zeros.
  private static func read(_ arguments: [CELValue]) throws(CELError) -> SemanticVersion {
    var text = try arguments.text(0)
    if arguments.count > 1 {
      guard case .bool(let isLenient) = arguments[1] else { throw .noSuchOverload }
      if isLenient { text = try normalized(text) }
    }
    do throws(Fault) {
      return try SemanticVersion(strict: text)
    } catch {
      throw CELError(error.message)
    }
  }

  private static func normalized(_ text: ByteString) throws(CELError) -> ByteString {
    let dot = UInt8(ascii: ".")
    let plain = text.bytes.first == UInt8(ascii: "v") ? text.bytes.dropFirst() : text.bytes[...]
    var parts = plain.split(separator: dot, maxSplits: 2, omittingEmptySubsequences: false).map { part in
      guard part.count > 1 else { return Array(part) }
      let rest = part.drop { $0 == UInt8(ascii: "0") }
      return rest.first.map(Grammar.isDigit) == true ? Array(rest) : [UInt8(ascii: "0")] + rest
    }
    if parts.count < 3, let last = parts.last,
      last.contains(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") })
    {
      throw CELError("short version cannot contain PreRelease/Build meta data")
    }
    while parts.count < 3 { parts.append([UInt8(ascii: "0")]) }
    return ByteString(Array(parts.joined(separator: [dot])))
  }
}
