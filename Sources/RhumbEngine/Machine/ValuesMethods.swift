/// The methods of Helm's `common.Values`, which a template can call on `.Values` and `.Template`.
enum ValuesMethods {
  static func method(_ name: ByteString, of map: MapValue) -> HostMethod? {
    guard name == "AsMap" else { return nil }
    return HostMethod { (_) throws(Fault) in .map(map.isNil ? MapValue() : map) }
  }
}
