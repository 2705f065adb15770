package import RhumbDiagnostics
package import RhumbEngine

/// A value, or a key without one, that had a part in some output.
package struct ValueSource {
  package enum Kind: Sendable {
    /// A slot of the chart's values.
    case value
    /// A key of the values that no layer sets.
    case undefined
    /// What Helm itself offers: `.Release.Name`.
    case builtIn
  }

  package let kind: Kind
  /// As `--set` names it from the root chart's values: `redis.auth.enabled`. Of a built-in, as a template writes it.
  package let path: ByteString
  /// Where each layer wrote it, the strongest first: it won over the others. Empty where nothing wrote it.
  package let layers: [SourceSpan]
  /// The slot, for those who look further.
  package let slot: Int?
}

/// A call or decision that led to some output.
package struct ExplanationStep {
  package let kind: TraceFrame.Kind
  /// The action that called or decided; none in a text that `tpl` runs.
  package let span: SourceSpan
  /// As it stands in the template: `{{if .Values.enabled}}`, cut to its first part.
  package let text: ByteString
  /// The template that was called.
  package let name: ByteString
  /// What a decision went by, or what the text of a `tpl` came from.
  package let values: [ValueSource]
  /// The frame itself: steps with equal frames are one.
  package let frame: UInt32

  /// Whether both read alike.
  func isTold(with other: ExplanationStep) -> Bool {
    kind == other.kind && span == other.span && name == other.name
      && values.map(\.path) == other.values.map(\.path)
  }
}

/// A run of rendered bytes with one cause.
package struct ExplanationPiece {
  /// In the rendered file.
  package let range: Range<Int>
  /// The bytes of the template that wrote it: its own text, or an action. Of a text that `tpl` runs, the call of `tpl`.
  package let span: SourceSpan
  /// Whether it is the template's own text, rather than the output of an action.
  package let isLiteral: Bool
  /// Whether it is nothing but space: an indentation, the end of a line.
  package let isBlank: Bool
  /// How much space the piece begins with: often the end of the line before.
  let leadingSpace: Int
  package let values: [ValueSource]
  /// How far into the string of its one value the piece begins; nil if it is not a part of it.
  package let valueOffset: Int?
  package let frame: UInt32
  /// Whether it tells of a text that the printed value was read from (`fromYaml`), rather than of the bytes themselves.
  package let isInner: Bool

  /// The span without the space at its start, for readers.
  package var writer: SourceSpan {
    guard isLiteral, !isBlank, leadingSpace > 0 else { return span }
    return SourceSpan(file: span.file, start: Int(span.start) + leadingSpace, end: Int(span.end))
  }
}

/// Where some rendered bytes come from.
package struct Explanation {
  package let pieces: [ExplanationPiece]
  /// The calls that led to the first of the places, outermost first: the file, then `include`, `template` and `tpl`. Where
  /// its value was read from a text, those that made the text follow.
  package let calls: [ExplanationStep]
  /// What was decided on the way, outermost first.
  package let conditions: [ExplanationStep]
  /// All values of all pieces, in the order of the text.
  package let values: [ValueSource]

  /// The places in templates that wrote it, each once, in the order of the text. Space counts only where there is
  /// nothing else.
  package var spans: [SourceSpan] {
    let isBlank = pieces.allSatisfy(\.isBlank)
    var seen: Set<SourceSpan> = []
    return pieces.filter { isBlank || !$0.isBlank }.map(\.writer).filter { $0 != .none && seen.insert($0).inserted }
  }
}
