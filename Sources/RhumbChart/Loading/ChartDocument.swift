import RhumbDiagnostics
import RhumbEngine
import RhumbFormats

/// The YAML texts of a chart, read as Helm reads each of them.
enum ChartDocument {
  /// A text of one document, such as `Chart.yaml`; messages call it `name`.
  static func read(_ bytes: [UInt8], named name: String) throws(ChartError) -> Value {
    do {
      return try YAMLReader.read(bytes)
    } catch {
      throw ChartError(error, in: bytes, named: name)
    }
  }

  /// A text of values: its documents are merged in order, later ones winning; nil if there is nothing in it.
  static func readValues(
    _ file: ChartFile, named name: String, source: FileID, origins: inout OriginTable
  ) throws(ChartError) -> MapValue {
    let bytes = file.bytes
    do {
      let documents = try ValuesDocuments.read(bytes, parsed: file.parsed, file: source, origins: &origins)
      guard let first = documents.first else { return MapValue() }
      for stronger in documents.dropFirst() { first.overlay(stronger, origins: &origins) }
      return first
    } catch {
      throw ChartError(error, in: bytes, named: name)
    }
  }
}
