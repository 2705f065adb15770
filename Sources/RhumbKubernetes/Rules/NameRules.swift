import RhumbDiagnostics
import RhumbEngine

/// Group 1: names of objects.
enum NameRules {
  static let rules: [ObjectRule] = [
    ObjectRule("kubernetes/name", .all, "names fit the grammar and the length of their kind", check: name),
    ObjectRule("kubernetes/namespace", .all, "namespaces have names that exist", check: namespace),
  ]

  /// Kinds whose names are no subdomains.
  private static let special: [ByteString: @Sendable (ByteString) -> ByteString?] = [
    "Service": { Grammar.dns1123Label($0) },
    "Namespace": { Grammar.dns1123Label($0) },
    "Role.rbac.authorization.k8s.io": { Grammar.pathSegment($0) },
    "ClusterRole.rbac.authorization.k8s.io": { Grammar.pathSegment($0) },
    "RoleBinding.rbac.authorization.k8s.io": { Grammar.pathSegment($0) },
    "ClusterRoleBinding.rbac.authorization.k8s.io": { Grammar.pathSegment($0) },
    "CertificateSigningRequest.certificates.k8s.io": { Grammar.pathSegment($0) },
    "ClusterTrustBundle.certificates.k8s.io": { text in
      // `signer/name/with:colons` stand for slashes.
      Grammar.dns1123Subdomain(ByteString(text.bytes.split(separator: UInt8(ascii: ":")).last ?? []))
    },
    "IPAddress.networking.k8s.io": { Grammar.ipAddress($0) },
  ]

  private static func name(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    let kind = context.type.groupKindText
    let metadata = object["metadata"]
    let name = metadata["name"]
    let generateName = metadata["generateName"]
    let grammar = special[kind] ?? { Grammar.dns1123Subdomain($0) }
    if let prefix = generateName.text, !prefix.isEmpty {
      // What the server adds is made of letters and digits, so a prefix may end in any way.
      if let complaint = grammar(trimmed(prefix)) { report.invalid(generateName, complaint) }
    }
    guard let text = name.text, !text.isEmpty else {
      if generateName.isEmpty, !name.exists || name.text != nil {
        report.required(name.path, "name or generateName is required")
      }
      return
    }
    if let complaint = grammar(text) { report.invalid(name, complaint) }
    length(of: name, text, kind, &report)
  }

  private static func trimmed(_ prefix: ByteString) -> ByteString {
    guard prefix.bytes.last == UInt8(ascii: "-") else { return prefix }
    return ByteString(prefix.bytes.dropLast()) + "a"
  }

  /// Names from which longer ones are made.
  private static func length(
    of name: FieldView, _ text: ByteString, _ kind: ByteString, _ report: inout ObjectReport
  ) {
    switch kind {
    case "CronJob.batch":
      if text.count > 52 { report.invalid(name, Grammar.tooLong(52)) }
    case "Job.batch":
      if text.count > 63 {
        report.invalid(name, "will not be able to create pod labels with a name of more than 63 characters")
      }
    case "StatefulSet.apps":
      if text.count > 63 { report.invalid(name, Grammar.tooLong(63)) }
    default: break
    }
  }

  private static func namespace(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    let namespace = object["metadata"]["namespace"]
    guard context.isNamespaced != false, let text = namespace.text, !text.isEmpty,
      let complaint = Grammar.dns1123Label(text)
    else { return }
    report.invalid(namespace, complaint)
  }
}
