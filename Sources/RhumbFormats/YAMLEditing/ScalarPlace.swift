package import RhumbDiagnostics
package import RhumbEngine

/// Where and how one scalar of a text is written.
package struct ScalarPlace {
  package enum Style: Sendable {
    case plain, singleQuoted, doubleQuoted
    /// A text of lines, after `|` or `>`.
    case block
    /// Nothing stands behind the key: null.
    case absent
  }

  /// Its bytes, quotes included.
  package let range: Range<Int>
  package let style: Style
  package let value: Value

  /// What a plain scalar of this text means, by YAML 1.1 as Helm reads it: a number, a boolean, null or a string.
  package static func plainMeaning(of text: [UInt8]) -> Value {
    switch YAMLScalar.resolve(text, 0..<text.count) {
    case .null: .null
    case .bool(let value): .bool(value)
    case .int(let value): .float(Double(value))
    case .uint(let value): .float(Double(value))
    case .float(let value): .float(value)
    case .string: .string(ByteString(text))
    }
  }
}

/// Why a value can't be changed where it is written: the rule, and the lines.
package struct ScalarRefusal: Error {
  package let diagnostic: Diagnostic

  package init(_ code: DiagnosticCode, _ headline: String, labels: [Diagnostic.Label] = [], help: [String] = []) {
    var diagnostic = Diagnostic(.error, code, headline, labels: labels)
    diagnostic.help = help
    self.diagnostic = diagnostic
  }
}
