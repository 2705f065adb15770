import RhumbEngine

/// Checks that many groups share.
extension ObjectReport {
  /// A text by a grammar; what isn't there is left alone.
  mutating func check(_ view: FieldView, _ grammar: (ByteString) -> ByteString?) {
    guard let text = view.text, let complaint = grammar(text) else { return }
    invalid(view, complaint)
  }

  /// A name that has to be there.
  mutating func checkRequired(
    _ view: FieldView, _ grammar: (ByteString) -> ByteString?, detail: ByteString = .empty
  ) {
    guard let text = view.text, !text.isEmpty else {
      if view.text != nil || !view.exists { required(view.path, detail) }
      return
    }
    if let complaint = grammar(text) { invalid(view, complaint) }
  }

  mutating func requireText(_ view: FieldView, _ detail: ByteString = .empty) {
    if view.isEmpty { required(view.path, detail) }
  }

  mutating func notNegative(_ view: FieldView) {
    if let number = view.integer, number < 0 { invalid(view, "must be greater than or equal to 0") }
  }

  mutating func atLeast(_ view: FieldView, _ minimum: Int) {
    if let number = view.integer, number < minimum {
      invalid(view, ByteString("must be greater than or equal to \(minimum)"))
    }
  }

  mutating func portNumber(_ view: FieldView) {
    if let number = view.integer, let complaint = Grammar.portNumber(number) { invalid(view, complaint) }
  }

  /// A number, or the name of a container's port.
  mutating func portNumberOrName(_ view: FieldView) {
    portNumber(view)
    if let text = view.text { for complaint in Grammar.portName(text) { invalid(view, complaint) } }
  }

  /// A number from 0 on, or a percentage.
  mutating func countOrPercent(_ view: FieldView) {
    if let text = view.text {
      if !Grammar.isPercent(text) { invalid(view, Grammar.percentWords) }
    } else {
      notNegative(view)
    }
  }

  /// One of a set of words; an empty one counts as not set.
  mutating func oneOf(_ view: FieldView, _ supported: [ByteString]) {
    guard let text = view.text, !text.isEmpty, !supported.contains(text) else { return }
    unsupported(view, supported: supported)
  }

  /// Texts that may occur once.
  mutating func unique(_ views: [FieldView]) {
    var seen: Set<ByteString> = []
    for view in views {
      if let text = view.text, !text.isEmpty, !seen.insert(text).inserted { duplicate(view) }
    }
  }

  /// The fields of a union that are set. With several, all but the first are forbidden.
  @discardableResult
  mutating func union(_ view: FieldView, _ members: [ByteString], several: ByteString) -> [ByteString] {
    let present = members.filter { view[$0].exists }
    for name in present.dropFirst() { forbidden(view[name].path, several) }
    return present
  }

  /// A path that stays below where it begins.
  mutating func relativePath(_ view: FieldView) {
    guard let text = view.text else { return }
    if text.bytes.first == UInt8(ascii: "/") { invalid(view, "must be a relative path") }
    noBacksteps(view)
  }

  mutating func noBacksteps(_ view: FieldView) {
    guard let text = view.text else { return }
    if text.bytes.split(separator: UInt8(ascii: "/")).contains(where: { $0.elementsEqual("..".utf8) }) {
      invalid(view, "must not contain '..'")
    }
  }
}
