/// text/template's `index`, `slice`, `len` and `call`.
package let indexFunctions: [FunctionSpec] = [
  FunctionSpec("index", [.value], variadic: .value, "the item of a list or map at each index in turn") {
    (arguments, _) throws(Fault) in
    if arguments[0].isUntypedNil { throw Fault("index of untyped nil") }
    var item = arguments[0]
    for position in 1..<arguments.count { item = try Indexing.item(of: item, at: arguments[position]) }
    return item
  },
  FunctionSpec("slice", [.value], variadic: .value, "the part of a list or string between two positions") {
    (arguments, _) throws(Fault) in try Indexing.slice(arguments)
  },
  FunctionSpec("len", [.value], "how many items or bytes the argument has") {
    (arguments, _) throws(Fault) in
    switch Indexing.plain(arguments[0]) {
    case .null: throw Fault("len of nil pointer")
    case .string(let text): return .int(text.count)
    case .list(let list): return .int(list.items.count)
    case .map(let map): return .int(map.count)
    case .missing:
      if case .host(let object) = arguments[0] { throw Fault("len of type \(object.goType.name)") }
      throw Fault("reflect: call of reflect.Value.Type on zero Value")
    default: throw Fault("len of type \((arguments[0].goType ?? .interface).name)")
    }
  },
  FunctionSpec("call", [.value], variadic: .value, "the result of a function value; templates have none") {
    (arguments, _) throws(Fault) in
    arguments[0]
  },
]

extension Value {
  /// A nil that has no type of its own.
  var isUntypedNil: Bool {
    switch self {
    case .missing, .null: true
    default: false
    }
  }
}

/// How text/template reaches into lists, maps and strings.
enum Indexing {
  /// A value of a type declared over a list or map, as that list or map.
  static func plain(_ value: Value) -> Value {
    guard case .host(let object) = value else { return value }
    return object.underlying
  }

  static func item(of collection: Value, at index: Value) throws(Fault) -> Value {
    switch plain(collection) {
    case .null: throw Fault("index of nil pointer")
    case .list(let list):
      let position = try offset(index, limit: list.items.count)
      guard position < list.items.count else { throw Fault("reflect: slice index out of range") }
      return list.items[position]
    case .string(let text):
      let position = try offset(index, limit: text.count)
      guard position < text.count else { throw Fault("reflect: string index out of range") }
      return .host(SizedInteger(UInt64(text.bytes[position]), .uint8))
    case .map(let map):
      guard case .string(let key) = index else {
        if index.isUntypedNil { throw Fault("value is nil; should be of type string") }
        throw Fault("value has type \((index.goType ?? .interface).name); should be string")
      }
      if let value = map[key] { return value }
      return map.type.zero
    default:
      throw Fault("can't index item of type \((collection.goType ?? .interface).name)")
    }
  }

  private static func offset(_ index: Value, limit: Int) throws(Fault) -> Int {
    let position: Int64
    switch index {
    case .int(let value): position = Int64(value)
    case .int64(let value): position = value
    case .missing, .null: throw Fault("cannot index slice/array with nil")
    case .host(let object):
      guard case .int64(let value) = object.underlying else { throw notAnIndex(index) }
      position = value
    default: throw notAnIndex(index)
    }
    guard position >= 0, position <= limit else { throw Fault("index out of range: \(position)") }
    return Int(position)
  }

  private static func notAnIndex(_ index: Value) -> Fault {
    Fault("cannot index slice/array with type \((index.goType ?? .interface).name)")
  }

  static func slice(_ arguments: borrowing Span<Value>) throws(Fault) -> Value {
    if arguments[0].isUntypedNil { throw Fault("slice of untyped nil") }
    if arguments.count > 4 { throw Fault("too many slice indexes: \(arguments.count - 1)") }
    let count: Int
    let collection = plain(arguments[0])
    switch collection {
    case .string(let text):
      if arguments.count == 4 { throw Fault("cannot 3-index slice a string") }
      count = text.count
    case .list(let list): count = list.items.count
    default: throw Fault("can't slice item of type \((arguments[0].goType ?? .interface).name)")
    }
    var bounds = [0, count, count]
    for position in 1..<max(arguments.count, 1) { bounds[position - 1] = try offset(arguments[position], limit: count) }
    if bounds[0] > bounds[1] { throw Fault("invalid slice index: \(bounds[0]) > \(bounds[1])") }
    if arguments.count == 4, bounds[1] > bounds[2] {
      throw Fault("invalid slice index: \(bounds[1]) > \(bounds[2])")
    }
    let range = bounds[0]..<bounds[1]
    if case .string(let text) = collection { return .string(ByteString(text.bytes[range])) }
    if case .list(let list) = collection { return .list(Array(list.items[range]), list.type) }
    return .null
  }
}
