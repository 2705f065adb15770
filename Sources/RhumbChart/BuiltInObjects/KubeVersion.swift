package import RhumbEngine

/// `.Capabilities.KubeVersion`: the version of Kubernetes that is rendered for.
package final class KubeVersion: HostContent {
  package let goType = GoType("common.KubeVersion", .structure)
  /// As given, with a `v` before it: `v1.33.4-gke.1245000`.
  package let version: ByteString
  /// Numbers only, for constraints: `v1.33.4`.
  package let normalized: ByteString
  private let major: ByteString
  private let minor: ByteString

  private init(version: ByteString, normalized: ByteString, major: ByteString, minor: ByteString) {
    self.version = version
    self.normalized = normalized
    self.major = major
    self.minor = minor
  }

  /// The version of Helm 4.3.1's Kubernetes client.
  package static var `default`: KubeVersion {
    KubeVersion(version: "v1.37.0", normalized: "v1.37.0", major: "1", minor: defaultMinor)
  }

  package static let defaultMinor: ByteString = "37"

  /// The first patch of a version, by its two numbers as they are given.
  package convenience init(major: ByteString, minor: ByteString) {
    let version = ByteString("v") + major + "." + minor + ".0"
    self.init(version: version, normalized: version, major: major, minor: minor)
  }

  /// Reads `--kube-version` as Kubernetes' own ParseGeneric does: two or more numbers, and anything after them.
  package static func parse(_ text: ByteString) throws(ChartError) -> KubeVersion {
    let numbers: [UInt64]
    do throws(ChartError) {
      numbers = try parseNumbers(text)
    } catch {
      throw error.wrapped("invalid kube version '\(text.description)': ")
    }
    var normalized = Array("v".utf8)
    for (index, number) in numbers.enumerated() {
      if index > 0 { normalized.append(UInt8(ascii: ".")) }
      GoNumber.formatUint(number, to: &normalized)
    }
    let hasV = text.bytes.first == UInt8(ascii: "v")
    return KubeVersion(
      version: hasV ? text : ByteString("v") + text,
      normalized: ByteString(normalized),
      major: ByteString(String(numbers[0])), minor: ByteString(String(numbers[1])))
  }

  private static func parseNumbers(_ text: ByteString) throws(ChartError) -> [UInt64] {
    let bytes = text.bytes
    var start = 0
    while start < bytes.count, [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(bytes[start]) { start += 1 }
    if start < bytes.count, bytes[start] == UInt8(ascii: "v") { start += 1 }
    var components: [ByteString] = []
    var position = start
    while position < bytes.count {
      let end = bytes[position...].firstIndex { $0 < 0x30 || $0 > 0x39 } ?? bytes.count
      if end == position { break }
      components.append(ByteString(bytes[position..<end]))
      position = end
      guard end < bytes.count, bytes[end] == UInt8(ascii: ".") else { break }
      position += 1
    }
    var quoted: String { text.goQuoted.description }
    if components.isEmpty || bytes[position...].contains(0x0A) {
      throw ChartError("could not parse \(quoted) as version")
    }
    if components.count < 2 { throw ChartError("illegal version string \(quoted)") }
    if components[0].count > 1, components[0].bytes[0] == UInt8(ascii: "0") {
      throw ChartError(
        "illegal zero-prefixed version component \(components[0].goQuoted.description) in \(quoted)")
    }
    var numbers: [UInt64] = []
    for component in components {
      let (number, error) = GoNumber.parseUint(component.bytes)
      if error != nil {
        let name = component.goQuoted.description
        throw ChartError(
          "illegal non-numeric version component \(name) in \(quoted): strconv.ParseUint: parsing \(name): "
            + "value out of range")
      }
      numbers.append(number)
    }
    return numbers
  }

  /// 37 of `v1.37.0`.
  package var minorNumber: Int { Int(clamping: GoNumber.parseUint(minor.bytes).value) }

  package var fieldNames: [ByteString] { ["Version", "normalizedVersion", "Major", "Minor"] }

  package func field(_ name: ByteString) -> Value? {
    if name == "Version" { return .string(version) }
    if name == "normalizedVersion" { return .string(normalized) }
    if name == "Major" { return .string(major) }
    if name == "Minor" { return .string(minor) }
    return nil
  }

  package func method(_ name: ByteString) -> HostMethod? {
    if name == "String" { return HostMethod { [normalized] _ in .string(normalized) } }
    if name == "GitVersion" { return HostMethod { [version] _ in .string(version) } }
    return nil
  }

  package var addressableStringForm: ByteString? { normalized }

  package var jsonForm: Value {
    .object(JSONFields([("Version", .string(version)), ("Major", .string(major)), ("Minor", .string(minor))]))
  }
}
