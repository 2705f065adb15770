import RhumbCanary
import RhumbDiagnostics
import RhumbEngine
import RhumbFormats
import Testing

/// What `rhumb values set` does to a text: the smallest edit, or none and a reason.
@Suite struct ScalarEditorTests {
  private static let file = FileID(raw: 1)

  /// The new text, or the refusal's code.
  static func edit(_ text: [UInt8], _ words: String, changingKinds: Bool = false) throws -> Result<[UInt8], Refused> {
    var editor = ScalarEditor(text, file: file, changingKinds: changingKinds)
    let assignment = try #require(ScalarAssignment(ByteString(words)), "\(words)")
    do throws(ScalarRefusal) { try editor.apply(assignment) } catch {
      #expect(editor.bytes == text)
      return .failure(Refused(code: error.diagnostic.code.text))
    }
    return .success(editor.bytes)
  }

  struct Refused: Error, Equatable { let code: String }

  @Test(
    "the value is written in the old one's style, and nothing else changes",
    arguments: [
      ("weight: 10  # percent\n", "weight=25", "weight: 25  # percent\n"),
      ("a:\r\n  weight: 10\r\n", "a.weight=25", "a:\r\n  weight: 25\r\n"),
      ("\u{FEFF}weight: 10", "weight=25", "\u{FEFF}weight: 25"),
      ("\u{FEFF}größe: ☃\nweight: 10", "weight=25", "\u{FEFF}größe: ☃\nweight: 25"),
      ("a: {weight: 10, b: 1} # c\n", "a.weight=25", "a: {weight: 25, b: 1} # c\n"),
      ("{\"a\": {\"weight\": 10}}", "a.weight=25", "{\"a\": {\"weight\": 25}}"),
      ("steps: [5, 25, 50]\n", "steps[1]=30", "steps: [5, 30, 50]\n"),
      ("l:\n- m: a\n- m: b\n", "l[1].m=c", "l:\n- m: a\n- m: c\n"),
      ("a.b: 1\n", "a\\.b=2", "a.b: 2\n"),
      ("t: \"1.2.3\"\n", "t=1.3", "t: \"1.3\"\n"),
      ("t: '1'\n", "t=it's", "t: 'it''s'\n"),
      ("t: 'x'\n", "t=a\tb", "t: \"a\\tb\"\n"),
      ("t: \"x\"\n", "t=a: \"b\\", "t: \"a: \\\"b\\\\\"\n"),
      ("t: \"x\"\n", "t=\u{2028}\u{1B}[2J", "t: \"\\u2028\\u001b[2J\"\n"),
      ("t: x\n", "t=a b", "t: a b\n"),
      ("t: x\n", "t=12", "t: \"12\"\n"),
      ("t: x\n", "t=yes", "t: \"yes\"\n"),
      ("t: x\n", "t=*x", "t: \"*x\"\n"),
      ("t: x\n", "t=a: b", "t: \"a: b\"\n"),
      ("t: x\n", "t=a #b", "t: \"a #b\"\n"),
      ("t: [x]\n", "t[0]=a,b", "t: [\"a,b\"]\n"),
      ("t: x\n", "t=", "t: \"\"\n"),
      ("t: x # c\n", "t=x=y", "t: x=y # c\n"),
      ("on: true\n", "true=off", "on: off\n"),
      ("t: null\n", "t=5", "t: 5\n"),
      ("t:\nu: 1\n", "t=5", "t: 5\nu: 1\n"),
      ("t:  # c\n", "t=a: b", "t: \"a: b\"  # c\n"),
      ("t: 10\n", "t=10", "t: 10\n"),
      ("t:\nu: {v: }\n", "u.v=", "t:\nu: {v: }\n"),
      ("t: 0x0a\n", "t=10", "t: 0x0a\n"),
      ("---\nt: 1\n", "t=2", "---\nt: 2\n"),
      ("# only a comment\n---\nt: 1\n...\n", "t=2", "# only a comment\n---\nt: 2\n...\n"),
      ("b: &b {x: 1}\nt: 1\nc: *b\n", "t=2", "b: &b {x: 1}\nt: 2\nc: *b\n"),
      ("t: two\n  lines\nu: 1\n", "t=one", "t: one\nu: 1\n"),
    ])
  func smallestEdit(_ before: String, _ words: String, _ after: String) throws {
    #expect(try Self.edit(Array(before.utf8), words) == .success(Array(after.utf8)))
  }

  @Test(
    "what is not one scalar of its own is left alone",
    arguments: [
      ("t: 1\nt: 2\n", "t=3", "edit/duplicate-key"),
      ("a: &w {t: 1}\nb: *w\n", "b.t=2", "edit/alias"),
      ("a: &w {t: 1}\nb: *w\n", "a.t=2", "edit/anchor"),
      ("t: &t 1\n", "t=2", "edit/anchor"),
      ("t: !!int 1\n", "t=2", "edit/anchor"),
      ("a: &a {t: 1}\nb:\n  <<: *a\n  t: 1\n", "b.t=2", "edit/merge-key"),
      ("t: 1\n---\nt: 2\n", "t=3", "edit/several-documents"),
      ("t: 1\n...\nt: 2\n", "t=3", "edit/several-documents"),
      ("t: {u: 1}\n", "t=3", "edit/no-scalar"),
      ("t: [1]\n", "t=3", "edit/no-scalar"),
      ("t: 1\n", "t.u=3", "edit/no-such-path"),
      ("t: [1]\n", "t[1]=3", "edit/no-such-path"),
      ("t: 1\n", "u=3", "edit/no-such-path"),
      ("", "u=3", "edit/no-such-path"),
      ("t: |\n  a\n", "t=3", "edit/block-text"),
      ("t: 10\n", "t=ten", "edit/kind"),
      ("t: true\n", "t=1", "edit/kind"),
      ("{\"t\": 1}\n", "t=0x10", "edit/unwritable"),
      ("t: {{ .x }}\n", "t=3", "edit/unreadable"),
      ("t: [\n", "t=3", "edit/unreadable"),
    ])
  func refusals(_ text: String, _ words: String, _ code: String) throws {
    #expect(try Self.edit(Array(text.utf8), words) == .failure(Refused(code: code)))
  }

  @Test(
    "with --change-type a value may become of another kind",
    arguments: [
      ("t: 10\n", "t=ten", "t: ten\n"), ("t: 10\n", "t=true", "t: true\n"), ("t: x\n", "t=5", "t: 5\n"),
      ("t: x\n", "t=null", "t: null\n"), ("t: \"5\"\n", "t=6", "t: \"6\"\n"),
    ])
  func changingKinds(_ before: String, _ words: String, _ after: String) throws {
    #expect(try Self.edit(Array(before.utf8), words, changingKinds: true) == .success(Array(after.utf8)))
  }

  @Test("a text that is no UTF-8 is left alone")
  func encoding() throws {
    #expect(try Self.edit(Array("t: ".utf8) + [0xFF, 0x0A], "t=1") == .failure(Refused(code: "edit/encoding")))
    #expect(try Self.edit([0xFF, 0xFE, 0x74, 0], "t=1") == .failure(Refused(code: "edit/encoding")))
  }

  @Test(arguments: ["=1", "a..b=1", ".a=1", "a.=1", "a[x]=1", "a[1=1", "a[1]b=1", "a", "a\\", "a[0].=1", "a.[0]=1"])
  func brokenKeys(_ words: String) { #expect(ScalarAssignment(ByteString(words)) == nil) }

  @Test(
    "of 4,000 files made up at random, each edit changes the weight's bytes alone, or is refused for the right reason")
  func property() throws {
    var edited = 0
    for seed in 0..<4_000 as Range<UInt64> {
      let values = GeneratedValues(seed: seed)
      let outcome = try Self.edit(values.text, "\(values.path)=\(values.new)")
      let shown = "seed \(seed)\n" + String(decoding: values.text, as: UTF8.self)
      if let refusal = values.refusal {
        #expect(outcome == .failure(Refused(code: refusal)), "\(shown)")
      } else {
        var expected = values.text
        expected.replaceSubrange(values.weight, with: Array((values.quote + String(values.new) + values.quote).utf8))
        #expect(outcome == .success(expected), "\(shown)")
        edited += 1
      }
    }
    #expect(edited > 2_000 && edited < 3_500)
  }
}
