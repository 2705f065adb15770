/// The templates that can be called by name: one namespace for a chart and all its subcharts, as Helm has it.
///
/// A copy shares everything until it is changed; `tpl` adds its own definitions to such a copy.
package struct TemplateSet: Sendable {
  package struct Entry: Sendable {
    package let name: Key
    package fileprivate(set) var program: Program
    package fileprivate(set) var root: UInt32
    package fileprivate(set) var frameSize: Int
  }

  package private(set) var entries: [Entry] = []
  /// Open addressing over `entries`, a power of two.
  private var table: [Int32] = []

  package init() {}

  package func index(of name: Key) -> Int? {
    guard !table.isEmpty else { return nil }
    let mask = table.count - 1
    var slot = Int(name.hash) & mask
    while table[slot] >= 0 {
      let entry = entries[Int(table[slot])]
      if entry.name.hash == name.hash, entry.name.text.bytes == name.text.bytes { return Int(table[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Adds what a text defines. A later definition replaces an earlier one, unless it is empty.
  package mutating func add(_ program: Program) {
    for definition in program.definitions { add(definition, of: program) }
  }

  mutating func add(_ definition: Program.Definition, of program: Program) {
    if let index = index(of: definition.name) {
      if program.isEmpty(definition.root) { return }
      entries[index].program = program
      entries[index].root = definition.root
      entries[index].frameSize = definition.frameSize
      return
    }
    entries.append(
      Entry(name: definition.name, program: program, root: definition.root, frameSize: definition.frameSize))
    if entries.count * 2 > table.count {
      table = [Int32](repeating: -1, count: max(64, table.count * 2))
      for index in entries.indices { insert(index) }
    } else {
      insert(entries.count - 1)
    }
  }

  private mutating func insert(_ index: Int) {
    let mask = table.count - 1
    var slot = Int(entries[index].name.hash) & mask
    while table[slot] >= 0 { slot = (slot + 1) & mask }
    table[slot] = Int32(index)
  }
}
