import RhumbSystem
import Testing

@Suite struct FilePathTests {
  /// What Go's filepath.Clean answers.
  @Test(arguments: [
    ("a/b", "a/b"), ("a//b/", "a/b"), ("./a", "a"), ("a/./b/..", "a"), ("../a/../..", "../.."), ("/../a", "/a"),
    ("", "."), ("a/..", "."), ("/", "/"), ("a/../../b", "../b"),
  ])
  func cleans(_ path: String, _ clean: String) { #expect(FilePath(path).cleaned.text == clean) }

  @Test(arguments: [("/a/b", "/a", true), ("/ab", "/a", false), ("/a", "/a", true), ("/b", "/", true)])
  func liesInside(_ path: String, _ root: String, _ isInside: Bool) {
    #expect(FilePath(path).isInside(FilePath(root)) == isInside)
  }

  @Test(arguments: [("a/b", "b"), ("a/b/", "b"), ("b", "b"), ("/", "")])
  func knowsItsLastComponent(_ path: String, _ last: String) {
    #expect(String(decoding: FilePath(path).lastComponent, as: UTF8.self) == last)
  }
}
