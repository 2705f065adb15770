import RhumbDiagnostics
import RhumbEngine
import RhumbFunctions

/// Prints what a gate found.
package enum GateReport {
  /// One round, a line for each answer.
  package static func text(_ round: Gate.Round, number: Int, of count: Int) -> String {
    var lines = count > 1 ? ["round \(number) of \(count): \(round.verdict.rawValue)"] : []
    let margin = count > 1 ? "  " : ""
    let names = round.answers.map(\.check.name)
    let width = min(names.map(\.unicodeScalars.count).max() ?? 0, 60)
    for answer in round.answers {
      let value = answer.value.map { GateBound.shown($0) + answer.check.unit } ?? "no answer"
      let word = answer.verdict == .noData ? "????" : answer.verdict.rawValue
      lines.append(
        "\(margin)\(word)  \(RouteReport.padded(answer.check.name, to: width))  \(value) "
          + "(\(answer.check.bound.shown(answer.check.unit))) over \(answer.window.shown)")
    }
    if !round.remark.isEmpty { lines.append("\(margin)\(round.remark)") }
    return lines.map { TextRenderer.escape($0) + "\n" }.joined()
  }

  package static func json(_ rounds: [Gate.Round], verdict: GateVerdict) -> [UInt8] {
    let list = rounds.map { round in
      let answers = round.answers.map { answer in
        JSONObject([
          "check": .string(ByteString(answer.check.name)), "query": .string(answer.check.query(over: answer.window)),
          "window": .float(answer.window.seconds), "value": answer.value.flatMap(finite) ?? .null,
          "bound": .string(ByteString(answer.check.bound.shown(""))), "verdict": .string(word(answer.verdict)),
        ]).value
      }
      let object = JSONObject(["answers": .list(ListValue(answers)), "verdict": .string(word(round.verdict))])
      if !round.remark.isEmpty { object["remark"] = .string(ByteString(round.remark)) }
      return object.value
    }
    return JSONObject(["rounds": .list(ListValue(list)), "verdict": .string(word(verdict))]).text
  }

  /// JSON has no infinities.
  private static func finite(_ number: Double) -> Value? { number.isFinite ? .float(number) : nil }

  private static func word(_ verdict: GateVerdict) -> ByteString {
    verdict == .noData ? "no-data" : ByteString(verdict.rawValue)
  }
}
