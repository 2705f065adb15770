/// A list. Those of other data make their items when they are asked for, and may compare in ways of their own.
package protocol CELList: AnyObject {
  var count: Int { get }
  /// The item at an index in range.
  func item(_ index: Int) throws(CELError) -> CELValue
  func allItems() throws(CELError) -> [CELValue]
  var semantics: CELListSemantics { get }
}

/// How two lists are compared and joined.
package enum CELListSemantics {
  case ordered
  /// Order counts for nothing: a Kubernetes list of type `set`.
  case set
  /// Order counts for nothing, and items are told apart by these fields: a Kubernetes list of type `map`.
  case keyed([CELValue])
}

extension CELList {
  package var semantics: CELListSemantics { .ordered }
}

/// A list of values that an expression made.
package final class CELItems: CELList {
  private let items: [CELValue]

  package init(_ items: [CELValue]) { self.items = items }

  package var count: Int { items.count }
  package func item(_ index: Int) throws(CELError) -> CELValue { items[index] }
  package func allItems() throws(CELError) -> [CELValue] { items }
}
