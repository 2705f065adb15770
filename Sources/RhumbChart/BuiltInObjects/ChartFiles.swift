package import RhumbEngine
import RhumbFormats

/// `.Files`: the chart's files that are neither templates nor metadata. A map of bytes with methods in Helm.
package final class ChartFiles: HostContent {
  package let goType = GoType("engine.files", .map)
  /// By the byte order of names.
  private let files: [Chart.File]

  package convenience init(_ files: [Chart.File]) {
    // Of files with one name, the last counts.
    let order = files.indices.sorted { a, b in
      files[a].name == files[b].name ? a > b : files[a].name < files[b].name
    }
    var sorted: [Chart.File] = []
    for index in order where sorted.last?.name != files[index].name { sorted.append(files[index]) }
    self.init(sorted: sorted)
  }

  private init(sorted files: [Chart.File]) {
    self.files = files
  }

  /// Made only when a template ranges over the files or indexes them: names to bytes.
  package var underlying: Value { .map(bytesByName) }

  private lazy var bytesByName = MapValue(.bytes, pairs: files.map { ($0.name, .bytes($0.bytes)) })

  package var isTrue: Bool { !files.isEmpty }

  package var jsonForm: Value {
    .map(MapValue(.string, pairs: files.map { ($0.name, .string(ChartFiles.base64($0.bytes))) }))
  }

  package func method(_ name: ByteString) -> HostMethod? {
    switch name.description {
    case "Get": named { .string(ByteString($0?.bytes ?? [])) }
    case "GetBytes": named { .bytes($0?.bytes ?? []) }
    case "Lines": named { .strings(ChartFiles.lines(of: $0?.bytes ?? [])) }
    case "Glob":
      // A name costs what some hundred bytes do.
      HostMethod([.string], work: files.count &* 256) { [files] arguments throws(Fault) in
        let pattern = try ChartFiles.pattern(arguments[0])
        return .object(ChartFiles(sorted: files.filter { pattern.matches($0.name.bytes) }))
      }
    case "AsConfig": HostMethod { [files] _ in ChartFiles.yaml(of: files) { ByteString($0) } }
    case "AsSecrets": HostMethod { [files] _ in ChartFiles.yaml(of: files) { ChartFiles.base64($0) } }
    default: nil
    }
  }

  /// A method that takes a file's name and gives something of the file, or of none.
  private func named(_ body: @escaping (Chart.File?) -> Value) -> HostMethod {
    HostMethod([.string]) { [self] arguments in
      guard case .string(let name) = arguments[0] else { return body(nil) }
      return body(file(name))
    }
  }

  private func file(_ name: ByteString) -> Chart.File? {
    var low = 0
    var high = files.count
    while low < high {
      let middle = (low + high) / 2
      if files[middle].name < name { low = middle + 1 } else { high = middle }
    }
    return low < files.count && files[low].name == name ? files[low] : nil
  }

  /// A pattern that can't be read matches every file, as in Helm.
  private static func pattern(_ argument: Value) throws(Fault) -> GlobPattern {
    guard case .string(let text) = argument else { return .everything }
    if text.count > GlobPattern.maximumLength {
      throw Fault("a glob pattern is longer than the limit of \(GlobPattern.maximumLength) bytes", kind: .limit)
    }
    return GlobPattern(text.bytes) ?? .everything
  }

  private static func lines(of bytes: [UInt8]) -> [ByteString] {
    if bytes.isEmpty { return [] }
    let text = bytes.last == 0x0A ? bytes.dropLast() : bytes[...]
    return text.split(separator: 0x0A, omittingEmptySubsequences: false).map { ByteString($0) }
  }

  /// The files as a map from base names, for `data:` of a ConfigMap or Secret. Of two files with one base name, the
  /// last by full name stays (Helm's choice is random).
  private static func yaml(of files: [Chart.File], _ encode: ([UInt8]) -> ByteString) -> Value {
    let map = MapValue(.string)
    for file in files { map[file.name.baseName] = .string(encode(file.bytes)) }
    guard var text = try? YAMLWriter.write(.map(map)) else { return .string(.empty) }
    if text.last == 0x0A { text.removeLast() }
    return .string(ByteString(text))
  }

  private static func base64(_ bytes: [UInt8]) -> ByteString {
    var out: [UInt8] = []
    JSONText.appendBase64(bytes, to: &out)
    return ByteString(out)
  }
}

extension ByteString {
  /// Go's path.Base of a name that is not empty and ends in no slash.
  package var baseName: ByteString {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return self }
    return ByteString(bytes[(slash + 1)...])
  }
}
