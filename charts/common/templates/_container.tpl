{{/* common.portNumber: the number of a container port given by name or number. Argument: dict "values" "port". */}}
{{- define "common.portNumber" -}}
{{- if kindIs "string" .port -}}
{{- $number := "" -}}
{{- $name := .port -}}
{{- range .values.ports -}}
{{- if eq .name $name }}{{ $number = int .containerPort }}{{ end -}}
{{- end -}}
{{- required (printf "no entry of `ports` is named %q" $name) $number -}}
{{- else -}}
{{- int .port -}}
{{- end -}}
{{- end -}}

{{/*
common.probe: a probe from its values: `type` (http, grpc, tcp, exec) and what that type needs. A grpc probe takes a
number only, so a port's name is looked up for it. Argument: dict "values" "probe".
*/}}
{{- define "common.probe" -}}
{{- $probe := .probe -}}
{{- if eq $probe.type "http" -}}
httpGet:
  path: {{ $probe.path | quote }}
  port: {{ $probe.port }}
  {{- with $probe.scheme }}
  scheme: {{ . }}
  {{- end }}
  {{- with $probe.headers }}
  httpHeaders:
    {{- range $name, $value := . }}
    - name: {{ $name }}
      value: {{ $value | quote }}
    {{- end }}
  {{- end }}
{{- else if eq $probe.type "grpc" -}}
grpc:
  port: {{ include "common.portNumber" (dict "values" .values "port" $probe.port) }}
  {{- with $probe.service }}
  service: {{ . | quote }}
  {{- end }}
{{- else if eq $probe.type "tcp" -}}
tcpSocket:
  port: {{ $probe.port }}
{{- else if eq $probe.type "exec" -}}
exec:
  command:
    {{- toYaml $probe.command | nindent 4 }}
{{- else -}}
{{- fail (printf "a probe's type is http, grpc, tcp or exec, not %q" $probe.type) -}}
{{- end }}
{{- range $field := list "initialDelaySeconds" "periodSeconds" "timeoutSeconds" "successThreshold" "failureThreshold" "terminationGracePeriodSeconds" }}
{{- with get $probe $field }}
{{ $field }}: {{ int . }}
{{- end }}
{{- end }}
{{- end -}}

{{/* common.probes: the startup, liveness and readiness probes that are enabled, or nothing. Argument: a track. */}}
{{- define "common.probes" -}}
{{- $values := .values -}}
{{- range $name := list "startup" "liveness" "readiness" -}}
{{- $probe := get (default dict $values.probes) $name -}}
{{- if and $probe $probe.enabled }}
{{ $name }}Probe:
  {{- include "common.probe" (dict "values" $values "probe" $probe) | nindent 2 }}
{{- end }}
{{- end }}
{{- end -}}

{{/*
common.env: `env` (a map: text, or an object with valueFrom) in the order of the names, then `extraEnv` (a list) as it
stands, where a variable may refer to those before it. Argument: a track.
*/}}
{{- define "common.env" -}}
{{- range $name, $value := .values.env }}
{{- if not (kindIs "invalid" $value) }}
- name: {{ $name }}
  {{- if kindIs "map" $value }}
  {{- toYaml $value | nindent 2 }}
  {{- else }}
  value: {{ $value | quote }}
  {{- end }}
{{- end }}
{{- end }}
{{- with .values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* common.envFrom: the track's own ConfigMap and Secret, then `envFrom` as it stands. Argument: a track. */}}
{{- define "common.envFrom" -}}
{{- $name := include "common.configName" . -}}
{{- if .values.config.env }}
- configMapRef:
    name: {{ $name }}-env
{{- end }}
{{- if .values.secret.env }}
- secretRef:
    name: {{ $name }}-env
{{- end }}
{{- with .values.envFrom }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* common.volumeMounts: mounts of the main container. Argument: a track. */}}
{{- define "common.volumeMounts" -}}
{{- if .values.config.files }}
- name: config-files
  mountPath: {{ .values.config.mountPath }}
  readOnly: true
{{- end }}
{{- if .values.secret.files }}
- name: secret-files
  mountPath: {{ .values.secret.mountPath }}
  readOnly: true
{{- end }}
{{- range $name, $path := .values.writablePaths }}
{{- if $path }}
- name: {{ $name }}
  mountPath: {{ $path.mountPath }}
{{- end }}
{{- end }}
{{- with .values.volumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/*
common.preStop: waits before the process is asked to stop, while endpoints and proxies forget the pod. Kubernetes has
an action of its own for that since 1.30; before, the image needs a `sleep`. Argument: a track.
*/}}
{{- define "common.preStop" -}}
{{- if include "common.supports" (dict "root" .root "version" "1.30") -}}
sleep:
  seconds: {{ int .values.shutdown.delaySeconds }}
{{- else -}}
exec:
  command: ["sleep", "{{ int .values.shutdown.delaySeconds }}"]
{{- end -}}
{{- end -}}

{{/* common.container: the main container. Argument: a track. */}}
{{- define "common.container" -}}
{{- $values := .values -}}
name: {{ include "common.name" .root | toYaml }}
image: {{ include "common.image" (dict "root" .root "image" $values.image) | quote }}
imagePullPolicy: {{ $values.image.pullPolicy }}
{{- with $values.command }}
command:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.args }}
args:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.workingDir }}
workingDir: {{ . }}
{{- end }}
{{- with $values.ports }}
ports:
  {{- range . }}
  - name: {{ .name }}
    containerPort: {{ int .containerPort }}
    protocol: {{ default "TCP" .protocol }}
  {{- end }}
{{- end }}
{{- with include "common.env" . | trim }}
env:
  {{- . | nindent 2 }}
{{- end }}
{{- with include "common.envFrom" . | trim }}
envFrom:
  {{- . | nindent 2 }}
{{- end }}
{{- include "common.probes" . }}
{{- if $values.shutdown.delaySeconds }}
lifecycle:
  preStop:
    {{- include "common.preStop" . | nindent 4 }}
{{- end }}
{{- with $values.resources }}
resources:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.securityContext }}
securityContext:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with include "common.volumeMounts" . | trim }}
volumeMounts:
  {{- . | nindent 2 }}
{{- end }}
{{- end -}}

{{/*
common.otherContainers: the init or side containers of a pod as they stand, each with the main container's
securityContext unless it has one of its own. An init container with `restartPolicy: Always` starts first and ends
last; clusters before 1.29 don't know that, and run it beside the main container instead, or not at all in a job, which
would never end.
Argument: a track and "list", initContainers or sidecars.
*/}}
{{- define "common.otherContainers" -}}
{{- $native := include "common.supports" (dict "root" .root "version" "1.29") -}}
{{- $containers := list -}}
{{- range .values.initContainers -}}
{{- $beside := and (not $native) (eq (toString .restartPolicy) "Always") -}}
{{- if and (eq $beside (eq $.list "sidecars")) (not (and $beside $.component)) -}}
{{- $containers = append $containers (ternary (omit . "restartPolicy") . $beside) -}}
{{- end -}}
{{- end -}}
{{- if eq .list "sidecars" -}}{{- $containers = concat $containers (default list .values.sidecars) -}}{{- end -}}
{{- range $containers }}
{{- $container := deepCopy . }}
{{- if not (hasKey . "securityContext") }}
{{- $_ := set $container "securityContext" $.values.securityContext }}
{{- end }}
{{ toYaml (list $container) }}
{{- end }}
{{- end -}}
