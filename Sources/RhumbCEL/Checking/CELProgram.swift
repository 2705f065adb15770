package import RhumbEngine

/// An expression that was compiled: parsed and checked.
package final class CELProgram {
  let tree: SyntaxTree
  let root: NodeID
  let types: [CELType?]
  let references: [Reference]
  let functions: [CELFunction]
  let slotCount: Int
  let variableNames: [ByteString]
  package let type: CELType

  /// Thrown with every fault that was found.
  package struct Failure: Error {
    package let errors: [CELCompileError]

    /// As cel-go draws them, each below the other.
    package func drawn(in source: ByteString) -> ByteString {
      var out: [UInt8] = []
      for (index, error) in errors.enumerated() {
        if index > 0 { out.append("\n") }
        out += error.drawn(in: source)
      }
      return ByteString(out)
    }
  }

  package init(_ source: ByteString, in environment: CELEnvironment) throws(Failure) {
    do throws(CELCompileError) {
      (tree, root) = try Parser.parse(source, macros: environment.macros)
    } catch {
      throw Failure(errors: [error])
    }
    var checker = Checker(tree, environment)
    type = checker.check(root)
    if !checker.errors.isEmpty { throw Failure(errors: checker.errors) }
    types = checker.types
    references = checker.references
    functions = checker.functions
    slotCount = checker.slotCount
    variableNames = environment.variables.map(\.name)
  }

  /// Whether the expression refers to a variable.
  package func uses(_ variable: ByteString) -> Bool {
    references.contains { reference in
      if case .variable(let index) = reference { variableNames[index] == variable } else { false }
    }
  }

  /// The paths of fields that the expression reads from a variable, each as long as it goes.
  package func paths(from variable: ByteString) -> [[ByteString]] {
    var paths = [[ByteString]?](repeating: nil, count: tree.count)
    var isInner = [Bool](repeating: false, count: tree.count)
    // Parts come before what they are part of.
    for index in 0..<tree.count {
      switch tree.nodes[index] {
      case .identifier:
        if case .variable(let number) = references[index], variableNames[number] == variable { paths[index] = [] }
      case .select(let operand, let field), .presence(let operand, let field), .optionalSelect(let operand, let field):
        paths[index] = paths[Int(operand.index)].map { $0 + [field] }
        isInner[Int(operand.index)] = true
      default: break
      }
    }
    return paths.indices.compactMap { isInner[$0] ? nil : paths[$0] }
  }

  /// The value, and what it cost. `variables` are in the order of their declarations; nil for one that has no value.
  package func evaluate(
    _ variables: [CELValue?], limit: UInt64 = CELMachine.defaultLimit, tools: CELTools = CELTools()
  ) -> (result: Result<CELValue, CELError>, cost: UInt64) {
    var machine = CELMachine(self, variables, limit: limit, tools: tools)
    do throws(CELError) {
      let value = try machine.evaluate(root)
      return (.success(value), machine.cost)
    } catch {
      return (.failure(error), machine.cost)
    }
  }
}
