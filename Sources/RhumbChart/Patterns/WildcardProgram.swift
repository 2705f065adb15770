import RhumbEngine

/// A compiled wildcard pattern: a small automaton, run in time that grows with pattern times text and no faster.
struct WildcardProgram {
  enum Step {
    case rune(UInt32)
    /// One rune but `/`.
    case single
    /// One rune in, or with `negated` out of, these closed ranges.
    case set([ClosedRange<UInt32>], negated: Bool)
    /// Any runes but `/`.
    case any
    /// Any runes.
    case anything
    /// Goes on at each of these steps.
    case split([Int])
    case jump(Int)
  }

  var steps: [Step] = []

  /// Whether the pattern fits the whole text.
  func matches(_ text: [UInt8]) -> Bool {
    var current = ActiveSteps(count: steps.count + 1)
    var next = ActiveSteps(count: steps.count + 1)
    add(0, to: &current)
    var position = 0
    while position < text.count {
      let rune = UTF8Text.decode(text, at: position)
      position += rune.width
      next.removeAll()
      for step in current.list where step < steps.count { advance(step, over: rune.value, to: &next) }
      swap(&current, &next)
      if current.list.isEmpty { return false }
    }
    return current.contains(steps.count)
  }

  private func advance(_ step: Int, over rune: UInt32, to next: inout ActiveSteps) {
    let isSlash = rune == 0x2F
    switch steps[step] {
    case .rune(let wanted): if rune == wanted { add(step + 1, to: &next) }
    case .single: if !isSlash { add(step + 1, to: &next) }
    case .set(let ranges, let negated):
      if ranges.contains(where: { $0.contains(rune) }) != negated { add(step + 1, to: &next) }
    case .any: if !isSlash { add(step, to: &next) }
    case .anything: add(step, to: &next)
    case .split, .jump: break
    }
  }

  /// Enters a step and all that can be reached from it without reading.
  private func add(_ step: Int, to active: inout ActiveSteps) {
    var pending = [step]
    while let step = pending.popLast() {
      guard active.insert(step), step < steps.count else { continue }
      switch steps[step] {
      case .any, .anything: pending.append(step + 1)
      case .split(let targets): pending.append(contentsOf: targets)
      case .jump(let target): pending.append(target)
      case .rune, .single, .set: break
      }
    }
  }

  private struct ActiveSteps {
    private(set) var list: [Int] = []
    private var isIn: [Bool]

    init(count: Int) { isIn = [Bool](repeating: false, count: count) }

    func contains(_ step: Int) -> Bool { isIn[step] }

    mutating func insert(_ step: Int) -> Bool {
      if isIn[step] { return false }
      isIn[step] = true
      list.append(step)
      return true
    }

    mutating func removeAll() {
      for step in list { isIn[step] = false }
      list.removeAll(keepingCapacity: true)
    }
  }
}
