{{/*
common.jobSpec: the spec of a Job. Its pods are the chart's own, with the job's values laid over them, and without what
only a running service has: probes, ports, a pause before the end, topology. Schemas before 1.29 ask for fields of podFailurePolicy that nobody has to give, so it
is left out there. Argument: a track with "component".
*/}}
{{- define "common.jobSpec" -}}
{{- $job := .values -}}
{{- range $field := list "parallelism" "completions" "backoffLimit" "activeDeadlineSeconds" "ttlSecondsAfterFinished" }}
{{- if hasKey $job $field }}
{{ $field }}: {{ int (get $job $field) }}
{{- end }}
{{- end }}
{{- with $job.completionMode }}
completionMode: {{ . }}
{{- end }}
{{- if and $job.podFailurePolicy (include "common.supports" (dict "root" .root "version" "1.29")) }}
podFailurePolicy:
  {{- toYaml $job.podFailurePolicy | nindent 2 }}
{{- end }}
template:
  {{- include "common.podTemplate" . | nindent 2 }}
{{- end -}}

{{/* common.jobValues: the values of a job's track, as YAML. Argument: dict "root" $ "job" the job's values. */}}
{{- define "common.jobValues" -}}
{{- $base := deepCopy (omit .root.Values "cronJobs" "probes" "ports" "autoscaling" "topologySpread" "sidecars" "command" "args") -}}
{{- $_ := set $base.shutdown "delaySeconds" 0 -}}
{{- $_ := set $base "restartPolicy" "Never" -}}
{{- toYaml (mergeOverwrite $base (deepCopy .job)) -}}
{{- end -}}

{{/* common.cronJob: the CronJob of an entry of `cronJobs`. Argument: dict "root" $ "name" "job" the entry's values. */}}
{{- define "common.cronJob" -}}
{{- $job := .job -}}
{{- $values := include "common.jobValues" . | fromYaml -}}
{{- $track := dict "root" .root "values" $values "component" .name -}}
{{- $annotations := include "common.workloadAnnotations" $track | fromYaml -}}
apiVersion: batch/v1
kind: CronJob
metadata:
  {{- include "common.trackMetadata" (merge (dict "annotations" $annotations) $track) | nindent 2 }}
spec:
  schedule: {{ $job.schedule | quote }}
  {{- with $job.timeZone }}
  timeZone: {{ . | quote }}
  {{- end }}
  suspend: {{ default false $job.suspend }}
  concurrencyPolicy: {{ default "Forbid" $job.concurrencyPolicy }}
  startingDeadlineSeconds: {{ int (default 300 $job.startingDeadlineSeconds) }}
  successfulJobsHistoryLimit: {{ int (default 3 $job.successfulJobsHistoryLimit) }}
  failedJobsHistoryLimit: {{ int (default 3 $job.failedJobsHistoryLimit) }}
  jobTemplate:
    metadata:
      labels:
        {{- include "common.trackLabels" $track | nindent 8 }}
    spec:
      {{- include "common.jobSpec" $track | trim | nindent 6 }}
{{- end -}}
