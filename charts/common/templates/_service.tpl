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

{{/* common.servicePortNumber: the Service's port number for a port's name. Argument: dict "values" "port". */}}
{{- define "common.servicePortNumber" -}}
{{- $number := "" -}}
{{- $name := .port -}}
{{- range .values.ports -}}
{{- if eq .name $name }}{{ $number = int (default .containerPort .servicePort) }}{{ end -}}
{{- end -}}
{{- required (printf "no entry of `ports` is named %q" $name) $number -}}
{{- end -}}
