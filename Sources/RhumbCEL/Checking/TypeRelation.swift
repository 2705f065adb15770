/// What is known of the types that are still to be found out while one expression is checked.
struct TypeRelation {
  private var substitutions: [Int: CELType] = [:]
  private var next = 0
  private let effort = Effort()
  private static let depthLimit = 64

  /// A type may hold another twice, and that one a third twice: what looks at all of it has to end somewhere.
  private final class Effort {
    private var steps = 0
    private static let limit = 1_000_000

    func isSpent() -> Bool {
      steps += 1
      return steps > Self.limit
    }
  }

  mutating func fresh() -> CELType {
    next += 1
    return .variable(next)
  }

  /// The parameters of a signature as new variables.
  mutating func instance(of overload: CELFunction.Overload) -> (parameters: [CELType], result: CELType) {
    var letters: [UInt8: CELType] = [:]
    let parameters = overload.parameters.map { instance($0, &letters) }
    return (parameters, instance(overload.result, &letters))
  }

  private mutating func instance(_ type: CELType, _ letters: inout [UInt8: CELType]) -> CELType {
    switch type {
    case .parameter(let letter):
      if let known = letters[letter] { return known }
      let variable = fresh()
      letters[letter] = variable
      return variable
    case .list(let item): return .list(instance(item, &letters))
    case .map(let key, let value): return .map(instance(key, &letters), instance(value, &letters))
    case .optional(let value): return .optional(instance(value, &letters))
    case .type(let inner): return .type(instance(inner, &letters))
    default: return type
    }
  }

  /// A type with all that is known put in; what is not known is dyn if asked for.
  func resolved(_ type: CELType, opensToDyn: Bool = false, depth: Int = 0) -> CELType {
    guard depth < Self.depthLimit, !effort.isSpent() else { return .dyn }
    func inner(_ type: CELType) -> CELType { resolved(type, opensToDyn: opensToDyn, depth: depth + 1) }
    switch type {
    case .variable(let id):
      if let known = substitutions[id] { return inner(known) }
      return opensToDyn ? .dyn : type
    case .list(let item): return .list(inner(item))
    case .map(let key, let value): return .map(inner(key), inner(value))
    case .optional(let value): return .optional(inner(value))
    case .type(let type): return .type(inner(type))
    default: return type
    }
  }

  /// Whether values of `source` may stand where `target` is wanted. Learns types on the way; on failure nothing is learnt.
  mutating func assign(_ target: CELType, _ source: CELType) -> Bool {
    let before = substitutions
    if unify(target, source, depth: 0) { return true }
    substitutions = before
    return false
  }

  mutating func assign(_ targets: [CELType], _ sources: [CELType]) -> Bool {
    guard targets.count == sources.count else { return false }
    let before = substitutions
    for (target, source) in zip(targets, sources) where !unify(target, source, depth: 0) {
      substitutions = before
      return false
    }
    return true
  }

  private mutating func unify(_ target: CELType, _ source: CELType, depth: Int) -> Bool {
    guard depth < Self.depthLimit, !effort.isSpent() else { return false }
    if target == source { return true }
    if case .variable(let id) = target { return bind(id, source, depth) }
    if case .variable(let id) = source { return bind(id, target, depth) }
    if target.isDynamic || source.isDynamic { return true }
    switch (target, source) {
    case (.list(let a), .list(let b)), (.optional(let a), .optional(let b)): return unify(a, b, depth: depth + 1)
    case (.map(let a, let c), .map(let b, let d)):
      return unify(a, b, depth: depth + 1) && unify(c, d, depth: depth + 1)
    case (.type, .type): return true
    case (.null, let other), (let other, .null): return other.isNullable
    default: return false
    }
  }

  private mutating func bind(_ id: Int, _ type: CELType, _ depth: Int) -> Bool {
    if case .variable(let other) = type, other == id { return true }
    if let known = substitutions[id] {
      guard unify(known, type, depth: depth + 1) else { return false }
      substitutions[id] = moreGeneral(known, type)
      return true
    }
    if contains(type, id, depth: 0) { return false }
    substitutions[id] = type
    return true
  }

  func moreGeneral(_ a: CELType, _ b: CELType) -> CELType {
    let (left, right) = (resolved(a), resolved(b))
    return isAsGeneral(left, right) ? left : right
  }

  private func isAsGeneral(_ a: CELType, _ b: CELType) -> Bool {
    switch (a, b) {
    case (.dyn, _), (.error, _), (.variable, _): true
    case (_, .dyn), (_, .error), (_, .variable), (.null, _): false
    case (.list(let a), .list(let b)), (.optional(let a), .optional(let b)): isAsGeneral(a, b)
    case (.map(let a, let c), .map(let b, let d)): isAsGeneral(a, b) && isAsGeneral(c, d)
    default: true
    }
  }

  private func contains(_ type: CELType, _ id: Int, depth: Int) -> Bool {
    guard depth < Self.depthLimit, !effort.isSpent() else { return true }
    switch type {
    case .variable(let other):
      if other == id { return true }
      return substitutions[other].map { contains($0, id, depth: depth + 1) } ?? false
    case .list(let inner), .optional(let inner), .type(let inner): return contains(inner, id, depth: depth + 1)
    case .map(let key, let value):
      return contains(key, id, depth: depth + 1) || contains(value, id, depth: depth + 1)
    default: return false
    }
  }
}

extension CELType {
  /// Null may stand for it.
  fileprivate var isNullable: Bool {
    switch self {
    case .object, .opaque, .duration, .timestamp, .optional: true
    default: false
    }
  }
}
