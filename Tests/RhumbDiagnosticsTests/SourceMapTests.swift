import RhumbDiagnostics
import Testing

/// Keys of values, and spans that share a line. `«` and `»` mark what is to be found; the value begins at `^`.
@Suite struct SourceMapTests {
  @Test(
    "the key of a value",
    arguments: [
      ("a: 1\n«image»: ^nginx\n", "image"),
      ("«image»:\n  ^tag: 1\n", "image"),
      ("«ports»:\n  ^- 1\n", "ports"),
      ("{a: 1, «tag»: ^2}", "tag"),
      ("{«\"tag\"»:^2}", "tag"),
      ("«'a b'»: ^2", "a b"),
      ("«example.com/last change»: ^x", "example.com/last change"),
    ])
  func keys(_ text: String, _ key: String) throws {
    let file = file(text)
    let range = try #require(file.range(ofKey: Array(key.utf8), before: offset(of: "^", in: text)))
    #expect(range == offset(of: "«", in: text)..<offset(of: "»", in: text))
  }

  @Test(
    "what is not found",
    arguments: [
      ("myimage: ^x", "image"), ("image: # a comment\n  ^x", "image"), ("image: &a ^x", "image"), ("- ^x", "image"),
      ("^x", "image"), (": ^x", ""), ("\"im\\u0061ge\": ^x", "image"), ("e: ^x", "image"),
    ])
  func others(_ text: String, _ key: String) {
    #expect(file(text).range(ofKey: Array(key.utf8), before: offset(of: "^", in: text)) == nil)
  }

  @Test func spansOfOneLineBecomeOne() {
    var map = SourceMap()
    let id = map.add(name: "a", bytes: Array("a b c\nd e\n".utf8))
    func span(_ start: Int, _ end: Int) -> SourceSpan { SourceSpan(file: id, start: start, end: end) }
    #expect(map.joined([span(2, 3), span(6, 7), span(0, 1), .none]) == [span(0, 3), span(6, 7), .none])
  }

  private func file(_ text: String) -> SourceFile {
    SourceFile(id: FileID(raw: 1), name: "a", bytes: Array(plain(text).utf8))
  }

  private func plain(_ text: String) -> String { text.filter { !"«»^".contains($0) } }

  /// Counted without the marks.
  private func offset(of mark: Character, in text: String) -> Int {
    plain(String(text.prefix { $0 != mark })).utf8.count
  }
}
