{{/*
Names of things. Every template here takes the chart's root context ($).
*/}}

{{/* common.name: the application's name, a DNS label even where the chart's name is none. */}}
{{- define "common.name" -}}
{{- default .Chart.Name .Values.nameOverride | lower | replace "_" "-" | replace "." "-" | trunc 63 | trimAll "-" -}}
{{- end -}}

{{/*
common.fullname: the name of this release's objects. 52 characters at the most, because a Deployment adds a hash
and a track its own suffix, and the whole has to stay a DNS label of 63.
*/}}
{{- define "common.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 52 | trimSuffix "-" -}}
{{- else -}}
{{- $name := include "common.name" . -}}
{{- if contains $name .Release.Name -}}
{{- .Release.Name | trunc 52 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 52 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* common.chart: chart and version as a label value. */}}
{{- define "common.chart" -}}
{{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* common.serviceAccountName: the account that the pods run as. */}}
{{- define "common.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "common.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* common.supports: "true" where the cluster is at least of a version. Argument: dict "root" $ "version" "1.30". */}}
{{- define "common.supports" -}}
{{- if semverCompare (printf ">=%s.0-0" .version) .root.Capabilities.KubeVersion.Version }}true{{ end -}}
{{- end -}}

{{/* common.serviceHost: the Service's full name in the cluster's DNS. */}}
{{- define "common.serviceHost" -}}
{{- printf "%s.%s.svc.%s" (include "common.fullname" .) .Release.Namespace (default "cluster.local" .Values.clusterDomain) -}}
{{- end -}}
