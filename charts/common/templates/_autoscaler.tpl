{{/* common.metricTarget: a number is a utilisation in percent of the request, a text is an average quantity. */}}
{{- define "common.metricTarget" -}}
{{- if kindIs "string" . -}}
target:
  type: AverageValue
  averageValue: {{ . | quote }}
{{- else -}}
target:
  type: Utilization
  averageUtilization: {{ int . }}
{{- end -}}
{{- end -}}

{{/* common.metrics: the metrics of autoscaling/v2, from the shapes in `autoscaling`. Argument: its values. */}}
{{- define "common.metrics" -}}
{{- range $name, $target := .resources }}
{{- if $target }}
- type: Resource
  resource:
    name: {{ $name }}
    {{- include "common.metricTarget" $target | nindent 4 }}
{{- end }}
{{- end }}
{{- range .containerResources }}
- type: ContainerResource
  containerResource:
    container: {{ .container }}
    name: {{ .name }}
    {{- include "common.metricTarget" .target | nindent 4 }}
{{- end }}
{{- range .pods }}
- type: Pods
  pods:
    metric:
      name: {{ .metric }}
      {{- with .selector }}
      selector:
        matchLabels:
          {{- toYaml . | nindent 10 }}
      {{- end }}
    target:
      type: AverageValue
      averageValue: {{ .averageValue | quote }}
{{- end }}
{{- range .external }}
- type: External
  external:
    metric:
      name: {{ .metric }}
      {{- with .selector }}
      selector:
        matchLabels:
          {{- toYaml . | nindent 10 }}
      {{- end }}
    target:
      {{- if .value }}
      type: Value
      value: {{ .value | quote }}
      {{- else }}
      type: AverageValue
      averageValue: {{ .averageValue | quote }}
      {{- end }}
{{- end }}
{{- end -}}

{{/* common.autoscaler: the HorizontalPodAutoscaler of a track, or nothing. Argument: a track. */}}
{{- define "common.autoscaler" -}}
{{- $autoscaling := .values.autoscaling -}}
{{- if $autoscaling.enabled -}}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  {{- include "common.trackMetadata" . | nindent 2 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ include "common.trackName" . | toYaml }}
  minReplicas: {{ int $autoscaling.minReplicas }}
  maxReplicas: {{ int $autoscaling.maxReplicas }}
  metrics:
    {{- include "common.metrics" $autoscaling | trim | nindent 4 }}
  {{- with $autoscaling.behavior }}
  behavior:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}
{{- end -}}
