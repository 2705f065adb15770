import RhumbCanary
package import RhumbDiagnostics
import RhumbKubernetes
import RhumbPolicy

/// All kinds of messages: those with a row of their own, and the rules of tables, which explain themselves.
package enum ErrorCatalogue {
  package static let all: [DiagnosticExplanation] = {
    let rows = DiagnosticExplanation.table + objectRules + practiceRules + canaryRules
    return rows.sorted { $0.code.text.utf8.lexicographicallyPrecedes($1.code.text.utf8) }
  }()

  /// By its code, or what follows the slash if that is enough.
  package static func explanation(_ word: String) -> DiagnosticExplanation? {
    let exact = all.first { $0.code.text.utf8.elementsEqual(word.utf8) }
    let short = all.filter { $0.code.text.utf8.dropFirst($0.area.utf8.count + 1).elementsEqual(word.utf8) }
    return exact ?? (short.count == 1 ? short[0] : nil)
  }

  /// A code may stand for rules of several kinds of objects.
  private static var objectRules: [DiagnosticExplanation] {
    var codes: [DiagnosticCode] = []
    var summaries: [DiagnosticCode: [String]] = [:]
    for rule in ServerRules.table.rules {
      if summaries[rule.code] == nil { codes.append(rule.code) }
      let summary = "\(rule.summary)"
      if summaries[rule.code]?.contains(where: { $0.utf8.elementsEqual(summary.utf8) }) != true {
        summaries[rule.code, default: []].append(summary)
      }
    }
    return codes.map { code in
      let summary = (summaries[code] ?? []).joined(separator: "; ")
      return DiagnosticExplanation(
        code, "FIELD: WORDS OF THE API SERVER",
        cause: "An API server checks beyond the schema that \(summary). It would refuse this object.",
        cure: "Correct the field that the message names.")
    }
  }

  private static var practiceRules: [DiagnosticExplanation] {
    PolicyTable.rules.map { rule in
      DiagnosticExplanation(
        rule.code, "WHAT WAS FOUND", severity: rule.level.severity,
        cause: sentence("It is good practice that \(rule.summary)") + " " + sentence("\(rule.reason)"),
        cure: sentence("\(rule.remedy)"))
    }
  }

  /// With a capital and a full stop.
  private static func sentence(_ words: String) -> String {
    let ended = words.utf8.last == UInt8(ascii: ".") ? words : words + "."
    return ended.prefix(1).uppercased() + ended.dropFirst()
  }

  private static var canaryRules: [DiagnosticExplanation] {
    CanaryRule.all.map { rule in
      let waiver = rule.isWaivable ? ", or say --waive \(rule.code.text) if you know better" : ""
      return DiagnosticExplanation(
        rule.code, "WHAT DOES NOT HOLD",
        cause: "Before a weight is changed it must hold that \(rule.summary).",
        cure: "Correct what the message shows\(waiver).")
    }
  }
}
