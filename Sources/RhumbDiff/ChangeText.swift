import RhumbEngine
import RhumbFormats

/// Draws differences for people: a line for each, `~ path: old -> new`, and longer values as YAML below it.
package enum ChangeText {
  /// So many lines of a value are shown.
  private static let longestValue = 20

  package static func lines(_ changes: [Change]) -> [String] {
    var lines: [String] = []
    for change in changes {
      let path = change.path.steps.isEmpty ? "(all)" : change.path.text.description
      switch change.kind {
      case .added: lines += block("+ \(path)", change.new)
      case .removed: lines += block("- \(path)", change.old)
      case .changed:
        if let old = short(change.old), let new = short(change.new) {
          lines.append("~ \(path): \(old) -> \(new)")
        } else {
          lines += block("- \(path)", change.old) + block("+ \(path)", change.new)
        }
      }
    }
    return lines
  }

  /// The value in the same line if it is one word, else below.
  private static func block(_ head: String, _ value: Value) -> [String] {
    if let word = short(value) { return ["\(head): \(word)"] }
    guard let yaml = try? YAMLPrettyWriter.write(value) else { return [head + ": …"] }
    let text = String(decoding: yaml, as: UTF8.self)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }
    if lines.last?.utf8.count == 4 { lines.removeLast() }
    if lines.count > longestValue {
      lines = lines.prefix(longestValue) + ["    … (\(lines.count - longestValue) more lines)"]
    }
    return [head + ":"] + lines
  }

  /// A scalar, or something empty, as YAML in one line.
  private static func short(_ value: Value) -> String? {
    switch value {
    case .map(let map) where map.count > 0: return nil
    case .list(let list) where !list.items.isEmpty: return nil
    case .string(let text) where text.bytes.contains(0x0A) || text.count > 200: return nil
    default: break
    }
    guard let yaml = try? YAMLPrettyWriter.write(value) else { return nil }
    return String(decoding: yaml.dropLast(yaml.last == 0x0A ? 1 : 0), as: UTF8.self)
  }
}
