{{/* common.servicePorts: the ports of a Service over `ports`. Argument: the chart's values. */}}
{{- define "common.servicePorts" -}}
{{- range .ports }}
{{- if not .internal }}
- name: {{ .name }}
  port: {{ int (default .containerPort .servicePort) }}
  targetPort: {{ .name }}
  protocol: {{ default "TCP" .protocol }}
  {{- with .appProtocol }}
  appProtocol: {{ . }}
  {{- end }}
  {{- with .nodePort }}
  nodePort: {{ int . }}
  {{- end }}
{{- end }}
{{- end }}
{{- end -}}

{{/*
common.trafficDistribution: the field as the cluster knows it: PreferSameZone was PreferClose before 1.34, and nothing
before 1.30. Argument: dict "root" $ "value" the value.
*/}}
{{- define "common.trafficDistribution" -}}
{{- if and .value (include "common.supports" (dict "root" .root "version" "1.30")) -}}
{{- $old := and (eq .value "PreferSameZone") (not (include "common.supports" (dict "root" .root "version" "1.34"))) -}}
trafficDistribution: {{ ternary "PreferClose" .value $old }}
{{- end -}}
{{- end -}}

{{/* common.servicePortNumber: the Service's port number for a port's name. Argument: dict "values" "port". */}}
{{- define "common.servicePortNumber" -}}
{{- $number := "" -}}
{{- $name := .port -}}
{{- range .values.ports -}}
{{- if eq .name $name }}{{ $number = int (default .containerPort .servicePort) }}{{ end -}}
{{- end -}}
{{- required (printf "no entry of `ports` is named %q" $name) $number -}}
{{- end -}}
