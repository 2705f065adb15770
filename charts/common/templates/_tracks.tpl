{{/*
Tracks: one application may run twice, as "stable" and as "canary". Templates of a workload take a track:
  root    the chart's root context ($)
  values  the values of this track
  track   its name
A job of a chart is a track, too, with "component" instead of "track": its name, which is a label of its pods. It reads
the configuration of the stable track.
*/}}

{{/*
common.eachTrack: what the named template gives for the stable track and, where it is enabled, for the canary, as
YAML documents. The canary has the chart's values with those under `canary` laid over them.
Argument: dict "root" $ "template" "name".
*/}}
{{- define "common.eachTrack" -}}
{{- $root := .root -}}
{{- include .template (dict "root" $root "values" $root.Values "track" "stable") -}}
{{- if ($root.Values.canary).enabled -}}
{{- $values := include "common.canaryValues" $root | fromYaml -}}
{{- with include .template (dict "root" $root "values" $values "track" "canary") }}
---
{{ . }}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* common.canaryValues: the values of the canary track, as YAML. Argument: $. */}}
{{- define "common.canaryValues" -}}
{{- mergeOverwrite (deepCopy (omit .Values "canary")) (deepCopy (omit .Values.canary "enabled")) | toYaml -}}
{{- end -}}

{{/*
common.trackName: the name of a track's objects. The stable track has the plain name. A component's is cut to 52
characters in front, because a CronJob adds a time to it. Argument: a track.
*/}}
{{- define "common.trackName" -}}
{{- $name := include "common.fullname" .root -}}
{{- if .component -}}
{{- printf "%s-%s" ($name | trunc (int (sub 51 (len .component))) | trimSuffix "-") .component -}}
{{- else -}}
{{- $name }}{{ if ne .track "stable" }}-{{ .track }}{{ end -}}
{{- end -}}
{{- end -}}

{{/* common.configName: what the names of a track's ConfigMaps and Secrets begin with. Argument: a track. */}}
{{- define "common.configName" -}}
{{- if .component }}{{ include "common.fullname" .root }}{{ else }}{{ include "common.trackName" . }}{{ end -}}
{{- end -}}

{{/* common.trackSelectorLabels: the labels that select a track's pods. Argument: a track. */}}
{{- define "common.trackSelectorLabels" -}}
{{ include "common.selectorLabels" .root }}
{{ with .component }}app.kubernetes.io/component: {{ . }}{{ else }}track: {{ .track }}{{ end }}
{{- end -}}

{{/* common.trackLabels: labels of a track's own objects. Argument: a track. */}}
{{- define "common.trackLabels" -}}
helm.sh/chart: {{ include "common.chart" .root }}
{{ include "common.trackSelectorLabels" . }}
app.kubernetes.io/version: {{ include "common.versionLabel" . }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
{{- with include "common.ownLabels" .root }}
{{ . }}
{{- end }}
{{- end -}}

{{/* common.trackMetadata: name, namespace, labels and annotations of a track's object. Argument: a track, and
optionally "suffix" (added to the name) and "annotations" (a map). */}}
{{- define "common.trackMetadata" -}}
name: {{ list (include "common.trackName" .) .suffix | compact | join "-" | toYaml }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "common.trackLabels" . | nindent 2 }}
{{- with include "common.annotations" . }}
annotations:
  {{- . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* common.metadata: name, namespace, labels and annotations of an object that all tracks share. Argument: dict
"root" $, and optionally "name" or "suffix", and "labels" and "annotations" (maps). */}}
{{- define "common.metadata" -}}
name: {{ list (default (include "common.fullname" .root) .name) .suffix | compact | join "-" | toYaml }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "common.labels" .root | nindent 2 }}
  {{- with .labels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- with include "common.annotations" . }}
annotations:
  {{- . | nindent 2 }}
{{- end }}
{{- end -}}
