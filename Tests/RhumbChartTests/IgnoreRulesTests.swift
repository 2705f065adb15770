import RhumbChart
import RhumbEngine
import Testing

@Suite struct IgnoreRulesTests {
  /// The rules are those of Helm's `pkg/ignore`.
  @Test(arguments: [
    ("helm.txt", "helm.txt", true), ("helm.*", "rudder.txt", false), ("*", "a/.joonix", true),
    ("cargo", "a/cargo", true),
    ("cargo/", "cargo", false), ("cargo/", "cargo/a.txt", false), ("mast/*", "mast/a.txt", true),
    ("mast/*", "x/mast/a.txt", false),
    ("/a.txt", "a.txt", true), ("/a.txt", "cargo/a.txt", false), ("cargo/*.txt", "mast/a.txt", false),
    ("!helm.txt", "helm.txt", false), ("!helm.txt", "tiller.txt", true), ("*\n!cargo", "cargo", true),
    ("a.txt\n!b.txt", "b.txt", false), ("mast/\n!mast", "x", true), ("# a comment\n\n  x.txt  ", "x.txt", true),
    ("\u{FEFF}x.txt", "x.txt", true), ("[Mm]", "M", true), ("a\\#", "a#", true),
  ])
  func ignores(_ rules: String, _ path: String, _ isIgnored: Bool) throws {
    #expect(try IgnoreRules(reading: Array(rules.utf8)).ignores(Array(path.utf8), isDirectory: false) == isIgnored)
  }

  @Test func directoriesHaveRulesOfTheirOwn() throws {
    let rules = try IgnoreRules(reading: Array("cargo/\n".utf8))
    #expect(rules.ignores(Array("cargo".utf8), isDirectory: true))
    #expect(rules.ignores(Array("a/cargo".utf8), isDirectory: true))
    #expect(!rules.ignores(Array("cargo".utf8), isDirectory: false))
  }

  @Test func hiddenTemplatesAreAlwaysIgnored() throws {
    #expect(IgnoreRules().ignores(Array("templates/.x.swp".utf8), isDirectory: false))
    #expect(!IgnoreRules().ignores(Array(".hidden".utf8), isDirectory: false))
    #expect(!IgnoreRules().ignores([], isDirectory: true))
  }

  @Test(arguments: [("a/**/b", "double-star (**) syntax is not supported"), ("[", "syntax error in pattern")])
  func refuses(_ rules: String, _ message: String) {
    do {
      _ = try IgnoreRules(reading: Array(rules.utf8))
      Issue.record("no error")
    } catch {
      #expect(error.message.description == message)
    }
  }
}
