import Rhumb
import RhumbEngine
import RhumbKubernetes
import RhumbSystem
import Testing

/// The forms of a report: rhumb's own, and those of kubeconform 0.7, whose fields and words programs read.
@Suite struct ValidationFormatTests {
  private static let manifests = """
    apiVersion: v1
    kind: Service
    metadata: {name: good}
    spec: {ports: [{port: 80}]}
    ---
    apiVersion: v1
    kind: Service
    metadata: {name: bad}
    spec: {ports: [{port: 0}]}
    ---
    apiVersion: example.com/v1
    kind: Widget
    metadata: {name: unknown}
    ---
    apiVersion: v1
    kind: Secret
    metadata: {name: passed}

    """

  private func print(_ format: ValidationFormat, isVerbose: Bool = false, hasSummary: Bool = false) -> String {
    let files = MemoryFileSystem()
    var input = ManifestInput(files)
    input.add(Array(Self.manifests.utf8), named: "all.yaml")
    var options = ValidateAction.Options()
    options.skipped = ["Secret"]
    var report = ValidationReport()
    ValidateAction(options, files: files).run(
      input, definitions: ManifestInput(files), version: nil, into: &report)
    #expect(!report.isClean)
    return format.print(report, isVerbose: isVerbose, hasSummary: hasSummary)
  }

  @Test("for people: faults with their lines, the rest on demand")
  func text() {
    let plain = print(.text)
    #expect(plain.contains("error[kubernetes/service-ports]: spec.ports[0].port: Invalid value: 0: "))
    #expect(plain.contains("--> all.yaml:9:23"))
    #expect(!plain.contains("is valid"))
    let full = print(.text, isVerbose: true, hasSummary: true)
    #expect(full.contains("all.yaml - Service good is valid\n"))
    #expect(full.contains("all.yaml - Secret passed skipped\n"))
    #expect(
      full.hasSuffix("Summary: 4 resources found in 1 file - Valid: 1, Invalid: 1, Errors: 1, Skipped: 1\n"))
  }

  @Test func json() {
    let plain = print(.json, hasSummary: true)
    #expect(plain.contains("\"status\": \"statusInvalid\""))
    #expect(plain.contains("\"status\": \"statusError\""))
    #expect(plain.contains("\"path\": \"/spec/ports/0/port\""))
    #expect(!plain.contains("statusValid"))
    #expect(plain.contains("\"skipped\": 1"))
    #expect(print(.json, isVerbose: true).contains("statusSkipped"))
  }

  @Test func junit() {
    let text = print(.junit)
    #expect(text.hasPrefix("<testsuites name=\"rhumb\" tests=\"4\" failures=\"1\" disabled=\"1\" errors=\"1\">\n"))
    #expect(text.contains("<testcase name=\"good\" classname=\"Service@v1\"></testcase>"))
    #expect(
      text.contains("<failure message=\"spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive"))
    #expect(text.contains("<skipped></skipped>"))
  }

  @Test func tap() {
    let lines = print(.tap).split(separator: "\n").map(String.init)
    #expect(lines.first == "TAP version 13")
    #expect(lines.contains("ok 1 - all.yaml (v1/Service/good)"))
    #expect(lines.contains { $0.hasPrefix("not ok 2 - all.yaml (v1/Service/bad): spec.ports[0].port") })
    #expect(lines.contains("ok 4 - all.yaml (v1/Secret/passed) # skip"))
    #expect(lines.last == "1..4")
  }

  @Test func pretty() {
    let text = print(.pretty, isVerbose: true)
    #expect(text.contains("\u{1B}[32m✔\u{1B}[0m all.yaml: Service good is valid\n"))
    #expect(text.contains("\u{1B}[31m✖\u{1B}[0m all.yaml: Service bad is invalid: spec.ports[0].port"))
    #expect(text.contains("\u{1B}[31m✖\u{1B}[0m all.yaml: Widget unknown failed validation: "))
  }

  @Test("faults between objects are warnings: nothing is refused for them")
  func certainFaults() {
    let files = MemoryFileSystem()
    var input = ManifestInput(files)
    let pod =
      "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: b:1, env: [{name: A, "
      + "valueFrom: {configMapKeyRef: {name: m, key: missing}}}]}]}\n"
    let map = "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata: {there: x}\n"
    input.add(Array((pod + map).utf8), named: "all.yaml")
    var report = ValidationReport()
    ValidateAction(ValidateAction.Options(), files: files).run(
      input, definitions: ManifestInput(files), version: nil, into: &report)
    #expect(report.isClean)
    #expect(report.rows[0].findings.map(\.message.description) == ["ConfigMap 'm' has no key 'missing'"])
  }
}
