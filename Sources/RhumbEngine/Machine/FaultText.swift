extension Fault {
  /// Go's own text of the error: one line, outermost place first.
  package var goText: ByteString {
    frames.reduce(message) { inner, frame in Fault.put(frame, before: inner) }
  }

  private static func put(_ frame: FaultFrame, before inner: ByteString) -> ByteString {
    switch frame {
    case .executing(let location, let template, let context, _):
      "template: " + location + ": executing " + GoQuote.quoted(template) + " at <" + context + ">: " + inner
    case .calling(let name): "error calling " + name + ": " + inner
    case .wrapped(let words): words + inner
    }
  }

  /// Helm's text: `fail` and `required` alone with the outermost place, a chain of template faults a block a level,
  /// everything else as Go puts it (`pkg/engine`, reformatExecErrorMsg).
  package var helmText: ByteString {
    guard case .executing(let outermost, _, _, _)? = frames.last else { return goText }
    if kind == .raised { return "execution error at (" + outermost + "): " + message }
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
    var inner = message
    var lines: [ByteString] = []
    for frame in frames {
      switch frame {
      case .wrapped: return nil
      case .calling: inner = Fault.put(frame, before: inner)
      case .executing(let location, let template, let context, _):
        let quoted = GoQuote.quoted(template)
        lines.append(
          location + "\n  executing " + quoted + " at <" + context + ">:\n    " + Fault.cutAtTemplate(inner))
        inner = Fault.put(frame, before: inner)
      }
    }
    return lines.reversed().reduce(ByteString.empty) { $0.isEmpty ? $1 : $0 + "\n" + $1 }
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
