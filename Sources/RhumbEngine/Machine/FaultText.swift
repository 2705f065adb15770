extension Fault {
  /// Go's own text of the error: one line, outermost place first.
  package var goText: ByteString {
    var text: [UInt8] = []
    for frame in frames.reversed() { Fault.append(frame, to: &text) }
    text += message
    return ByteString(text)
  }

  /// What a frame puts before the error it passes on.
  private static func append(_ frame: FaultFrame, to text: inout [UInt8]) {
    switch frame {
    case .executing(let program, let node, let template):
      text.append("template: ")
      text += program.location(of: node)
      text.append(": executing ")
      text += GoQuote.quoted(template)
      text.append(" at <")
      text += NodePrinter.text(of: node, in: program)
      text.append(">: ")
    case .calling(let name):
      text.append("error calling ")
      text += name
      text.append(": ")
    case .wrapped(let words): text += words
    }
  }

  /// Helm's text: `fail` and `required` alone with the outermost place, a chain of template faults a block a level,
  /// everything else as Go puts it (`pkg/engine`, reformatExecErrorMsg).
  package var helmText: ByteString {
    guard case .executing(let program, let node, _)? = frames.last else { return goText }
    if kind == .raised { return "execution error at (" + program.location(of: node) + "): " + message }
    guard case .executing? = frames.first else { return helmTextOfCall }
    return blocks() ?? goText
  }

  /// A function's own error has no place of its own, so that Helm gives up on blocks, unless a template was missing.
  private var helmTextOfCall: ByteString {
    guard message.bytes.starts(with: "template: no template ".utf8), let blocks = blocks() else { return goText }
    return blocks + "\n" + message
  }

  /// A block for each template on the way: location, what was executed, and the words up to the next ` template:`.
  private func blocks() -> ByteString? {
    var blocks: [[UInt8]] = []
    var words = Fault.cutAtTemplate(message)
    for frame in frames {
      switch frame {
      case .wrapped: return nil
      case .calling(let name):
        // Where another template follows, the words are cut before it.
        let isInnermost = blocks.isEmpty
        words =
          isInnermost ? Fault.cutAtTemplate("error calling " + name + ": " + message) : "error calling " + name + ":"
      case .executing(let program, let node, let template):
        var block = program.location(of: node).bytes
        block.append("\n  executing ")
        block += GoQuote.quoted(template)
        block.append(" at <")
        block += NodePrinter.text(of: node, in: program)
        block.append(">:\n    ")
        block += words
        blocks.append(block)
      }
    }
    return ByteString(Array(blocks.reversed().joined(separator: [UInt8(ascii: "\n")])))
  }

  private static func cutAtTemplate(_ words: ByteString) -> ByteString {
    let mark = Array(" template:".utf8)
    var index = 0
    while index + mark.count <= words.count {
      if words.bytes[index..<(index + mark.count)].elementsEqual(mark) { return ByteString(words.bytes[..<index]) }
      index += 1
    }
    return words
  }
}
