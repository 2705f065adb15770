package import RhumbEngine
import RhumbFormats

/// A JSON object that is being put together; its keys are written in the order of their bytes.
package struct JSONObject {
  private let map = MapValue()

  package init(_ fields: KeyValuePairs<ByteString, Value> = [:]) {
    for (key, value) in fields { map.set(Key(key), value) }
  }

  package var value: Value { .map(map) }

  package subscript(key: ByteString) -> Value? {
    get { map[Key(key)] }
    nonmutating set { map.set(Key(key), newValue ?? .null) }
  }

  /// Indented, with a newline at its end.
  package var text: [UInt8] {
    // Trees made here have no cycles, the only thing that can't be written.
    ((try? JSONWriter.write(value, .indented))?.bytes ?? Array("{}".utf8)) + [0x0A]
  }
}
