internal import RhumbEngine
internal import RhumbSystem

/// The zones of this machine by name, read once in a render.
final class ZoneCatalogue {
  private let files: any FileSystem
  private var zones: [[UInt8]: Zone?] = [:]
  /// Go's `time.Local`.
  let local: Zone

  private static let folders = [
    "/usr/share/zoneinfo/", "/usr/share/lib/zoneinfo/", "/usr/lib/locale/TZ/", "/etc/zoneinfo/",
  ]
  private static let maximumSize = 1 << 20

  /// `timeZone` is what `TZ` says; empty for the system's own.
  init(timeZone: String, files: any FileSystem = DiskFileSystem()) {
    self.files = files
    local = Self.local(Array(timeZone.utf8), files)
  }

  private static func local(_ setting: [UInt8], _ files: any FileSystem) -> Zone {
    let named = setting.first == UInt8(ascii: ":") ? Array(setting.dropFirst()) : setting
    let localTime = ByteText.bytes("/etc/localtime")
    let localName = ByteText.bytes("Local")
    // Where nothing can be read, local times are those of UTC, but told apart from times in UTC.
    let fallback = Zone.utc.renamed(Zone.utc.name)
    if setting.isEmpty { return read(localTime, name: localName, files) ?? fallback }
    if named.first == UInt8(ascii: "/") {
      return read(named, name: named == localTime ? localName : named, files) ?? fallback
    }
    guard !named.isEmpty, named != Zone.utc.name else { return fallback }
    return search(named, files) ?? fallback
  }

  private static func search(_ name: [UInt8], _ files: any FileSystem) -> Zone? {
    for folder in folders {
      if let zone = read(Array(folder.utf8) + name, name: name, files) { return zone }
    }
    return nil
  }

  private static func read(_ path: [UInt8], name: [UInt8], _ files: any FileSystem) -> Zone? {
    guard let data = try? files.read(FilePath(path), limit: maximumSize) else { return nil }
    return ZoneFile.read(data, name: name)
  }

  /// The zone that `time.LoadLocation` gives; nil if there is none of this name.
  func zone(_ name: [UInt8]) -> Zone? {
    if name.isEmpty || name == ByteText.bytes("UTC") { return .utc }
    if name == ByteText.bytes("Local") { return local }
    if let known = zones[name] { return known }
    let zone = Self.isPlain(name) ? Self.search(name, files) : nil
    zones[name] = .some(zone)
    return zone
  }

  /// Names stay within the folder of zones.
  private static func isPlain(_ name: [UInt8]) -> Bool {
    if name.first == UInt8(ascii: "/") || name.first == UInt8(ascii: "\\") { return false }
    return !zip(name, name.dropFirst()).contains { $0 == UInt8(ascii: ".") && $1 == UInt8(ascii: ".") }
  }
}

extension CallContext {
  var zones: ZoneCatalogue {
    let key = ObjectIdentifier(ZoneCatalogue.self)
    if let zones = caches[key] as? ZoneCatalogue { return zones }
    let zones = ZoneCatalogue(timeZone: environment.timeZone)
    caches[key] = zones
    return zones
  }
}
