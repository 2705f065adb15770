{{/*
common.rules: the groups of alert rules that watch this release, as a YAML list: those for every workload, those for
its CronJobs, and `monitoring.rules.groups` as they stand. They need kube-state-metrics only. Argument: $.
*/}}
{{- define "common.rules" -}}
{{- if .Values.monitoring.rules.defaults.enabled }}
{{- include "common.workloadRules" . }}
{{- include "common.jobRules" . }}
{{- end }}
{{- with .Values.monitoring.rules.groups }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/*
common.alert: one alert. Argument: dict "defaults" (`monitoring.rules.defaults`), "alert", "expr", "summary", and
optionally "for".
*/}}
{{- define "common.alert" -}}
- alert: {{ .alert }}
  expr: |-
    {{- .expr | nindent 4 }}
  for: {{ default .defaults.for .for }}
  labels:
    severity: {{ .defaults.severity }}
  annotations:
    summary: {{ .summary }}
    {{- with .defaults.runbookURL }}
    runbook_url: {{ . }}
    {{- end }}
{{- end -}}

{{- define "common.workloadRules" -}}
{{- $name := include "common.fullname" . -}}
{{- $namespace := .Release.Namespace -}}
{{- $defaults := .Values.monitoring.rules.defaults }}
- name: {{ $name }}.workload
  rules:
    {{- $running := dig "enabled" true (default dict .Values.worker) }}
    {{- if $running }}
    {{- $expr := printf `sum by (namespace, deployment) (
  kube_deployment_status_replicas_unavailable{namespace="%s", deployment=~"%s(-canary)?"}
) > 0` $namespace $name }}
    {{- $summary := printf "Deployment {{ $labels.deployment }} has had unavailable replicas for %s" $defaults.for }}
    {{- include "common.alert" (dict "defaults" $defaults "alert" "ReplicasUnavailable" "expr" $expr "summary" $summary) | nindent 4 }}
    {{- end }}
    {{- $expr := printf `sum by (namespace, pod, container) (
  increase(kube_pod_container_status_restarts_total{namespace="%s", pod=~"%s-.*"}[15m])
) > 3` $namespace $name }}
    {{- $summary := "Container {{ $labels.container }} of {{ $labels.pod }} restarts again and again" }}
    {{- include "common.alert" (dict "defaults" $defaults "alert" "ContainerRestarting" "expr" $expr "summary" $summary) | nindent 4 }}
    {{- if and $running .Values.autoscaling.enabled }}
    {{- $labels := printf `namespace="%s", horizontalpodautoscaler=~"%s(-canary)?"` $namespace $name }}
    {{- $expr = printf `kube_horizontalpodautoscaler_status_desired_replicas{%s}
  >= on (namespace, horizontalpodautoscaler)
kube_horizontalpodautoscaler_spec_max_replicas{%s}` $labels $labels }}
    {{- $summary = printf "Autoscaler {{ $labels.horizontalpodautoscaler }} has asked for its maximum for %s" $defaults.for }}
    {{- include "common.alert" (dict "defaults" $defaults "alert" "AutoscalerAtMaximum" "expr" $expr "summary" $summary) | nindent 4 }}
    {{- end }}
{{- end -}}

{{/* common.jobRules: alerts for each entry of `cronJobs` that runs: a failed job, and one that hasn't succeeded for
`alertAfterSeconds`. Argument: $. */}}
{{- define "common.jobRules" -}}
{{- $root := . -}}
{{- $namespace := .Release.Namespace -}}
{{- $defaults := .Values.monitoring.rules.defaults -}}
{{- $alerts := list -}}
{{- range $job, $values := .Values.cronJobs -}}
{{- if and $values (not $values.suspend) -}}
{{- $name := include "common.trackName" (dict "root" $root "component" $job) -}}
{{- $expr := printf `sum by (namespace, job_name) (
  kube_job_status_failed{namespace="%s", job_name=~"%s-[0-9]+"}
) > 0` $namespace $name -}}
{{- $alert := dict "defaults" $defaults "alert" "JobFailed" "expr" $expr "summary" "Job {{ $labels.job_name }} has failed" "for" "1m" -}}
{{- $alerts = append $alerts (include "common.alert" $alert) -}}
{{- with $values.alertAfterSeconds -}}
{{- $expr = printf `time() - max by (namespace, cronjob) (
  kube_cronjob_status_last_successful_time{namespace="%s", cronjob="%s"}
) > %d` $namespace $name (int .) -}}
{{- $alert = dict "defaults" $defaults "alert" "CronJobOverdue" "expr" $expr "summary" (printf "CronJob {{ $labels.cronjob }} hasn't succeeded for more than %d seconds" (int .)) "for" "1m" -}}
{{- $alerts = append $alerts (include "common.alert" $alert) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- with $alerts }}
- name: {{ include "common.fullname" $root }}.jobs
  rules:
    {{- join "\n" . | nindent 4 }}
{{- end }}
{{- end -}}
