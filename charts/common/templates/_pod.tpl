{{/* common.volumes: volumes of a pod. Argument: a track. */}}
{{- define "common.volumes" -}}
{{- $name := include "common.trackName" . -}}
{{- if .values.config.files }}
- name: config-files
  configMap:
    name: {{ $name }}-files
{{- end }}
{{- if .values.secret.files }}
- name: secret-files
  secret:
    secretName: {{ $name }}-files
    defaultMode: 0440
{{- end }}
{{- range $name, $path := .values.writablePaths }}
{{- if $path }}
- name: {{ $name }}
  emptyDir:
    {{- with $path.medium }}
    medium: {{ . }}
    {{- end }}
    sizeLimit: {{ $path.sizeLimit }}
{{- end }}
{{- end }}
{{- with .values.volumes }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/*
common.topologySpread: the constraints, each over this track's pods. pod-template-hash keeps the pods of a rollout's
old and new ReplicaSet apart. Argument: a track.
*/}}
{{- define "common.topologySpread" -}}
{{- $track := . -}}
{{- range .values.topologySpread }}
- topologyKey: {{ .topologyKey }}
  maxSkew: {{ int (default 1 .maxSkew) }}
  whenUnsatisfiable: {{ default "ScheduleAnyway" .whenUnsatisfiable }}
  {{- with .minDomains }}
  minDomains: {{ int . }}
  {{- end }}
  labelSelector:
    matchLabels:
      {{- include "common.trackSelectorLabels" $track | nindent 6 }}
  matchLabelKeys: [pod-template-hash]
{{- end }}
{{- end -}}

{{/* common.podAnnotations: checksums of what the pods read at their start, then `podAnnotations`. Argument: a track. */}}
{{- define "common.podAnnotations" -}}
{{- $annotations := dict -}}
{{- if or .values.config.env .values.config.files -}}
{{- $_ := set $annotations "checksum/config" (include "common.configChecksum" (dict "root" .root "block" .values.config)) -}}
{{- end -}}
{{- if or .values.secret.env .values.secret.files -}}
{{- $_ := set $annotations "checksum/secret" (include "common.configChecksum" (dict "root" .root "block" .values.secret)) -}}
{{- end -}}
{{- $_ := mergeOverwrite $annotations (deepCopy (default dict .values.podAnnotations)) -}}
{{- with $annotations }}
{{- toYaml . }}
{{- end }}
{{- end -}}

{{/* common.podTemplate: metadata and spec of a pod. Argument: a track. */}}
{{- define "common.podTemplate" -}}
{{- $values := .values -}}
metadata:
  labels:
    {{- include "common.trackSelectorLabels" . | nindent 4 }}
    app.kubernetes.io/version: {{ include "common.versionLabel" . }}
    {{- with $values.commonLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
    {{- with $values.podLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- with include "common.podAnnotations" . }}
  annotations:
    {{- . | nindent 4 }}
  {{- end }}
spec:
  {{- with include "common.imagePullSecrets" . | trim }}
  {{- . | nindent 2 }}
  {{- end }}
  serviceAccountName: {{ include "common.serviceAccountName" .root }}
  automountServiceAccountToken: {{ $values.serviceAccount.automountToken }}
  enableServiceLinks: false
  terminationGracePeriodSeconds: {{ int $values.shutdown.gracePeriodSeconds }}
  {{- with $values.priorityClassName }}
  priorityClassName: {{ . }}
  {{- end }}
  {{- with $values.podSecurityContext }}
  securityContext:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $values.initContainers }}
  initContainers:
    {{- include "common.otherContainers" (dict "values" $values "containers" .) | trim | nindent 4 }}
  {{- end }}
  containers:
    - {{ include "common.container" . | indent 6 | trim }}
    {{- with $values.sidecars }}
    {{- include "common.otherContainers" (dict "values" $values "containers" .) | trim | nindent 4 }}
    {{- end }}
  {{- with include "common.volumes" . | trim }}
  volumes:
    {{- . | nindent 4 }}
  {{- end }}
  {{- with $values.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $values.affinity }}
  affinity:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $values.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with include "common.topologySpread" . | trim }}
  topologySpreadConstraints:
    {{- . | nindent 4 }}
  {{- end }}
{{- end -}}
