import RhumbEngine

/// `.Chart`: Helm turns Chart.yaml's struct into a map by its Go field names, and lists into lists of anything.
enum MetadataObject {
  static func map(of chart: Chart) -> MapValue {
    let metadata = chart.metadata
    return MapValue(pairs: [
      ("Name", .string(metadata.name)),
      ("Home", .string(metadata.home)),
      ("Sources", strings(metadata.sources)),
      ("Version", .string(metadata.version)),
      ("Description", .string(metadata.description)),
      ("Keywords", strings(metadata.keywords)),
      ("Maintainers", .list(metadata.maintainers.map(maintainer))),
      ("Icon", .string(metadata.icon)),
      ("APIVersion", .string(metadata.apiVersion)),
      ("Condition", .string(metadata.condition)),
      ("Tags", .string(metadata.tags)),
      ("AppVersion", .string(metadata.appVersion)),
      ("Deprecated", .bool(metadata.deprecated)),
      ("Annotations", .map(metadata.annotations?.shallowCopy(as: .string) ?? .none(.string))),
      ("KubeVersion", .string(metadata.kubeVersion)),
      ("Dependencies", .list(metadata.dependencies.map(dependency))),
      ("Type", .string(metadata.type)),
      ("IsRoot", .bool(chart.isRoot)),
    ])
  }

  private static func strings(_ items: [ByteString]) -> Value { .list(items.map { .string($0) }) }

  private static func maintainer(_ maintainer: ChartMetadata.Maintainer?) -> Value {
    guard let maintainer else { return .map(.none()) }
    return .map(
      MapValue(pairs: [
        ("Name", .string(maintainer.name)), ("Email", .string(maintainer.email)), ("URL", .string(maintainer.url)),
      ]))
  }

  private static func dependency(_ dependency: ChartMetadata.Dependency) -> Value {
    .map(
      MapValue(pairs: [
        ("Name", .string(dependency.name)),
        ("Version", .string(dependency.version)),
        ("Repository", .string(dependency.repository)),
        ("Condition", .string(dependency.condition)),
        ("Tags", strings(dependency.tags)),
        ("Enabled", .bool(dependency.enabled)),
        ("ImportValues", .list(dependency.importValues)),
        ("Alias", .string(dependency.alias)),
      ]))
  }
}
