import RhumbChart
import RhumbEngine
import RhumbFormats

/// Which causes of a trace lead back to one key of the values, or to something below it.
struct CauseFilter {
  private enum Place: UInt8 {
    case elsewhere, inside, above
  }

  private let trace: Trace
  private let slots: [Place]
  private var causes: [Bool]
  /// For each frame the nearest decision at or above it that the key had a part in; 0 for none.
  private(set) var deciders: [UInt32]

  init(_ key: NodePath, in provenance: RenderProvenance) {
    trace = provenance.trace
    slots = trace.slots.indices.map { slot in
      guard let path = NodePath(provenance.path(of: slot)) else { return .elsewhere }
      if path.steps.starts(with: key.steps) { return .inside }
      return key.steps.starts(with: path.steps) ? .above : .elsewhere
    }
    causes = []
    deciders = []
    causes.reserveCapacity(trace.causes.count)
    // A cause is made of earlier ones.
    for (index, cause) in trace.causes.enumerated() {
      causes.append(index > 0 && isOf(cause, CauseID.of(index), key, provenance))
    }
    for (index, frame) in trace.frames.enumerated() {
      let isDecider = index > 0 && !frame.isCall && matches(frame.cause)
      deciders.append(isDecider ? UInt32(index) : index == 0 ? 0 : deciders[Int(frame.parent)])
    }
  }

  private func isOf(_ cause: Cause, _ id: CauseID, _ key: NodePath, _ provenance: RenderProvenance) -> Bool {
    switch cause {
    case .literal, .builtIn: return false
    case .undefined:
      guard let path = provenance.undefinedPath(id).flatMap({ NodePath($0) }) else { return false }
      return path.steps.starts(with: key.steps)
    case .text(let index): return trace.texts[index].segments.contains { matches($0.cause) }
    case .whole(let inner):
      if let slot = inner.slot { return slots[slot] != .elsewhere }
      return matches(inner)
    case .chosen(let first, let second), .both(let first, let second): return matches(first) || matches(second)
    }
  }

  /// Whether something with this cause would be another if the key had another value.
  func matches(_ cause: CauseID) -> Bool {
    if cause == .none { return false }
    if let slot = cause.slot { return slots[slot] == .inside }
    return Int(cause.raw) < causes.count && causes[Int(cause.raw)]
  }

  /// The slots of the key itself: several for globals.
  var keys: [Int] {
    slots.indices.filter { slot in
      slots[slot] == .inside && trace.slots[slot].parent.map { slots[$0] != .inside } ?? true
    }
  }

  /// Whether a template asked for the key, or something below it, and found nothing.
  var isAskedFor: Bool {
    trace.missing.contains { matches($0.cause) }
  }
}
