import RhumbCanary
import RhumbChart
import RhumbCrypto
import RhumbDiagnostics
import RhumbEngine
import RhumbFormats
import RhumbSystem
import Testing

/// What `rhumb canary status` finds, in manifests and in charts.
@Suite struct RouteTests {
  private func report(manifests text: String) throws -> String {
    let files = MemoryFileSystem(["/m.yaml": text])
    let (scene, routes) = try CanarySubject(.manifests([FilePath("/m.yaml")]), files: files).sourced()
    return RouteReport.text(routes, scene)
  }

  @Test(
    "routes of every kind, with the lines of their weights",
    arguments: [
      (
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: web, namespace: shop}
        spec:
          hosts: [web]
          http:
          - route: [{destination: {host: web}}]
          - name: main
            route:
            - destination: {host: web, subset: stable, port: {number: 80}}
              weight: 90
            - destination: {host: web, subset: canary}
              weight: 10
          tcp:
          - route:
            - {destination: {host: db}, weight: 100}
        """,
        """
        VirtualService/web in shop, http[1] 'main'
          hosts: web
           90  web:80 (stable)  at /m.yaml:11:15
           10  web (canary)     at /m.yaml:13:15

        VirtualService/web in shop, tcp[0]
          hosts: web
          100  db  at /m.yaml:16:41

        """
      ),
      (
        """
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: web}
        spec:
          hostnames: [a.example.com]
          rules:
          - backendRefs:
            - {name: stable, port: 80, weight: 3}
            - {name: canary}
        """,
        """
        HTTPRoute/web, rules[0]
          hosts: a.example.com
            3  stable:80  at /m.yaml:8:40
            -  canary     no weight

        """
      ),
      (
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Rollout
        metadata: {name: web}
        spec:
          strategy:
            canary:
              steps: [{setWeight: 20}, {pause: {}}, {setWeight: 50}]
        """,
        """
        Rollout/web, steps
          shifts: 1 pod of Rollout/web
           20  step 0  then until promoted  at /m.yaml:7:27
           50  step 2                       at /m.yaml:7:57

        """
      ),
      (
        """
        apiVersion: flagger.app/v1beta1
        kind: Canary
        metadata: {name: web}
        spec:
          analysis: {stepWeight: 5, maxWeight: 50}
        """,
        """
        Canary/web, analysis
            5  stepWeight  at /m.yaml:5:26
           50  maxWeight   at /m.yaml:5:40

        """
      ),
      ("kind: Service\napiVersion: v1\n", "no weighted routes\n"),
    ])
  func manifests(_ text: String, _ expected: String) throws {
    #expect(try report(manifests: text) == expected)
  }

  // MARK: Charts

  /// A chart with one VirtualService, whose weights are these expressions.
  private func report(weights: [String], values: String, given: String) throws -> String {
    var files = MemoryFileSystem(CanaryScene.chart(weights: weights, values: values))
    files["/prod.yaml"] = .file(Array(given.utf8))
    var layers = ValuesLayers()
    layers.files = ["/prod.yaml"]
    var loading = ChartLoadOptions()
    loading.shownPath = "c"
    let chart = CanaryChart(
      path: FilePath("/c"), values: layers, options: TemplateAction.Options(), loading: loading,
      functions: BuiltInFunctions.table, files: files)
    let (scene, sourced) = try CanarySubject(.chart(chart), files: files).sourced()
    let text = RouteReport.text(sourced, scene)
    return text.split(separator: "\n").dropFirst(2).map { $0.drop { $0 == " " } + "\n" }.joined()
  }

  @Test("the strongest layer that writes a weight is named")
  func layers() throws {
    #expect(
      try report(
        weights: ["{{ .Values.w.stable }}", "{{ .Values.w.canary | int }}"], values: "w: {stable: 90, canary: 10}\n",
        given: "other: 10\nw:\n  canary: 10\n")
          == """
          90  web  w.stable at c/values.yaml:1:13
          10  web  w.canary at /prod.yaml:3:11

          """)
  }

  @Test("a chart that refuses weights whose sum is wrong is asked with two at once")
  func refusedSum() throws {
    let check = "{{ if ne (add .Values.a .Values.b | int) 100 }}{{ fail \"sum\" }}{{ end }}"
    #expect(
      try report(
        weights: ["\(check){{ .Values.a }}", "{{ .Values.b }}"], values: "x: 100\na: 100\nb: 0\ny: 0\n", given: "")
          == """
          100  web  a at c/values.yaml:2:4
          0  web  b at c/values.yaml:3:4

          """)
  }

  @Test("computed and literal weights are told apart from values")
  func computed() throws {
    #expect(
      try report(weights: ["{{ sub 100 .Values.b }}", "{{ .Values.b }}", "7"], values: "b: 40\n", given: "")
        == """
        60  web  computed from b at c/values.yaml:1:4
        40  web  b at c/values.yaml:1:4
        7  web  written in the template at c/templates/v.yaml:10:44

        """)
  }

  @Test("our own chart's weights come from traffic.weights")
  func webService() throws {
    let root = FilePath(#filePath).appending("../../..").cleaned
    var layers = ValuesLayers()
    layers.set = ["istio.enabled=true", "canary.enabled=true"]
    let chart = CanaryChart(
      path: root.appending("charts/web-service"), values: layers, options: TemplateAction.Options(),
      loading: ChartLoadOptions(), functions: BuiltInFunctions.table, files: DiskFileSystem())
    let (_, routes) = try CanarySubject(.chart(chart), files: DiskFileSystem()).sourced()
    let route = try #require(routes.first)
    let paths = route.sources.map { source in
      if case .value(let value) = source { value.path.text } else { "" as ByteString }
    }
    #expect(paths == ["traffic.weights.stable", "traffic.weights.canary"])
  }
}
