{{/* common.selectorLabels: what tells this release's pods from all others; it never changes. Argument: $. */}}
{{- define "common.selectorLabels" -}}
app.kubernetes.io/name: {{ include "common.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{/* common.labels: labels of every object. Argument: $. */}}
{{- define "common.labels" -}}
helm.sh/chart: {{ include "common.chart" . }}
{{ include "common.selectorLabels" . }}
app.kubernetes.io/version: {{ include "common.versionLabel" (dict "root" . "values" .Values) }}
{{- with .Values.partOf }}
app.kubernetes.io/part-of: {{ . }}
{{- end }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* common.versionLabel: the image's tag, or the chart's appVersion, as a quoted label value. Argument: a track. */}}
{{- define "common.versionLabel" -}}
{{- default .root.Chart.AppVersion .values.image.tag | replace "+" "_" | trunc 63 | trimAll "-._" | quote -}}
{{- end -}}

{{/* common.annotations: an object's annotations with the common ones under them, or nothing.
Argument: dict "root" $, and optionally "annotations" (a map). */}}
{{- define "common.annotations" -}}
{{- with mergeOverwrite (dict) (default dict .root.Values.commonAnnotations) (default dict .annotations) -}}
{{- toYaml . -}}
{{- end -}}
{{- end -}}

{{/*
common.releaseAnnotations: where a workload comes from, in the names that OCI images use. All of it is given as
values, never read from a clock or a checkout, so the same values give the same manifests. A YAML map. Argument: a track.
*/}}
{{- define "common.releaseAnnotations" -}}
{{- $annotations := dict -}}
{{- with .values.release -}}
{{- with .gitCommit }}{{ $_ := set $annotations "org.opencontainers.image.revision" . }}{{ end -}}
{{- with .builtAt }}{{ $_ := set $annotations "org.opencontainers.image.created" . }}{{ end -}}
{{- with .source }}{{ $_ := set $annotations "org.opencontainers.image.source" . }}{{ end -}}
{{- with .annotations }}{{ $_ := mergeOverwrite $annotations . }}{{ end -}}
{{- end -}}
{{- toYaml $annotations -}}
{{- end -}}
