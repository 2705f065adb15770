package import RhumbDiagnostics
package import RhumbEngine

extension RenderError {
  /// The message of this failure alone; texts that are no files are added to `sources`.
  ///
  /// - Parameters:
  ///   - templates: what the templates of the render are called.
  ///   - given: the values of the user, before they were laid over the chart's.
  package func diagnostic(
    templates: [ByteString], origins: OriginTable, given: MapValue, in sources: inout SourceMap
  ) -> Diagnostic {
    switch self {
    case .parse(let error): error.diagnostic
    case .fault(let fault):
      FaultDiagnostic(templates: templates, origins: origins, given: given).diagnostic(of: fault, in: &sources)
    }
  }
}
