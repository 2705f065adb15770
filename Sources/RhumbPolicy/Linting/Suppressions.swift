import RhumbDiagnostics
import RhumbEngine
import RhumbKubernetes

/// Comments that let single places off, with a reason:
///
///     # rhumb:ignore host-network it reads the counters of the node
///     hostNetwork: true
///
/// Such a comment counts for the line that follows and all that is indented below it; on a line of its own before the
/// first field of an object, for the whole object. Behind a value, it counts for its line.
struct Suppressions {
  struct Comment {
    let rules: [ByteString]
    let reason: ByteString
    let span: SourceSpan
    /// The bytes it counts for.
    let range: Range<Int>
    var isUsed = false
  }

  private static let mark = Array("rhumb:ignore".utf8)
  private(set) var comments: [Comment] = []

  /// - Parameters:
  ///   - text: a text of manifests.
  ///   - documents: where the objects in it stand.
  init(_ text: [UInt8], file: FileID, documents: [SourceSpan]) {
    var position = 0
    while let found = ByteScan.index(of: Self.mark, in: text, from: position) {
      position = found + Self.mark.count
      let line = Self.line(around: found, in: text)
      guard let hash = text[line.lowerBound..<found].lastIndex(of: UInt8(ascii: "#")),
        text[(hash + 1)..<found].allSatisfy({ $0 == 0x20 })
      else { continue }
      let words = text[position..<line.upperBound].split(separator: 0x20, omittingEmptySubsequences: true)
      guard let first = words.first else { continue }
      let rules = first.split(separator: UInt8(ascii: ",")).map { ByteString($0) }
      let reason = ByteString(Array(words.dropFirst().joined(separator: [0x20])))
      let isAlone = text[line.lowerBound..<hash].allSatisfy { $0 == 0x20 }
      let range = isAlone ? Self.range(below: line, in: text, documents) : line
      comments.append(
        Comment(
          rules: rules, reason: reason, span: SourceSpan(file: file, start: hash, end: line.upperBound), range: range))
    }
  }

  /// Whether a comment lets a finding off; the comment is then of use.
  mutating func covers(_ finding: Finding, of rule: PolicyRule) -> Bool {
    for index in comments.indices where comments[index].span.file == finding.span.file {
      let comment = comments[index]
      guard comment.range.contains(Int(finding.span.start)) else { continue }
      if comment.rules.contains("all") || comment.rules.contains(where: rule.isNamed) {
        comments[index].isUsed = true
        return true
      }
    }
    return false
  }

  // MARK: - Lines

  private static func line(around position: Int, in text: [UInt8]) -> Range<Int> {
    let start = text[..<position].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = text[position...].firstIndex(of: 0x0A) ?? text.count
    return start..<end
  }

  /// The line below and what is indented under it, or the object whose first field it is.
  private static func range(below line: Range<Int>, in text: [UInt8], _ documents: [SourceSpan]) -> Range<Int> {
    var start = min(line.upperBound + 1, text.count)
    while start < text.count {
      let next = self.line(around: start, in: text)
      let first = text[next].first { $0 != 0x20 }
      if first != nil, first != UInt8(ascii: "#"), first != 0x0D { break }
      start = min(next.upperBound + 1, text.count)
    }
    guard start < text.count else { return start..<start }
    if let document = documents.first(where: { Int($0.start) <= line.lowerBound && line.upperBound <= Int($0.end) }),
      isBlankOrComment(text[Int(document.start)..<line.lowerBound])
    {
      return Int(document.start)..<Int(document.end)
    }
    let indent = text[start...].prefix { $0 == 0x20 }.count
    var end = self.line(around: start, in: text).upperBound
    while end + 1 < text.count {
      let next = self.line(around: end + 1, in: text)
      let depth = text[next].prefix { $0 == 0x20 }.count
      if depth <= indent, depth < next.count { break }
      end = next.upperBound
    }
    return start..<end
  }

  private static func isBlankOrComment(_ text: ArraySlice<UInt8>) -> Bool {
    text.split(separator: 0x0A).allSatisfy { line in
      guard let first = line.first(where: { $0 != 0x20 && $0 != 0x0D }) else { return true }
      return first == UInt8(ascii: "#") || line.starts(with: Array("---".utf8))
    }
  }
}

/// Annotations by which other tools are told to pass over an object.
enum ForeignSuppressions {
  static func covers(_ object: FieldView, _ rule: PolicyRule) -> Bool {
    let annotations = object["metadata"]["annotations"]
    if annotations.isEmpty { return false }
    for alias in rule.aliases {
      let id = ByteString(stringLiteral: alias.id)
      switch alias.tool {
      case .kubeLinter:
        if annotations[key: "ignore-check.kube-linter.io/" + id].exists { return true }
      case .kubeScore:
        let names = annotations[key: "kube-score/ignore"].text?.bytes.split(separator: UInt8(ascii: ",")) ?? []
        if names.contains(where: { ByteString($0.filter { $0 != 0x20 }) == id }) { return true }
      case .polaris:
        if annotations[key: "polaris.fairwinds.com/" + id + "-exempt"].text == "true" { return true }
      }
    }
    return annotations[key: "kube-linter.io/ignore-all"].exists
      || annotations[key: "polaris.fairwinds.com/exempt"].text == "true"
  }
}
