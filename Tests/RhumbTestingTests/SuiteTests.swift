import RhumbDiagnostics
import RhumbEngine
import RhumbSystem
import RhumbTesting
import Testing

/// Suites of helm-unittest get the verdicts that they get there (its documentation and sources).
@Suite struct SuiteTests {
  @Test(
    "assertions that hold",
    arguments: [
      "equal: {path: data.greeting, value: hello}", "equal: {path: data.count, value: 3}",
      "notEqual: {path: data.count, value: \"3\"}", "equal: {path: data.count, value: 4}\nnot: true",
      "equal: {path: 'data.ports[?(@.name == \"https\")].port', value: 443}",
      "isKind: {of: ConfigMap}", "isAPIVersion: {of: v1}", "hasDocuments: {count: 1}",
      "exists: {path: data.greeting}", "notExists: {path: data.other}", "isNull: {path: data.other}",
      "isNotNull: {path: data.count}", "isNotEmpty: {path: data.ports}", "isNullOrEmpty: {path: data.none}\nnot: true",
      "matchRegex: {path: metadata.name, pattern: -web$}", "notMatchRegex: {path: metadata.name, pattern: ^web}",
      "contains: {path: data.ports, content: {name: http, port: 80}}",
      "contains: {path: data.ports, content: {name: http}, any: true}",
      "contains: {path: data.ports, content: {name: http, port: 80}, count: 1}",
      "notContains: {path: data.ports, content: {name: http}}",
      "isSubset: {path: metadata.labels, content: {app: web}}",
      "isNotSubset: {path: metadata.labels, content: {app: x}}",
      "lengthEqual: {path: data.ports, count: 2}", "notLengthEqual: {path: data.ports, count: 1}",
      "lengthEqual: {paths: [data.ports, data.ports]}", "isType: {path: data.count, type: int}",
      "isType: {path: data.ports, type: \"[]interface {}\"}", "isNotType: {path: data.count, type: string}",
      "greaterOrEqual: {path: data.count, value: 3}", "lessOrEqual: {path: data.count, value: 3}",
      "notGreaterOrEqual: {path: data.count, value: 4}",
      "containsDocument: {kind: ConfigMap, apiVersion: v1, name: RELEASE-NAME-web}", "notFailedTemplate: {}",
      "equal: {path: data.minor, value: \"37\"}", "equal: {path: data.has, value: false}",
      "equal: {path: metadata.labels.version, value: \"2.0\"}",
    ])
  func holds(_ assertion: String) {
    let run = TestRun(assertion: assertion)
    #expect(run.errors.isEmpty)
    #expect(run.messages == [[]])
  }

  @Test(
    "assertions that fail, and why",
    arguments: [
      ("equal: {path: data.count, value: 4}", "is 3, expected 4"),
      ("equal: {path: data.count, value: \"3\"}", "is 3, expected \"3\" (int, not string)"),
      ("equal: {path: data.x, value: 1}", "nothing is at 'data.x'"),
      ("equal: {path: 'data.[', value: 1}", "path 'data.[', character 6: a name is missing"),
      ("isKind: {of: Secret}", "is ConfigMap, expected Secret"),
      ("hasDocuments: {count: 2}", "has 1 documents, expected 2"),
      ("contains: {path: data.ports, content: {name: x}}", "the list doesn't have the item"),
      ("matchRegex: {path: data.greeting, pattern: '('}", "error parsing regexp: missing closing ): `(`"),
      ("failedTemplate: {errorMessage: x}", "the render was to fail, but did not"),
      ("isSubset: {path: metadata.labels, content: {app: x, y: z}}", "lacks 'app', 'y' as expected"),
      (
        "isKind: {of: ConfigMap}\ntemplate: other.yaml",
        "the template was not rendered: it is not there, or not among the suite's 'templates'"
      ),
      ("isKind: {of: ConfigMap}\ndocumentIndex: 3", "document index 3 is out of range: c/templates/map.yaml has 1"),
    ])
  func fails(_ assertion: String, _ message: String) {
    #expect(TestRun(assertion: assertion).messages == [[message]])
  }

  @Test(
    "settings of a test",
    arguments: [
      ("set: {greeting: bye}", "equal: {path: data.greeting, value: bye}"),
      ("set: {\"ports[0].port\": 81}", "equal: {path: \"data.ports[0].port\", value: 81}"),
      ("release: {name: r}", "equal: {path: metadata.name, value: r-web}"),
      ("chart: {appVersion: 1.10}", "equal: {path: metadata.labels.version, value: \"1.10\"}"),
      ("capabilities: {majorVersion: 1, minorVersion: 29}", "equal: {path: data.minor, value: \"29\"}"),
      ("capabilities: {apiVersions: [a/v1]}", "equal: {path: data.has, value: true}"),
      ("set: {more: [a, b]}\ndocumentIndex: 2", "equal: {path: metadata.name, value: b}"),
      (
        "set: {more: [a, b]}\ndocumentSelector: {path: metadata.name, value: a}", "isKind: {of: Extra}"
      ),
      (
        "kubernetesProvider:\n  scheme: {v1/Secret: {gvr: {version: v1, resource: secrets}, namespaced: true}}\n"
          + "  objects: [{apiVersion: v1, kind: Secret, metadata: {name: s, namespace: default}}]",
        "equal: {path: data.found, value: Secret}"
      ),
    ])
  func settings(_ job: String, _ assertion: String) {
    #expect(TestRun(assertion: assertion, job: job).messages == [[]])
  }

  @Test("a failing template is a document of its own")
  func failedTemplate() {
    let run = TestRun(
      """
      suite: failures
      templates: [map.yaml]
      tests:
        - it: by message
          set: {greeting: null}
          asserts: [{failedTemplate: {errorMessage: say a greeting}}]
        - it: by pattern
          set: {greeting: null}
          asserts: [{failedTemplate: {errorPattern: a .*ing$}}]
        - it: in a partial
          templates: [guard.yaml]
          set: {broken: true}
          asserts: [{failedTemplate: {errorPattern: broken}}]
      """)
    #expect(run.messages.prefix(2) == [[], []])
    #expect(run.cases.last?.status == .failed, "guard.yaml is not among the suite's templates")
  }

  @Test("texts that are no YAML")
  func raw() {
    let run = TestRun(
      """
      templates: [NOTES.txt]
      tests:
        - it: t
          asserts:
            - equalRaw: {value: "Hello\\nthere"}
            - matchRegexRaw: {pattern: there$}
      """)
    #expect(run.messages == [[]])
  }

  @Test("several suites in a file, skipped ones, and the suite's own settings")
  func several() {
    let run = TestRun(
      """
      suite: one
      set: {greeting: suite}
      release: {name: s}
      templates: [map.yaml]
      tests:
        - it: takes the suite's
          asserts: [{equal: {path: data.greeting, value: suite}}, {equal: {path: metadata.name, value: s-web}}]
        - it: has its own
          set: {greeting: job}
          asserts: [{equal: {path: data.greeting, value: job}}]
      ---
      suite: two
      skip: {reason: later}
      tests:
        - it: t
          asserts: [{isKind: {of: None}}]
      """)
    #expect(run.cases.map(\.status) == [.passed, .passed, .skipped])
    #expect(run.results.map(\.isSkipped) == [false, true])
  }

  @Test(
    "what is wrong with a suite",
    arguments: [
      ("tests: []", "no tests found"), ("tests: [{it: t}]", "no asserts found"),
      ("tests: [{it: t, asserts: [{equals: {}}]}]", "unknown kind of assertion 'equals': did you mean 'equal'?"),
      (
        "tests: [{it: t, asserts: [{equal: {}, exists: {}}]}]",
        "an assertion has one kind, not both 'equal' and 'exists'"
      ),
      ("tests: [{it: t, asserts: [{isKind: {of: 1}}]}]", "'of' of 'isKind' must be a text"),
      ("templates: a.yaml\ntests: [{it: t, asserts: [{isKind: {of: X}}]}]", "'templates' must be a list of texts"),
      ("a: 1\na: 2", "yaml: unmarshal errors:\n  line 2: mapping key \"a\" already defined at line 1"),
    ])
  func refuses(_ suite: String, _ message: String) {
    #expect(TestRun(suite).errors == [message])
  }

  @Test("--strict refuses unknown fields")
  func strict() {
    var options = UnitTestOptions()
    let suite = "tests: [{it: t, sett: {}, asserts: [{exists: {path: kind}}]}]\ntemplates: [map.yaml]"
    #expect(TestRun(suite, options: options).messages == [[]])
    options.isStrict = true
    #expect(TestRun(suite, options: options).errors == ["unknown field 'sett' in a test: did you mean 'set'?"])
  }

  @Test("values files count only inside the chart")
  func valuesFiles() {
    let suite = """
      templates: [map.yaml]
      tests:
        - it: inside
          values: [../ci/v.yaml]
          asserts: [{equal: {path: data.greeting, value: ci}}]
        - it: outside
          values: [../../etc/v.yaml]
          asserts: [{exists: {path: kind}}]
      """
    let run = TestRun(suite, files: ["ci/v.yaml": "greeting: ci", "/etc/v.yaml": "greeting: no"])
    #expect(run.cases.map(\.status) == [.passed, .failed])
  }

  @Test("a failure tells what differs, and where the template and the values say so")
  func origins() throws {
    let run = TestRun(assertion: "equal: {path: data.greeting, value: bye}")
    let failure = try #require(run.cases.first?.failures.first)
    #expect(failure.object == "ConfigMap/RELEASE-NAME-web")
    #expect(failure.path == "data.greeting")
    #expect(failure.difference == ["~ (all): bye -> hello"])
    let places = failure.origins.compactMap { run.plan.sources[$0.span.file]?.name }
    #expect(places == ["c/templates/map.yaml", "c/values.yaml"])
  }
}
