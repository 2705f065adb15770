import RhumbEngine

/// cel-go's set functions on lists.
extension CELLibrary {
  package static let sets = CELLibrary([
    Sets.function("sets.contains") { (a, b, machine) throws(CELError) in try Sets.includes(a, b, &machine) },
    Sets.function("sets.equivalent") { (a, b, machine) throws(CELError) in
      guard try Sets.includes(a, b, &machine) else { return false }
      return try Sets.includes(b, a, &machine)
    },
    Sets.function("sets.intersects") { (a, b, machine) throws(CELError) in
      for item in try a.allItems() {
        if try machine.contains(b, item) { return true }
      }
      return false
    },
  ])
}

private enum Sets {
  typealias Test = @Sendable (any CELList, any CELList, inout CELMachine) throws(CELError) -> Bool

  static func function(_ name: ByteString, _ holds: @escaping Test) -> CELFunction {
    CELFunction(name, [.function([.list(.a), .list(.a)], .bool)], cost: .product) {
      (arguments, machine) throws(CELError) in
      .bool(try holds(try arguments.list(0), try arguments.list(1), &machine))
    }
  }

  static func includes(_ a: any CELList, _ b: any CELList, _ machine: inout CELMachine) throws(CELError) -> Bool {
    for item in try b.allItems() {
      guard try machine.contains(a, item) else { return false }
    }
    return true
  }
}
