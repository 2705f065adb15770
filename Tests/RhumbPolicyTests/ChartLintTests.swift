import RhumbEngine
import RhumbFormats
import Testing

@testable import RhumbPolicy

/// Expected lines are what `helm lint` of Helm 4.3.1 printed.
@Suite struct ChartLintTests {
  private static let subdomain =
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and "
    + "end with an alphanumeric character (e.g. 'example.com', regex used for validation is "
    + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"

  @Test(
    "Chart.yaml",
    arguments: [
      (LintedChart.metadata, []),
      (
        LintedChart.metadata + "foo: 1\n",
        [
          "[WARNING] Chart.yaml: failed to strictly parse chart metadata file\n"
            + "\terror unmarshaling JSON: while decoding JSON: json: unknown field \"foo\""
        ]
      ),
      (
        LintedChart.metadata + "name:\n  web\nversion: 0.1.0\n",
        [
          "[WARNING] Chart.yaml: failed to strictly parse chart metadata file\n"
            + "\terror converting YAML to JSON: yaml: unmarshal errors:\n"
            + "  line 6: key \"name\" already set in map\n  line 7: key \"version\" already set in map"
        ]
      ),
      (
        "apiVersion: v2\nname: web\nversion: 1\n",
        [
          "[ERROR] Chart.yaml: version should be of type string but it's of type float64",
          "[INFO] Chart.yaml: icon is recommended",
          "[WARNING] Chart.yaml: version '1' is not a valid SemVerV2",
        ]
      ),
      (
        "apiVersion: v1\nname: web\nversion: 0.0.0-0\ntype: application\ndependencies: [{name: x, version: \"1\"}]\n",
        [
          "[ERROR] Chart.yaml: version \"0.0.0-0\" is less than or equal to \"0.0.0-0\"",
          "[INFO] Chart.yaml: icon is recommended",
          "[ERROR] Chart.yaml: chart type is not valid in apiVersion 'v1'. It is valid in apiVersion 'v2'",
          "[ERROR] Chart.yaml: dependencies are not valid in the Chart file with apiVersion 'v1'. "
            + "They are valid in apiVersion 'v2'",
          "[WARNING] /charts/web: chart directory is missing these dependencies: x",
        ]
      ),
      (
        "apiVersion: v3\nname: a/b\nversion: x.y\nappVersion: 1.0\ntype: foo\n",
        [
          "[ERROR] Chart.yaml: chart name \"a/b\" is invalid",
          "[ERROR] Chart.yaml: apiVersion 'v3' is not valid. The value must be either \"v1\" or \"v2\"",
          "[ERROR] Chart.yaml: version 'x.y' is not a valid SemVer",
          "[ERROR] Chart.yaml: appVersion should be of type string but it's of type float64",
          "[INFO] Chart.yaml: icon is recommended",
          "[ERROR] Chart.yaml: chart type is not valid in apiVersion 'v3'. It is valid in apiVersion 'v2'",
          "[WARNING] Chart.yaml: version 'x.y' is not a valid SemVerV2",
          "[ERROR] templates/: validation: chart.metadata.name \"a/b\" is invalid",
          "[ERROR] : unable to load chart\n\tvalidation: chart.metadata.name \"a/b\" is invalid",
        ]
      ),
      (
        LintedChart.metadata + "maintainers: [{name: x, email: foo@b.cc, url: bar}, {email: c}]\n",
        ["[ERROR] Chart.yaml: invalid url 'bar' for maintainer 'x'"]
      ),
      (LintedChart.metadata + "sources: ['']\n", ["[ERROR] Chart.yaml: invalid source URL ''"]),
    ] as [(String, [String])])
  func chartFile(_ text: String, _ expected: [String]) {
    #expect(LintedChart(["Chart.yaml": text]).lines == expected)
  }

  @Test(
    "a template",
    arguments: [
      ("metadata: {name: a}\n", []),
      ("# nothing\n", []),
      (
        "metadata: [a]\n",
        [
          "[ERROR] templates/a.yaml: unable to parse YAML: error unmarshaling JSON: while decoding JSON: json: cannot "
            + "unmarshal array into Go struct field .metadata of type rules.k8sYamlMetadata"
        ]
      ),
      (
        "foo\n",
        [
          "[ERROR] templates/a.yaml: unable to parse YAML: error unmarshaling JSON: while decoding JSON: json: cannot "
            + "unmarshal string into Go value of type rules.k8sYamlStruct"
        ]
      ),
      (
        "{kind: [, metadata: {name: a}}\n",
        [
          "[ERROR] templates/a.yaml: unable to parse YAML: json: offset 2: invalid character 'k' looking for beginning "
            + "of object key string"
        ]
      ),
      (
        "metadata: {name: a}\n--- foo\n",
        ["[ERROR] templates/a.yaml: unable to parse YAML: invalid Yaml document separator: foo"]
      ),
      (
        "kind: X\n",
        [
          "[WARNING] templates/a.yaml: object name does not conform to Kubernetes naming requirements: \"\": "
            + "metadata.name: Invalid value: \"\": " + subdomain
        ]
      ),
      (
        "kind: Role\nmetadata: {name: a/b%c}\n",
        [
          "[WARNING] templates/a.yaml: object name does not conform to Kubernetes naming requirements: \"a/b%c\": "
            + "[metadata.name: Invalid value: \"a/b%c\": may not contain '/', "
            + "metadata.name: Invalid value: \"a/b%c\": may not contain '%']"
        ]
      ),
      (
        "  kind: X\n  metadata: {name: a}\n",
        [
          "[WARNING] templates/a.yaml: document starts with an illegal indent: \"  kind: X\", which may cause parsing "
            + "problems"
        ]
      ),
      (
        "apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: {name: a}\n",
        [
          "[WARNING] templates/a.yaml: policy/v1beta1 PodDisruptionBudget is deprecated in v1.21+, unavailable in "
            + "v1.25+; use policy/v1 PodDisruptionBudget"
        ]
      ),
      ("apiVersion: autoscaling/v2beta1\nkind: HorizontalPodAutoscaler\nmetadata: {name: a}\n", []),
      (
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n",
        ["[ERROR] templates/a.yaml: a Deployment must contain matchLabels or matchExpressions, and \"a\" does not"]
      ),
      (
        "kind: List\nmetadata: {name: a}\nitems:\n- metadata: {annotations: {helm.sh/resource-policy: keep}}\n",
        ["[ERROR] templates/a.yaml: annotation 'helm.sh/resource-policy' within List objects are ignored"]
      ),
      ("metadata: {name: '{{ required \"no\" .Values.x }}{{ fail \"no\" }}{{ .Release.Name }}'}\n", []),
      ("metadata: {name: '{{ .Release.IsInstall }}-{{ .Release.Revision }}'}\n", []),
      (
        "{{ .Values.a.b }}",
        [
          "[ERROR] templates/: web/templates/a.yaml:1:10\n  executing \"web/templates/a.yaml\" at <.Values.a.b>:\n"
            + "    nil pointer evaluating interface {}.b"
        ]
      ),
    ] as [(String, [String])])
  func template(_ text: String, _ expected: [String]) {
    #expect(LintedChart(["templates/a.yaml": text]).lines == expected)
  }

  @Test("after a template that can't be read no other is looked at")
  func stopsAtUnreadable() {
    let chart = LintedChart(["templates/a.yaml": "a: [\n", "templates/b.yaml": "kind: Service\nmetadata: {name: A}\n"])
    #expect(chart.lines.count == 1)
  }

  @Test(
    "files",
    arguments: [
      (["values.yaml": nil], ["[INFO] values.yaml: file does not exist"]),
      (["templates/_empty.tpl": nil], ["[WARNING] templates/: directory does not exist"]),
      (["templates/_empty.tpl": nil, "templates": "x"], ["[ERROR] templates/: not a directory"]),
      (
        ["templates/x.json": "hi"],
        [
          "[ERROR] templates/x.json: file extension '.json' not valid. Valid extensions are .yaml, .yml, .tpl, or .txt"
        ]
      ),
      (
        ["crds/a.yaml": "kind: X\n"],
        [
          "[ERROR] crds/a.yaml: apiVersion is not in 'apiextensions.k8s.io'",
          "[ERROR] crds/a.yaml: object kind is not 'CustomResourceDefinition'",
        ]
      ),
      (
        ["charts/k/Chart.yaml": "apiVersion: v2\nname: k\nversion: 1.0.0\n"],
        ["[ERROR] /charts/web: chart metadata is missing these dependencies: k"]
      ),
      (
        ["values.yaml": "a: 1\n", "values.schema.json": "{\"properties\": {\"a\": {\"type\": \"string\"}}}"],
        [
          "[ERROR] values.yaml: - at '/a': got number, want string\n",
          "[ERROR] templates/: values don't meet the specifications of the schema(s) in the following chart(s):\n"
            + "web:\n- at '/a': got number, want string\n",
        ]
      ),
      (
        ["Chart.yaml": nil],
        ["Error unable to check Chart.yaml file in chart: stat web/Chart.yaml: no such file or directory"]
      ),
    ] as [([String: String?], [String])])
  func files(_ files: [String: String?], _ expected: [String]) { #expect(LintedChart(files).lines == expected) }

  @Test("a default that the user takes away comes back, as it does with Helm")
  func removedDefault() throws {
    var chart = LintedChart([
      "values.yaml": "a: {b: X}\n", "templates/a.yaml": "kind: Service\nmetadata: {name: '{{ .Values.a.b }}'}\n",
    ])
    let user = try YAMLReader.readMap(Array("a: {b: null}\n".utf8))
    chart.values = try #require(user)
    #expect(chart.lines.first?.contains("naming requirements: \"X\"") == true)
  }

  @Test(
    "addresses of people",
    arguments: [
      ("a@b.cc", true), ("a.b@c.de", true), ("a@b", false), ("x y@b.cc", false), ("a..b@c.de", false),
      ("a@-b.cc", false), ("a@b.c1", false), ("a@b.cc.", true), ("ä@b.cc", true), ("Foo <a@b.cc>", false),
      ("a+b@c-d.ef", true),
    ])
  func mail(_ text: String, _ expected: Bool) { #expect(AddressSyntax.isEmail(ByteString(text)) == expected) }

  @Test(
    "addresses of pages",
    arguments: [
      ("https://a.b", true), ("localhost", false), ("foo.bar", true), ("http://localhost", true), ("http://a b", false),
      ("https://a.b/c d", false), ("https://u:p@h.com", true), ("https://1.2.3.4", true), ("a.b:999999", false),
      ("https://-a.b", false), (".foo.bar", false), ("slack://x", false),
    ])
  func page(_ text: String, _ expected: Bool) { #expect(AddressSyntax.isURL(ByteString(text)) == expected) }
}
