package import RhumbDiagnostics
package import RhumbEngine
import RhumbFormats

/// The values the user gives on the command line, by flag, each in the order given.
///
/// They are laid over each other by kind, not by place: all `-f` files first, then `--set-json`, `--set`,
/// `--set-string`, `--set-file` and `--set-literal` (Helm's values.Options).
package struct ValuesLayers {
  /// `-f`: paths, or `-` for standard input.
  package var files: [ByteString] = []
  package var json: [ByteString] = []
  package var set: [ByteString] = []
  package var strings: [ByteString] = []
  package var fileValues: [ByteString] = []
  package var literals: [ByteString] = []

  package init() {}

  /// Adds layers that are stronger than these, kind by kind.
  package mutating func append(_ stronger: ValuesLayers) {
    files += stronger.files
    json += stronger.json
    set += stronger.set
    strings += stronger.strings
    fileValues += stronger.fileValues
    literals += stronger.literals
  }

  /// All layers as one map. Every file and every flag becomes a text of `sources`, and values know their place in it.
  /// The first layer that can't be read is the error, those behind it its others.
  package func merged(
    reader: ValuesReader, sources: inout SourceMap, origins: inout OriginTable
  ) throws(ChartError) -> MapValue {
    let values = MapValue()
    var failures: [ChartError] = []
    func attempt(_ layer: () throws(ChartError) -> Void) {
      do throws(ChartError) { try layer() } catch { failures.append(error) }
    }
    for path in files {
      attempt { () throws(ChartError) in
        values.overlay(try ValuesLayers.file(path, reader, &sources, &origins), origins: &origins)
      }
    }
    for words in json {
      attempt { () throws(ChartError) in try ValuesLayers.addJSON(words, to: values, &sources, &origins) }
    }
    func addAll(_ flag: String, _ layers: [ByteString], _ flavor: SetGrammar.Flavor) {
      for words in layers {
        attempt { () throws(ChartError) in
          try ValuesLayers.add(flag, words, flavor, to: values, &sources, &origins)
        }
      }
    }
    addAll("set", set, .typed)
    addAll("set-string", strings, .string)
    addAll("set-file", fileValues, .file { path throws(ChartError) in try reader.read(path) })
    addAll("set-literal", literals, .literal)
    if let failure = ChartError.first(of: failures) { throw failure }
    return values
  }

  private static func file(
    _ path: ByteString, _ reader: ValuesReader, _ sources: inout SourceMap, _ origins: inout OriginTable
  ) throws(ChartError) -> MapValue {
    let bytes: [UInt8]
    do throws(ChartError) { bytes = try reader.read(path) } catch { throw error.filed(under: "values/unreadable") }
    let file = sources.add(name: path.description, bytes: bytes)
    let values = MapValue()
    do throws(YAMLError) {
      for document in try ValuesDocuments.read(bytes, file: file, origins: &origins) {
        values.overlay(document, origins: &origins)
      }
    } catch {
      throw ChartError(error, in: bytes, named: path.description, code: "values/syntax")
        .wrapped("failed to parse " + path + ": ")
    }
    return values
  }

  private static func add(
    _ flag: String, _ words: ByteString, _ flavor: SetGrammar.Flavor, to values: MapValue,
    _ sources: inout SourceMap, _ origins: inout OriginTable
  ) throws(ChartError) {
    let (file, _) = source(flag, words, &sources)
    do throws(ChartError) {
      try SetGrammar.read(words, as: flavor, into: values, file: file, origins: &origins)
    } catch {
      throw error.wrapped("failed parsing --\(flag) data: ").filed(under: "values/flag")
    }
  }

  /// A flag as the user typed it, as a text that messages can point into. The words stand at its start, so that places
  /// in them are places in the text.
  private static func source(
    _ flag: String, _ words: ByteString, _ sources: inout SourceMap
  ) -> (file: FileID, bytes: [UInt8]) {
    (sources.add(name: "--\(flag) \(words.description)", bytes: words.bytes, kind: .words), words.bytes)
  }

  /// An object lies over the values as a whole; anything else is `key=JSON` pairs.
  private static func addJSON(
    _ words: ByteString, to values: MapValue, _ sources: inout SourceMap, _ origins: inout OriginTable
  ) throws(ChartError) {
    let (file, bytes) = source("set-json", words, &sources)
    let start = bytes.endOfLeadingSpace
    guard start < bytes.count, bytes[start] == UInt8(ascii: "{") else {
      do throws(ChartError) {
        let flavor = SetGrammar.Flavor.json { text, place, origins in
          json(text, at: place, as: .any, file, &origins)
        }
        return try SetGrammar.read(words, as: flavor, into: values, file: file, origins: &origins)
      } catch {
        throw ChartError(ByteString("failed parsing --set-json data ") + words, code: "values/flag")
      }
    }
    guard case .map(let map)? = json(Array(words.trimmingSpace.bytes), at: start, as: .object, file, &origins) else {
      throw ChartError(ByteString("failed parsing --set-json data JSON: ") + words, code: "values/flag")
    }
    values.overlay(map, origins: &origins)
  }

  /// The value of a JSON text that stands at a place in a file; nil if it is malformed.
  private static func json(
    _ text: [UInt8], at place: Int, as target: JSONReader.Target, _ file: FileID, _ origins: inout OriginTable
  ) -> Value? {
    // Blanks before it put it where it stands.
    let padded = [UInt8](repeating: 0x20, count: place) + text
    let outcome = JSONReader.read(padded, as: target, file: file, origins: &origins)
    return outcome.error == nil ? outcome.value : nil
  }
}
