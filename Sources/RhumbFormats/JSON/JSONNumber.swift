package import RhumbEngine

/// A number as it was written: Go's `json.Number`, which a decoder with `UseNumber` gives.
package final class JSONNumber: HostObject {
  package let text: ByteString

  package init(_ text: ByteString) {
    self.text = text
    super.init(GoType("json.Number", .string))
  }

  package override var underlying: Value { .string(text) }
  package override var stringForm: ByteString? { text }
}
