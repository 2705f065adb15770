{{/*
web-service.validate: what a schema can't say. All problems are told at once; what the canary only inherits, once.
*/}}
{{- define "web-service.validate" -}}
{{- $problems := include "common.problems" (dict "values" .Values) | trim | splitList "\n" -}}
{{- if .Values.canary.enabled -}}
{{- $values := include "common.canaryValues" . | fromYaml -}}
{{- $inherited := include "common.problems" (dict "values" .Values "prefix" "canary.") | trim | splitList "\n" -}}
{{- range include "common.problems" (dict "values" $values "prefix" "canary.") | trim | splitList "\n" -}}
{{- if not (or (has . $inherited) (has . $problems)) }}{{ $problems = append $problems . }}{{ end -}}
{{- end -}}
{{- end -}}
{{- $weights := .Values.traffic.weights -}}
{{- $sum := add $weights.stable $weights.canary -}}
{{- if ne $sum 100 -}}
{{- $problems = append $problems (printf "traffic.weights must sum to 100, but stable %d and canary %d make %d" (int $weights.stable) (int $weights.canary) $sum) -}}
{{- end -}}
{{- if and (gt (int $weights.canary) 0) (not .Values.canary.enabled) -}}
{{- $problems = append $problems (printf "traffic.weights.canary is %d, but canary.enabled is false: nothing would answer" (int $weights.canary)) -}}
{{- end -}}
{{- if and .Values.istio.mirror.enabled (not .Values.canary.enabled) -}}
{{- $problems = append $problems "istio.mirror.enabled needs canary.enabled: the canary receives the copies" -}}
{{- end -}}
{{- $ports := list -}}
{{- range .Values.ports }}{{ $ports = append $ports .name }}{{ end -}}
{{- with .Values.monitoring.serviceMonitor -}}
{{- if and .enabled (not (has .port $ports)) -}}
{{- $problems = append $problems (printf "monitoring.serviceMonitor.port is %q, but no entry of ports has that name" .port) -}}
{{- end -}}
{{- end -}}
{{- include "common.refuse" $problems -}}
{{- end -}}

{{/* web-service.mainPort: the name of the port where routes lead. */}}
{{- define "web-service.mainPort" -}}
{{- (first .Values.ports).name -}}
{{- end -}}
