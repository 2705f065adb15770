import RhumbEngine

/// The outermost chart's `Chart.yaml`, which is read before all other files.
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

  /// What it says of subcharts; nothing where something is wrong with it.
  func dependencies() -> [ChartMetadata.Dependency] {
    guard case .read(let document) = outcome else { return [] }
    var metadata = ChartMetadata()
    var decoder = MetadataDecoder()
    try? decoder.decode(document, into: &metadata)
    return metadata.dependencies
  }
}
