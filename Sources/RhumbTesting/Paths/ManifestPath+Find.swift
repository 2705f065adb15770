package import RhumbEngine
import RhumbFormats
import RhumbRegex

/// A value that a path found, with where it lies.
package struct FoundValue {
  package let value: Value
  package let place: DocumentPlace
}

/// Where a value lies in a document.
package struct DocumentPlace {
  package enum Step {
    case key(ByteString)
    case item(Int)
  }

  package let steps: [Step]

  package static let root = DocumentPlace(steps: [])

  func appending(_ step: Step) -> DocumentPlace { DocumentPlace(steps: steps + [step]) }

  /// `spec.containers[0].image`
  package var text: String {
    var text = ""
    for step in steps {
      switch step {
      case .item(let index): text += "[\(index)]"
      case .key(let key):
        let isPlain =
          !key.isEmpty && key.bytes.allSatisfy { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "[") && $0 > 0x20 }
        text += isPlain ? (text.isEmpty ? "" : ".") + key.description : "[\"\(key.description)\"]"
      }
    }
    return text
  }
}

extension ManifestPath {
  /// The values at the path, in the order of the document; keys go in the order in which go-yaml writes them.
  package func find(in document: Value) throws(PathError) -> [FoundValue] {
    if steps.isEmpty { return [FoundValue(value: document, place: .root)] }
    var search = PathSearch(root: document)
    return try search.apply(steps[...], to: [FoundValue(value: document, place: .root)])
  }
}

/// One search, with a bound on its work: `..*..*` multiplies.
private struct PathSearch {
  private static let workLimit = 2_000_000

  let root: Value
  private var work = Self.workLimit

  init(root: Value) { self.root = root }

  private mutating func charge(_ count: Int) throws(PathError) {
    work -= count
    if work < 0 { throw PathError(message: "the path looks at more than \(Self.workLimit) values") }
  }

  mutating func apply(
    _ steps: ArraySlice<ManifestPath.Step>, to nodes: [FoundValue]
  ) throws(PathError) -> [FoundValue] {
    var nodes = nodes
    for step in steps {
      var found: [FoundValue] = []
      for node in nodes { try apply(step, to: node, &found) }
      if found.isEmpty { return [] }
      nodes = found
    }
    return nodes
  }

  private mutating func apply(
    _ step: ManifestPath.Step, to node: FoundValue, _ found: inout [FoundValue]
  ) throws(PathError) {
    try charge(1)
    switch step {
    case .child(let key): append(key, of: node, &found)
    case .children(let keys): for key in keys { append(key, of: node, &found) }
    case .all: try appendAll(of: node, &found)
    case .items(let ranges): try append(ranges, of: node, &found)
    case .descendants: try appendDescendants(of: node, depth: 0, &found)
    case .filter(let filter): try append(filter, of: node, &found)
    case .nodeFilter(let filter): if try holds(filter, for: node) { found.append(node) }
    case .names(let keys): appendNames(keys, of: node, &found)
    }
  }

  private func append(_ key: Key, of node: FoundValue, _ found: inout [FoundValue]) {
    guard case .map(let map) = node.value, let value = map[key] else { return }
    found.append(FoundValue(value: value, place: node.place.appending(.key(key.text))))
  }

  private mutating func appendAll(of node: FoundValue, _ found: inout [FoundValue]) throws(PathError) {
    switch node.value {
    case .map(let map):
      try charge(map.count)
      for position in NaturalOrder.sorted(map, isV3: true) {
        let entry = map.entries[Int(position)]
        found.append(FoundValue(value: entry.value, place: node.place.appending(.key(entry.key))))
      }
    case .list(let list):
      try charge(list.items.count)
      for (index, item) in list.items.enumerated() {
        found.append(FoundValue(value: item, place: node.place.appending(.item(index))))
      }
    default: break
    }
  }

  private mutating func append(
    _ ranges: [ItemRange], of node: FoundValue, _ found: inout [FoundValue]
  ) throws(PathError) {
    guard case .list(let list) = node.value else { return }
    for range in ranges {
      for index in range.indices(of: list.items.count) {
        try charge(1)
        found.append(FoundValue(value: list.items[index], place: node.place.appending(.item(index))))
      }
    }
  }

  private mutating func appendDescendants(
    of node: FoundValue, depth: Int, _ found: inout [FoundValue]
  ) throws(PathError) {
    if depth > 1000 { return }
    found.append(node)
    var children: [FoundValue] = []
    try appendAll(of: node, &children)
    for child in children { try appendDescendants(of: child, depth: depth + 1, &found) }
  }

  private func appendNames(_ keys: [Key]?, of node: FoundValue, _ found: inout [FoundValue]) {
    guard case .map(let map) = node.value else { return }
    let names = keys ?? NaturalOrder.sorted(map, isV3: true).map { map.entries[Int($0)].name }
    for name in names where map.index(of: name) != nil {
      found.append(FoundValue(value: .string(name.text), place: node.place.appending(.key(name.text))))
    }
  }

  private mutating func append(
    _ filter: PathFilter, of node: FoundValue, _ found: inout [FoundValue]
  ) throws(PathError) {
    guard case .list = node.value else {
      if try holds(filter, for: node) { found.append(node) }
      return
    }
    var items: [FoundValue] = []
    try appendAll(of: node, &items)
    for item in items where try holds(filter, for: item) { found.append(item) }
  }

  // MARK: Filters

  private mutating func holds(_ filter: PathFilter, for node: FoundValue) throws(PathError) -> Bool {
    switch filter {
    case .constant(let isOn): return isOn
    case .exists(let operand): return try !values(of: operand, for: node).isEmpty
    case .not(let inner): return try !holds(inner, for: node)
    case .and(let a, let b):
      guard try holds(a, for: node) else { return false }
      return try holds(b, for: node)
    case .or(let a, let b):
      if try holds(a, for: node) { return true }
      return try holds(b, for: node)
    case .compare(let left, let comparison, let right):
      let wanted = try values(of: right, for: node)
      return try all(values(of: left, for: node)) { (value) throws(PathError) in
        !wanted.isEmpty && wanted.allSatisfy { PathComparison.holds(value, comparison, $0) }
      }
    case .matches(let operand, let expression):
      return try all(values(of: operand, for: node)) { (value) throws(PathError) in
        guard case .string(let text) = value else { return false }
        do throws(PatternError) {
          return try expression.matches(text)
        } catch {
          throw PathError(message: error.message.description)
        }
      }
    }
  }

  /// Of no values nothing holds.
  private func all(_ values: [Value], _ test: (Value) throws(PathError) -> Bool) throws(PathError) -> Bool {
    for value in values {
      guard try test(value) else { return false }
    }
    return !values.isEmpty
  }

  private mutating func values(of operand: PathFilter.Operand, for node: FoundValue) throws(PathError) -> [Value] {
    switch operand {
    case .literal(let value): return [value]
    case .current(let steps): return try apply(steps[...], to: [node]).map(\.value)
    case .root(let steps): return try apply(steps[...], to: [FoundValue(value: root, place: .root)]).map(\.value)
    }
  }
}

/// How filters compare values: numbers by size, texts, booleans and nulls for equality. What can't be compared is unequal.
private enum PathComparison {
  static func holds(_ a: Value, _ comparison: PathFilter.Comparison, _ b: Value) -> Bool {
    if let x = number(a), let y = number(b) {
      switch comparison {
      case .equal: return x == y
      case .unequal: return x != y
      case .greater: return x > y
      case .greaterOrEqual: return x >= y
      case .less: return x < y
      case .lessOrEqual: return x <= y
      }
    }
    let isEqual = isEqual(a, b)
    switch comparison {
    case .equal, .greaterOrEqual, .lessOrEqual: return isEqual
    case .unequal: return !isEqual
    case .greater, .less: return false
    }
  }

  private static func number(_ value: Value) -> Double? {
    switch value {
    case .int(let value): Double(value)
    case .int64(let value): Double(value)
    case .float(let value): value
    default: nil
    }
  }

  private static func isEqual(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.string(let a), .string(let b)): a == b
    case (.bool(let a), .bool(let b)): a == b
    case (.null, .null): true
    default: false
    }
  }
}
