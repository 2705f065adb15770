import RhumbDiagnostics
import RhumbEngine

/// Group 2, first half: labels, annotations, owners.
enum MetadataRules {
  static let rules: [ObjectRule] = [
    ObjectRule("kubernetes/labels", .all, "keys and values of labels fit their grammar") { object, _, report in
      labels(object["metadata"]["labels"], &report)
    },
    ObjectRule("kubernetes/annotations", .all, "keys of annotations fit their grammar, their size its limit") {
      object, _, report in
      annotations(object["metadata"]["annotations"], &report)
    },
    ObjectRule("kubernetes/owner-references", .all, "owners are named in full", check: owners),
    ObjectRule("kubernetes/finalizers", .all, "finalizers are qualified names", check: finalizers),
  ]

  static let annotationLimit = 262_144

  /// A map of labels; the server reports the map, not the key.
  static func labels(_ labels: FieldView, _ report: inout ObjectReport) {
    for (key, value) in labels.entries {
      if let complaint = Grammar.qualifiedName(key) {
        report.invalidKey(labels.path[key: key], key, complaint)
      }
      if let text = value.text, let complaint = Grammar.labelValue(text) { report.invalid(value, complaint) }
    }
  }

  static func annotations(_ annotations: FieldView, _ report: inout ObjectReport) {
    var total = 0
    for (key, value) in annotations.entries {
      if let complaint = Grammar.qualifiedName(lowered(key)) {
        report.invalidKey(annotations.path[key: key], key, complaint)
      }
      total += key.count + (value.text?.count ?? 0)
    }
    if total > annotationLimit { report.tooLong(annotations.path, maximum: annotationLimit) }
  }

  /// Annotations may have capitals in their prefix.
  private static func lowered(_ text: ByteString) -> ByteString {
    ByteString(text.bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 })
  }

  private static func owners(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    let owners = object["metadata"]["ownerReferences"].items
    for owner in owners {
      let version = owner["apiVersion"]
      if version.isEmpty { report.invalid(version.path, .string(.empty), "version must not be empty") }
      for name in ["kind", "name", "uid"] as [ByteString] where owner[name].isEmpty {
        report.invalid(owner[name].path, .string(.empty), "must not be empty")
      }
      if version.text == "v1", owner["kind"].text == "Event" {
        report.invalid(owner, "/v1, Kind=Event is disallowed from being an owner")
      }
    }
    if owners.filter({ $0["controller"].bool == true }).count > 1 {
      report.add(
        at: object["metadata"]["ownerReferences"].path,
        "Invalid value: Only one reference can have Controller set to true")
    }
  }

  private static func finalizers(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    for finalizer in object["metadata"]["finalizers"].items {
      guard let text = finalizer.text else { continue }
      if let complaint = Grammar.qualifiedName(text) { report.invalid(finalizer, complaint) }
    }
  }
}
