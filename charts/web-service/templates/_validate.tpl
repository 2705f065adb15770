{{/*
web-service.validate: what a schema can't say. All problems are told at once.
*/}}
{{- define "web-service.validate" -}}
{{- $problems := list -}}
{{- range $name, $image := dict "image" .Values.image "canary.image" .Values.canary.image -}}
{{- if and $image (eq (toString $image.tag) "latest") (not $image.digest) -}}
{{- $problems = append $problems (printf "%s.tag must not be latest, which says nothing about what runs: name a version, or give %s.digest" $name $name) -}}
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
{{- if ge (int .Values.shutdown.delaySeconds) (int .Values.shutdown.gracePeriodSeconds) -}}
{{- $problems = append $problems "shutdown.delaySeconds must be less than shutdown.gracePeriodSeconds, or no time is left to finish requests" -}}
{{- end -}}
{{- if and .Values.autoscaling.enabled (gt (int .Values.autoscaling.minReplicas) (int .Values.autoscaling.maxReplicas)) -}}
{{- $problems = append $problems "autoscaling.minReplicas must not be more than autoscaling.maxReplicas" -}}
{{- end -}}
{{- if and .Values.autoscaling.enabled (not (include "common.metrics" .Values.autoscaling)) -}}
{{- $problems = append $problems "autoscaling.enabled needs a metric: autoscaling.resources, containerResources, pods or external" -}}
{{- end -}}
{{- with .Values.disruptionBudget -}}
{{- if not (or (kindIs "invalid" .minAvailable) (kindIs "invalid" .maxUnavailable)) -}}
{{- $problems = append $problems "disruptionBudget takes minAvailable or maxUnavailable, not both" -}}
{{- end -}}
{{- end -}}
{{- $names := list -}}
{{- range .Values.ports -}}
{{- if has .name $names }}{{ $problems = append $problems (printf "ports has two entries named %q" .name) }}{{ end -}}
{{- $names = append $names .name -}}
{{- end -}}
{{- with $problems -}}
{{- fail (printf "\n\nthe values of this chart don't fit together:\n  - %s" (join "\n  - " .)) -}}
{{- end -}}
{{- end -}}

{{/* web-service.mainPort: the name of the port where routes lead. */}}
{{- define "web-service.mainPort" -}}
{{- (first .Values.ports).name -}}
{{- end -}}
