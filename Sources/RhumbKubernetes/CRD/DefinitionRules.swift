import RhumbDiagnostics
import RhumbEngine

/// Group 12: CustomResourceDefinitions (`apiextensions/validation`).
enum DefinitionRules {
  static let rules: [ObjectRule] = [
    ObjectRule("kubernetes/definition", kind, "a definition names its kind and versions", check: definition),
    ObjectRule("kubernetes/definition-columns", kind, "columns and subresources point into objects", check: columns),
    ObjectRule("kubernetes/definition-schema", kind, "schemas of definitions are structural", check: schemas),
  ]

  private static let kind = ObjectRule.Kinds.some(["CustomResourceDefinition.apiextensions.k8s.io"])

  // MARK: Names and versions

  private static func definition(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    let spec = object["spec"]
    checkNames(object, &report)
    checkProtectedGroup(object, &report)
    let versions = spec["versions"]
    var seen: Set<ByteString> = []
    var hasDuplicate = false
    for version in versions.items {
      guard let name = version["name"].text else { continue }
      if let complaint = Grammar.dns1035Label(name) { report.invalid(version["name"], complaint) }
      if !seen.insert(name).inserted { hasDuplicate = true }
      if version["deprecationWarning"].exists, version["deprecated"].bool != true {
        report.invalid(version["deprecationWarning"], "can only be set for deprecated versions")
      }
      if !version["schema"]["openAPIV3Schema"].exists {
        report.required(version["schema"]["openAPIV3Schema"].path, "schemas are required")
      }
    }
    if hasDuplicate { report.invalid(versions, "must contain unique version names") }
    if versions.count > 0, versions.items.count(where: { $0["storage"].bool == true }) != 1 {
      report.invalid(versions, "must have exactly one version marked as storage version")
    }
    if spec["preserveUnknownFields"].bool == true {
      report.invalid(
        spec["preserveUnknownFields"],
        "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead")
    }
    report.oneOf(spec["scope"], ["Cluster", "Namespaced"])
    let conversion = spec["conversion"]
    report.oneOf(conversion["strategy"], ["None", "Webhook"])
    if conversion["webhook"].exists, conversion["strategy"].text != "Webhook" {
      report.forbidden(conversion["webhook"].path, "should not be set when strategy is not set to Webhook")
    }
    if conversion["strategy"].text == "Webhook", !conversion["webhook"].exists {
      report.required(conversion["webhook"].path, "required when strategy is set to Webhook")
    }
  }

  private static func checkNames(_ object: FieldView, _ report: inout ObjectReport) {
    let spec = object["spec"]
    let names = spec["names"]
    if let group = spec["group"].text, !group.isEmpty {
      if let complaint = Grammar.dns1123Subdomain(group) {
        report.invalid(spec["group"], complaint)
      } else if !group.bytes.contains(UInt8(ascii: ".")) {
        report.invalid(spec["group"], "should be a domain with at least one dot")
      }
      if let plural = names["plural"].text, object["metadata"]["name"].text != plural + "." + group {
        report.invalid(object["metadata"]["name"], "must be spec.names.plural+\".\"+spec.group")
      }
    }
    let lists = names["shortNames"].items + names["categories"].items
    for name in [names["plural"], names["singular"]] + lists {
      if let text = name.text, !text.isEmpty, let complaint = Grammar.dns1035Label(text) {
        report.invalid(name, complaint)
      }
    }
    for name in [names["kind"], names["listKind"]] {
      guard let text = name.text, !text.isEmpty else { continue }
      let lower = ByteString(text.bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 })
      if let complaint = Grammar.dns1035Label(lower) {
        report.invalid(name, "may have mixed case, but should otherwise match: " + complaint)
      }
    }
    if let kind = names["kind"].text, !kind.isEmpty, names["listKind"].text == kind {
      report.invalid(names["listKind"], "kind and listKind may not be the same")
    }
  }

  /// Groups of the Kubernetes project want an approval (KEP 1111).
  private static func checkProtectedGroup(_ object: FieldView, _ report: inout ObjectReport) {
    guard let group = object["spec"]["group"].text else { return }
    let isProtected = ["k8s.io", "kubernetes.io"].contains { domain in
      group.bytes.elementsEqual(domain.utf8)
        || group.bytes.suffix(domain.utf8.count + 1).elementsEqual(".\(domain)".utf8)
    }
    let annotation = object["metadata"]["annotations"][key: "api-approved.kubernetes.io"]
    guard isProtected else { return }
    guard let text = annotation.text, !text.isEmpty else {
      return report.required(
        annotation.path,
        "protected groups must have approval annotation \"api-approved.kubernetes.io\", see "
          + "https://github.com/kubernetes/enhancements/pull/1111")
    }
    let isMarked = text.bytes.starts(with: "unapproved".utf8)
    if !isMarked, !text.bytes.starts(with: "http://".utf8), !text.bytes.starts(with: "https://".utf8) {
      report.invalid(
        annotation,
        "protected groups must have approval annotation \"api-approved.kubernetes.io\" with either a URL or "
          + "a reason starting with \"unapproved\", see https://github.com/kubernetes/enhancements/pull/1111")
    }
  }

  // MARK: Columns and subresources

  private static func columns(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    for version in object["spec"]["versions"].items {
      for column in version["additionalPrinterColumns"].items {
        oneOf(column["type"], ["boolean", "date", "integer", "number", "string"], &report)
        if let format = column["format"].text, !format.isEmpty {
          oneOf(
            column["format"],
            ["binary", "bool", "byte", "date", "date-time", "double", "float", "int32", "int64", "password"], &report)
        }
        if let path = column["jsonPath"].text, !path.isEmpty, !isSimplePath(path) {
          report.invalid(column["jsonPath"], "must be a simple json path starting with .")
        }
      }
      for field in version["selectableFields"].items { selectable(field["jsonPath"], version, &report) }
      let scale = version["subresources"]["scale"]
      for (name, parent) in [("specReplicasPath", ".spec."), ("statusReplicasPath", ".status.")]
        as [(ByteString, ByteString)]
      {
        guard let path = scale[name].text, !path.isEmpty else { continue }
        if !isSimplePath(path) {
          report.invalid(scale[name], "must be a simple json path starting with .")
        } else if !path.bytes.starts(with: parent.bytes) {
          report.invalid(scale[name], "should be a json path under " + ByteString(parent.bytes.dropLast()))
        }
      }
    }
  }

  private static func oneOf(_ field: FieldView, _ words: [ByteString], _ report: inout ObjectReport) {
    guard let text = field.text, !text.isEmpty, !words.contains(text) else { return }
    report.unsupported(field, supported: words)
  }

  /// A selectable field is a single value of the schema.
  private static func selectable(_ path: FieldView, _ version: FieldView, _ report: inout ObjectReport) {
    guard let text = path.text, !text.isEmpty else { return report.required(path.path) }
    guard isSimplePath(text) else { return report.invalid(path, "must be a simple json path starting with .") }
    var schema = version["schema"]["openAPIV3Schema"]
    for part in text.bytes.dropFirst().split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
      schema = schema["properties"][key: ByteString(part)]
    }
    let isSingle = ["boolean", "integer", "string"].contains(schema["type"].text ?? .empty)
    if !isSingle {
      report.invalid(
        path, "must point to a field of type string, boolean or integer")
    }
  }

  private static func isSimplePath(_ path: ByteString) -> Bool { path.bytes.first == UInt8(ascii: ".") }

  // MARK: Schemas

  private static func schemas(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    for version in object["spec"]["versions"].items {
      let schema = version["schema"]["openAPIV3Schema"]
      let before = report.findings.count
      StructuralSchemaCheck.run(schema, &report)
      // Rules can be compiled only for a schema that says what is there.
      if report.findings.count == before { DefinitionExpressions.run(schema, in: context.version, &report) }
    }
  }
}
