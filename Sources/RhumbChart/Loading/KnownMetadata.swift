import RhumbEngine

/// The outermost chart's `Chart.yaml`, or its `requirements.yaml`, which are read before all other files.
struct KnownMetadata {
  let file: ChartFile
  private let outcome: Outcome

  /// No `Result`: the first of a type has the runtime search the program for its conformances.
  private enum Outcome {
    case read(Value)
    case failed(ChartError)
  }

  /// Messages call the file `name`.
  init(_ file: ChartFile, named name: String) {
    self.file = file
    do throws(ChartError) {
      outcome = .read(try ChartDocument.read(file.bytes, named: name))
    } catch {
      outcome = .failed(error)
    }
  }

  func document() throws(ChartError) -> Value {
    switch outcome {
    case .read(let document): return document
    case .failed(let error): throw error
    }
  }

  /// Whether `apiVersion` is v1, or missing, so that subcharts stand in `requirements.yaml`.
  var isFirstGeneration: Bool {
    guard case .read(.map(let fields)) = outcome, case .string(let version)? = fields["apiVersion"] else { return true }
    return version == "v1"
  }

  /// What these files say of subcharts, the later ones over the earlier ones, as far as they can be read.
  static func dependencies(_ files: [KnownMetadata]) -> [ChartMetadata.Dependency] {
    var metadata = ChartMetadata()
    for file in files {
      guard case .read(let document) = file.outcome else { continue }
      var decoder = MetadataDecoder()
      try? decoder.decode(document, into: &metadata)
    }
    return metadata.dependencies
  }
}
