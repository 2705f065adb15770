import RhumbEngine

/// How sprig merges maps: the rules of the Go library mergo 1.0.1, which it calls, as far as template values show them.
///
/// A key the target lacks, or holds empty (0, "", false, an empty map or list, nil), takes the source's value; nested
/// maps merge in turn, unless the target's is absent: then both share one map from now on. When overwriting, the
/// source's value wins even if it is empty or nil.
struct Merge {
  let overwriting: Bool
  let context: CallContext

  static let differentTypes = Fault("src and dst must be of same type")

  func merge(_ source: MapValue, into target: MapValue, depth: Int = 0) throws(Fault) {
    if depth > deepestNesting {
      throw Fault("the merged maps are nested deeper than the limit of \(deepestNesting)", kind: .limit)
    }
    try context.charge(source.count)
    // A snapshot: a map may be merged into itself or into one it holds.
    for entry in source.entries {
      let key = Key(entry.key)
      if case .null = entry.value {
        if overwriting { try assign(.null, to: key, of: target, from: source, origin: entry.origin) }
        continue
      }
      let old = target[key]
      switch entry.value.kind {
      case .map, .structure, .pointer: try mergeNested(entry.value, into: old, depth: depth)
      default: break
      }
      if let old, old.isTrue, entry.value.kind == .map, old.kind == .map { continue }
      if overwriting || !(old?.isTrue ?? false) {
        try assign(entry.value, to: key, of: target, from: source, origin: entry.origin)
      }
    }
  }

  private func mergeNested(_ source: Value, into target: Value?, depth: Int) throws(Fault) {
    switch target {
    case .map(let target)?:
      if case .map(let source) = source, !target.isNil { try merge(source, into: target, depth: depth + 1) }
    case .host(let object)?:
      if object.goType.kind == .pointer, source.kind != .pointer, !overwriting { throw Self.differentTypes }
      if object.goType.kind == .structure, !object.fieldNames.isEmpty, source.kind != .structure {
        throw Fault("reflect: call of reflect.Value.Field on \(source.kind.name) Value")
      }
    default: break
    }
  }

  private func assign(
    _ value: Value, to key: Key, of target: MapValue, from source: MapValue, origin: OriginID
  ) throws(Fault) {
    let held = source.type.element
    let wanted = target.type.element
    guard wanted.kind == .interface || wanted == held else {
      throw Fault("reflect.Value.SetMapIndex: value of type \(held.name) is not assignable to type \(wanted.name)")
    }
    target.set(key, value, origin: origin)
  }
}
