import RhumbEngine
import RhumbFunctions

/// Kubernetes' own list functions.
extension CELLibrary {
  package static let kubernetesLists = CELLibrary(ListNumbers.functions)
}

enum ListNumbers {
  private static let ordered: [CELType] = [
    .int, .uint, .double, .bool, .duration, .timestamp, .string, .bytes,
  ]
  private static let summed: [CELType] = [.int, .uint, .double, .duration]

  static let functions: [CELFunction] = [
    CELFunction("isSorted", ordered.map { .member([.list($0)], .bool) }, cost: .items) {
      (arguments, _) throws(CELError) in
      var previous: CELValue?
      for item in try arguments.list(0).allItems() {
        if let previous {
          guard let order = Ordering.compare(previous, item) else { throw .noSuchOverload }
          if order > 0 { return .bool(false) }
        }
        previous = item
      }
      return .bool(true)
    },
    CELFunction("sum", summed.map { .member([.list($0)], $0) }, cost: .items, body: sum),
    extreme("min", "min called on empty list") { $0 < 0 },
    extreme("max", "max called on empty list") { $0 > 0 },
    position("indexOf", fromEnd: false),
    position("lastIndexOf", fromEnd: true),
  ]

  private static func extreme(
    _ name: ByteString, _ complaint: ByteString, _ isBetter: @escaping @Sendable (Int) -> Bool
  ) -> CELFunction {
    CELFunction(name, ordered.map { .member([.list($0)], $0) }, cost: .items) {
      (arguments, _) throws(CELError) in
      var best: CELValue?
      for item in try arguments.list(0).allItems() {
        guard let known = best else {
          best = item
          continue
        }
        guard let order = Ordering.compare(item, known) else { throw .noSuchOverload }
        if isBetter(order) { best = item }
      }
      guard let best else { throw CELError(complaint) }
      return best
    }
  }

  private static func position(_ name: ByteString, fromEnd: Bool) -> CELFunction {
    CELFunction(name, [.member([.list(.a), .a], .int)], cost: .items) { (arguments, machine) throws(CELError) in
      let list = try arguments.list(0)
      guard arguments.count == 2 else { throw .noSuchOverload }
      for step in 0..<list.count {
        let index = fromEnd ? list.count - 1 - step : step
        if try machine.areEqual(try list.item(index), arguments[1]) { return .int(Int64(index)) }
      }
      return .int(-1)
    }
  }

  @Sendable private static func sum(
    _ arguments: [CELValue], _ machine: inout CELMachine
  ) throws(CELError) -> CELValue {
    let items = try arguments.list(0).allItems()
    // An empty list is one of whole numbers: nothing tells of which type it would be.
    guard var total = items.first else { return .int(0) }
    for item in items.dropFirst() {
      switch (total, item) {
      case (.int(let a), .int(let b)):
        let (sum, overflow) = a.addingReportingOverflow(b)
        if overflow { throw .intOverflow }
        total = .int(sum)
      case (.uint(let a), .uint(let b)):
        let (sum, overflow) = a.addingReportingOverflow(b)
        if overflow { throw .uintOverflow }
        total = .uint(sum)
      case (.double(let a), .double(let b)): total = .double(a + b)
      case (.duration(let a), .duration(let b)):
        let (sum, overflow) = a.nanoseconds.addingReportingOverflow(b.nanoseconds)
        if overflow { throw .durationOverflow }
        total = .duration(Duration(nanoseconds: sum))
      default: throw .noSuchOverload
      }
    }
    return total
  }
}
