import RhumbChart
import RhumbEngine
import RhumbFunctions

/// The files that new charts are made of: those of `charts/common`, of the charts that presets are based on, and of
/// `charts/presets`, as `scripts/pack-presets` packed them into the program.
struct PresetSources {
  /// By their paths below `charts`.
  private let files: [ChartFile]

  /// Fails only if the program is damaged, which a test rules out.
  init() throws(ChartError) {
    let packed: [UInt8]
    do { packed = try Base64.decode(packedPresets.bytes) } catch {
      throw ChartError("the presets inside this program are damaged")
    }
    files = try ChartFile.unpack(archive: packed)
  }

  /// The files below a folder, with paths from there.
  func files(below folder: StaticString) -> [ChartFile] {
    let prefix = folder.bytes + [UInt8(ascii: "/")]
    return files.filter { $0.name.starts(with: prefix) }.map { file in
      ChartFile(name: Array(file.name.dropFirst(prefix.count)), bytes: file.bytes)
    }
  }
}
