import RhumbEngine

/// How sigs.k8s.io/yaml spells a float that has to be a string: with the digits of a float32.
enum YAMLFloatText {
  /// As a key, where `16777216.5` becomes `1.6777216e+07`, and infinities are YAML's.
  static func key(_ value: Double) -> [UInt8] {
    if value.isNaN { return Array(".nan".utf8) }
    if Float(value).isInfinite { return Array((value < 0 ? "-.inf" : ".inf").utf8) }
    return field(value)
  }

  /// As the value of a string field, where infinities are Go's.
  static func field(_ value: Double) -> [UInt8] {
    var text: [UInt8] = []
    let single = Float(value)
    // A float32 has at most nine shortest digits, and those are also a double's.
    GoNumber.formatFloat(single.isFinite ? Double(single.description) ?? value : Double(single), to: &text)
    return text
  }
}
