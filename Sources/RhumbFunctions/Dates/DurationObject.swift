package import RhumbEngine

extension Duration: HostContent {
  package var goType: GoType { .duration }
  package var underlying: Value { .int64(nanoseconds) }
  package var stringForm: ByteString? { text }
  package func withInteger(_ integer: Int64) -> Value { .object(Duration(nanoseconds: integer)) }

  /// The duration that a `.duration` parameter holds: a constant arrives as an integer.
  init(argument: Value) {
    if case .int64(let number) = argument {
      self.init(nanoseconds: number)
    } else {
      self = argument.content(as: Duration.self) ?? Duration(nanoseconds: 0)
    }
  }

  package func method(_ name: ByteString) -> HostMethod? {
    if let getter = Self.getters[name] { return HostMethod { (_) throws(Fault) in getter(self) } }
    if name == "Round" {
      return HostMethod([.duration]) { (arguments) throws(Fault) in
        .object(self.rounded(to: Duration(argument: arguments[0])))
      }
    }
    if name == "Truncate" {
      return HostMethod([.duration]) { (arguments) throws(Fault) in
        .object(self.truncated(to: Duration(argument: arguments[0])))
      }
    }
    return nil
  }

  private static let getters: [ByteString: @Sendable (Duration) -> Value] = [
    "Hours": { .float($0.hours) },
    "Minutes": { .float($0.minutes) },
    "Seconds": { .float($0.seconds) },
    "Milliseconds": { .int64($0.nanoseconds / 1_000_000) },
    "Microseconds": { .int64($0.nanoseconds / 1000) },
    "Nanoseconds": { .int64($0.nanoseconds) },
    "Abs": { .object($0.absolute) },
    "String": { .string($0.text) },
  ]
}
