package import RhumbEngine

/// Writes texts by name and number, as go-yaml v3 writes a `map[string]map[uint]string`: what snapshots are kept in.
package enum NumberedTextWriter {
  /// The YAML, with the last line's end. Names go in go-yaml's order, numbers by size.
  package static func write(_ texts: [ByteString: [Int: ByteString]]) -> [UInt8] {
    var emitter = YAMLEmitter(.v3)
    if texts.isEmpty { emitter.write("{}") }
    for name in texts.keys.sorted(by: { NaturalOrder.precedes($0.bytes, $1.bytes, isV3: true) }) {
      emitter.writeKey(name.bytes, indent: 0)
      let numbered = texts[name] ?? [:]
      if numbered.isEmpty { emitter.write("{}") }
      for (number, text) in numbered.sorted(by: { $0.key < $1.key }) {
        emitter.writeIndent(2)
        emitter.write { GoNumber.formatInt(Int64(number), to: &$0) }
        emitter.writeColon()
        emitter.writeString(text.bytes, indent: 4)
      }
    }
    emitter.writeIndent(0)
    return emitter.output
  }
}
