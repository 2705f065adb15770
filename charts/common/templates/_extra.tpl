{{/* common.extraObjects: further objects as documents: maps, or texts with template expressions. Argument: $. */}}
{{- define "common.extraObjects" -}}
{{- $root := . -}}
{{- range .Values.extraObjects }}
---
{{- if kindIs "string" . }}
{{ tpl . $root | trim }}
{{- else }}
{{ toYaml . }}
{{- end }}
{{- end }}
{{- end -}}
