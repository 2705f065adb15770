{{/*
common.image: an image reference. A digest wins over a tag, because a tag can be moved; without either, the chart's
appVersion is the tag. Argument: dict "root" $ "image" the image's values.
*/}}
{{- define "common.image" -}}
{{- $registry := default .image.registry ((.root.Values.global).imageRegistry) -}}
{{- $name := .image.repository -}}
{{- with $registry }}{{ $name = printf "%s/%s" . $name }}{{ end -}}
{{- if .image.digest -}}
{{- printf "%s@%s" $name .image.digest -}}
{{- else -}}
{{- printf "%s:%s" $name (default .root.Chart.AppVersion .image.tag) -}}
{{- end -}}
{{- end -}}

{{/* common.imagePullSecrets: the global pull secrets and the image's own, each once, or nothing. Argument: a track. */}}
{{- define "common.imagePullSecrets" -}}
{{- $names := concat (default list (.root.Values.global).imagePullSecrets) (default list .values.image.pullSecrets) | uniq -}}
{{- with $names }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end -}}
