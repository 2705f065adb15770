import RhumbEngine
import RhumbFormats
import RhumbSystem

/// What a shift did, for programs.
package enum ShiftJSON {
  package static func text(_ edit: WeightChange, isDryRun: Bool) -> [UInt8] {
    let changes = edit.changes.map { change in
      JSONObject([
        "file": .string(ByteString(edit.path.bytes)), "line": .int(change.line), "column": .int(change.column),
        "path": .string(change.path.text), "old": .string(ByteString(change.old)),
        "new": .string(ByteString(change.new)),
      ]).value
    }
    let routes = edit.targets.map { target in
      JSONObject([
        "kind": .string(target.route.kind), "name": .string(target.route.object), "field": .string(target.route.field),
        "index": .int(target.route.index),
        "old": weights(target.route.destinations.map { $0.weight ?? 0 }), "new": weights(target.weights),
      ]).value
    }
    return JSONObject([
      "changes": .list(ListValue(changes)), "routes": .list(ListValue(routes)), "written": .bool(!isDryRun),
    ]).text
  }

  private static func weights(_ weights: [Int]) -> Value { .list(ListValue(weights.map { .int($0) })) }
}
