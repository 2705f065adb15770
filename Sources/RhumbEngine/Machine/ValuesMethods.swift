/// The methods of Helm's `common.Values`, which a template can call on `.Values` and `.Template`.
///
/// `Table`, `PathValue`, `YAML` and `Encode` exist as well; charts that use those names mean keys, and are given keys.
enum ValuesMethods {
  private static let asMap = Key("AsMap")

  /// Quick enough to ask for each field of `.Values`.
  static func isMethod(_ name: Key) -> Bool { name.hash == asMap.hash && name.text == asMap.text }

  static func method(_ name: ByteString, of map: MapValue) -> HostMethod? {
    guard name == asMap.text else { return nil }
    return HostMethod { (_) throws(Fault) in .map(map.isNil ? MapValue() : map.viewed(as: .any)) }
  }
}
