import RhumbEngine
import RhumbKubernetes

/// Who a pod is, and what secrets it is told in which way.
enum IdentityPolicy {
  static let rules: [PolicyRule] = [
    PolicyRule(
      "default-service-account", .info, .identities, "pods have a service account of their own",
      why: "What is granted to the default account is granted to every pod of the namespace.",
      fix: "Make a ServiceAccount, and name it in serviceAccountName.", [.kubeLinter("default-service-account")],
      on: PolicyRule.podKinds
    ) { view, report in
      let name = view.pod.spec["serviceAccountName"]
      if !name.isEmpty, name.text != "default" { return }
      if view.pod.spec["automountServiceAccountToken"].bool == false { return }
      report.add(at: name.path, "the pod runs as the default service account")
    },
    PolicyRule(
      "service-account-token", .info, .identities, "pods that don't ask the API server hold no token for it",
      why: "Who breaks into the pod can use its token.",
      fix: "Set automountServiceAccountToken: false for the pod or its ServiceAccount.",
      [.polaris("automountServiceAccountToken")], on: PolicyRule.podKinds, check: token),
    .pods(
      "service-account-field", .warning, .identities, "pods name their account in serviceAccountName",
      why: "serviceAccount is the old name of the field, kept for old clients only.",
      fix: "Rename the field.", [.kubeLinter("deprecated-service-account-field")]
    ) { pod, report in
      let field = pod.spec["serviceAccount"]
      if !field.isEmpty, pod.spec["serviceAccountName"].text != field.text {
        report.add(at: field.path, "serviceAccount is the old name of serviceAccountName")
      }
    },
    .containers(
      "secret-in-env", .warning, .identities, "secrets aren't written into variables",
      why: "Whoever may read the Deployment reads the value, and so does everybody with the repository.",
      fix: "Put it into a Secret, and refer to it with valueFrom.secretKeyRef or a mounted file.",
      [.kubeLinter("env-var-secret"), .polaris("sensitiveContainerEnvVar")]
    ) { container, report in
      for variable in container["env"].items {
        guard let name = variable["name"].text, let value = variable["value"].text,
          SecretWords.isSecretName(name), SecretWords.mayBeSecret(value)
        else { continue }
        report.add(at: variable["name"].path, container.shownName + ": variable " + name + " holds its value in plain")
      }
    },
    .containers(
      "secret-from-env", .off, .identities, "secrets come as files rather than as variables",
      why: "Variables end up in crash dumps, logs and child processes.",
      fix: "Mount the Secret as a volume.", [.kubeLinter("read-secret-from-env-var")]
    ) { container, report in
      for variable in container["env"].items where variable["valueFrom"]["secretKeyRef"].exists {
        let name = variable["name"].text ?? "?"
        report.add(at: variable.path, container.shownName + ": variable " + name + " takes its value from a Secret")
      }
    },
    PolicyRule(
      "secret-in-config-map", .warning, .identities, "ConfigMaps hold no secrets",
      why: "ConfigMaps are readable to many, and are not encrypted where Secrets are.",
      fix: "Put the entry into a Secret.", [.polaris("sensitiveConfigmapContent")], on: ["ConfigMap"]
    ) { view, report in
      for (key, value) in view.object["data"].entries {
        guard let text = value.text else { continue }
        let isKey = text.contains("-----BEGIN ") && text.contains("PRIVATE KEY-----")
        if isKey || (SecretWords.isSecretName(key) && SecretWords.mayBeSecret(text)) {
          report.add(at: value.path, "entry '" + key + "' looks like a secret")
        }
      }
    },
  ]

  private static func token(_ view: GraphView, _ report: inout ObjectReport) {
    let field = view.pod.spec["automountServiceAccountToken"]
    if field.bool == false { return }
    let name = view.pod.spec["serviceAccountName"].text ?? "default"
    let account = view.graph.node("ServiceAccount", view.namespace, name)
    if !field.exists, account?.view["automountServiceAccountToken"].bool == false { return }
    // An account with rights is meant to use them; one that isn't here may have some.
    if account == nil && name != "default" { return }
    let bindings =
      view.graph.nodes(of: "RoleBinding.rbac.authorization.k8s.io")
      + view.graph.nodes(of: "ClusterRoleBinding.rbac.authorization.k8s.io")
    let isBound = bindings.contains { $0.view["subjects"].items.contains { $0["name"].text == name } }
    if !isBound { report.add(at: field.path, "the pod holds a token, but its account has no rights here") }
  }
}

/// Words by which secrets are known.
enum SecretWords {
  private static let endings: [ByteString] = [
    "password", "passwd", "passphrase", "secret", "token", "apikey", "accesskey", "secretkey", "privatekey",
    "credential", "credentials", "secretaccesskey", "clientsecret",
  ]

  static func isSecretName(_ name: ByteString) -> Bool {
    let plain = ByteString(
      name.bytes.compactMap { byte in
        byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
          ? nil : byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte
      })
    return endings.contains { plain.hasSuffix($0) }
  }

  /// Not empty, no number, switch, path, address, reference or name of something.
  static func mayBeSecret(_ value: ByteString) -> Bool {
    let bytes = value.bytes
    guard bytes.count >= 4, !bytes.contains(0x0A), !bytes.contains(0x20) else { return false }
    if ["true", "false", "null", "none"].contains(value) { return false }
    if bytes.contains(UInt8(ascii: "$")) || bytes.first == UInt8(ascii: "/") || value.contains("://") { return false }
    if bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return false }
    return !value.contains("{{") && !value.contains("secret") && !value.hasSuffix(".svc")
  }
}
