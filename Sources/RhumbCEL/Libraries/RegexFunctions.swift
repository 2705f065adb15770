import RhumbEngine
import RhumbRegex

/// Kubernetes' `find` and `findAll`.
extension CELLibrary {
  package static let kubernetesRegex = CELLibrary([
    CELFunction("find", [.member([.string, .string], .string)], cost: .regex) {
      (arguments, machine) throws(CELError) in
      .string(try RegexFind.matches(arguments, limit: 1, &machine).first ?? .empty)
    },
    CELFunction(
      "findAll", [.member([.string, .string], .list(.string)), .member([.string, .string, .int], .list(.string))],
      cost: .regex
    ) { (arguments, machine) throws(CELError) in
      let limit = arguments.count > 2 ? try arguments.int(2) : -1
      return .list(try RegexFind.matches(arguments, limit: limit, &machine).map { .string($0) })
    },
  ])
}

private enum RegexFind {
  static func matches(
    _ arguments: [CELValue], limit: Int, _ machine: inout CELMachine
  ) throws(CELError) -> [ByteString] {
    let text = try arguments.text(0)
    try machine.work(text.count / 16)
    let expression = try machine.tools.pattern(try arguments.text(1))
    let search = SearchText(text.bytes)
    var steps = 0
    let ranges: [Range<Int>]
    do throws(Fault) {
      ranges = try expression.allMatches(in: search, limit: limit) { (count) throws(Fault) in steps &+= count }
    } catch {
      throw CELError(error.message, kind: .limit)
    }
    try machine.work(steps)
    return ranges.map { ByteString(search.slice($0)) }
  }
}
