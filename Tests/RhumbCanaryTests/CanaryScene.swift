import RhumbCanary
import RhumbDiagnostics
import RhumbEngine
import RhumbSystem

/// Manifests of a small mesh, to be broken in one place at a time.
enum CanaryScene {
  static let route = """
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: {name: web, namespace: shop}
    spec:
      hosts: [web]
      http:
      - name: main
        route:
        - destination: {host: web, subset: stable, port: {number: 80}}
          weight: 90
        - destination: {host: web, subset: canary, port: {number: 80}}
          weight: 10

    """

  static let mesh = """
    ---
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: {name: web, namespace: shop}
    spec:
      host: web.shop.svc.cluster.local
      subsets:
      - {name: stable, labels: {track: stable}}
      - {name: canary, labels: {track: canary}}
    ---
    apiVersion: v1
    kind: Service
    metadata: {name: web, namespace: shop}
    spec:
      selector: {app: web}
      ports: [{port: 80}]
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web, namespace: shop}
    spec:
      replicas: 4
      template: {metadata: {labels: {app: web, track: stable}}}
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web-canary, namespace: shop}
    spec:
      replicas: 4
      template: {metadata: {labels: {app: web, track: canary}}}

    """

  /// The files of a chart with one VirtualService, whose weights are these expressions.
  static func chart(weights: [String], hosts: [String] = [], values: String) -> [String: String] {
    let routes = weights.enumerated().map { index, weight in
      "      - {destination: {host: \(hosts.isEmpty ? "web" : hosts[index])}, weight: \(weight)}"
    }
    return [
      "/c/Chart.yaml": "apiVersion: v2\nname: c\nversion: 1.0.0\n",
      "/c/values.yaml": values,
      "/c/templates/v.yaml": """
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: {name: web}
      spec:
        hosts: [web]
        http:
        - route:
      \(routes.joined(separator: "\n"))
      """,
    ]
  }

  static func subject(_ text: String, path: String = "/m.yaml") -> CanarySubject {
    CanarySubject(.manifests([FilePath(path)]), files: MemoryFileSystem([path: text]))
  }

  /// The codes of the rules that a shift would break, each with the lines it names; none if it may be made.
  static func violations(of text: String, _ request: ShiftRequest) throws -> [String] {
    let (scene, routes) = try subject(text).sourced()
    do throws(CanaryFailure) {
      _ = try WeightShift(request, of: routes, in: scene, valuesFiles: nil)
      return []
    } catch {
      return error.diagnostics.map { diagnostic in
        let lines = diagnostic.labels.map { label in
          error.texts[label.span.file].map { "\($0.position(of: Int(label.span.start)).line)" } ?? "-"
        }
        return "\(diagnostic.code.text) \(lines.joined(separator: ","))"
      }
    }
  }
}
