{{/* common.egress: the egress rules of a NetworkPolicy: DNS, and what `networkPolicy.egress` allows, or everything. */}}
{{- define "common.egress" -}}
- ports:
    - port: 53
      protocol: UDP
    - port: 53
      protocol: TCP
{{- with .Values.networkPolicy.egress }}
{{ toYaml . }}
{{- else }}
- {}
{{- end }}
{{- end -}}

{{/* common.serviceAccount: the ServiceAccount of a release, or nothing. Argument: $. */}}
{{- define "common.serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "common.metadata" (dict "root" . "name" (include "common.serviceAccountName" .) "annotations" .Values.serviceAccount.annotations) | nindent 2 }}
automountServiceAccountToken: {{ .Values.serviceAccount.automountToken }}
{{- end -}}
{{- end -}}
