/// A text that holds files, as Go's txtar has them: a line `-- NAME --` begins a file, and what stands before the first
/// of them is a comment. So a case of a test is one file that a person can read.
package struct TextArchive: Sendable, Equatable {
  package struct File: Sendable, Equatable {
    package let name: String
    package var text: String

    package init(name: String, text: String) {
      self.name = name
      self.text = text
    }
  }

  package var comment: String
  package var files: [File]

  package init(_ text: String) {
    comment = ""
    files = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map({ $0 + "\n" }) {
      if line.hasPrefix("-- "), line.hasSuffix(" --\n"), line.utf8.count > 7 {
        files.append(File(name: String(line.dropFirst(3).dropLast(4)), text: ""))
      } else if files.isEmpty {
        comment += line
      } else {
        files[files.count - 1].text += line
      }
    }
    // What follows the last line end is no line.
    if files.isEmpty { comment.removeLast() } else { files[files.count - 1].text.removeLast() }
  }

  package subscript(name: String) -> String? {
    get { files.first { $0.name == name }?.text }
    set {
      files.removeAll { $0.name == name && newValue == nil }
      guard let newValue else { return }
      if let index = files.firstIndex(where: { $0.name == name }) {
        files[index].text = newValue
      } else {
        files.append(File(name: name, text: newValue))
      }
    }
  }

  package var text: String {
    files.reduce(comment) { text, file in
      let isClosed = text.isEmpty || text.hasSuffix("\n")
      return text + (isClosed ? "" : "\n") + "-- \(file.name) --\n" + file.text
    }
  }
}
