import Rhumb
import RhumbChart
import RhumbCrypto
import RhumbEngine
import RhumbSystem

/// A small chart through which every kind of way leads from values to output: helpers, `toYaml`, `tpl`, `range`, variables
/// that are written again, maps that templates make, a subchart with globals and imported values.
enum SampleChart {
  static let release = "r"

  /// The chart rendered with `prod.yaml` and one flag.
  static func render(set: [ByteString] = ["replicas=7"], files: [ByteString] = ["/prod.yaml"]) throws -> TracedRender {
    var disk = MemoryFileSystem(Self.files)
    disk.add(FilePath("/prod.yaml"), Array(production.utf8))
    var values = ValuesLayers()
    values.files = files
    values.set = set
    return try TracedRender(chart: FilePath("/sample"), input(values, shownPath: "sample", disk), files: disk)
  }

  static func input(_ values: ValuesLayers, shownPath: String, _ files: any FileSystem) -> ChartInput {
    var options = TemplateAction.Options()
    options.release = ReleaseOptions(name: ByteString(release), namespace: "default")
    var loading = ChartLoadOptions()
    loading.shownPath = shownPath
    let environment = Environment(now: { 0 }, randomBytes: { [UInt8](repeating: 0, count: $0) })
    return ChartInput(
      values: values, options: options, loading: loading, functions: BuiltInFunctions.table,
      context: CallContext(environment: environment),
      reader: ValuesReader(files, standardInput: { () throws(ChartError) in [] }))
  }

  private static let production = """
    image:
      tag: "2.0"
    replicas: 5
    labels:
      tier: gold
    ingress:
      enabled: true
    db:
      size: 10Gi

    """

  private static let files: [String: String] = [
    "/sample/Chart.yaml": """
    apiVersion: v2
    name: shop
    version: 1.0.0
    appVersion: "9"
    dependencies:
      - name: db
        version: 0.1.0
        condition: db.enabled
        import-values:
          - child: exported
            parent: imported

    """,
    "/sample/values.yaml": """
    global:
      region: eu
    image:
      repository: acme/shop
      tag: ""
    replicas: 2
    labels:
      team: web
      tier: front
    ports:
      - name: http
        port: 80
      - name: admin
        port: 9000
    env:
      A: one
      B: two
    config: |
      first line
      level={{ .Values.level }}
    level: info
    host: shop.example.org
    secret: s3cret
    ingress:
      enabled: false
      class: nginx
    resources:
      limits:
        cpu: 1
        memory: 64Mi
    extra: {}
    paths:
      - /a
      - /b
    db:
      size: 2Gi
    unused: 1

    """,
    "/sample/charts/db/Chart.yaml": """
    apiVersion: v2
    name: db
    version: 0.1.0

    """,
    "/sample/charts/db/values.yaml": """
    enabled: true
    size: 1Gi
    engine: postgres
    exported:
      port: 5432

    """,
    "/sample/charts/db/templates/claim.yaml": """
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: db
    data:
      size: {{ .Values.size }}
      engine: {{ .Values.engine }}
      region: {{ .Values.global.region }}

    """,
    "/sample/templates/_helpers.tpl": """
    {{- define "shop.image" -}}
    {{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
    {{- end -}}
    {{- define "shop.labels" -}}
    app: {{ .Chart.Name }}
    {{ toYaml .Values.labels }}
    {{- end -}}
    {{- define "shop.port" -}}
    {{ .port.name }}={{ .port.port }}
    {{- end -}}
    {{- define "shop.flag" -}}
    {{ not (empty .Values.secret) }}
    {{- end -}}
    {{- define "shop.settings" -}}
    level: {{ .Values.level }}
    host: {{ .Values.host }}
    {{- end -}}

    """,
    "/sample/templates/flow.yaml": """
    {{- $count := .Values.replicas -}}
    {{- $mode := "plain" -}}
    {{- if .Values.ingress.enabled }}{{ $mode = "routed" }}{{ end -}}
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: flow
    data:
      count: {{ $count }}
      mode: {{ $mode }}
      {{- if .Values.ingress.enabled }}
      class: {{ .Values.ingress.class }}
      {{- else }}
      class: none
      {{- end }}
      {{- with .Values.resources.limits }}
      cpu: {{ .cpu }}
      {{- end }}
      {{- range $name, $value := .Values.env }}
      env-{{ $name }}: {{ $value }}
      {{- end }}
      {{- range .Values.ports }}
      port-{{ .name }}: {{ include "shop.port" (dict "port" .) }}
      {{- end }}
      {{- range $i, $path := .Values.paths }}
      path-{{ $i }}: {{ $path }}
      {{- end }}
      config: |
        {{- tpl .Values.config . | nindent 4 }}

    """,
    "/sample/templates/maps.yaml": """
    {{- $settings := include "shop.settings" . | fromYaml -}}
    {{- $copy := deepCopy .Values.labels -}}
    {{- $_ := set $copy "level" .Values.level -}}
    {{- $merged := merge (dict "tier" "none") .Values.labels -}}
    {{- $all := append .Values.paths .Values.host -}}
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: maps
      annotations:
        {{- toYaml $copy | nindent 4 }}
    data:
      level: {{ $settings.level }}
      host: {{ get $settings "host" }}
      tier: {{ $merged.tier }}
      team: {{ $merged.team }}
      first: {{ first .Values.paths }}
      last: {{ last $all }}
      indexed: {{ (index .Values.ports 1).name }}
      dug: {{ dig "limits" "memory" "1Gi" .Values.resources }}
      lost: {{ dig "limits" "disk" "1Gi" .Values.resources }}
      imported: "{{ .Values.imported.port }}"
      ports: {{ .Values.ports | toJson | quote }}
      resources: |
        {{- toYaml .Values.resources | nindent 4 }}

    """,
    "/sample/templates/ways.yaml": """
    {{- $sizes := dict "info" (dict "cpu" "1") "debug" (dict "cpu" "2") -}}
    {{- $text := .Values.level | toString -}}
    {{- $state := dict -}}
    {{- if .Values.ingress.enabled }}{{ $_ := set $state "mode" "routed" }}{{ end -}}
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: ways
    data:
      literal: {{ ternary "abc" "def" (eq (include "shop.flag" .) "true") }}
      {{- toYaml (index $sizes .Values.level) | nindent 2 }}
      port: "{{ (index .Values.ports (int .Values.resources.limits.cpu)).port }}"
      state: {{ $state.mode }}
      {{- if .Values.host }}
      below: {{ $text }}
      {{- end }}
      later: {{ tpl (printf "{{ .Values.host }}/%s" .Values.level) . }}
      {{- with merge (dict) .Values.labels .Values.env }}
      absent: {{ .absent | default "-" | quote }}
      {{- end }}

    """,
    "/sample/templates/texts.yaml": """
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: texts
      labels:
        {{- include "shop.labels" . | nindent 4 }}
    data:
      literal: words
      image: {{ include "shop.image" . | quote }}
      formatted: {{ printf "%s-%d" .Values.host (int .Values.replicas) }}
      missing: {{ .Values.missing | default "none" }}
      set: {{ default "x" .Values.level }}
      coalesced: {{ coalesce .Values.extra .Values.level "y" }}
      ternary: {{ ternary "on" "off" .Values.ingress.enabled }}
      upper: {{ upper .Values.level }}
      replaced: {{ .Values.host | replace "." "-" | trunc 8 | trimSuffix "-" }}
      encoded: {{ .Values.secret | b64enc }}
      joined: {{ join "," .Values.paths }}
      spliced: {{ print .Values.host "/" .Values.level }}
      both: {{ or .Values.extra .Values.host }}
      copied: {{ $.Values.replicas }}
      release: {{ .Release.Name }}

    """,
  ]
}
