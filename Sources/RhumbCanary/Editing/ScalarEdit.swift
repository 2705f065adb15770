package import RhumbDiagnostics
package import RhumbEngine
package import RhumbFormats

/// One value to be set: `canary.weight=25`.
package struct ScalarAssignment: Sendable {
  package let path: NodePath
  package let word: [UInt8]
  /// The number of the document in a file that may have several; nil where there must be one only.
  package let document: Int?

  package init(path: NodePath, word: [UInt8], document: Int? = nil) {
    self.path = path
    self.word = word
    self.document = document
  }

  /// Reads `KEY=VALUE`; nil without an `=` or with a broken key. All behind the first `=` that no backslash precedes is
  /// the value.
  package init?(_ text: ByteString) {
    var position = 0
    while position < text.bytes.count, text.bytes[position] != UInt8(ascii: "=") {
      position += text.bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard position < text.bytes.count, let path = NodePath(ByteString(text.bytes[..<position])) else { return nil }
    self.init(path: path, word: Array(text.bytes[(position + 1)...]))
  }
}

/// What an edit did to a text.
package struct ScalarChange: Sendable {
  package let path: NodePath
  /// 1-based, in bytes.
  package let line: Int
  package let column: Int
  package let old: [UInt8]
  package let new: [UInt8]

  package var isChange: Bool { old != new }
}

/// Changes scalars in the text of a values file: no byte but theirs.
///
/// Every edit is read back: it counts only if exactly that value changed, and to what was meant.
package struct ScalarEditor {
  package private(set) var bytes: [UInt8]
  package private(set) var changes: [ScalarChange] = []
  private let file: FileID
  /// A number may become a text, and so on.
  private let changesKinds: Bool

  package init(_ bytes: [UInt8], file: FileID, changingKinds: Bool = false) {
    self.bytes = bytes
    self.file = file
    changesKinds = changingKinds
  }

  package mutating func apply(_ assignment: ScalarAssignment) throws(ScalarRefusal) {
    let finder = try ScalarFinder(bytes, file: file, document: assignment.document)
    let place = try finder.find(assignment.path)
    let span = SourceSpan(file: file, start: place.range.lowerBound, end: place.range.upperBound)
    guard Self.isText(assignment.word) else {
      throw ScalarRefusal("edit/encoding", "the new value is no UTF-8", labels: [Diagnostic.Label(span, "")])
    }
    let meaning = ScalarSpelling.meaning(of: assignment.word, replacing: place, changingKind: changesKinds)
    guard let meaning else {
      throw ScalarRefusal(
        "edit/kind",
        "'\(assignment.path.text.description)' is \(Self.noun(place.value)), and "
          + "'\(ByteString(assignment.word).description)' is none",
        labels: [Diagnostic.Label(span, "")], help: ["--change-type lets the value become of another type"])
    }
    if TreeComparison.equal(meaning, place.value), place.style != .absent || assignment.word.isEmpty {
      return note(assignment.path, place.range, Array(bytes[place.range]))
    }
    if place.style == .block {
      throw ScalarRefusal(
        "edit/block-text", "a text of several lines is not edited", labels: [Diagnostic.Label(span, "")])
    }
    for candidate in ScalarSpelling.candidates(for: meaning, word: assignment.word, in: place) {
      guard let edited = verified(candidate, at: place, of: finder.root, assignment, meaning) else { continue }
      note(assignment.path, place.range, candidate)
      bytes = edited
      return
    }
    throw ScalarRefusal(
      "edit/unwritable", "'\(ByteString(assignment.word).description)' can't be written here",
      labels: [Diagnostic.Label(span, "")],
      help: ["nothing that may stand here reads as this value: write it in another form, or change it by hand"])
  }

  /// The text with the candidate in its place, if it then reads as it should.
  private func verified(
    _ candidate: [UInt8], at place: ScalarPlace, of root: Value, _ assignment: ScalarAssignment,
    _ meaning: Value
  ) -> [UInt8]? {
    var edited = bytes
    edited.replaceSubrange(place.range, with: candidate)
    guard let finder = try? ScalarFinder(edited, file: file, document: assignment.document),
      TreeComparison.isOnlyChange(at: assignment.path, to: meaning, from: root, in: finder.root)
    else { return nil }
    // A file of JSON stays one, also for those who read nothing else.
    if JSONReader.read(bytes).error == nil, JSONReader.read(edited).error != nil { return nil }
    return edited
  }

  private mutating func note(_ path: NodePath, _ range: Range<Int>, _ new: [UInt8]) {
    let position = SourceFile(id: file, name: "", bytes: bytes).position(of: range.lowerBound)
    changes.append(
      ScalarChange(
        path: path, line: position.line, column: position.column, old: Array(bytes[range]),
        new: new))
  }

  private static func isText(_ word: [UInt8]) -> Bool {
    var position = 0
    while position < word.count {
      let rune = UTF8Text.decode(word, at: position)
      if rune.isInvalid { return false }
      position += rune.width
    }
    return true
  }

  private static func noun(_ value: Value) -> String {
    switch value {
    case .bool: "a boolean"
    case .float: "a number"
    default: "a text"
    }
  }
}
