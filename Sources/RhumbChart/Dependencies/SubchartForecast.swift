import RhumbEngine
import RhumbFormats

/// Which subcharts will be off, as far as the outermost chart's own files and the user's values tell.
///
/// It is made before subcharts are read and saves reading and parsing their templates. `DependencyProcessing` decides;
/// a template that is needed after all is read then.
struct SubchartForecast {
  /// Names of directories in `charts/`.
  private let off = KeySet()

  /// - Parameter given: the user's values, which win over those of the chart.
  init(_ dependencies: [ChartMetadata.Dependency], values: ParsedValues, given: MapValue) {
    var disabled: [ByteString] = []
    let on = KeySet()
    for dependency in dependencies {
      let isOn = Self.isOn(dependency) { path in
        switch given.scalar(at: path) {
        case nil: values.bool(at: path.splitAtDots)
        case .bool(let value)?: value
        default: nil
        }
      }
      if isOn { on.insert(dependency.name) } else { disabled.append(dependency.name) }
    }
    for name in disabled where !on.contains(name) { off.insert(name) }
  }

  /// The first condition that names a boolean decides, then the tags.
  private static func isOn(_ dependency: ChartMetadata.Dependency, bool: (ByteString) -> Bool?) -> Bool {
    for condition in dependency.conditions {
      if let value = bool(condition) { return value }
    }
    let tags = dependency.tags.compactMap { bool("tags." + $0) }
    return tags.isEmpty || tags.contains(true)
  }

  /// Whether a file, by its path in the outermost chart, belongs to a subchart that will be off.
  func isOff(_ name: [UInt8]) -> Bool {
    let prefix = Self.prefix
    guard name.starts(with: prefix), let end = name[prefix.count...].firstIndex(of: UInt8(ascii: "/")) else {
      return false
    }
    return off.contains(ByteString(name[prefix.count..<end]))
  }

  /// Whether an archive in `charts/` holds a subchart that will be off, by its name: `redis-1.2.3.tgz`.
  func isOff(archive: [UInt8]) -> Bool {
    off.elements.contains { name in
      archive.starts(with: name.bytes) && archive.dropFirst(name.count).first == UInt8(ascii: "-")
        && archive.dropFirst(name.count + 1).first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
    }
  }

  private static let prefix = Array("charts/".utf8)
}
