import RhumbChart
import RhumbEngine
import RhumbFormats

/// Builds the values that a test renders with: its files and its `set`, each over what came before.
struct SuiteValues {
  /// Why they can't be built.
  struct Failure: Error {
    let message: String
  }

  /// The names on the way from the chart that is rendered to the one that is tested.
  private let route: [ByteString]
  private var values = MapValue()
  private var origins: OriginTable

  init(route: ByteString, origins: OriginTable) {
    let parts = route.bytes.split(separator: UInt8(ascii: "/")).map { ByteString($0) }
    self.route = stride(from: 0, to: parts.count, by: 2).map { parts[$0] }
    self.origins = origins
  }

  /// - Parameter map: becomes part of the values.
  mutating func add(_ map: MapValue) {
    var remarks: [LogLine] = []
    values = Coalescing.tables(scoped(map), over: values, nulls: .kept, origins: &origins, remarks: &remarks)
  }

  mutating func add(_ set: [SetValue]) throws(Failure) {
    for line in set {
      do throws(SetPath.Failure) {
        add(try SetPath.map(line.path, holding: try Self.plain(line.value), origin: line.origin))
      } catch {
        throw Failure(message: error.message)
      }
    }
  }

  var result: (values: MapValue, origins: OriginTable) { (values, origins) }

  /// A subchart's values lie under its name, and what it calls global is global to all.
  private func scoped(_ map: MapValue) -> MapValue {
    var inner = map
    for name in route.dropFirst().reversed() {
      let outer = MapValue()
      if let globals = inner["global"] { outer["global"] = globals }
      outer[name] = .map(inner)
      inner = outer
    }
    return inner
  }

  /// As values go through JSON: every number is a float, a time is a text. Maps are new ones.
  static func plain(_ value: Value, depth: Int = 0) throws(SetPath.Failure) -> Value {
    if depth > 1000 { throw SetPath.Failure(message: "the values are nested deeper than 1000") }
    switch value {
    case .int(let number): return .float(Double(number))
    case .float(let number) where !number.isFinite:
      throw SetPath.Failure(message: "json: unsupported value: \(number)")
    case .host(let object):
      if let integer = object as? SizedInteger { return .float(Double(integer.bits)) }
      return object.jsonForm
    case .list(let list):
      var items: [Value] = []
      items.reserveCapacity(list.items.count)
      for item in list.items { items.append(try plain(item, depth: depth + 1)) }
      return .list(ListValue(items, origins: list.origins))
    case .map(let map):
      let copy = MapValue(capacity: map.count)
      for entry in map.entries {
        copy.set(entry.name, try plain(entry.value, depth: depth + 1), origin: entry.origin)
      }
      return .map(copy)
    default: return value
    }
  }
}
