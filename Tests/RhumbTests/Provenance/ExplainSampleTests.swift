import Rhumb
import RhumbChart
import RhumbEngine
import RhumbSystem
import Testing

/// Where fields of the sample chart come from. The expected lines were checked by hand against its templates.
@Suite struct ExplainSampleTests {
  @Test func explainsFields() throws {
    let render = try SampleChart.render()
    try ExplanationLines.expect(Self.cases, in: render)
  }

  private static let cases: [ExplanationLines.Case] = [
    (
      "ConfigMap/texts", "metadata.labels.app",
      [
        "by _helpers.tpl| app: {{ .Chart.Name }}",
        "via shop.labels",
        "of .Chart.Name",
      ]
    ),
    (
      "ConfigMap/texts", "metadata.labels.tier",
      [
        "by _helpers.tpl| {{ toYaml .Values.labels }}",
        "via shop.labels",
        "of labels.tier: prod.yaml| tier: gold, over values.yaml| tier: front",
      ]
    ),
    (
      "ConfigMap/texts", "metadata.labels.team",
      [
        "by _helpers.tpl| {{ toYaml .Values.labels }}",
        "via shop.labels",
        "of labels.team: values.yaml| team: web",
      ]
    ),
    (
      "ConfigMap/texts", "data.literal",
      [
        "by texts.yaml| literal: words"
      ]
    ),
    (
      "ConfigMap/texts", "data.image",
      [
        "by texts.yaml| image: {{ include \"shop.image\" . | quote }}",
        "by _helpers.tpl| {{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}",
        "via shop.image",
        "of image.repository: values.yaml| repository: acme/shop",
        "of image.tag: prod.yaml| tag: \"2.0\", over values.yaml| tag: \"\"",
      ]
    ),
    (
      "ConfigMap/texts", "data.formatted",
      [
        "by texts.yaml| formatted: {{ printf \"%s-%d\" .Values.host (int .Values.replicas) }}",
        "of host: values.yaml| host: shop.example.org",
        "of replicas: --set replicas=7| replicas=7, over prod.yaml| replicas: 5, over values.yaml| replicas: 2",
      ]
    ),
    (
      "ConfigMap/texts", "data.missing",
      [
        "by texts.yaml| missing: {{ .Values.missing | default \"none\" }}",
        "of missing: not set",
      ]
    ),
    (
      "ConfigMap/texts", "data.set",
      [
        "by texts.yaml| set: {{ default \"x\" .Values.level }}",
        "of level: values.yaml| level: info",
      ]
    ),
    (
      "ConfigMap/texts", "data.coalesced",
      [
        "by texts.yaml| coalesced: {{ coalesce .Values.extra .Values.level \"y\" }}",
        "of level: values.yaml| level: info",
        "of extra: values.yaml| extra: {}",
      ]
    ),
    (
      "ConfigMap/texts", "data.ternary",
      [
        "by texts.yaml| ternary: {{ ternary \"on\" \"off\" .Values.ingress.enabled }}",
        "of ingress.enabled: prod.yaml| enabled: true, over values.yaml| enabled: false",
      ]
    ),
    (
      "ConfigMap/texts", "data.upper",
      [
        "by texts.yaml| upper: {{ upper .Values.level }}",
        "of level: values.yaml| level: info",
      ]
    ),
    (
      "ConfigMap/texts", "data.replaced",
      [
        "by texts.yaml| replaced: {{ .Values.host | replace \".\" \"-\" | trunc 8 | trimSuffix \"-\" }}",
        "of host: values.yaml| host: shop.example.org",
      ]
    ),
    (
      "ConfigMap/texts", "data.encoded",
      [
        "by texts.yaml| encoded: {{ .Values.secret | b64enc }}",
        "of secret: values.yaml| secret: s3cret",
      ]
    ),
    (
      "ConfigMap/texts", "data.joined",
      [
        "by texts.yaml| joined: {{ join \",\" .Values.paths }}",
        "of paths[0]: values.yaml| - /a",
        "of paths[1]: values.yaml| - /b",
      ]
    ),
    (
      "ConfigMap/texts", "data.spliced",
      [
        "by texts.yaml| spliced: {{ print .Values.host \"/\" .Values.level }}",
        "of host: values.yaml| host: shop.example.org",
        "of level: values.yaml| level: info",
      ]
    ),
    (
      "ConfigMap/texts", "data.both",
      [
        "by texts.yaml| both: {{ or .Values.extra .Values.host }}",
        "of host: values.yaml| host: shop.example.org",
        "of extra: values.yaml| extra: {}",
      ]
    ),
    (
      "ConfigMap/texts", "data.copied",
      [
        "by texts.yaml| copied: {{ $.Values.replicas }}",
        "of replicas: --set replicas=7| replicas=7, over prod.yaml| replicas: 5, over values.yaml| replicas: 2",
      ]
    ),
    (
      "ConfigMap/texts", "data.release",
      [
        "by texts.yaml| release: {{ .Release.Name }}",
        "of .Release.Name",
      ]
    ),
    (
      "ConfigMap/flow", "data.count",
      [
        "by flow.yaml| count: {{ $count }}",
        "of replicas: --set replicas=7| replicas=7, over prod.yaml| replicas: 5, over values.yaml| replicas: 2",
      ]
    ),
    (
      "ConfigMap/flow", "data.mode",
      [
        "by flow.yaml| mode: {{ $mode }}",
        "of ingress.enabled: prod.yaml| enabled: true, over values.yaml| enabled: false",
      ]
    ),
    (
      "ConfigMap/flow", "data.class",
      [
        "by flow.yaml| class: {{ .Values.ingress.class }}",
        "of ingress.class: values.yaml| class: nginx",
        "when taken: if .Values.ingress.enabled (ingress.enabled)",
      ]
    ),
    (
      "ConfigMap/flow", "data.cpu",
      [
        "by flow.yaml| cpu: {{ .cpu }}",
        "of resources.limits.cpu: values.yaml| cpu: 1",
        "when taken: with .Values.resources.limits (resources.limits)",
      ]
    ),
    (
      "ConfigMap/flow", "data.env-A",
      [
        "by flow.yaml| env-{{ $name }}: {{ $value }}",
        "of env.A: values.yaml| A: one",
        "when turn: range $name, $value := .Values.env (env.A)",
      ]
    ),
    (
      "ConfigMap/flow", "data.env-B",
      [
        "by flow.yaml| env-{{ $name }}: {{ $value }}",
        "of env.B: values.yaml| B: two",
        "when turn: range $name, $value := .Values.env (env.B)",
      ]
    ),
    (
      "ConfigMap/flow", "data.port-http",
      [
        "by _helpers.tpl| {{ .port.name }}={{ .port.port }}",
        "via shop.port",
        "of ports[0].name: values.yaml| - name: http",
        "of ports[0].port: values.yaml| port: 80",
        "when turn: range .Values.ports (ports[0])",
      ]
    ),
    (
      "ConfigMap/flow", "data.port-admin",
      [
        "by _helpers.tpl| {{ .port.name }}={{ .port.port }}",
        "via shop.port",
        "of ports[1].name: values.yaml| - name: admin",
        "of ports[1].port: values.yaml| port: 9000",
        "when turn: range .Values.ports (ports[1])",
      ]
    ),
    (
      "ConfigMap/flow", "data.path-0",
      [
        "by flow.yaml| path-{{ $i }}: {{ $path }}",
        "of paths[0]: values.yaml| - /a",
        "when turn: range $i, $path := .Values.paths (paths[0])",
      ]
    ),
    (
      "ConfigMap/flow", "data.path-1",
      [
        "by flow.yaml| path-{{ $i }}: {{ $path }}",
        "of paths[1]: values.yaml| - /b",
        "when turn: range $i, $path := .Values.paths (paths[1])",
      ]
    ),
    (
      "ConfigMap/flow", "data.config",
      [
        "by flow.yaml| config: |",
        "by flow.yaml| {{- tpl .Values.config . | nindent 4 }}",
        "via tpl",
        "of config: values.yaml| config: |",
        "of level: values.yaml| level: info",
      ]
    ),
    (
      "ConfigMap/maps", "metadata.annotations.tier",
      [
        "by maps.yaml| {{- toYaml $copy | nindent 4 }}",
        "of labels.tier: prod.yaml| tier: gold, over values.yaml| tier: front",
      ]
    ),
    (
      "ConfigMap/maps", "metadata.annotations.level",
      [
        "by maps.yaml| {{- toYaml $copy | nindent 4 }}",
        "of level: values.yaml| level: info",
      ]
    ),
    (
      "ConfigMap/maps", "data.level",
      [
        "by maps.yaml| level: {{ $settings.level }}",
        "by _helpers.tpl| level: {{ .Values.level }}",
        "via shop.settings",
        "of level: values.yaml| level: info",
      ]
    ),
    (
      "ConfigMap/maps", "data.host",
      [
        "by maps.yaml| host: {{ get $settings \"host\" }}",
        "by _helpers.tpl| host: {{ .Values.host }}",
        "via shop.settings",
        "of host: values.yaml| host: shop.example.org",
      ]
    ),
    (
      "ConfigMap/maps", "data.tier",
      [
        "by maps.yaml| tier: {{ $merged.tier }}"
      ]
    ),
    (
      "ConfigMap/maps", "data.team",
      [
        "by maps.yaml| team: {{ $merged.team }}",
        "of labels.team: values.yaml| team: web",
      ]
    ),
    (
      "ConfigMap/maps", "data.first",
      [
        "by maps.yaml| first: {{ first .Values.paths }}",
        "of paths[0]: values.yaml| - /a",
      ]
    ),
    (
      "ConfigMap/maps", "data.last",
      [
        "by maps.yaml| last: {{ last $all }}",
        "of host: values.yaml| host: shop.example.org",
      ]
    ),
    (
      "ConfigMap/maps", "data.indexed",
      [
        "by maps.yaml| indexed: {{ (index .Values.ports 1).name }}",
        "of ports[1].name: values.yaml| - name: admin",
      ]
    ),
    (
      "ConfigMap/maps", "data.dug",
      [
        "by maps.yaml| dug: {{ dig \"limits\" \"memory\" \"1Gi\" .Values.resources }}",
        "of resources.limits.memory: values.yaml| memory: 64Mi",
      ]
    ),
    (
      "ConfigMap/maps", "data.lost",
      [
        "by maps.yaml| lost: {{ dig \"limits\" \"disk\" \"1Gi\" .Values.resources }}",
        "of resources.limits.disk: not set",
      ]
    ),
    (
      "ConfigMap/maps", "data.imported",
      [
        "by maps.yaml| imported: \"{{ .Values.imported.port }}\"",
        "of imported.port: values.yaml| port: 5432",
      ]
    ),
    (
      "ConfigMap/maps", "data.ports",
      [
        "by maps.yaml| ports: {{ .Values.ports | toJson | quote }}",
        "of ports: values.yaml| - name: http",
      ]
    ),
    (
      "ConfigMap/maps", "data.resources",
      [
        "by maps.yaml| resources: |",
        "by maps.yaml| {{- toYaml .Values.resources | nindent 4 }}",
        "of resources.limits: values.yaml| cpu: 1",
        "of resources.limits.cpu: values.yaml| cpu: 1",
        "of resources.limits.memory: values.yaml| memory: 64Mi",
      ]
    ),
    (
      "ConfigMap/ways", "data.literal",
      [
        "by ways.yaml| literal: {{ ternary \"abc\" \"def\" (eq (include \"shop.flag\" .) \"true\") }}",
        "of secret: values.yaml| secret: s3cret",
      ]
    ),
    (
      "ConfigMap/ways", "data.cpu",
      [
        "by ways.yaml| {{- toYaml (index $sizes .Values.level) | nindent 2 }}",
        "of level: values.yaml| level: info",
      ]
    ),
    (
      "ConfigMap/ways", "data.port",
      [
        "by ways.yaml| port: \"{{ (index .Values.ports (int .Values.resources.limits.cpu)).port }}\"",
        "of ports[1].port: values.yaml| port: 9000",
        "of resources.limits.cpu: values.yaml| cpu: 1",
      ]
    ),
    (
      "ConfigMap/ways", "data.state",
      [
        "by ways.yaml| state: {{ $state.mode }}",
        "of ingress.enabled: prod.yaml| enabled: true, over values.yaml| enabled: false",
      ]
    ),
    (
      "ConfigMap/ways", "data.below",
      [
        "by ways.yaml| below: {{ $text }}",
        "of level: values.yaml| level: info",
        "when taken: if .Values.host (host)",
      ]
    ),
    (
      "ConfigMap/ways", "data.later",
      [
        "by ways.yaml| later: {{ tpl (printf \"{{ .Values.host }}/%s\" .Values.level) . }}",
        "via tpl",
        "of host: values.yaml| host: shop.example.org",
        "of level: values.yaml| level: info",
      ]
    ),
    (
      "ConfigMap/ways", "data.absent",
      [
        "by ways.yaml| absent: {{ .absent | default \"-\" | quote }}",
        "of labels.absent: not set",
        "when taken: with merge (dict) .Values.labels .Values.env (labels, env)",
      ]
    ),
    (
      "ConfigMap/db", "data.size",
      [
        "by claim.yaml| size: {{ .Values.size }}",
        "of db.size: prod.yaml| size: 10Gi, over values.yaml| size: 2Gi, over values.yaml| size: 1Gi",
      ]
    ),
    (
      "ConfigMap/db", "data.engine",
      [
        "by claim.yaml| engine: {{ .Values.engine }}",
        "of db.engine: values.yaml| engine: postgres",
      ]
    ),
    (
      "ConfigMap/db", "data.region",
      [
        "by claim.yaml| region: {{ .Values.global.region }}",
        "of global.region: values.yaml| region: eu",
      ]
    ),
  ]
}
