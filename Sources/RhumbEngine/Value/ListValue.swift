/// A Go slice. No template function changes one in place, so it never changes once made.
package final class ListValue {
  private let storage: Storage
  package let type: ListType
  /// A nil slice: prints `[]`, is `null` in JSON.
  package let isNil: Bool
  /// Where each item was written, if known: empty, or one for each item.
  package let origins: [OriginID]

  private enum Storage {
    case values([Value])
    case bytes(LazyBytes)
  }

  package init(_ items: [Value], _ type: ListType = .any, isNil: Bool = false, origins: [OriginID] = []) {
    storage = .values(items)
    self.type = type
    self.isNil = isNil
    self.origins = origins
  }

  /// A `[]byte`. Its items are made when someone asks for them, which is rare: a file is mostly passed on as a whole.
  package init(bytes: [UInt8]) {
    storage = .bytes(LazyBytes(bytes))
    type = .uint8
    isNil = false
    origins = []
  }

  package var items: [Value] {
    switch storage {
    case .values(let items): items
    case .bytes(let bytes): bytes.items
    }
  }

  /// The bytes of a `[]byte` that was made of them; nil for all others.
  var bytes: [UInt8]? {
    guard case .bytes(let lazy) = storage else { return nil }
    return lazy.bytes
  }

  package static func none(_ type: ListType = .any) -> ListValue { ListValue([], type, isNil: true) }
}

/// The bytes of a `[]byte`, and what they are as values.
private final class LazyBytes {
  let bytes: [UInt8]
  private(set) lazy var items: [Value] = {
    let boxes = (0...UInt64(UInt8.max)).map { Value.host(SizedInteger($0, .uint8)) }
    return bytes.map { boxes[Int($0)] }
  }()

  init(_ bytes: [UInt8]) { self.bytes = bytes }
}
