package import RhumbDiagnostics
package import RhumbEngine

/// Reads YAML as go-yaml v3 does where no types are asked for: whole numbers are `int`, only `true` and `false` are
/// booleans, dates are times, and a key stands once.
///
/// Helm itself reads with version 2; tools around it, such as those that test charts, with version 3.
package enum TypedYAMLReader {
  /// The value of the first document; null if there is none. With a file, `origins` gets the place of every value in a
  /// map or list; with `.none` nothing is noted. `base` is where in the file the bytes begin.
  package static func read(
    _ bytes: [UInt8], file: FileID, base: Int = 0, origins: inout OriginTable
  ) throws(YAMLError) -> Value {
    let tape: YAMLTape
    do throws(YAMLError) { tape = try YAMLReader.parse(bytes, file: file) } catch {
      let moved = error.moved(by: base)
      throw YAMLError(message: moved.message.withoutHelmPrefix, span: moved.span)
    }
    return try TypedYAMLDecoder.decode(tape, file: file, base: base, origins: &origins)
  }

  /// The same without places.
  package static func read(_ bytes: [UInt8]) throws(YAMLError) -> Value {
    var origins = OriginTable()
    return try read(bytes, file: .none, origins: &origins)
  }
}

extension ByteString {
  /// go-yaml's own words of an error, without those that sigs.k8s.io/yaml puts before them.
  fileprivate var withoutHelmPrefix: ByteString {
    let prefix = Array("error converting YAML to JSON: ".utf8)
    return bytes.starts(with: prefix) ? ByteString(bytes[prefix.count...]) : self
  }
}
