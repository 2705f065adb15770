package import RhumbEngine

/// Where a value stands, for remarks: `app.kid.image`. Spelled only when a remark is made.
struct ValuePath {
  private final class Step {
    let name: ByteString
    let parent: Step?
    init(_ name: ByteString, _ parent: Step?) {
      self.name = name
      self.parent = parent
    }
  }

  private let last: Step?

  init() { last = nil }
  private init(_ last: Step) { self.last = last }

  func appending(_ name: ByteString) -> ValuePath { ValuePath(Step(name, last)) }

  var text: String {
    var names: [String] = []
    var step = last
    while let current = step {
      names.append(current.name.description)
      step = current.parent
    }
    return names.reversed().joined(separator: ".")
  }
}

extension MapValue {
  /// The table at a dotted path (Helm's Values.Table); nil, and the name that is no table, if there is none.
  package func table(at path: ByteString) -> (table: MapValue?, missing: ByteString) {
    var table = self
    for name in path.splitAtDots {
      guard case .map(let next)? = table[name] else { return (nil, name) }
      table = next
    }
    return (table, .empty)
  }

  /// The value at a dotted path; nil if there is none or if it is a table (Helm's Values.PathValue).
  package func scalar(at path: ByteString) -> Value? {
    let names = path.splitAtDots
    var table = self
    for name in names.dropLast() {
      guard case .map(let next)? = table[name] else { return nil }
      table = next
    }
    guard let name = names.last, let value = table[name] else { return nil }
    if case .map = value { return nil }
    return value
  }
}

extension ByteString {
  /// Go's strings.Split by a dot.
  var splitAtDots: [ByteString] {
    bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map { ByteString($0) }
  }
}
