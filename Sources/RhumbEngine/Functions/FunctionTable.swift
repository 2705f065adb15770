/// Functions by name. Later tables override earlier ones.
package final class FunctionTable: Sendable {
  /// Functions that the machine itself carries out.
  enum Intrinsic: UInt8 {
    case none, and, or, include, tpl, call
  }

  package let specs: [FunctionSpec]
  let intrinsics: [Intrinsic]
  private let names: [Key]
  /// Open addressing over `specs`, a power of two.
  private let table: [Int16]

  package init(_ tables: [[FunctionSpec]]) {
    var specs: [FunctionSpec] = []
    var names: [Key] = []
    var table = [Int16](repeating: -1, count: 1024)
    for spec in tables.joined() {
      let name = Key(ByteString(stringLiteral: spec.name))
      let slot = FunctionTable.slot(of: name, names, table)
      if table[slot] >= 0 {
        specs[Int(table[slot])] = spec
      } else {
        table[slot] = Int16(specs.count)
        specs.append(spec)
        names.append(name)
      }
    }
    var intrinsics = [Intrinsic](repeating: .none, count: names.count)
    for (name, intrinsic) in Self.intrinsicNames {
      let index = table[Self.slot(of: Key(name), names, table)]
      if index >= 0 { intrinsics[Int(index)] = intrinsic }
    }
    self.specs = specs
    self.names = names
    self.table = table
    self.intrinsics = intrinsics
  }

  private static let intrinsicNames: [(ByteString, Intrinsic)] = [
    ("and", .and), ("or", .or), ("include", .include), ("tpl", .tpl), ("call", .call),
  ]

  /// The slot that holds the name, or the free one where it would go.
  private static func slot(of name: Key, _ names: [Key], _ table: [Int16]) -> Int {
    let mask = table.count - 1
    var slot = Int(name.hash) & mask
    while table[slot] >= 0 {
      let other = names[Int(table[slot])]
      if other.hash == name.hash, other.text == name.text { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  package func index(of name: Key) -> Int? {
    let index = table[FunctionTable.slot(of: name, names, table)]
    return index < 0 ? nil : Int(index)
  }

  package func name(_ index: Int) -> ByteString { names[index].text }
}
