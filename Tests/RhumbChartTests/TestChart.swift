import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import RhumbFormats

/// Charts and values as a test writes them down.
enum TestChart {
  static func make(
    _ name: ByteString, values yaml: String = "", dependencies: [ChartMetadata.Dependency] = [],
    _ subcharts: [Chart] = []
  ) throws -> Chart {
    var metadata = ChartMetadata()
    metadata.name = name
    metadata.version = "0.1.0"
    metadata.apiVersion = "v2"
    metadata.dependencies = dependencies
    let chart = Chart(metadata: metadata)
    chart.values = try values(yaml)
    chart.setDependencies(subcharts)
    return chart
  }

  static func dependency(
    _ name: ByteString, version: ByteString = "0.1.0", condition: ByteString = "", tags: [ByteString] = [],
    importing: [Value] = [], alias: ByteString = ""
  ) -> ChartMetadata.Dependency {
    var dependency = ChartMetadata.Dependency()
    dependency.name = name
    dependency.version = version
    dependency.condition = condition
    dependency.tags = tags
    dependency.importValues = importing
    dependency.alias = alias
    return dependency
  }

  static func values(_ yaml: String) throws -> MapValue {
    var origins = OriginTable()
    return try YAMLReader.readMap(Array(yaml.utf8), file: .none, origins: &origins) ?? MapValue()
  }

  static func json(_ value: Value) throws -> String { try JSONWriter.write(value).description }
}
