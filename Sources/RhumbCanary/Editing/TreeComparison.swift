import RhumbEngine
import RhumbFormats

/// Whether two trees of values differ in one place only.
enum TreeComparison {
  /// Both trees are equal but for what stands at `path`, which is `value` in the new one.
  static func isOnlyChange(at path: NodePath, to value: Value, from old: Value, in new: Value) -> Bool {
    differs(old, new, along: path.steps[...], wanted: value)
  }

  private static func differs(
    _ old: Value, _ new: Value, along steps: ArraySlice<NodePath.Step>, wanted: Value
  ) -> Bool {
    guard let step = steps.first else { return equal(new, wanted) }
    switch (step, old, new) {
    case (.key(let name), .map(let before), .map(let after)):
      guard before.count == after.count else { return false }
      return before.entries.allSatisfy { entry in
        guard let other = after[entry.name] else { return false }
        return entry.key == name
          ? differs(entry.value, other, along: steps.dropFirst(), wanted: wanted) : equal(entry.value, other)
      }
    case (.item(let index), .list(let before), .list(let after)):
      guard before.items.count == after.items.count else { return false }
      return before.items.indices.allSatisfy { position in
        position == index
          ? differs(before.items[position], after.items[position], along: steps.dropFirst(), wanted: wanted)
          : equal(before.items[position], after.items[position])
      }
    default: return false
    }
  }

  static func equal(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.null, .null), (.missing, .missing): true
    case (.bool(let a), .bool(let b)): a == b
    case (.float(let a), .float(let b)): a == b
    case (.string(let a), .string(let b)): a == b
    case (.list(let a), .list(let b)):
      a.items.count == b.items.count && zip(a.items, b.items).allSatisfy { equal($0, $1) }
    case (.map(let a), .map(let b)):
      a.count == b.count && a.entries.allSatisfy { entry in b[entry.name].map { equal(entry.value, $0) } ?? false }
    default: false
    }
  }
}
