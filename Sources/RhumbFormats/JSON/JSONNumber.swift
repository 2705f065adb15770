package import RhumbEngine

/// A number as it was written: Go's `json.Number`, which a decoder with `UseNumber` gives.
package struct JSONNumber: HostContent {
  package let text: ByteString

  package init(_ text: ByteString) { self.text = text }

  package var goType: GoType { GoType("json.Number", .string) }
  package var underlying: Value { .string(text) }
  package var stringForm: ByteString? { text }
}
