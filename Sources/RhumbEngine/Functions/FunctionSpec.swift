package import RhumbSystem

/// The declared type of a parameter: text/template checks and converts arguments by it.
package enum ParameterType: UInt8, Sendable {
  case any  // interface {}
  case string
  case bool
  case int
  case int64
  case uint32
  case float64
  case map  // map[string]interface {}
  case list  // []interface {}
  case strings  // []string
  case time  // time.Time
  case duration  // time.Duration; a constant arrives as `.int64`
  case location  // *time.Location
  case version  // *semver.Version
  case certificate  // sprig's certificate
  case value  // reflect.Value: the builtins take what there is

  package var goType: GoType {
    switch self {
    case .any: .interface
    case .string: .string
    case .bool: .bool
    case .int: .int
    case .int64: .int64
    case .uint32: .uint32
    case .float64: .float64
    case .map: MapType.any.goType
    case .list: ListType.any.goType
    case .strings: ListType.string.goType
    case .time: .time
    case .duration: .duration
    case .location: .location
    case .version: .version
    case .certificate: GoType("sprig.certificate", .structure)
    case .value: GoType("reflect.Value", .structure)
    }
  }

  /// Whether an untyped nil is accepted (Go's canBeNil).
  package var acceptsNil: Bool {
    switch self {
    case .any, .map, .list, .strings, .value, .location, .version: true
    default: false
    }
  }
}

/// What a function's result depends on besides its arguments.
package enum Effects: Sendable {
  case pure, readsClock, random
}

/// A template function: its name, what it takes, what it does, and how it is explained.
///
/// The machine has checked the arguments' number and types before `body` runs: a `.string` parameter holds
/// `.string`, `.int` holds `.int`, `.map` holds `.map` (perhaps nil), `.any` holds anything, with nil as `.null`.
package struct FunctionSpec: Sendable {
  package typealias Body = @Sendable (borrowing Span<Value>, CallContext) throws(Fault) -> Value

  package let name: StaticString
  package let parameters: [ParameterType]
  /// The type of further arguments, if any number may follow.
  package let variadic: ParameterType?
  package let effects: Effects
  /// One line for help: what it gives, without the name, no full stop.
  package let summary: StaticString
  package let body: Body

  package init(
    _ name: StaticString, _ parameters: [ParameterType] = [], variadic: ParameterType? = nil,
    effects: Effects = .pure, _ summary: StaticString, body: @escaping Body
  ) {
    self.name = name
    self.parameters = parameters
    self.variadic = variadic
    self.effects = effects
    self.summary = summary
    self.body = body
  }
}

/// What `lookup` finds: objects of a cluster, or of a test.
package protocol ClusterObjects: AnyObject {
  /// The object of a name, or without one the list of all; an empty map for none.
  func lookUp(
    apiVersion: ByteString, kind: ByteString, namespace: ByteString, name: ByteString
  ) throws(Fault) -> MapValue
}

/// What functions may use besides their arguments. One per render.
package final class CallContext {
  package let environment: Environment
  /// `helm lint`: `required` and `fail` only warn.
  package let isLinting: Bool
  package let limits: Limits
  /// Work left to do, in steps of some ten nanoseconds; a function charges what it costs beyond a call. See `charge`.
  package var fuel: Int
  /// Memory and time are looked at when less fuel than this is left.
  private var checkpoint: Int
  /// Objects that `lookup` finds; nil where there is no cluster and none is imitated.
  package var cluster: (any ClusterObjects)?
  /// Caches of functions that compile something (regular expressions), by the owner's choice of key.
  package var caches = FunctionCaches()
  /// What `required` and `fail` would have ended the render with, were it no lint.
  package var withheld: [Withheld] = []

  package enum Withheld: Sendable {
    /// `isText`: an empty text stood where something had to be, rather than nothing.
    case required(ByteString, isText: Bool)
    case fail(ByteString)
  }

  package init(
    environment: Environment, isLinting: Bool = false, limits: Limits = .current, fuel: Int? = nil
  ) {
    self.environment = environment
    self.isLinting = isLinting
    self.limits = limits
    self.fuel = fuel ?? limits.steps.multipliedReportingOverflow(by: Self.fuelPerStep).partialValue
    checkpoint = max(0, self.fuel &- Self.checkInterval)
  }

  /// A step of the machine's takes some sixty nanoseconds; keys and passwords need room beside them.
  private static let fuelPerStep = 15
  /// Fuel between two looks at memory and time: it pays for 16 MiB of text.
  private static let checkInterval = 1 << 18

  /// Takes work off the budget of the render; the price of a built string is a step for each 64 bytes.
  package func charge(_ steps: Int) throws(Fault) {
    fuel -= steps
    guard fuel < checkpoint else { return }
    if fuel < 0 { throw outOfSteps }
    try checkUse()
    checkpoint = max(0, fuel &- Self.checkInterval)
  }

  /// Bytes that functions were given or went through since memory and time were last looked at.
  private var bytesSinceLook = 0
  private static let lookInterval = 4 << 20

  /// Notes that a call goes through so many bytes that it may not charge for, such as a text that is read as a number:
  /// much of that is a reason to look at memory and time.
  package func noteWork(_ bytes: Int) throws(Fault) {
    bytesSinceLook &+= bytes
    guard bytesSinceLook >= Self.lookInterval else { return }
    bytesSinceLook = 0
    try checkUse()
  }

  /// What the process held, and how long its thread had worked, when they were first looked at.
  private var first: (resident: Int, time: Int64)?
  /// Nanoseconds that other threads worked for this render.
  private var timeOfOthers: Int64 = 0

  /// Counts work that a function let other threads do into the time that the render may take.
  package func addTimeOfOthers(_ nanoseconds: Int64) { timeOfOthers &+= nanoseconds }

  /// Fails if the render has taken more memory or time than it may. Other work of the process counts into the memory;
  /// renders that are soon over are not looked at.
  package func checkUse() throws(Fault) {
    let now = (resident: ProcessMemory.resident, time: ProcessorTime.ofThread &+ timeOfOthers)
    guard let first else {
      self.first = now
      return
    }
    if now.resident &- first.resident > limits.memory {
      throw Fault(
        "the render takes more memory than its limit of \(limits.memory >> 20) MiB (--max-memory)", kind: .limit)
    }
    if (now.time &- first.time) / 1_000_000_000 >= limits.seconds {
      throw Fault("the render takes longer than its limit of \(limits.seconds) s (--max-time)", kind: .limit)
    }
  }

  package var outOfSteps: Fault {
    Fault("the render takes more steps than its limit of \(limits.steps) (--max-steps)", kind: .limit)
  }
}
