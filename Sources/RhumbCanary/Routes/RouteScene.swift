package import RhumbDiagnostics
package import RhumbEngine
package import RhumbKubernetes

/// Objects with their weighted routes, and the texts in which they are written.
package struct RouteScene {
  package private(set) var routes: [WeightedRoute] = []
  package private(set) var objects: [KubernetesObject] = []
  package private(set) var texts: SourceMap
  package private(set) var origins = OriginTable()
  /// What can't be read.
  package private(set) var strays: [Finding] = []

  package init(texts: SourceMap = SourceMap()) { self.texts = texts }

  package mutating func add(_ bytes: [UInt8], named name: String) {
    let file = texts.add(name: name, bytes: bytes)
    var reader = ObjectReader()
    reader.read(bytes, file: file, origins: &origins)
    strays.append(contentsOf: reader.strays)
    for item in reader.items {
      objects.append(item.object)
      routes.append(contentsOf: RouteReader.routes(of: item.object, origins: origins))
    }
  }

  package func span(of field: FieldView, in object: KubernetesObject) -> SourceSpan {
    object.span(of: field.path, in: origins)
  }

  /// `values.yaml:3:5`
  package func place(_ span: SourceSpan) -> String {
    guard let file = texts[span.file] else { return "an unknown place" }
    let position = file.position(of: Int(span.start))
    return "\(file.name):\(position.line):\(position.column)"
  }
}
