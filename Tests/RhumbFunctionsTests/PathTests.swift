import Testing

/// Expected values from Helm 4.3.1.
struct PathTests {
  @Test(arguments: [
    ("base", "", "."), ("base", "//", "/"), ("base", "a/b/", "b"), ("base", "a/b/c.txt", "c.txt"), ("base", ".", "."),
    ("dir", "a/b/c.txt", "a/b"), ("dir", "a/b/", "a/b"), ("dir", "/", "/"), ("dir", "a", "."), ("dir", "", "."),
    ("dir", "/a", "/"), ("clean", "", "."), ("clean", "///", "/"), ("clean", "a/../b//c/./d/", "b/c/d"),
    ("clean", "/../a", "/a"), ("clean", "../../x", "../../x"), ("clean", "a/..", "."), ("clean", "a/../..", ".."),
    ("clean", "/..", "/"), ("clean", "..a/.b", "..a/.b"), ("ext", "a.tar.gz", ".gz"), ("ext", "a.b/c", ""),
    ("ext", "", ""),
    ("ext", ".bashrc", ".bashrc"), ("isAbs", "/a", "true"), ("isAbs", "", "false"), ("osBase", "C:x", "C:x"),
    ("osIsAbs", "x", "false"), ("osExt", "x.", "."), ("osDir", "x/y", "x"), ("osClean", "x//y", "x/y"),
  ])
  func treatsPaths(_ name: String, _ path: String, _ result: String) {
    #expect(rendered("{{ \(name) \"\(path)\" }}") == result)
  }
}
