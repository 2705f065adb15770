package import RhumbEngine
import RhumbFormats

/// What a run has to remember so that it can be killed at any moment: written before each step is begun, and read by the
/// next run, which does the step again or goes on behind it. Each step may be done twice.
package struct RunState: Sendable, Equatable {
  package enum Phase: Sendable, Equatable {
    /// The share of the step is being set and handed on.
    case shift
    /// It is set, since a moment (milliseconds since 1970), and watched.
    case watch(since: Int64)
    /// All traffic is being taken from the canary.
    case abort(GateVerdict)
  }

  /// The words that say what is run; another run's state is not continued.
  package let identity: ByteString
  /// The canary's share before the first step.
  package let origin: Double
  /// The shares to come, the first of which may be under way.
  package let shares: [Int]
  /// An index of `shares`.
  package var step: Int
  package var phase: Phase

  package init(identity: ByteString, origin: Double, shares: [Int]) {
    self.identity = identity
    self.origin = origin
    self.shares = shares
    step = 0
    phase = .shift
  }

  package var share: Int { shares[step] }

  /// The share that the step starts from.
  package var previousShare: Double { step == 0 ? origin : Double(shares[step - 1]) }

  // MARK: - Text

  package var text: [UInt8] {
    let object = JSONObject([
      "version": .int(1), "identity": .string(identity), "origin": .float(origin),
      "shares": .list(ListValue(shares.map { .int($0) })), "step": .int(step),
    ])
    switch phase {
    case .shift: object["phase"] = .string("shift")
    case .watch(let since):
      object["phase"] = .string("watch")
      object["since"] = .int64(since)
    case .abort(let verdict):
      object["phase"] = .string("abort")
      object["verdict"] = .string(ByteString(verdict.rawValue))
    }
    return object.text
  }

  /// Nil for anything that isn't a state, or not a possible one.
  package init?(_ text: [UInt8]) {
    let outcome = JSONReader.read(text, as: .object)
    guard outcome.error == nil, case .map(let map) = outcome.value, Self.number(map, "version") == 1,
      case .string(let identity)? = map[Key("identity")], let origin = Self.number(map, "origin"),
      case .list(let list)? = map[Key("shares")], let step = Self.number(map, "step").flatMap({ Int(exactly: $0) }),
      case .string(let phase)? = map[Key("phase")]
    else { return nil }
    let shares = list.items.compactMap { item -> Int? in
      if case .float(let number) = item { Int(exactly: number) } else { nil }
    }
    let grows = zip(shares, shares.dropFirst()).allSatisfy { $0 < $1 }
    guard shares.count == list.items.count, grows, shares.allSatisfy({ (1...100).contains($0) }),
      shares.indices.contains(step), (0...100).contains(origin)
    else { return nil }
    self.init(identity: identity, origin: origin, shares: shares)
    self.step = step
    switch phase {
    case "shift": self.phase = .shift
    case "watch":
      guard let since = Self.number(map, "since").flatMap({ Int64(exactly: $0) }) else { return nil }
      self.phase = .watch(since: since)
    case "abort":
      guard case .string(let word)? = map[Key("verdict")], let verdict = GateVerdict(rawValue: word.description) else {
        return nil
      }
      self.phase = .abort(verdict)
    default: return nil
    }
  }

  private static func number(_ map: MapValue, _ key: ByteString) -> Double? {
    if case .float(let number)? = map[Key(key)] { number } else { nil }
  }
}
