/// Writes nodes back as template text, in text/template's own form: messages quote it.
package struct NodePrinter {
  private let program: Program
  private var text: [UInt8] = []

  private init(_ program: Program) { self.program = program }

  package static func text(of node: UInt32, in program: Program) -> ByteString {
    var printer = NodePrinter(program)
    printer.write(node)
    return ByteString(printer.text)
  }

  private mutating func write(_ id: UInt32) {
    let node = program.nodes[Int(id)]
    switch node.operation {
    case .text: text += program.source[Int(node.a)..<Int(node.b)]
    case .action: delimited { $0.write(node.a) }
    case .if: branch("if ", node)
    case .with: branch("with ", node)
    case .range: branch("range ", node)
    case .list: for child in children(node) { write(child) }
    case .template:
      delimited { printer in
        printer.text.append("template ")
        printer.text += GoQuote.quoted(printer.program.names[Int(node.a)].text)
        if node.b != 0 {
          printer.text.append(" ")
          printer.write(node.b)
        }
      }
    case .break: delimited { $0.text.append("break") }
    case .continue: delimited { $0.text.append("continue") }
    case .pipe: pipe(node)
    case .command: command(node)
    case .function: text += program.names[Int(node.b)].text
    case .field: names(from: Int(node.a), count: Int(node.b))
    case .variable:
      text += program.names[Int(node.b)].text
      names(from: Int(node.b) + 1, count: Int(node.count) - 1)
    case .chain:
      operand(node.a)
      names(from: Int(node.b), count: Int(node.count))
    case .dot: text.append(".")
    case .nil: text.append("nil")
    case .bool: text.append(node.a == 1 ? "true" : "false")
    case .number, .string: text += program.source[Int(node.b)..<Int(node.c)]
    }
  }

  private func children(_ node: Node) -> ArraySlice<UInt32> { program.children[Int(node.a)..<Int(node.a + node.b)] }

  private mutating func delimited(_ body: (inout NodePrinter) -> Void) {
    text.append("{{")
    body(&self)
    text.append("}}")
  }

  private mutating func branch(_ word: StaticString, _ node: Node) {
    delimited {
      $0.text.append(word)
      $0.write(node.a)
    }
    write(node.b)
    if node.c != 0 {
      text.append("{{else}}")
      write(node.c)
    }
    text.append("{{end}}")
  }

  private mutating func pipe(_ node: Node) {
    for index in 0..<Int(node.count) {
      if index > 0 { text.append(", ") }
      write(program.children[Int(node.c) + index])
    }
    if node.count > 0 { text.append(node.isAssignment ? " = " : " := ") }
    for (index, command) in children(node).enumerated() {
      if index > 0 { text.append(" | ") }
      write(command)
    }
  }

  private mutating func command(_ node: Node) {
    for (index, word) in children(node).enumerated() {
      if index > 0 { text.append(" ") }
      operand(word)
    }
  }

  private mutating func operand(_ id: UInt32) {
    guard program.nodes[Int(id)].operation == .pipe else { return write(id) }
    text.append("(")
    write(id)
    text.append(")")
  }

  private mutating func names(from start: Int, count: Int) {
    for name in program.names[start..<(start + count)] {
      text.append(".")
      text += name.text
    }
  }
}
