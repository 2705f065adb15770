import RhumbDiagnostics
import RhumbEngine
import RhumbFunctions
import RhumbSystem

/// Prints a plan: as a table for people, as JSON for programs, as a chart of Mermaid for a page.
package enum PlanReport {
  package static func text(_ plan: CanaryPlan) -> String {
    guard let first = plan.steps.first else {
      return "the canary has \(CanarySchedule.text(plan.share)) percent, the end of the schedule\n"
    }
    var lines: [String] = []
    for (index, target) in first.change.targets.enumerated() {
      if index > 0 { lines.append("") }
      lines.append(target.route.shownName)
      lines.append(contentsOf: table(rows(plan, route: index)))
    }
    lines.append("")
    lines.append("done after \(plan.duration.shown), in \(first.change.path.text)")
    return lines.map { TextRenderer.escape($0) + "\n" }.joined()
  }

  private static func rows(_ plan: CanaryPlan, route index: Int) -> [[String]] {
    guard let target = plan.steps.first?.change.targets[index] else { return [] }
    let destinations = target.route.destinations
    var rows = [["step", "after"] + destinations.map(\.shownName)]
    rows.append(["now", ""] + destinations.map { RouteReport.padded("\($0.weight ?? 0)", to: -3) })
    for (number, step) in plan.steps.enumerated() {
      let target = step.change.targets[index]
      let cells = zip(target.weights, step.pods(of: target)).map { weight, pods in
        RouteReport.padded("\(weight)", to: -3) + (pods.map { "  \($0) pod\($0 == 1 ? "" : "s")" } ?? "")
      }
      rows.append(["\(number + 1)", step.start.shown] + cells)
    }
    return rows
  }

  private static func table(_ rows: [[String]]) -> [String] {
    let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].unicodeScalars.count }.max() ?? 0 }
    return rows.map { row in
      let cells = row.enumerated().map { RouteReport.padded($1, to: $0 < 2 ? -widths[$0] : widths[$0]) }
      let line = "  " + cells.joined(separator: "  ")
      return String(decoding: line.utf8.reversed().drop { $0 == 0x20 }.reversed(), as: UTF8.self)
    }
  }

  /// Times are seconds.
  package static func json(_ plan: CanaryPlan) -> [UInt8] {
    let steps = plan.steps.map { step in
      let routes = step.change.targets.map { target in
        let destinations = zip(zip(target.route.destinations, target.weights), step.pods(of: target)).map {
          pair, pods in
          let object = JSONObject(["host": .string(pair.0.host), "weight": .int(pair.1)])
          if !pair.0.subset.isEmpty { object["subset"] = .string(pair.0.subset) }
          if let pods { object["pods"] = .int(pods) }
          return object.value
        }
        return JSONObject([
          "kind": .string(target.route.kind), "name": .string(target.route.object),
          "field": .string(target.route.field),
          "index": .int(target.route.index), "destinations": .list(ListValue(destinations)),
        ]).value
      }
      return JSONObject([
        "share": .int(step.share), "after": .float(step.start.seconds), "routes": .list(ListValue(routes)),
      ]).value
    }
    let object = JSONObject([
      "share": .float(plan.share), "every": .float(plan.interval.seconds), "duration": .float(plan.duration.seconds),
      "steps": .list(ListValue(steps)),
    ])
    if let path = plan.steps.first?.change.path { object["file"] = .string(ByteString(path.bytes)) }
    return object.text
  }

  /// A flow chart: each step, what leads to the next, and where a failure leads.
  package static func mermaid(_ plan: CanaryPlan) -> String {
    var lines = ["flowchart LR", "  start([\"\(CanarySchedule.text(plan.share)) %\"])"]
    var last = "start"
    for (index, step) in plan.steps.enumerated() {
      let target = step.change.targets[0]
      let pods = step.pods(of: target)[target.canary].map { "<br/>\($0) pod\($0 == 1 ? "" : "s")" } ?? ""
      lines.append("  s\(index + 1)[\"\(step.share) %\(pods)<br/>after \(step.start.shown)\"]")
      lines.append(index == 0 ? "  \(last) --> s1" : "  \(last) -- pass --> s\(index + 1)")
      last = "s\(index + 1)"
    }
    lines.append("  done([\"done after \(plan.duration.shown)\"])")
    lines.append(plan.steps.isEmpty ? "  start --> done" : "  \(last) -- pass --> done")
    if !plan.steps.isEmpty {
      lines.append("  aborted([\"0 %\"])")
      lines.append("  " + plan.steps.indices.map { "s\($0 + 1)" }.joined(separator: " & ") + " -. fail .-> aborted")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
