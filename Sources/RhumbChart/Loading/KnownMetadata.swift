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

  /// Overwrites what the file says, as far as it can be read.
  func fill(_ metadata: inout ChartMetadata) {
    guard case .read(let document) = outcome else { return }
    var decoder = MetadataDecoder()
    try? decoder.decode(document, into: &metadata)
  }
}
