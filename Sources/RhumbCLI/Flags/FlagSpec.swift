/// What a flag takes, with the names and rules of Go's pflag, whose behaviour users and scripts rely on.
enum FlagKind: Sendable {
  case bool
  case string
  case int
  case float32
  case duration
  /// Each use adds one value, as it is.
  case stringArray
  /// Each use adds the fields of a line of comma-separated values.
  case stringSlice
  /// `key=value` pairs, separated by commas.
  case stringToString
  /// One of these words.
  case choice([StaticString], complaint: StaticString)

  /// The word that stands for the value in help.
  var placeholder: StaticString {
    switch self {
    case .bool: ""
    case .string, .choice: "string"
    case .int: "int"
    case .float32: "float32"
    case .duration: "duration"
    case .stringArray: "stringArray"
    case .stringSlice: "strings"
    case .stringToString: "stringToString"
    }
  }
}

/// A flag, as parsing, help, completion and documentation see it.
struct FlagSpec: Sendable {
  let name: StaticString
  /// One letter, or 0 for none.
  let shorthand: UInt8
  let kind: FlagKind
  /// What it is when nobody says otherwise; written as on the command line.
  let fallback: StaticString
  /// The variable that replaces the fallback.
  let variable: StaticString
  /// What the flag alone, without `=value`, stands for. Only booleans and flags with this may stand alone.
  let bareValue: StaticString
  /// One line for help, without a full stop.
  let summary: StaticString
  /// Why it should not be used any more; it works but is not shown.
  let deprecation: StaticString
  let isHidden: Bool

  init(
    _ name: StaticString, short shorthand: Unicode.Scalar? = nil, _ kind: FlagKind, fallback: StaticString = "",
    variable: StaticString = "", bareValue: StaticString = "", deprecation: StaticString = "", isHidden: Bool = false,
    _ summary: StaticString
  ) {
    self.name = name
    self.shorthand = shorthand.map { UInt8(ascii: $0) } ?? 0
    self.kind = kind
    self.fallback = fallback
    self.variable = variable
    self.bareValue = bareValue
    self.summary = summary
    self.deprecation = deprecation
    self.isHidden = isHidden
  }

  /// Whether the flag is complete without a value.
  var standsAlone: Bool {
    if case .bool = kind { return true }
    return bareValue.utf8CodeUnitCount > 0
  }

  /// As messages write it: `-n, --namespace` or `--set`.
  var shownName: String {
    shorthand == 0 ? "--\(name)" : "-\(Character(Unicode.Scalar(shorthand))), --\(name)"
  }
}

extension StaticString {
  /// The literal's bytes.
  var bytes: [UInt8] {
    // Safety: a literal lives as long as the program.
    withUTF8Buffer { unsafe Array($0) }
  }

  var isEmpty: Bool { utf8CodeUnitCount == 0 }
}
