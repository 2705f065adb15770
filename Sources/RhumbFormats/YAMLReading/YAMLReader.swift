package import RhumbDiagnostics
package import RhumbEngine

/// Reads YAML as Helm does: sigs.k8s.io/yaml over go-yaml v2, by way of JSON. Only the first document counts.
///
/// Every number is a float64, keys are strings, booleans are those of YAML 1.1, merge keys apply where they stand,
/// and of equal keys the last wins.
package enum YAMLReader {
  /// The value of the first document; null if there is none. With a file, `origins` gets the place of every value in a
  /// map or list; with `.none` nothing is noted. `base` is where in the file the bytes begin.
  package static func read(
    _ bytes: [UInt8], file: FileID, base: Int = 0, origins: inout OriginTable
  ) throws(YAMLError) -> Value {
    let tape: YAMLTape
    do throws(YAMLError) { tape = try parse(bytes, file: file) } catch { throw error.moved(by: base) }
    return try YAMLDecoder.decode(tape, file: file, base: base, origins: &origins)
  }

  static func parse(_ bytes: [UInt8], file: FileID) throws(YAMLError) -> YAMLTape {
    if let tape = YAMLScanner.scan(bytes) { return tape }
    return try LibYAMLParser.parse(bytes, file: file)
  }

  /// The same without places.
  package static func read(_ bytes: [UInt8]) throws(YAMLError) -> Value {
    var origins = OriginTable()
    return try read(bytes, file: .none, origins: &origins)
  }

  /// What Unmarshal leaves in a `map[string]interface {}`: nil for null, an error for anything but a map.
  ///
  /// `type` is the name of the Go type in the error.
  package static func readMap(
    _ bytes: [UInt8], as type: StaticString = "map[string]interface {}", file: FileID, base: Int = 0,
    origins: inout OriginTable
  ) throws(YAMLError) -> MapValue? {
    let value = try read(bytes, file: file, base: base, origins: &origins)
    return try map(value, as: type, file: file, base..<(base + bytes.count))
  }

  /// The same of a document that has been parsed, and that is all of its file.
  static func map(
    _ tape: YAMLTape, file: FileID, _ range: Range<Int>, origins: inout OriginTable
  ) throws(YAMLError) -> MapValue? {
    let value = try YAMLDecoder.decode(tape, file: file, base: 0, origins: &origins)
    return try map(value, as: "map[string]interface {}", file: file, range)
  }

  private static func map(
    _ value: Value, as type: StaticString, file: FileID, _ range: Range<Int>
  ) throws(YAMLError) -> MapValue? {
    switch value {
    case .null: return nil
    case .map(let map): return map
    case let other: throw mismatch(other, type: type, file: file, range)
    }
  }

  /// The same without places.
  package static func readMap(_ bytes: [UInt8]) throws(YAMLError) -> MapValue? {
    var origins = OriginTable()
    return try readMap(bytes, file: .none, origins: &origins)
  }

  /// What Unmarshal leaves in a `[]interface {}`: nil for null, an error for anything but a list.
  package static func readList(_ bytes: [UInt8]) throws(YAMLError) -> ListValue? {
    switch try read(bytes) {
    case .null: return nil
    case .list(let list): return list
    case let other: throw mismatch(other, type: "[]interface {}", file: .none, 0..<bytes.count)
    }
  }

  private static func mismatch(_ value: Value, type: StaticString, file: FileID, _ range: Range<Int>) -> YAMLError {
    let found: String
    switch value {
    case .map: found = "object"
    case .list: found = "array"
    case .bool: found = "bool"
    case .string: found = "string"
    default: found = "number"
    }
    return YAMLError(
      decoding: "cannot unmarshal \(found) into Go value of type \(type)", file: file, start: range.lowerBound,
      end: range.upperBound)
  }
}
