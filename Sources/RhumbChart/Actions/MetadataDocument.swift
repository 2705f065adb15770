import RhumbEngine

extension ChartMetadata {
  /// `Chart.yaml` as Helm writes it: what is empty is left out.
  var document: MapValue {
    let document = MapValue(capacity: 17)
    document.put("annotations", annotations.flatMap { $0.count == 0 ? nil : .map($0) })
    document.put("apiVersion", apiVersion)
    document.put("appVersion", appVersion)
    document.put("condition", condition)
    document.put("dependencies", dependencies.map { .map($0.document) })
    document.put("deprecated", deprecated ? .bool(true) : nil)
    document.put("description", description)
    document.put("home", home)
    document.put("icon", icon)
    document.put("keywords", keywords.map { .string($0) })
    document.put("kubeVersion", kubeVersion)
    document.put("maintainers", maintainers.map { .map($0?.document ?? .none()) })
    document.put("name", name)
    document.put("sources", sources.map { .string($0) })
    document.put("tags", tags)
    document.put("type", type)
    document.put("version", version)
    return document
  }
}

extension ChartMetadata.Maintainer {
  fileprivate var document: MapValue {
    let document = MapValue()
    document.put("email", email)
    document.put("name", name)
    document.put("url", url)
    return document
  }
}

extension ChartMetadata.Dependency {
  fileprivate var document: MapValue {
    let document = MapValue()
    document.put("alias", alias)
    document.put("condition", condition)
    document.put("enabled", enabled ? .bool(true) : nil)
    document.put("import-values", importValues)
    document["name"] = .string(name)
    document["repository"] = .string(repository)
    document.put("tags", tags.map { .string($0) })
    document.put("version", version)
    return document
  }
}

extension MapValue {
  fileprivate func put(_ key: StaticString, _ value: Value?) {
    if let value { self[ByteString(stringLiteral: key)] = value }
  }

  fileprivate func put(_ key: StaticString, _ text: ByteString) { put(key, text.isEmpty ? nil : .string(text)) }

  fileprivate func put(_ key: StaticString, _ items: [Value]) { put(key, items.isEmpty ? nil : .list(items)) }
}
