/// SARIF 2.1.0 (OASIS), as code-scanning services take it.
enum SARIFReport {
  static func render(_ report: DiagnosticReport) -> String {
    var codes: [DiagnosticCode] = []
    var indices: [DiagnosticCode: Int] = [:]
    for diagnostic in report.subjects.flatMap(\.diagnostics) where indices[diagnostic.code] == nil {
      indices[diagnostic.code] = codes.count
      codes.append(diagnostic.code)
    }
    var fingerprints = Fingerprints()
    var results: [WireJSON] = []
    for subject in report.subjects {
      for diagnostic in subject.diagnostics {
        let index = indices[diagnostic.code] ?? 0
        results.append(result(diagnostic, index, subject, fingerprints.next(diagnostic, subject)))
      }
    }
    let driver: [(String, WireJSON)] = [
      ("name", .text("rhumb")), ("version", .text(report.version)),
      ("rules", .list(codes.map { rule($0, report.explanation($0)) })),
    ]
    let run: [(String, WireJSON)] = [
      ("tool", .object([("driver", .object(driver))])),
      ("columnKind", .text("unicodeCodePoints")),
      ("invocations", .list([.object([("executionSuccessful", .bool(!report.hasErrors))])])),
      ("results", .list(results)),
    ]
    return WireJSON.object([
      ("$schema", .text("https://json.schemastore.org/sarif-2.1.0.json")), ("version", .text("2.1.0")),
      ("runs", .list([.object(run)])),
    ]).document
  }

  private static func rule(_ code: DiagnosticCode, _ explanation: DiagnosticExplanation?) -> WireJSON {
    var fields: [(String, WireJSON)] = [("id", .text(code.text))]
    if let explanation {
      fields += [
        ("shortDescription", message(explanation.headline)), ("fullDescription", message(explanation.cause)),
        ("help", message(explanation.cure)),
        ("defaultConfiguration", .object([("level", .text(explanation.severity.word))])),
      ]
    }
    return .object(fields)
  }

  private static func result(
    _ diagnostic: Diagnostic, _ ruleIndex: Int, _ subject: DiagnosticReport.Subject, _ fingerprint: String
  ) -> WireJSON {
    var fields: [(String, WireJSON)] = [
      ("ruleId", .text(diagnostic.code.text)), ("ruleIndex", .number(ruleIndex)),
      ("level", .text(diagnostic.severity.word)),
      ("message", message(subject.words(of: diagnostic))),
    ]
    // The first place must be a file: services show nothing of a result without one.
    let labels = diagnostic.labels.compactMap { location($0, subject.sources) }
    if let first = labels.first {
      fields.append(("locations", .list([first])))
      if labels.count > 1 { fields.append(("relatedLocations", .list(Array(labels.dropFirst())))) }
    }
    let frames = diagnostic.trail.compactMap { location($0, subject.sources) }
    if !frames.isEmpty {
      let stack: [(String, WireJSON)] = [("frames", .list(frames.map { .object([("location", $0)]) }))]
      fields.append(("stacks", .list([.object(stack)])))
    }
    fields.append(("partialFingerprints", .object([("rhumb/v1", .text(fingerprint))])))
    return .object(fields)
  }

  private static func message(_ text: String) -> WireJSON { .object([("text", .text(text))]) }

  /// Nil for places in words of the command line and in rendered text: they are in no file.
  private static func location(_ label: Diagnostic.Label, _ sources: SourceMap) -> WireJSON? {
    guard let place = ResolvedPlace(sources.span(of: label), in: sources, countingScalars: true), let path = place.path
    else {
      return nil
    }
    let region: [(String, WireJSON)] = [
      ("startLine", .number(place.line)), ("startColumn", .number(place.column)), ("endLine", .number(place.endLine)),
      ("endColumn", .number(place.endColumn)),
    ]
    var fields: [(String, WireJSON)] = [
      (
        "physicalLocation",
        .object([("artifactLocation", .object([("uri", .text(uri(path)))])), ("region", .object(region))])
      )
    ]
    if !label.text.isEmpty { fields.append(("message", message(label.text))) }
    return .object(fields)
  }

  /// A relative reference or a file URI (RFC 3986): everything but unreserved characters and slashes is escaped.
  private static func uri(_ path: String) -> String {
    var out = path.utf8.first == UInt8(ascii: "/") ? "file://" : ""
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
        out.unicodeScalars.append(Unicode.Scalar(byte))
      default: out += "%" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return out
  }
}
