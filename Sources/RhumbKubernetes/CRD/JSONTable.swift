import RhumbEngine
import RhumbFormats

/// A table of ours that is JSON.
enum JSONTable {
  static func read(_ bytes: [UInt8]) -> FieldView {
    FieldView(value: JSONReader.read(bytes).value, path: .root)
  }
}
