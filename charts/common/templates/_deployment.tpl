{{/*
common.deployment: the Deployment of a track. Where an autoscaler stands, it sets the replicas, and the manifest has
none: a static number would undo its work at each release. Argument: a track.
*/}}
{{- define "common.deployment" -}}
{{- $values := .values -}}
{{- $annotations := include "common.workloadAnnotations" . | fromYaml -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  {{- include "common.trackMetadata" (mergeOverwrite (dict) . (dict "annotations" $annotations)) | nindent 2 }}
spec:
  {{- if not $values.autoscaling.enabled }}
  replicas: {{ int $values.replicaCount }}
  {{- end }}
  revisionHistoryLimit: {{ int $values.revisionHistoryLimit }}
  {{- with $values.minReadySeconds }}
  minReadySeconds: {{ int . }}
  {{- end }}
  progressDeadlineSeconds: {{ int $values.progressDeadlineSeconds }}
  strategy:
    type: {{ $values.strategy.type }}
    {{- if eq $values.strategy.type "RollingUpdate" }}
    rollingUpdate:
      maxSurge: {{ $values.strategy.maxSurge }}
      maxUnavailable: {{ $values.strategy.maxUnavailable }}
    {{- end }}
  selector:
    matchLabels:
      {{- include "common.trackSelectorLabels" . | nindent 6 }}
  template:
    {{- include "common.podTemplate" . | nindent 4 }}
{{- end -}}
