{{/*
common.disruptionBudget: the PodDisruptionBudget of a track, or nothing. Of `minAvailable` and `maxUnavailable`
Kubernetes takes one; without either, one pod may be away. Argument: a track.
*/}}
{{- define "common.disruptionBudget" -}}
{{- $budget := .values.disruptionBudget -}}
{{- if $budget.enabled -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "common.trackMetadata" . | nindent 2 }}
spec:
  {{- if not (kindIs "invalid" $budget.minAvailable) }}
  minAvailable: {{ $budget.minAvailable }}
  {{- else }}
  maxUnavailable: {{ default 1 $budget.maxUnavailable }}
  {{- end }}
  {{- if and $budget.unhealthyPodEvictionPolicy (include "common.supports" (dict "root" .root "version" "1.27")) }}
  unhealthyPodEvictionPolicy: {{ $budget.unhealthyPodEvictionPolicy }}
  {{- end }}
  selector:
    matchLabels:
      {{- include "common.trackSelectorLabels" . | nindent 6 }}
{{- end -}}
{{- end -}}
