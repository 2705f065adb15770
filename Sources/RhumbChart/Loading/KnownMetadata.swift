import RhumbEngine

/// The outermost chart's `Chart.yaml`, which is read before all other files.
struct KnownMetadata {
  let file: ChartFile
  let document: Result<Value, ChartError>

  /// Messages call the file `name`.
  init(_ file: ChartFile, named name: String) {
    self.file = file
    document = Result { () throws(ChartError) in try ChartDocument.read(file.bytes, named: name) }
  }

  /// What it says of subcharts; nothing where something is wrong with it.
  var dependencies: [ChartMetadata.Dependency] {
    guard case .success(let document) = document else { return [] }
    var metadata = ChartMetadata()
    var decoder = MetadataDecoder()
    try? decoder.decode(document, into: &metadata)
    return metadata.dependencies
  }
}
