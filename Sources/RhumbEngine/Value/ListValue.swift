/// A Go slice. No template function changes one in place, so it never changes once made.
package final class ListValue {
  package let items: [Value]
  package let type: ListType
  /// A nil slice: prints `[]`, is `null` in JSON.
  package let isNil: Bool
  /// Where each item was written, if known: empty, or one for each item.
  package let origins: [OriginID]

  package init(_ items: [Value], _ type: ListType = .any, isNil: Bool = false, origins: [OriginID] = []) {
    self.items = items
    self.type = type
    self.isNil = isNil
    self.origins = origins
  }

  package static func none(_ type: ListType = .any) -> ListValue { ListValue([], type, isNil: true) }
}
