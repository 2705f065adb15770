import RhumbDiagnostics
import RhumbEngine

/// Group 6, fourth part: security contexts and what else a pod says about itself.
enum SecurityRules {
  static let rules: [ObjectRule] = [
    PodTemplate.rule("kubernetes/security-context", "users, profiles and privileges are sound", check: contexts),
    PodTemplate.rule("kubernetes/pod", "names, deadlines and DNS of a pod are sound", check: pod),
  ]

  private static func contexts(_ pod: PodTemplate, _ report: inout ObjectReport) {
    common(pod.spec["securityContext"], &report)
    let context = pod.spec["securityContext"]
    identifier(context["fsGroup"], &report)
    for group in context["supplementalGroups"].items { identifier(group, &report) }
    for sysctl in context["sysctls"].items { sysctlName(sysctl["name"], &report) }
    report.unique(context["sysctls"].items.map { $0["name"] })
    for container in pod.allContainers { self.container(container["securityContext"], &report) }
  }

  private static func container(_ context: FieldView, _ report: inout ObjectReport) {
    common(context, &report)
    guard context["allowPrivilegeEscalation"].bool == false else { return }
    if context["privileged"].bool == true {
      report.invalid(context, "cannot set `allowPrivilegeEscalation` to false and `privileged` to true")
    }
    let added = context["capabilities"]["add"].items
    if added.contains(where: { $0.text == "CAP_SYS_ADMIN" }) {
      report.invalid(context, "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN")
    }
  }

  private static func common(_ context: FieldView, _ report: inout ObjectReport) {
    identifier(context["runAsUser"], &report)
    identifier(context["runAsGroup"], &report)
    profile(context["seccompProfile"], "seccomp", &report)
    profile(context["appArmorProfile"], "AppArmor", &report)
  }

  private static func profile(_ profile: FieldView, _ kind: ByteString, _ report: inout ObjectReport) {
    guard profile.exists else { return }
    let local = profile["localhostProfile"]
    if profile["type"].isEmpty {
      report.required(profile["type"].path, "type is required when " + kind + "Profile is set")
    }
    if profile["type"].text == "Localhost" {
      if local.isEmpty {
        report.required(local.path, "must be set when " + kind + " type is Localhost")
      } else if kind == "seccomp" {
        report.relativePath(local)
      }
    } else if local.exists {
      report.invalid(local, "can only be set when " + kind + " type is Localhost")
    }
  }

  private static func identifier(_ view: FieldView, _ report: inout ObjectReport) {
    if let number = view.integer, !(0...2_147_483_647).contains(number) {
      report.invalid(view, "must be between 0 and 2147483647, inclusive")
    }
  }

  private static func sysctlName(_ name: FieldView, _ report: inout ObjectReport) {
    guard let text = name.text, !text.isEmpty else { return report.required(name.path) }
    let isGood = text.bytes.split(whereSeparator: { $0 == 0x2E || $0 == 0x2F }).allSatisfy { part in
      part.allSatisfy { Grammar.isLower($0) || Grammar.isDigit($0) || $0 == 0x2D || $0 == 0x5F }
    }
    if !isGood || text.count > 253 {
      report.invalid(
        name,
        "must have at most 253 characters and match regex ^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$"
      )
    }
  }

  // MARK: The pod

  private static func pod(_ pod: PodTemplate, _ report: inout ObjectReport) {
    let spec = pod.spec
    if pod.isTemplate {
      MetadataRules.labels(pod.metadata["labels"], &report)
      MetadataRules.annotations(pod.metadata["annotations"], &report)
    }
    report.oneOf(spec["restartPolicy"], ["Always", "OnFailure", "Never"])
    let account = spec["serviceAccountName"].isEmpty ? spec["serviceAccount"] : spec["serviceAccountName"]
    if !account.isEmpty { report.check(account, Grammar.dns1123Subdomain) }
    if !spec["nodeName"].isEmpty { report.check(spec["nodeName"], Grammar.dns1123Subdomain) }
    if !spec["hostname"].isEmpty { report.check(spec["hostname"], Grammar.dns1123Label) }
    if !spec["subdomain"].isEmpty { report.check(spec["subdomain"], Grammar.dns1123Label) }
    if !spec["priorityClassName"].isEmpty { report.check(spec["priorityClassName"], Grammar.dns1123Subdomain) }
    if !spec["runtimeClassName"].isEmpty { report.check(spec["runtimeClassName"], Grammar.dns1123Subdomain) }
    let deadline = spec["activeDeadlineSeconds"]
    if let seconds = deadline.integer, !(1...2_147_483_647).contains(seconds) {
      report.invalid(deadline, "must be between 1 and 2147483647, inclusive")
    }
    if let grace = spec["terminationGracePeriodSeconds"].integer, grace < 0 {
      report.warn(
        at: spec["terminationGracePeriodSeconds"].path,
        "must be >= 0; negative values are invalid and will be treated as 1")
    }
    if spec["shareProcessNamespace"].bool == true, spec["hostPID"].bool == true {
      report.invalid(spec["shareProcessNamespace"], "ShareProcessNamespace and HostPID cannot both be enabled")
    }
    for (index, secret) in spec["imagePullSecrets"].items.enumerated() where secret["name"].isEmpty {
      report.warn(at: spec["imagePullSecrets"].path[index]["name"], "invalid empty name \"\"")
    }
    for alias in spec["hostAliases"].items {
      report.check(alias["ip"], Grammar.ipAddress)
      for host in alias["hostnames"].items { report.check(host, Grammar.dns1123Subdomain) }
    }
    for gate in spec["readinessGates"].items { report.check(gate["conditionType"], Grammar.qualifiedName) }
    report.unique(spec["schedulingGates"].items.map { $0["name"] })
    for gate in spec["schedulingGates"].items { report.check(gate["name"], Grammar.qualifiedName) }
    dns(spec, &report)
  }

  private static func dns(_ spec: FieldView, _ report: inout ObjectReport) {
    let config = spec["dnsConfig"]
    let servers = config["nameservers"]
    if spec["dnsPolicy"].text == "None", servers.isEmpty {
      report.required(
        servers.path, "must provide at least one DNS nameserver when `dnsPolicy` is None")
    }
    if servers.count > 3 {
      report.invalid(servers, "must not have more than 3 nameservers")
    }
    for server in servers.items { report.check(server, Grammar.ipAddress) }
    let searches = config["searches"]
    if searches.count > 32 { report.invalid(searches, "must not have more than 32 search paths") }
    for search in searches.items {
      guard let text = search.text, text != "." else { continue }
      // A trailing dot and, since 1.32, underscores are let through.
      let bytes = text.bytes.last == UInt8(ascii: ".") ? text.bytes.dropLast() : text.bytes[...]
      let plain = ByteString(bytes.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "a") : $0 })
      if let complaint = Grammar.dns1123Subdomain(plain) { report.invalid(search, complaint) }
    }
    for option in config["options"].items where option["name"].isEmpty {
      report.required(option.path, "must not be empty")
    }
  }
}
