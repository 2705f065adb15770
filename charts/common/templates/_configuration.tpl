{{/*
Configuration lives outside the image: `config` gives ConfigMaps, `secret` gives Secrets. Each has `env` (variables of
the main container) and `files` (mounted read-only at `mountPath`). Every track has objects of its own, so a change
for the canary never restarts the stable pods.
*/}}

{{/* common.files: the files of a `config` or `secret` block as a YAML map; templates where `templated` says so.
Argument: dict "root" $ "block" the block. */}}
{{- define "common.files" -}}
{{- $root := .root -}}
{{- $block := .block -}}
{{- $files := dict -}}
{{- range $name, $text := $block.files -}}
{{- $_ := set $files $name (ternary (tpl $text $root) $text (default false $block.templated)) -}}
{{- end -}}
{{- toYaml $files -}}
{{- end -}}

{{/* common.configChecksum: changes when the data of a block changes, and only then. Argument: as common.files. */}}
{{- define "common.configChecksum" -}}
{{- dict "env" .block.env "files" (include "common.files" . | fromYaml) | toJson | sha256sum -}}
{{- end -}}

{{/* common.configMaps: the ConfigMaps of a track. */}}
{{- define "common.configMaps" -}}
{{- $config := .values.config -}}
{{- if $config.env -}}
apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "common.trackMetadata" (merge (dict "suffix" "env") .) | nindent 2 }}
data:
  {{- toYaml $config.env | nindent 2 }}
{{- end }}
{{- if $config.files }}
---
apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "common.trackMetadata" (merge (dict "suffix" "files") .) | nindent 2 }}
data:
  {{- include "common.files" (dict "root" .root "block" $config) | nindent 2 }}
{{- end }}
{{- end -}}

{{/* common.secrets: the Secrets of a track. */}}
{{- define "common.secrets" -}}
{{- $secret := .values.secret -}}
{{- if $secret.env -}}
apiVersion: v1
kind: Secret
metadata:
  {{- include "common.trackMetadata" (merge (dict "suffix" "env") .) | nindent 2 }}
type: Opaque
data:
  {{- range $name, $value := $secret.env }}
  {{ $name }}: {{ $value | b64enc | quote }}
  {{- end }}
{{- end }}
{{- if $secret.files }}
---
apiVersion: v1
kind: Secret
metadata:
  {{- include "common.trackMetadata" (merge (dict "suffix" "files") .) | nindent 2 }}
type: Opaque
data:
  {{- range $name, $text := include "common.files" (dict "root" .root "block" $secret) | fromYaml }}
  {{ $name }}: {{ $text | b64enc | quote }}
  {{- end }}
{{- end }}
{{- end -}}
