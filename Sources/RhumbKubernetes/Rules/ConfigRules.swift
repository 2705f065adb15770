import RhumbDiagnostics
import RhumbEngine
import RhumbFormats
import RhumbFunctions

/// Group 11, first part: configuration, secrets, and what else stands in a namespace.
enum ConfigRules {
  static let rules: [ObjectRule] = [
    ObjectRule("kubernetes/config-map", .some(["ConfigMap"]), "keys and size of a ConfigMap", check: configMap),
    ObjectRule("kubernetes/secret", .some(["Secret"]), "keys, size and what a type of secret needs", check: secret),
    ObjectRule("kubernetes/pod-security", .some(["Namespace"]), "levels of pod security exist", check: namespace),
    ObjectRule(
      "kubernetes/priority-class", .some(["PriorityClass.scheduling.k8s.io"]), "a priority is in the users' range",
      check: priorityClass),
  ]

  private static let limit = 1 << 20

  private static func configMap(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    let data = object["data"]
    let binary = object["binaryData"]
    var total = 0
    for (key, value) in data.entries {
      if let complaint = Grammar.configKey(key) { report.invalidKey(value.path, key, complaint) }
      if binary[key: key].exists { report.invalidKey(value.path, key, "duplicate of key present in binaryData") }
      total += value.text?.count ?? 0
    }
    for (key, value) in binary.entries {
      if let complaint = Grammar.configKey(key) { report.invalidKey(value.path, key, complaint) }
      total += (value.text?.count ?? 0) / 4 * 3
    }
    if total > limit { report.tooLong(.root, maximum: limit) }
  }

  // MARK: Secrets

  /// Which keys a type needs.
  private static let required: [ByteString: [ByteString]] = [
    "kubernetes.io/tls": ["tls.crt", "tls.key"], "kubernetes.io/ssh-auth": ["ssh-privatekey"],
    "kubernetes.io/dockerconfigjson": [".dockerconfigjson"], "kubernetes.io/dockercfg": [".dockercfg"],
  ]

  private static func secret(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    let data = object["data"]
    let plain = object["stringData"]
    var total = 0
    for (key, value) in data.entries + plain.entries {
      if let complaint = Grammar.configKey(key) {
        report.invalidKey(value.path, key, complaint)
      }
    }
    for (key, value) in data.entries where !plain[key: key].exists { total += (value.text?.count ?? 0) / 4 * 3 }
    for (_, value) in plain.entries { total += value.text?.count ?? 0 }
    if total > limit { report.tooLong(data.path, maximum: limit) }
    let type = object["type"].text ?? "Opaque"
    func has(_ key: ByteString) -> Bool { data[key: key].exists || plain[key: key].exists || isSet(object, key) }
    for key in required[type] ?? [] where !has(key) { report.required(data.path[key: key]) }
    switch type {
    case "kubernetes.io/basic-auth":
      if !has("username"), !has("password") {
        for key in ["username", "password"] as [ByteString] { report.required(data.path[key: key]) }
      }
    case "kubernetes.io/ssh-auth":
      if has("ssh-privatekey"), content("ssh-privatekey", object)?.isEmpty != false {
        report.required(data.path[key: "ssh-privatekey"])
      }
    case "kubernetes.io/service-account-token":
      if object["metadata"]["annotations"][key: "kubernetes.io/service-account.name"].isEmpty {
        report.required(object["metadata"]["annotations"].path[key: "kubernetes.io/service-account.name"])
      }
    case "kubernetes.io/dockerconfigjson", "kubernetes.io/dockercfg":
      for key in required[type] ?? [] where has(key) { json(key, object, &report) }
    default: break
    }
    if type == "kubernetes.io/tls" { pem(object, &report) }
  }

  /// A key may be there with nothing behind it.
  private static func isSet(_ object: FieldView, _ key: ByteString) -> Bool {
    [object["data"], object["stringData"]].contains { $0.map?[key] != nil }
  }

  private static func content(_ key: ByteString, _ object: FieldView) -> [UInt8]? {
    if let text = object["stringData"][key: key].text { return text.bytes }
    guard let text = object["data"][key: key].text else { return nil }
    return try? Base64.decode(text.bytes)
  }

  private static func json(_ key: ByteString, _ object: FieldView, _ report: inout ObjectReport) {
    guard let bytes = content(key, object) else { return }
    if let (_, hasMore) = try? JSONReader.readFirst(bytes, numbers: .float64), !hasMore { return }
    report.add(at: object["data"].path[key: key], "Invalid value: \"<secret contents redacted>\": invalid JSON")
  }

  private static func pem(_ object: FieldView, _ report: inout ObjectReport) {
    guard let bytes = content("tls.crt", object), content("tls.key", object) != nil else { return }
    if !ByteString(bytes).contains("-----BEGIN ") {
      report.warn(at: object["data"].path[key: "tls.crt"], "tls: failed to find any PEM data in certificate input")
    }
  }

  // MARK: Namespaces and priorities

  private static func namespace(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    for mode in ["enforce", "audit", "warn"] as [ByteString] {
      let key = "pod-security.kubernetes.io/" + mode
      let level = object["metadata"]["labels"][key: key]
      if let text = level.text, !["privileged", "baseline", "restricted"].contains(text) {
        report.invalid(level, "must be one of privileged, baseline, restricted")
      }
      let version = object["metadata"]["labels"][key: key + "-version"]
      if let text = version.text, !isVersion(text) {
        report.invalid(version, "must be \"latest\" or \"v1.x\"")
      }
    }
  }

  private static func isVersion(_ text: ByteString) -> Bool {
    if text == "latest" { return true }
    let digits = text.bytes.dropFirst(3)
    return text.hasPrefix("v1.") && !digits.isEmpty && digits.allSatisfy(Grammar.isDigit)
      && (digits.count == 1 || digits.first != 0x30)
  }

  private static func priorityClass(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    let isSystem = object["metadata"]["name"].text?.hasPrefix("system-") == true
    if isSystem {
      if !["system-cluster-critical", "system-node-critical"].contains(object["metadata"]["name"].text ?? .empty) {
        report.forbidden(
          object["metadata"]["name"].path, "priority class names with 'system-' prefix are reserved for system use only"
        )
      }
    } else if let value = object["value"].integer, value > 1_000_000_000 {
      report.forbidden(object["value"].path, "maximum allowed value of a user defined priority is 1000000000")
    }
    report.oneOf(object["preemptionPolicy"], ["PreemptLowerPriority", "Never"])
  }
}
