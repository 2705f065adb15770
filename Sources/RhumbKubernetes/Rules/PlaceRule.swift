import RhumbDiagnostics
import RhumbEngine

/// A rule about the values at one place of an object: what custom resources' definitions say in CEL, for those whose
/// structure is built in.
struct PlaceRule: Sendable {
  /// Fields from the root on; `[]` behind a name means each item of its list.
  let place: [ByteString]
  let message: ByteString
  let holds: @Sendable (FieldView) -> Bool

  /// `PlaceRule("spec.rules[].filters", "…") { … }`
  init(_ place: String, _ message: ByteString, _ holds: @escaping @Sendable (FieldView) -> Bool) {
    self.place = place.split(separator: ".").map { ByteString(String($0)) }
    self.message = message
    self.holds = holds
  }

  func check(_ object: FieldView, _ report: inout ObjectReport) {
    for view in Self.views(of: place[...], in: object) where view.exists && !holds(view) {
      report.add(at: view.path, "Invalid value: " + message)
    }
  }

  private static func views(of place: ArraySlice<ByteString>, in view: FieldView) -> [FieldView] {
    guard let step = place.first else { return [view] }
    let rest = place.dropFirst()
    guard step.bytes.suffix(2).elementsEqual("[]".utf8) else { return views(of: rest, in: view[step]) }
    return view[ByteString(step.bytes.dropLast(2))].items.flatMap { views(of: rest, in: $0) }
  }

  /// One row for a table of rules.
  static func table(_ code: DiagnosticCode, _ kinds: [ByteString], _ summary: StaticString, _ rules: [PlaceRule])
    -> ObjectRule
  {
    ObjectRule(code, .some(kinds), summary) { object, _, report in
      for rule in rules { rule.check(object, &report) }
    }
  }
}

extension FieldView {
  /// Whether no two items have equal keys; items without one count for nothing.
  func isUnique(_ key: (FieldView) -> ByteString?) -> Bool {
    var seen: Set<ByteString> = []
    return items.compactMap(key).allSatisfy { seen.insert($0).inserted }
  }

  /// How many of the fields are there.
  func number(of fields: [ByteString]) -> Int { fields.count { self[$0].exists } }
}
