import RhumbCanary
import Testing

/// As `diff -u` prints it (its two lines of names without times).
@Suite struct LineDiffTests {
  private func diff(_ old: String, _ new: String) -> String {
    String(decoding: LineDiff.unified(Array(old.utf8), Array(new.utf8), name: "v.yaml"), as: UTF8.self)
  }

  @Test func equalTexts() { #expect(diff("a\n", "a\n") == "") }

  @Test func oneLine() {
    #expect(
      diff("1\n2\n3\n4\nold\n6\n7\n8\n9\n", "1\n2\n3\n4\nnew\n6\n7\n8\n9\n")
        == "--- v.yaml\n+++ v.yaml\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-old\n+new\n 6\n 7\n 8\n")
  }

  @Test func farApart() {
    let middle = "1\n2\n3\n4\n5\n6\n7\n"
    #expect(
      diff("a\n\(middle)b\n", "A\n\(middle)B\n")
        == "--- v.yaml\n+++ v.yaml\n@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n")
  }

  @Test func close() {
    #expect(diff("a\nx\nb\n", "A\nx\nB\n") == "--- v.yaml\n+++ v.yaml\n@@ -1,3 +1,3 @@\n-a\n+A\n x\n-b\n+B\n")
  }

  @Test func noNewlineAtTheEnd() {
    #expect(
      diff("a", "b")
        == "--- v.yaml\n+++ v.yaml\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n")
  }

  @Test func fewerLines() {
    #expect(diff("a\nb\nc\n", "a\nc\n") == "--- v.yaml\n+++ v.yaml\n@@ -1,3 +1,2 @@\n a\n-b\n c\n")
  }
}
