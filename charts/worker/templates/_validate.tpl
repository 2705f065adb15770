{{/* worker.validate: what a schema can't say. All problems are told at once. */}}
{{- define "worker.validate" -}}
{{- $problems := include "common.problems" (dict "values" .Values) | trim | splitList "\n" -}}
{{- $ports := list -}}
{{- range .Values.ports }}{{ $ports = append $ports .name }}{{ end -}}
{{- with .Values.monitoring.podMonitor -}}
{{- if and .enabled (not (has .port $ports)) -}}
{{- $problems = append $problems (printf "monitoring.podMonitor.port is %q, but no entry of ports has that name" .port) -}}
{{- end -}}
{{- end -}}
{{- $jobs := list -}}
{{- range $name, $job := .Values.cronJobs -}}
{{- if $job }}{{ $jobs = append $jobs $name }}{{ end -}}
{{- if and $job $job.completionMode (eq $job.completionMode "Indexed") (not $job.completions) -}}
{{- $problems = append $problems (printf "cronJobs.%s.completionMode is Indexed, which needs completions" $name) -}}
{{- end -}}
{{- if and $job $job.podFailurePolicy (eq (toString $job.restartPolicy) "OnFailure") -}}
{{- $problems = append $problems (printf "cronJobs.%s.podFailurePolicy needs restartPolicy Never" $name) -}}
{{- end -}}
{{- end -}}
{{- if not (or .Values.worker.enabled $jobs .Values.migration.enabled) -}}
{{- $problems = append $problems "nothing would run: worker.enabled is false, and neither cronJobs nor migration.enabled says what else to do" -}}
{{- end -}}
{{- include "common.refuse" $problems -}}
{{- end -}}
