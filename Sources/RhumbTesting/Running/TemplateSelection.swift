import RhumbChart
import RhumbEngine
import RhumbRegex
import RhumbSystem

/// Which templates a suite renders: those its patterns name, without those it excludes, and all partials.
struct TemplateSelection {
  private let wanted: [RegularExpression]
  private let excluded: [RegularExpression]
  private var known: [ByteString: Bool] = [:]

  /// - Parameter route: the path of the chart that the suite tests, within the chart that is rendered:
  ///   `parent/charts/child`.
  init(_ templates: [ByteString], excluding excluded: [ByteString], route: ByteString) {
    wanted = templates.compactMap { Self.expression($0, route) }
    self.excluded = excluded.compactMap { Self.expression($0, route) }
  }

  mutating func contains(_ name: ByteString) -> Bool {
    if name.baseName.bytes.first == UInt8(ascii: "_") { return true }
    if let known = known[name] { return known }
    let isWanted = matches(wanted, name) && !matches(excluded, name)
    known[name] = isWanted
    return isWanted
  }

  private func matches(_ expressions: [RegularExpression], _ name: ByteString) -> Bool {
    expressions.contains { (try? $0.matches(name)) ?? false }
  }

  /// The path below the chart that a name in a suite stands for: `templates/` may be left out.
  static func path(_ name: ByteString) -> ByteString {
    for prefix in ["templates", "charts", "crds", "**"] where name.bytes.starts(with: prefix.utf8) { return name }
    return "templates/" + name
  }

  /// `*` stands for names and slashes, `**` for at least one of them; the pattern may match anywhere in a path.
  private static func expression(_ name: ByteString, _ route: ByteString) -> RegularExpression? {
    let path = TemplatePath.joined(route, self.path(name)).bytes
    var pattern: [UInt8] = []
    var position = 0
    while position < path.count {
      let byte = path[position]
      if byte == UInt8(ascii: "*"), position + 1 < path.count, path[position + 1] == UInt8(ascii: "*") {
        pattern.append("[0-9a-zA-Z_\\-/\\.]+")
        position += 2
        continue
      }
      switch byte {
      case UInt8(ascii: "*"): pattern.append("[0-9a-zA-Z_\\-_/\\.]*")
      case UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "?"),
        UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "|"), UInt8(ascii: "{"), UInt8(ascii: "}"),
        UInt8(ascii: "^"), UInt8(ascii: "$"):
        pattern += [UInt8(ascii: "\\"), byte]
      default: pattern.append(byte)
      }
      position += 1
    }
    return try? RegularExpression(ByteString(pattern))
  }
}

/// Paths with `/`, put together as Go's `filepath.Join` does.
enum TemplatePath {
  static func joined(_ parts: ByteString...) -> ByteString {
    var bytes: [UInt8] = []
    for part in parts where !part.isEmpty {
      if !bytes.isEmpty { bytes.append(UInt8(ascii: "/")) }
      bytes += part
    }
    return bytes.isEmpty ? .empty : ByteString(FilePath(bytes).cleaned.bytes)
  }

  /// `.yaml` of `templates/a.yaml`; empty without a dot in the last component.
  static func fileExtension(_ path: ByteString) -> ByteString {
    let bytes = path.bytes
    guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")) else { return .empty }
    return bytes[dot...].contains(UInt8(ascii: "/")) ? .empty : ByteString(bytes[dot...])
  }
}
