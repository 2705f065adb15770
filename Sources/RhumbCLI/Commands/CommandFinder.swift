import RhumbEngine

/// Finds the command that the words name, as cobra does, and runs it.
enum CommandFinder {
  /// The command, its path, and the words without the names that led to it.
  struct Found {
    var spec: CommandSpec
    var path: String
    var words: [ByteString]
    /// The first word that is neither a flag nor a command, for a group of commands.
    var stray: ByteString?
  }

  static func find(_ words: [ByteString], in root: CommandSpec) -> Found {
    var found = Found(spec: root, path: "\(root.name)", words: words)
    while true {
      let spec = found.spec
      let subcommands = spec.subcommands
      guard !subcommands.isEmpty, let position = firstOperand(found.words, FlagTable.global + spec.flags) else {
        return found
      }
      let word = found.words[position]
      guard let next = subcommands.first(where: { $0.isNamed(word) }) else {
        found.stray = word
        return found
      }
      found.spec = next
      found.path += " \(next.name)"
      found.words.remove(at: position)
    }
    return found
  }

  private static func firstOperand(_ words: [ByteString], _ flags: @autoclosure () -> [FlagSpec]) -> Int? {
    var position = 0
    while position < words.count {
      let word = words[position]
      if word == "--" { return nil }
      if word.bytes.first != UInt8(ascii: "-") { return word.isEmpty ? nil : position }
      position += FlagSpec.takesNextWord(word, flags()) ? 2 : 1
    }
    return nil
  }

  /// Commands whose names are close to a word that is none.
  static func suggestions(for word: ByteString, in spec: CommandSpec) -> [String] {
    let typed = word.description.lowercased()
    return spec.subcommands.filter { !$0.isHidden }.map { "\($0.name)" }.filter { name in
      distance(Array(typed.utf8), Array(name.utf8)) <= 2 || name.hasPrefix(typed)
    }
  }

  /// Levenshtein's, of two short words.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    guard a.count <= 40 else { return a.count }
    var row = Array(0...b.count)
    for (i, left) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = left == right ? diagonal : min(diagonal, above, row[j]) + 1
        diagonal = above
      }
    }
    return row[b.count]
  }
}
