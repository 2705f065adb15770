package import RhumbEngine

/// A function: its signatures, what a call costs and what it does. All that a library says of it stands in one row.
package struct CELFunction: Sendable {
  package typealias Body =
    @Sendable (_ arguments: [CELValue], _ machine: inout CELMachine) throws(CELError) -> CELValue

  package struct Overload: Sendable {
    /// `x.f(y)` rather than `f(x, y)`; the target is the first parameter.
    package let isMember: Bool
    package let parameters: [CELType]
    package let result: CELType

    package static func function(_ parameters: [CELType], _ result: CELType) -> Overload {
      Overload(isMember: false, parameters: parameters, result: result)
    }

    package static func member(_ parameters: [CELType], _ result: CELType) -> Overload {
      Overload(isMember: true, parameters: parameters, result: result)
    }
  }

  package let name: ByteString
  package let overloads: [Overload]
  package let cost: CallCost
  package let body: Body

  package init(_ name: ByteString, _ overloads: [Overload], cost: CallCost = .unit, body: @escaping Body) {
    self.name = name
    self.overloads = overloads
    self.cost = cost
    self.body = body
  }
}

/// Letters of signatures.
extension CELType {
  package static let a = CELType.parameter(0)
  package static let b = CELType.parameter(1)
}

/// Functions, types and macros that belong together.
package struct CELLibrary: Sendable {
  package let functions: [CELFunction]
  package let types: [CELType]
  package let macros: MacroSet

  package init(_ functions: [CELFunction], types: [CELType] = [], macros: MacroSet = []) {
    self.functions = functions
    self.types = types
    self.macros = macros
  }
}
