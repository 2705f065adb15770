/// Functions by name. Later tables override earlier ones.
///
/// Every process makes a table of all functions, and most render one small chart: names stay the literals that they are.
package final class FunctionTable: Sendable {
  /// Functions that the machine itself carries out.
  enum Intrinsic: UInt8 {
    case none, and, or, include, tpl, call

    /// The function's name, except for `none`.
    fileprivate var name: StaticString {
      switch self {
      case .none: ""
      case .and: "and"
      case .or: "or"
      case .include: "include"
      case .tpl: "tpl"
      case .call: "call"
      }
    }
  }

  package let specs: [FunctionSpec]
  let intrinsics: [Intrinsic]
  /// The hashes of their names.
  private let hashes: [UInt32]
  /// Open addressing over `specs`, a power of two.
  private let table: [Int16]

  package init(_ tables: [[FunctionSpec]]) {
    let count = tables.reduce(0) { $0 + $1.count }
    var specs: [FunctionSpec] = []
    var hashes: [UInt32] = []
    var table = [Int16](repeating: -1, count: 1024)
    specs.reserveCapacity(count)
    hashes.reserveCapacity(count)
    for family in tables {
      for index in family.indices {
        let name = family[index].name
        let hash = Key.hash(of: name)
        let slot = Self.slot(of: hash, hashes, table) { specs[$0].name.isSame(as: name) }
        if table[slot] >= 0 {
          specs[Int(table[slot])] = family[index]
        } else {
          table[slot] = Int16(specs.count)
          specs.append(family[index])
          hashes.append(hash)
        }
      }
    }
    var intrinsics = [Intrinsic](repeating: .none, count: specs.count)
    for intrinsic in [Intrinsic.and, .or, .include, .tpl, .call] {
      let name = intrinsic.name
      let slot = Self.slot(of: Key.hash(of: name), hashes, table) { specs[$0].name.isSame(as: name) }
      if table[slot] >= 0 { intrinsics[Int(table[slot])] = intrinsic }
    }
    self.specs = specs
    self.hashes = hashes
    self.table = table
    self.intrinsics = intrinsics
  }

  /// The slot that holds the function with this hash of which `isNamed` is true, or the free one where it would go.
  @inline(__always)
  private static func slot(
    of hash: UInt32, _ hashes: [UInt32], _ table: [Int16], _ isNamed: (Int) -> Bool
  ) -> Int {
    let mask = table.count - 1
    var slot = Int(hash) & mask
    while table[slot] >= 0 {
      let index = Int(table[slot])
      if hashes[index] == hash, isNamed(index) { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  package func index(of name: Key) -> Int? {
    let index = table[Self.slot(of: name.hash, hashes, table) { specs[$0].name.isSame(as: name.text) }]
    return index < 0 ? nil : Int(index)
  }

  package func name(_ index: Int) -> ByteString { ByteString(stringLiteral: specs[index].name) }
}
