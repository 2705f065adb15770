{{/* common.volumes: volumes of a pod. Argument: a track. */}}
{{- define "common.volumes" -}}
{{- $name := include "common.configName" . -}}
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
old and new ReplicaSet apart, where the cluster knows it. Argument: a track.
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
  {{- if and (not $track.component) (include "common.supports" (dict "root" $track.root "version" "1.27")) }}
  matchLabelKeys: [pod-template-hash]
  {{- end }}
{{- end }}
{{- end -}}

{{/* common.podAnnotations: checksums of what the pods read at their start, then `podAnnotations`. Argument: a track. */}}
{{- define "common.podAnnotations" -}}
{{- $annotations := include "common.checksums" . | fromYaml -}}
{{- with mergeOverwrite $annotations (deepCopy (default dict .values.podAnnotations)) }}
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
    {{- with include "common.ownLabels" .root }}
    {{- . | nindent 4 }}
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
  serviceAccountName: {{ default (include "common.serviceAccountName" .root) $values.serviceAccountName }}
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
  {{- with $values.restartPolicy }}
  restartPolicy: {{ . }}
  {{- end }}
  {{- with include "common.otherContainers" (merge (dict "list" "initContainers") .) | trim }}
  initContainers:
    {{- . | nindent 4 }}
  {{- end }}
  containers:
    - {{ include "common.container" . | indent 6 | trim }}
    {{- with include "common.otherContainers" (merge (dict "list" "sidecars") .) | trim }}
    {{- . | nindent 4 }}
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
