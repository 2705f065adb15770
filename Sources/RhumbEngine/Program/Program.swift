package import RhumbDiagnostics

/// A parsed template file: an arena of nodes with everything they refer to. Immutable, so renders may share it.
///
/// Invariant: node 0 stands for "none"; positions lie beside the nodes, and only a failure or a trace reads them.
package final class Program: Sendable {
  /// A template that the text defines: the file itself, or a `define` or `block` in it.
  package struct Definition: Sendable {
    package let name: Key
    /// Its list node.
    package let root: UInt32
    /// How many variables are alive at most.
    package let frameSize: Int
  }

  /// Where a node lies in the source.
  package struct Place: Sendable, BitwiseCopyable {
    /// Where Go says that it begins (often later than its first byte: a field chain begins at its second name).
    package var position: UInt32
    /// Its own first byte.
    package var start: UInt32
  }

  /// What messages call the text: the path of the file, `gotpl` for what `tpl` runs.
  package let name: ByteString
  package let source: [UInt8]
  package let file: FileID
  package let nodes: [Node]
  package let places: [Place]
  package let children: [UInt32]
  package let names: [Key]
  package let literals: [ByteString]
  package let numbers: [NumberLiteral]
  package let definitions: [Definition]

  init(
    name: ByteString, source: [UInt8], file: FileID, nodes: [Node], places: [Place],
    children: [UInt32], names: [Key], literals: [ByteString], numbers: [NumberLiteral], definitions: [Definition]
  ) {
    self.name = name
    self.source = source
    self.file = file
    self.nodes = nodes
    self.places = places
    self.children = children
    self.names = names
    self.literals = literals
    self.numbers = numbers
    self.definitions = definitions
  }

  /// A program that defines nothing: what a machine holds before it runs.
  static let none = Program(
    name: "", source: [], file: .none, nodes: [], places: [], children: [], names: [], literals: [], numbers: [],
    definitions: [])

  /// The same text under another name, as if it had been parsed under it; nil if it defines a template of that name
  /// itself.
  package func named(_ name: ByteString, file: FileID) -> Program? {
    guard let main = definitions.last, main.name.text == self.name else { return nil }
    let key = Key(name)
    if definitions.dropLast().contains(where: { $0.name.isSame(as: key) }) { return nil }
    return Program(
      name: name, source: source, file: file, nodes: nodes, places: places, children: children, names: names,
      literals: literals, numbers: numbers,
      definitions: definitions.dropLast() + [Definition(name: key, root: main.root, frameSize: main.frameSize)])
  }

  /// Whether a list holds nothing but space and definitions: such a definition never replaces another.
  package func isEmpty(_ list: UInt32) -> Bool {
    let node = nodes[Int(list)]
    return children[Int(node.a)..<Int(node.a + node.b)].allSatisfy { child in
      let node = nodes[Int(child)]
      return switch node.operation {
      case .text: UTF8Text.isBlank(source[Int(node.a)..<Int(node.b)])
      case .list: isEmpty(child)
      default: false
      }
    }
  }

  /// `NAME:LINE:COLUMN` as text/template counts: lines from 1, columns in bytes from 0.
  package func location(of node: UInt32) -> ByteString {
    let offset = Int(places[Int(node)].position)
    let before = source[..<offset]
    let line = 1 + before.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return name + ByteString(":\(line):\(offset - lineStart)")
  }

  /// The bytes of a node, for excerpts: up to the end of its own text where that stands in the source as it is printed.
  package func span(of node: UInt32) -> SourceSpan {
    // An action begins at its pipe; the delimiters around it may trim.
    if nodes[Int(node)].operation == .action { return span(of: nodes[Int(node)].a) }
    let start = Int(places[Int(node)].start)
    let printed = NodePrinter.text(of: node, in: self).bytes
    let isVerbatim = source[start...].starts(with: printed)
    return SourceSpan(file: file, start: start, end: start + (isVerbatim ? printed.count : 1))
  }
}
