import Rhumb
import RhumbChart
import RhumbEngine
import RhumbSystem
import Testing

/// Where fields of the chart web-service come from, through the library chart's helpers. The expected lines were checked by
/// hand against the templates.
@Suite struct ExplainWebServiceTests {
  @Test func explainsFields() throws {
    let parts = #filePath.split(separator: "/").dropLast(4)
    let chart = "/" + parts.joined(separator: "/") + "/charts/web-service"
    let files = DiskFileSystem()
    var values = ValuesLayers()
    values.files = [ByteString(chart + "/values-production.yaml")]
    values.set = ["image.tag=2.1.0"]
    let render = try TracedRender(
      chart: FilePath(chart), SampleChart.input(values, shownPath: "web-service", files), files: files)
    try ExplanationLines.expect(Self.cases, in: render)
  }

  private static let cases: [ExplanationLines.Case] = [
    (
      "Deployment/r-web-service", "spec.revisionHistoryLimit",
      [
        "by _deployment.tpl| revisionHistoryLimit: {{ int $values.revisionHistoryLimit }}",
        "via common.eachTrack",
        "via common.deployment",
        "of revisionHistoryLimit: values-production.yaml| revisionHistoryLimit: 10, over values.yaml| revisionHistoryLimit: 5",
      ]
    ),
    (
      "Deployment/r-web-service", "spec.strategy.rollingUpdate.maxSurge",
      [
        "by _deployment.tpl| maxSurge: {{ $values.strategy.maxSurge }}",
        "via common.eachTrack",
        "via common.deployment",
        "of strategy.maxSurge: values-production.yaml| maxSurge: 20%, over values.yaml| maxSurge: 25%",
        "when taken: if eq $values.strategy.type \"RollingUpdate\" (strategy.type)",
      ]
    ),
    (
      "Deployment/r-web-service", "metadata.labels.team",
      [
        "by _labels.tpl| {{- with $labels }}{{ toYaml . }}{{ end -}}",
        "via common.eachTrack",
        "via common.deployment",
        "via common.trackMetadata",
        "via common.trackLabels",
        "via common.ownLabels",
        "of commonLabels.team: values-production.yaml| team: checkout",
        "when taken: with $labels (global.commonLabels, commonLabels)",
      ]
    ),
    (
      "Deployment/r-web-service", "metadata.labels.app\\.kubernetes\\.io/version",
      [
        "by _labels.tpl| {{- default .root.Chart.AppVersion (.values.image).tag | replace \"+\" \"_\" | trunc 63 | trimAll \"-._\" | quote -}}",
        "via common.eachTrack",
        "via common.deployment",
        "via common.trackMetadata",
        "via common.trackLabels",
        "via common.versionLabel",
        "of image.tag: --set image.tag=2.1.0| image.tag=2.1.0, over values-production.yaml| tag: 1.8.1, over values.yaml| tag: \"\"",
      ]
    ),
    (
      "Deployment/r-web-service", "spec.template.spec.containers[0].image",
      [
        "by _container.tpl| image: {{ include \"common.image\" (dict \"root\" .root \"image\" $values.image) | quote }}",
        "by _image.tpl| {{- with $registry }}{{ $name = printf \"%s/%s\" . $name }}{{ end -}}",
        "by _image.tpl| {{- printf \"%s@%s\" $name .image.digest -}}",
        "via common.eachTrack",
        "via common.deployment",
        "via common.podTemplate",
        "via common.container",
        "via common.image",
        "of image.registry: values.yaml| registry: registry.example.com",
        "of global.imageRegistry: not set",
        "of image.repository: values.yaml| repository: team/web-service",
        "of image.digest: values-production.yaml| digest: sha256:7d1a4c2f0e95b863ad0f5c1e2b7794d6c8f3a1e05b62d9474fe8c3b0a1d25e96, over values.yaml| digest: \"\"",
        "when taken: with $registry (image.registry, global.imageRegistry)",
        "when taken: if .image.digest (image.digest)",
      ]
    ),
    (
      "Deployment/r-web-service", "spec.template.spec.containers[0].ports[1].containerPort",
      [
        "by _container.tpl| containerPort: {{ int .containerPort }}",
        "via common.eachTrack",
        "via common.deployment",
        "via common.podTemplate",
        "via common.container",
        "of ports[1].containerPort: values-production.yaml| containerPort: 9000",
        "when taken: with $values.ports (ports)",
        "when turn: range . (ports[1])",
      ]
    ),
    (
      "Deployment/r-web-service", "spec.template.spec.containers[0].resources.requests.cpu",
      [
        "by _container.tpl| {{- toYaml . | nindent 2 }}",
        "via common.eachTrack",
        "via common.deployment",
        "via common.podTemplate",
        "via common.container",
        "of resources.requests.cpu: values-production.yaml| cpu: 500m, over values.yaml| cpu: 100m",
        "when taken: with $values.resources (resources)",
      ]
    ),
    (
      "Deployment/r-web-service", "spec.template.spec.containers[0].livenessProbe.periodSeconds",
      [
        "by _container.tpl| {{ $field }}: {{ int . }}",
        "via common.eachTrack",
        "via common.deployment",
        "via common.podTemplate",
        "via common.container",
        "via common.probes",
        "via common.probe",
        "of probes.liveness.periodSeconds: values-production.yaml| periodSeconds: 10, over values.yaml| periodSeconds: 10",
        "when turn: range $name := list \"startup\" \"liveness\" \"readiness\" ()",
        "when taken: if and $probe $probe.enabled (probes.liveness.enabled, probes.liveness)",
        "when turn: range $field := list \"initialDelaySeconds\" \"periodSeconds\" \"timeoutSeconds\" \"successThreshold\" \"failureThreshold\" \"terminationGracePeriodSeconds\" ()",
        "when taken: with get $probe $field (probes.liveness.periodSeconds)",
      ]
    ),
    (
      "Deployment/r-web-service", "spec.template.spec.containers[0].args[1]",
      [
        "by _container.tpl| {{- toYaml . | nindent 2 }}",
        "via common.eachTrack",
        "via common.deployment",
        "via common.podTemplate",
        "via common.container",
        "of args[1]: values-production.yaml| args: [serve, --config=/etc/web-service/server.yaml]",
        "when taken: with $values.args (args)",
      ]
    ),
    (
      "Deployment/r-web-service-canary", "metadata.labels.track",
      [
        "by _tracks.tpl| {{ with .component }}app.kubernetes.io/component: {{ . }}{{ else }}track: {{ .track }}{{ end }}",
        "via common.eachTrack",
        "via common.deployment",
        "via common.trackMetadata",
        "via common.trackLabels",
        "via common.trackSelectorLabels",
        "when taken: if ($root.Values.canary).enabled (canary.enabled)",
        "when else: with .component ()",
      ]
    ),
    (
      "Deployment/r-web-service-canary", "spec.template.spec.containers[0].image",
      [
        "by _container.tpl| image: {{ include \"common.image\" (dict \"root\" .root \"image\" $values.image) | quote }}",
        "by _image.tpl| {{- with $registry }}{{ $name = printf \"%s/%s\" . $name }}{{ end -}}",
        "by _tracks.tpl| {{- mergeOverwrite (deepCopy (omit .Values \"canary\")) (deepCopy (omit .Values.canary \"enabled\")) | toYaml -}}",
        "by _image.tpl| {{- printf \"%s@%s\" $name .image.digest -}}",
        "via common.eachTrack",
        "via common.deployment",
        "via common.podTemplate",
        "via common.container",
        "via common.image",
        "via common.canaryValues",
        "of image.registry: values.yaml| registry: registry.example.com",
        "of global.imageRegistry: not set",
        "of image.repository: values.yaml| repository: team/web-service",
        "of canary.image.digest: values-production.yaml| digest: sha256:02c9f8b7a5d34e16f0b8c7d2a9e541630f7be8d9c4a2b1536e80f9d7c3a4b512",
        "when taken: if ($root.Values.canary).enabled (canary.enabled)",
        "when taken: with $registry (image.registry, global.imageRegistry)",
        "when taken: if .image.digest (canary.image.digest)",
      ]
    ),
    (
      "HorizontalPodAutoscaler/r-web-service", "spec.maxReplicas",
      [
        "by _autoscaler.tpl| maxReplicas: {{ int $autoscaling.maxReplicas }}",
        "via common.eachTrack",
        "via common.autoscaler",
        "of autoscaling.maxReplicas: values-production.yaml| maxReplicas: 60, over values.yaml| maxReplicas: 10",
        "when taken: if $autoscaling.enabled (autoscaling.enabled)",
      ]
    ),
    (
      "HorizontalPodAutoscaler/r-web-service", "spec.metrics[0].resource.target.averageUtilization",
      [
        "by _autoscaler.tpl| averageUtilization: {{ int . }}",
        "via common.eachTrack",
        "via common.autoscaler",
        "via common.metrics",
        "via common.metricTarget",
        "of autoscaling.resources.cpu: values-production.yaml| cpu: 65, over values.yaml| cpu: 70",
        "when taken: if $autoscaling.enabled (autoscaling.enabled)",
        "when turn: range $name, $target := .resources (autoscaling.resources.cpu)",
        "when taken: if $target (autoscaling.resources.cpu)",
        "when else: if kindIs \"string\" . (autoscaling.resources.cpu)",
      ]
    ),
    (
      "Service/r-web-service", "spec.ports[0].port",
      [
        "by _service.tpl| port: {{ int (default .containerPort .servicePort) }}",
        "via common.servicePorts",
        "of ports[0].servicePort: values-production.yaml| servicePort: 80",
        "when turn: range .ports (ports[0])",
        "when taken: if not .internal (ports[0].internal)",
      ]
    ),
    (
      "Service/r-web-service", "spec.type",
      [
        "by service.yaml| type: {{ .Values.service.type }}",
        "of service.type: values.yaml| type: ClusterIP",
      ]
    ),
  ]
}
