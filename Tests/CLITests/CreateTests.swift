import RhumbSystem
import Testing

/// `rhumb create`, and that what it makes works at once.
@Suite struct CreateTests {
  /// Runs `body` with an empty folder.
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = "/tmp/rhumb-create-\(UInt32.random(in: 0 ... .max))"
    defer { _ = try? BuiltProgram.runInRoot("rm", ["-rf", folder]) }
    #expect(try BuiltProgram.runInRoot("mkdir", [folder]).status == 0)
    try body(folder)
  }

  private func expect(_ words: [String], status: Int32 = 0, output: String? = nil, errors: String? = nil) throws {
    let answer = try BuiltProgram.run(words)
    #expect(answer.status == status, "\(words): \(String(decoding: answer.errors, as: UTF8.self))")
    if let output { #expect(answer.output == Array(output.utf8)) }
    if let errors { #expect(String(decoding: answer.errors, as: UTF8.self) == errors) }
  }

  private func names(in folder: String) throws -> [String] {
    try DiskFileSystem().list(FilePath(folder)).map { String(decoding: $0.name, as: UTF8.self) }
  }

  @Test("a new chart renders, is valid, and keeps Helm's rules", arguments: ["web", "worker", "canary"])
  func works(_ preset: String) throws {
    try inFolder { folder in
      let chart = "\(folder)/shop"
      try expect(["create", chart, "--preset", preset], output: "Creating \(chart)\n")
      for values in ["values.yaml", "values-dev.yaml", "values-production.yaml"] {
        try expect(["template", "demo", chart, "-f", "\(chart)/\(values)"])
        try expect(["validate", chart, "-f", "\(chart)/\(values)", "--kube-version", "1.25,1.37"], output: "")
        try expect(["lint", chart, "-f", "\(chart)/\(values)", "--strict"])
      }
      try expect(["test", "--strict", chart])
      let objects = try names(in: "\(chart)/golden/production")
      #expect(objects.contains("Deployment-demo-shop.yaml"))
      #expect(objects.contains("objects.txt"))
    }
  }

  @Test("a chart may have any name that Helm allows", arguments: ["My_App.v2", "123", "true", "common", "web-service"])
  func odd(_ name: String) throws {
    try inFolder { folder in
      for preset in ["web", "worker", "canary"] {
        let chart = "\(folder)/\(preset)/\(name)"
        #expect(try BuiltProgram.runInRoot("mkdir", ["\(folder)/\(preset)"]).status == 0)
        try expect(["create", chart, "--preset=\(preset)"])
        try expect(["validate", chart, "-f", "\(chart)/values-production.yaml"], output: "")
      }
    }
  }

  @Test("nothing is written over, and nothing half-made stays")
  func refuses() throws {
    try inFolder { folder in
      let chart = "\(folder)/shop"
      try expect(["create", chart])
      try expect(
        ["create", chart], status: 1, output: "",
        errors: "Error: \(chart) exists already: choose another name, or take it away first\n")
      try expect(
        ["create", "\(folder)/no/shop"], status: 1, output: "",
        errors: "Error: the chart \(folder)/no/shop can't be made: no such file or directory\n")
      try expect(
        ["create", "\(folder)/a b"], status: 1, output: "",
        errors: "Error: chart name must match the regular expression \"^[a-zA-Z0-9._-]+$\"\n")
      try expect(
        ["create", "\(folder)/x", "--preset", "site"], status: 1, output: "",
        errors: "Error: --preset is 'site', but the presets are web, worker, canary\n")
      #expect(try names(in: folder) == ["shop"])
    }
  }

  @Test("the presets are made of the charts as they are now")
  func packed() throws {
    let answer = try BuiltProgram.runInRoot("scripts/pack-presets", ["--check"])
    #expect(answer.status == 0, "\(String(decoding: answer.errors, as: UTF8.self))")
  }
}
