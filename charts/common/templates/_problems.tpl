{{/*
What a schema can't say about values. All problems of a chart are told at once.
*/}}

{{/*
common.problems: the problems of a workload's values, a line each, or nothing.
Argument: dict "values" and optionally "prefix", what the names of the values begin with.
*/}}
{{- define "common.problems" -}}
{{- $values := .values -}}
{{- $prefix := default "" .prefix -}}
{{- $names := list -}}
{{- range $values.ports -}}
{{- if has .name $names }}
ports has two entries named {{ .name | quote }}
{{- end }}
{{- $names = append $names .name -}}
{{- end -}}
{{- if and (eq (toString $values.image.tag) "latest") (not $values.image.digest) }}
{{ $prefix }}image.tag must not be latest, which says nothing about what runs: name a version, or give {{ $prefix }}image.digest
{{- end }}
{{- range $name, $probe := $values.probes }}
{{- if $probe }}
{{- if and $probe.enabled (kindIs "string" $probe.port) (ne $probe.type "exec") (not (has $probe.port $names)) }}
{{ $prefix }}probes.{{ $name }}.port is {{ $probe.port | quote }}, but no entry of ports has that name
{{- end }}
{{- end }}
{{- end }}
{{- if ge (int $values.shutdown.delaySeconds) (int $values.shutdown.gracePeriodSeconds) }}
{{ $prefix }}shutdown.delaySeconds must be less than {{ $prefix }}shutdown.gracePeriodSeconds, or no time is left to finish what has begun
{{- end }}
{{- with $values.strategy }}
{{- if and (eq .type "RollingUpdate") (has (toString .maxSurge) (list "0" "0%")) (has (toString .maxUnavailable) (list "0" "0%")) }}
{{ $prefix }}strategy.maxSurge and {{ $prefix }}strategy.maxUnavailable must not both be 0, or no pod can ever be replaced
{{- end }}
{{- end }}
{{- with $values.autoscaling }}
{{- if .enabled }}
{{- if lt (int .minReplicas) 1 }}
{{ $prefix }}autoscaling.minReplicas must be 1 at least
{{- end }}
{{- if gt (int .minReplicas) (int .maxReplicas) }}
{{ $prefix }}autoscaling.minReplicas is {{ int .minReplicas }}, more than {{ $prefix }}autoscaling.maxReplicas, {{ int .maxReplicas }}
{{- end }}
{{- if not (include "common.metrics" .) }}
{{ $prefix }}autoscaling.enabled needs a metric: autoscaling.resources, containerResources, pods or external
{{- end }}
{{- range $index, $metric := .external }}
{{- if eq (empty .value) (empty .averageValue) }}
{{ $prefix }}autoscaling.external[{{ $index }}] needs one of value and averageValue
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- with $values.disruptionBudget }}
{{- if not (or (kindIs "invalid" .minAvailable) (kindIs "invalid" .maxUnavailable)) }}
{{ $prefix }}disruptionBudget takes minAvailable or maxUnavailable, not both
{{- end }}
{{- end }}
{{- end -}}

{{/* common.refuse: fails with the problems that were found, if there are any. Argument: their list. */}}
{{- define "common.refuse" -}}
{{- with compact . -}}
{{- fail (printf "\n\nthe values of this chart don't fit together:\n  - %s" (join "\n  - " .)) -}}
{{- end -}}
{{- end -}}
