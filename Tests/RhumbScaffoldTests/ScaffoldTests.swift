import RhumbChart
import RhumbEngine
import RhumbSystem
import Testing

@testable import RhumbScaffold

@Suite struct ScaffoldTests {
  private func files(_ name: ByteString, _ preset: Preset) throws -> [String: String] {
    let files = try Scaffold(ChartName(name), preset).files()
    return Dictionary(
      uniqueKeysWithValues: files.map {
        (String(decoding: $0.name, as: UTF8.self), String(decoding: $0.bytes, as: UTF8.self))
      })
  }

  @Test("a chart is complete", arguments: Preset.allCases)
  func complete(_ preset: Preset) throws {
    let files = try files("shop", preset)
    for path in [
      ".helmignore", "Chart.yaml", "README.md", "values.yaml", "values-dev.yaml", "values-production.yaml",
      "values.schema.json", "templates/deployment.yaml", "templates/validate.yaml", "charts/common/Chart.yaml",
      "charts/common/templates/_pod.tpl", "golden/golden.yaml",
    ] {
      #expect(files[path] != nil, "\(path)")
    }
    #expect(files.keys.contains { $0.hasPrefix("tests/") && $0.hasSuffix("_test.yaml") })
    #expect(!files.keys.contains { $0.hasSuffix(".tgz") || $0 == "Chart.lock" || $0 == "values-staging.yaml" })
  }

  @Test("nothing is left of placeholders and of the base's name", arguments: Preset.allCases)
  func filled(_ preset: Preset) throws {
    for (path, text) in try files("shop", preset) where !path.hasPrefix("charts/") {
      #expect(!text.contains("__"), "\(path)")
      #expect(!text.contains("web-service"), "\(path)")
      #expect(!text.contains("worker.validate") && !text.contains("team/worker"), "\(path)")
    }
  }

  @Test("the chart's name stands as it was given, and as a label where only that will do")
  func names() throws {
    let files = try files("My_App", .web)
    #expect(try #require(files["Chart.yaml"]).contains("name: \"My_App\"\n"))
    #expect(try #require(files["values.yaml"]).contains("repository: team/my-app\n"))
    #expect(try #require(files["templates/validate.yaml"]) == "{{- include \"my-app.validate\" . -}}\n")
    #expect(try #require(files["README.md"]).hasPrefix("# My_App\n"))
  }

  @Test("a README has the table of values", arguments: Preset.allCases)
  func table(_ preset: Preset) throws {
    let readme = try #require(files("shop", preset)["README.md"])
    #expect(readme.contains("| `image.digest` |"))
    #expect(readme.hasSuffix("|\n"))
  }

  @Test("the canary preset has a canary")
  func canary() throws {
    let values = try #require(files("shop", .canary)["values.yaml"])
    #expect(values.contains("canary:\n  enabled: true\n"))
    #expect(values.contains("istio:\n  enabled: true\n"))
    #expect(values.contains("    stable: 90\n    canary: 10\n"))
    #expect(try #require(files("shop", .web)["values.yaml"]).contains("canary:\n  enabled: false\n"))
  }

  @Test("an edit is made wherever its text stands")
  func edits() {
    let edit = TextEdit("ab", "x")
    let cases: [(String, String)] = [("", ""), ("ab", "x"), ("aab", "ax"), ("abab-a", "xx-a"), ("ba", "ba")]
    for (old, new) in cases { #expect(edit.apply(to: Array(old.utf8)) == Array(new.utf8)) }
  }
}
