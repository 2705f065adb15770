package import RhumbDiagnostics
package import RhumbEngine

/// Collects the findings about one object. Rules say what is wrong in the terms of Kubernetes' `field.Error`; the words
/// are the API server's.
package struct ObjectReport {
  /// No object is so wrong that more of it helps.
  private static let limit = 1000

  package let object: KubernetesObject
  private let origins: OriginTable
  package private(set) var findings: [Finding] = []
  /// What findings are filed under: the rule that is being checked.
  package var code: DiagnosticCode = "kubernetes/schema"

  package init(_ object: KubernetesObject, origins: OriginTable) {
    self.object = object
    self.origins = origins
  }

  package var hasErrors: Bool { findings.contains { $0.severity == .error } }

  /// A fault in words of its own.
  package mutating func add(
    _ severity: Diagnostic.Severity = .error, at path: FieldPath, _ message: ByteString, help: String? = nil,
    code: DiagnosticCode? = nil
  ) {
    guard findings.count < Self.limit else { return }
    let (span, isThere) = object.place(of: path, in: origins)
    var finding = Finding(severity, code ?? self.code, at: path, message, span: span)
    finding.isAboutAbsence = !isThere
    if let help { finding.help.append(help) }
    findings.append(finding)
  }

  /// A fault that the server finds while it decodes: its words name the field.
  ///
  /// - Parameter key: the key itself is what can't be decoded.
  package mutating func undecodable(
    _ path: FieldPath, _ message: ByteString, key: ByteString? = nil, help: String? = nil
  ) {
    var finding = Finding(.error, code, at: path, message, span: object.span(of: path, in: origins))
    finding.namesPath = true
    finding.key = key
    if let help { finding.help.append(help) }
    add(finding)
  }

  package mutating func add(_ finding: Finding) {
    if findings.count < Self.limit { findings.append(finding) }
  }

  /// Where a field is written.
  func span(of path: FieldPath) -> SourceSpan { object.span(of: path, in: origins) }

  /// Adds a further place to the last finding.
  package mutating func relate(_ span: SourceSpan, _ words: String) {
    guard span != .none, !findings.isEmpty else { return }
    findings[findings.count - 1].related.append(Diagnostic.Label(span, words))
  }

  /// What the server would answer with as a `Warning:` header.
  package mutating func warn(at path: FieldPath, _ message: ByteString, help: String? = nil) {
    add(.warning, at: path, message, help: help)
  }

  /// `Required value: detail`
  package mutating func required(_ path: FieldPath, _ detail: ByteString = .empty) {
    add(at: path, Self.words("Required value", detail))
  }

  /// `Invalid value: "x": detail`
  package mutating func invalid(_ view: FieldView, _ detail: ByteString) {
    invalid(view.path, view.value, detail)
  }

  package mutating func invalid(_ path: FieldPath, _ value: Value, _ detail: ByteString) {
    let shown: ByteString = isSecret(path) ? "\"***\"" : ShownValue.text(value)
    add(at: path, Self.words("Invalid value: " + shown, detail))
  }

  /// `Invalid value: "key": detail`, of a key of a map rather than its value.
  package mutating func invalidKey(_ path: FieldPath, _ key: ByteString, _ detail: ByteString) {
    let told = findings.count
    add(at: path, Self.words("Invalid value: " + ShownValue.text(.string(key)), detail))
    if findings.count > told { findings[told].key = key }
  }

  /// What a Secret holds goes into no message.
  private func isSecret(_ path: FieldPath) -> Bool {
    object.isSecret && (path.steps.first == .field("data") || path.steps.first == .field("stringData"))
  }

  /// `Unsupported value: "x": supported values: "a", "b"`
  package mutating func unsupported(_ view: FieldView, supported: [ByteString]) {
    var detail: [UInt8] = []
    for (index, word) in supported.enumerated() {
      detail.append(index == 0 ? "supported values: " : ", ")
      detail += ShownValue.text(.string(word))
    }
    add(at: view.path, Self.words("Unsupported value: " + ShownValue.text(view.value), ByteString(detail)))
  }

  /// `Duplicate value: "x"`
  package mutating func duplicate(_ path: FieldPath, _ value: Value) {
    add(at: path, "Duplicate value: " + ShownValue.text(value))
  }

  package mutating func duplicate(_ view: FieldView) { duplicate(view.path, view.value) }

  /// `Forbidden: detail`
  package mutating func forbidden(_ path: FieldPath, _ detail: ByteString) {
    add(at: path, Self.words("Forbidden", detail))
  }

  /// `Not found: "x"`
  package mutating func notFound(_ view: FieldView) {
    add(at: view.path, "Not found: " + ShownValue.text(view.value))
  }

  /// `Too long: may not be more than 63 bytes`
  package mutating func tooLong(_ path: FieldPath, maximum: Int) {
    add(at: path, ByteString("Too long: may not be more than \(maximum) bytes"))
  }

  /// `Too many: 5: must have at most 4 items`
  package mutating func tooMany(_ path: FieldPath, count: Int, maximum: Int) {
    add(at: path, ByteString("Too many: \(count): must have at most \(maximum) items"))
  }

  private static func words(_ kind: ByteString, _ detail: ByteString) -> ByteString {
    detail.isEmpty ? kind : kind + ": " + detail
  }
}
