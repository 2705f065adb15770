{{/* common.endpoint: the endpoint that a ServiceMonitor or PodMonitor reads, as a YAML list. Argument: its values. */}}
{{- define "common.endpoint" -}}
- port: {{ .port }}
  path: {{ .path }}
  interval: {{ .interval }}
  scrapeTimeout: {{ .scrapeTimeout }}
  {{- with .relabelings }}
  relabelings:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .metricRelabelings }}
  metricRelabelings:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}

{{/* common.prometheusRule: the PrometheusRule of a release, or nothing. Argument: $. */}}
{{- define "common.prometheusRule" -}}
{{- if .Values.monitoring.rules.enabled -}}
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  {{- include "common.metadata" (dict "root" . "labels" .Values.monitoring.rules.labels) | nindent 2 }}
spec:
  groups:
    {{- include "common.rules" . | trim | nindent 4 }}
{{- end -}}
{{- end -}}
