{{/* The chart's name. */}}
{{- define "sample.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "sample.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- $name := default .Chart.Name .Values.nameOverride }}
{{- if contains $name .Release.Name }}
{{- .Release.Name | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" }}
{{- end }}
{{- end }}
{{- end }}

{{- define "sample.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "sample.labels" -}}
helm.sh/chart: {{ include "sample.chart" . }}
{{ include "sample.selectorLabels" . }}
{{- if .Chart.AppVersion }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
{{- end }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "sample.selectorLabels" -}}
app.kubernetes.io/name: {{ include "sample.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "sample.serviceAccountName" -}}
{{- ternary (default (include "sample.fullname" .) .Values.serviceAccount.name) "default" .Values.serviceAccount.create }}
{{- end }}

{{- define "sample.image" -}}
{{- $registry := coalesce .global.imageRegistry .image.registry "docker.io" -}}
{{- $tag := .image.tag | default .chart.AppVersion | toString -}}
{{- if not .image.digest }}{{ printf "%s/%s:%v" $registry .image.repository $tag }}{{ else }}{{ .image.repository }}@{{ .image.digest }}{{ end -}}
{{- end -}}

{{- define "sample.render" -}}
{{- $value := typeIs "string" .value | ternary .value (.value | toYaml) }}
{{- if contains "{{" (toJson .value) }}
{{- tpl $value .context }}
{{- else }}
{{- $value }}
{{- end }}
{{- end -}}

{{- define "sample.apiVersion" -}}
{{- if semverCompare ">=1.25-0" .Capabilities.KubeVersion.Version -}}policy/v1{{- else -}}policy/v1beta1{{- end -}}
{{- end -}}

{{- define "sample.merge" -}}
{{- $all := dict -}}
{{- range .values -}}
{{- $all = merge $all (include "sample.render" (dict "value" . "context" $.context) | fromYaml) -}}
{{- end -}}
{{ $all | toYaml }}
{{- end -}}
