import RhumbEngine

/// Group 2, second half: selectors of labels, checked and applied.
package struct Selector {
  private let view: FieldView

  package init(_ view: FieldView) { self.view = view }

  package var isEmpty: Bool { view["matchLabels"].isEmpty && view["matchExpressions"].isEmpty }

  /// Complains about what is no selector.
  func check(_ report: inout ObjectReport) {
    MetadataRules.labels(view["matchLabels"], &report)
    for expression in view["matchExpressions"].items { Self.check(expression, &report) }
  }

  private static func check(_ expression: FieldView, _ report: inout ObjectReport) {
    let operation = expression["operator"]
    let values = expression["values"]
    switch operation.text {
    case "In"?, "NotIn"?:
      if values.isEmpty { report.required(values.path, "must be specified when `operator` is 'In' or 'NotIn'") }
    case "Exists"?, "DoesNotExist"?:
      if !values.isEmpty {
        report.forbidden(values.path, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'")
      }
    default:
      report.invalid(operation.path, .string(operation.text ?? .empty), "not a valid selector operator")
    }
    let key = expression["key"]
    if let complaint = Grammar.qualifiedName(key.text ?? .empty) {
      report.invalid(key.path, .string(key.text ?? .empty), complaint)
    }
    for value in values.items {
      if let text = value.text, let complaint = Grammar.labelValue(text) { report.invalid(value, complaint) }
    }
  }

  /// Whether labels fit. A selector that is not valid fits anything: it has been complained about.
  package func matches(_ labels: FieldView) -> Bool {
    for (key, wanted) in view["matchLabels"].entries {
      guard let text = wanted.text else { continue }
      if labels[key: key].text != text { return false }
    }
    return view["matchExpressions"].items.allSatisfy { expression in
      let found = labels[key: expression["key"].text ?? .empty].text
      let values = expression["values"].items.compactMap(\.text)
      return switch expression["operator"].text {
      case "In"?: values.isEmpty || found.map(values.contains) == true
      case "NotIn"?: values.isEmpty || found.map(values.contains) != true
      case "Exists"?: found != nil
      case "DoesNotExist"?: found == nil
      default: true
      }
    }
  }
}
