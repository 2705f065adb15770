{{/* common.selectorLabels: what tells this release's pods from all others; it never changes. toYaml quotes a name such
as 123, which would be a number. Argument: $. */}}
{{- define "common.selectorLabels" -}}
app.kubernetes.io/name: {{ include "common.name" . | toYaml }}
app.kubernetes.io/instance: {{ .Release.Name | toYaml }}
{{- end -}}

{{/* common.labels: labels of every object. Argument: $. */}}
{{- define "common.labels" -}}
helm.sh/chart: {{ include "common.chart" . }}
{{ include "common.selectorLabels" . }}
app.kubernetes.io/version: {{ include "common.versionLabel" (dict "root" . "values" .Values) }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- with include "common.ownLabels" . }}
{{ . }}
{{- end }}
{{- end -}}

{{/* common.ownLabels: labels that the values ask for: those of an umbrella chart, then the chart's, or nothing.
Argument: $. */}}
{{- define "common.ownLabels" -}}
{{- $global := default dict .Values.global -}}
{{- $labels := mergeOverwrite (dict) (default dict $global.commonLabels) (default dict .Values.commonLabels) -}}
{{- with default $global.partOf .Values.partOf }}{{ $_ := set $labels "app.kubernetes.io/part-of" . }}{{ end -}}
{{- with $labels }}{{ toYaml . }}{{ end -}}
{{- end -}}

{{/* common.versionLabel: the image's tag, or the chart's appVersion, as a quoted label value. Argument: a track. */}}
{{- define "common.versionLabel" -}}
{{- default .root.Chart.AppVersion (.values.image).tag | replace "+" "_" | trunc 63 | trimAll "-._" | quote -}}
{{- end -}}

{{/* common.annotations: an object's annotations with the common ones under them (an umbrella's, then the chart's), or
nothing. Argument: dict "root" $, and optionally "annotations" (a map). */}}
{{- define "common.annotations" -}}
{{- $shared := default dict (default dict .root.Values.global).commonAnnotations -}}
{{- with mergeOverwrite (dict) $shared (default dict .root.Values.commonAnnotations) (default dict .annotations) -}}
{{- toYaml . -}}
{{- end -}}
{{- end -}}

{{/*
common.releaseAnnotations: where a workload comes from, in the names that OCI images use. All of it is given as
values, never read from a clock or a checkout, so the same values give the same manifests. What `release` doesn't say,
`global.release` may. A YAML map. Argument: a track.
*/}}
{{- define "common.releaseAnnotations" -}}
{{- $shared := default dict (default dict .root.Values.global).release -}}
{{- $release := default dict .values.release -}}
{{- $annotations := dict "helm.sh/chart" (include "common.chart" .root) -}}
{{- with default $shared.gitCommit $release.gitCommit }}{{ $_ := set $annotations "org.opencontainers.image.revision" . }}{{ end -}}
{{- with default $shared.builtAt $release.builtAt }}{{ $_ := set $annotations "org.opencontainers.image.created" . }}{{ end -}}
{{- with default $shared.source $release.source }}{{ $_ := set $annotations "org.opencontainers.image.source" . }}{{ end -}}
{{- toYaml (mergeOverwrite $annotations (default dict $shared.annotations) (default dict $release.annotations)) -}}
{{- end -}}

{{/* common.checksums: of the configuration that a track's pods read at their start. A YAML map. Argument: a track. */}}
{{- define "common.checksums" -}}
{{- range $name := list "config" "secret" -}}
{{- $block := get $.values $name -}}
{{- if or $block.env $block.files }}
checksum/{{ $name }}: {{ include "common.configChecksum" (dict "root" $.root "block" $block) }}
{{- end }}
{{- end }}
{{- end -}}

{{/*
common.workloadAnnotations: what every workload tells about itself: where it comes from, and checksums of its
configuration and of the alert rules that watch it. A YAML map. Argument: a track.
*/}}
{{- define "common.workloadAnnotations" -}}
{{- $annotations := include "common.releaseAnnotations" . | fromYaml -}}
{{- $_ := mergeOverwrite $annotations (include "common.checksums" . | fromYaml) -}}
{{- if .root.Values.monitoring.rules.enabled -}}
{{- $_ := set $annotations "checksum/rules" (include "common.rules" .root | sha256sum) -}}
{{- end -}}
{{- toYaml $annotations -}}
{{- end -}}
