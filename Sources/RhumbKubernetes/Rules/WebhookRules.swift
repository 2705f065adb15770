import RhumbDiagnostics
import RhumbEngine
import RhumbFormats

/// Group 12, third part: webhooks and admission policies.
enum WebhookRules {
  static let rules: [ObjectRule] = [
    ObjectRule(
      "kubernetes/webhook",
      .some([
        "ValidatingWebhookConfiguration.admissionregistration.k8s.io",
        "MutatingWebhookConfiguration.admissionregistration.k8s.io",
      ]), "webhooks say what they look at, and where they are", check: configuration),
    ObjectRule(
      "kubernetes/admission-policy", .some(["ValidatingAdmissionPolicy.admissionregistration.k8s.io"]),
      "a policy says what it matches and what it checks", check: policy),
    ObjectRule(
      "kubernetes/admission-policy", .some(["ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io"]),
      "a binding names its policy and what follows", check: binding),
  ]

  private static func configuration(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    var names: Set<ByteString> = []
    for hook in object["webhooks"].items {
      let name = hook["name"]
      report.checkRequired(name, Grammar.dns1123Subdomain)
      if let text = name.text, !text.isEmpty {
        if text.bytes.split(separator: UInt8(ascii: ".")).count < 3 {
          report.invalid(name, "should be a domain with at least three segments separated by dots")
        }
        if !names.insert(text).inserted { report.duplicate(name) }
      }
      for rule in hook["rules"].items { self.rule(rule, &report) }
      sideEffects(hook["sideEffects"], &report)
      reviewVersions(hook["admissionReviewVersions"], &report)
      report.oneOf(hook["failurePolicy"], ["Fail", "Ignore"])
      report.oneOf(hook["matchPolicy"], ["Equivalent", "Exact"])
      report.oneOf(hook["reinvocationPolicy"], ["IfNeeded", "Never"])
      if let seconds = hook["timeoutSeconds"].integer, !(1...30).contains(seconds) {
        report.invalid(hook["timeoutSeconds"], "the timeout value must be between 1 and 30 seconds")
      }
      for selector in ["namespaceSelector", "objectSelector"] as [ByteString] where hook[selector].exists {
        Selector(hook[selector]).check(&report)
      }
      clientConfig(hook["clientConfig"], &report)
      conditions(hook["matchConditions"], &report)
    }
  }

  private static func sideEffects(_ view: FieldView, _ report: inout ObjectReport) {
    if view.isEmpty { return report.required(view.path, "must specify one of None, NoneOnDryRun") }
    report.oneOf(view, ["None", "NoneOnDryRun"])
  }

  static func reviewVersions(_ versions: FieldView, _ report: inout ObjectReport) {
    if versions.isEmpty {
      return report.required(versions.path, "must specify one of v1, v1beta1")
    }
    if !versions.items.contains(where: { ["v1", "v1beta1"].contains($0.text ?? .empty) }) {
      report.invalid(versions, "must include at least one of v1, v1beta1")
    }
    for version in versions.items { report.check(version, Grammar.dns1035Label) }
    report.unique(versions.items)
  }

  private static func conditions(_ conditions: FieldView, _ report: inout ObjectReport) {
    var names: Set<ByteString> = []
    if conditions.count > 64 { report.tooMany(conditions.path, count: conditions.count, maximum: 64) }
    for condition in conditions.items {
      report.requireText(condition["expression"])
      report.checkRequired(condition["name"], Grammar.qualifiedName)
      if let name = condition["name"].text, !name.isEmpty, !names.insert(name).inserted {
        report.duplicate(condition["name"])
      }
    }
  }

  static func clientConfig(_ config: FieldView, _ report: inout ObjectReport) {
    let url = config["url"]
    let service = config["service"]
    guard url.exists != service.exists else {
      return report.required(config.path, "exactly one of url or service is required")
    }
    if service.exists {
      report.requireText(service["name"], "service name is required")
      report.requireText(service["namespace"], "service namespace is required")
      report.portNumber(service["port"])
      if let path = service["path"].text, path.bytes.first != UInt8(ascii: "/") {
        report.invalid(service["path"], "must start with a '/'")
      }
      return
    }
    guard let text = url.text else { return }
    let form: ByteString = "; desired format: https://host[/path]"
    guard let parsed = try? GoURL.parse(text) else {
      return report.required(url.path, "url must be a valid URL: could not be parsed" + form)
    }
    if parsed.scheme != "https" {
      report.invalid(url.path, .string(parsed.scheme), "'https' is the only allowed URL scheme" + form)
    }
    if parsed.host.isEmpty { report.invalid(url.path, .string(parsed.host), "host must be specified" + form) }
    if parsed.user != nil { report.invalid(url, "user information is not permitted in the URL") }
    if !parsed.fragment.isEmpty { report.invalid(url, "fragments are not permitted in the URL") }
    if !parsed.query.isEmpty { report.invalid(url, "query parameters are not permitted in the URL") }
  }

  // MARK: Rules

  private static func rule(_ rule: FieldView, _ report: inout ObjectReport) {
    for name in ["apiGroups", "apiVersions", "operations", "resources"] as [ByteString] {
      let list = rule[name]
      if list.isEmpty { report.required(list.path) }
      let texts = list.items.compactMap(\.text)
      if name != "resources", texts.count > 1, texts.contains("*") {
        report.invalid(list, "if '*' is present, must not specify other " + words(name))
      }
    }
    for version in rule["apiVersions"].items where version.text?.isEmpty == true {
      report.required(version.path)
    }
    for operation in rule["operations"].items
    where !["*", "CONNECT", "CREATE", "DELETE", "UPDATE"].contains(operation.text ?? "*") {
      report.unsupported(operation, supported: ["*", "CONNECT", "CREATE", "DELETE", "UPDATE"])
    }
    report.oneOf(rule["scope"], ["*", "Cluster", "Namespaced"])
    for resource in rule["resources"].items where resource.text?.isEmpty == true { report.required(resource.path) }
    let resources = rule["resources"].items.compactMap(\.text)
    for resource in resources where resource.hasSuffix("/*") && resource != "*/*" {
      let prefix = ByteString(resource.bytes.dropLast())
      if let other = resources.first(where: { $0 != resource && $0.hasPrefix(prefix) }) {
        report.invalid(rule["resources"], "if '" + resource + "' is present, must not specify " + other)
      }
    }
    if resources.contains("*/*"), resources.count > 1 {
      report.invalid(rule["resources"], "if '*/*' is present, must not specify other resources")
    } else if resources.contains("*"), resources.contains(where: { $0 != "*" && !$0.bytes.contains(UInt8(ascii: "/")) })
    {
      report.invalid(rule["resources"], "if '*' is present, must not specify other resources without subresources")
    }
  }

  private static func words(_ field: ByteString) -> ByteString {
    switch field {
    case "apiGroups": "API groups"
    case "apiVersions": "API versions"
    default: field
    }
  }

  // MARK: Policies

  private static func policy(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    let spec = object["spec"]
    report.oneOf(spec["failurePolicy"], ["Fail", "Ignore"])
    let constraints = spec["matchConstraints"]
    if !constraints.exists {
      report.required(constraints.path)
    } else {
      if constraints["resourceRules"].isEmpty { report.required(constraints["resourceRules"].path) }
      matching(constraints, &report)
    }
    if spec["validations"].isEmpty, spec["auditAnnotations"].isEmpty {
      for name in ["validations", "auditAnnotations"] as [ByteString] {
        report.required(spec[name].path, "validations or auditAnnotations must contain at least one item")
      }
    }
    conditions(spec["matchConditions"], &report)
    for validation in spec["validations"].items {
      report.requireText(validation["expression"], "expression is not specified")
      if let message = validation["message"].text, message.bytes.contains(0x0A) {
        report.invalid(validation["message"], "message must not contain line breaks")
      }
      report.oneOf(validation["reason"], ["Forbidden", "Invalid", "RequestEntityTooLarge", "Unauthorized"])
    }
    for annotation in spec["auditAnnotations"].items {
      report.checkRequired(annotation["key"], Grammar.qualifiedName)
      report.requireText(annotation["valueExpression"], "valueExpression is not specified")
    }
    for variable in spec["variables"].items {
      report.requireText(variable["name"], "name is not specified")
      report.requireText(variable["expression"], "expression is not specified")
    }
    let kind = spec["paramKind"]
    if kind.exists {
      report.requireText(kind["apiVersion"])
      report.requireText(kind["kind"])
    }
  }

  private static func matching(_ constraints: FieldView, _ report: inout ObjectReport) {
    report.oneOf(constraints["matchPolicy"], ["Equivalent", "Exact"])
    for name in ["resourceRules", "excludeResourceRules"] as [ByteString] {
      for rule in constraints[name].items { self.rule(rule, &report) }
    }
    for name in ["namespaceSelector", "objectSelector"] as [ByteString] where constraints[name].exists {
      Selector(constraints[name]).check(&report)
    }
  }

  private static func binding(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    let spec = object["spec"]
    report.requireText(spec["policyName"])
    let actions = spec["validationActions"]
    if actions.isEmpty { report.required(actions.path, "at least one validation action is required") }
    let words = actions.items.compactMap(\.text)
    for action in actions.items { report.oneOf(action, ["Audit", "Deny", "Warn"]) }
    report.unique(actions.items)
    if words.contains("Deny"), words.contains("Warn") {
      report.invalid(
        actions,
        "must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)"
      )
    }
    if spec["matchResources"].exists { matching(spec["matchResources"], &report) }
    let parameters = spec["paramRef"]
    if parameters.exists {
      if parameters["name"].isEmpty, !parameters["selector"].exists {
        report.required(parameters.path, "one of name or selector must be specified")
      }
      if !parameters["name"].isEmpty, parameters["selector"].exists {
        report.forbidden(parameters["name"].path, "name and selector are mutually exclusive")
      }
      if parameters["parameterNotFoundAction"].isEmpty {
        report.required(parameters["parameterNotFoundAction"].path)
      }
    }
  }
}
