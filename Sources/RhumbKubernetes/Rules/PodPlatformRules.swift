import RhumbDiagnostics
import RhumbEngine

/// Group 6, fifth part: what a pod may say depends on its operating system and on what it takes of the node.
enum PodPlatformRules {
  static let rules: [ObjectRule] = [
    PodTemplate.rule("kubernetes/pod-os", "fields fit the operating system", check: system),
    PodTemplate.rule("kubernetes/pod-host", "namespaces of the node go together", check: host),
    PodTemplate.rule("kubernetes/resource-claims", "claims on devices have one source", check: claims),
  ]

  // MARK: Operating system

  private static let podFields: [ByteString] = [
    "appArmorProfile", "fsGroup", "fsGroupChangePolicy", "runAsGroup", "runAsUser", "seLinuxOptions", "seccompProfile",
    "supplementalGroups", "supplementalGroupsPolicy", "sysctls",
  ]
  private static let containerFields: [ByteString] = [
    "allowPrivilegeEscalation", "appArmorProfile", "capabilities", "privileged", "procMount", "readOnlyRootFilesystem",
    "runAsGroup", "runAsUser", "seLinuxOptions", "seccompProfile",
  ]

  private static func system(_ pod: PodTemplate, _ report: inout ObjectReport) {
    let name = pod.spec["os"]["name"]
    guard pod.spec["os"].exists else { return }
    let contexts = pod.allContainers.map { $0["securityContext"] }
    switch name.text {
    case "linux"?:
      for context in [pod.spec["securityContext"]] + contexts where context["windowsOptions"].exists {
        report.forbidden(context["windowsOptions"].path, "windows options cannot be set for a linux pod")
      }
    case "windows"?:
      let own = [pod.spec["hostPID"], pod.spec["hostIPC"], pod.spec["hostUsers"], pod.spec["shareProcessNamespace"]]
      let inherited = podFields.map { pod.spec["securityContext"][$0] }
      let inner = contexts.flatMap { context in containerFields.map { context[$0] } }
      for field in own + inherited + inner where field.exists && field.bool != false {
        report.forbidden(field.path, "cannot be set for a windows pod")
      }
    case nil, ""?: if !name.exists || name.text != nil { report.required(name.path) }
    default: report.unsupported(name, supported: ["linux", "windows"])
    }
  }

  // MARK: The node's namespaces

  private static func host(_ pod: PodTemplate, _ report: inout ObjectReport) {
    let spec = pod.spec
    if spec["hostUsers"].bool == false {
      for name in ["hostNetwork", "hostPID", "hostIPC"] as [ByteString] where spec[name].bool == true {
        report.forbidden(spec[name].path, "when `hostUsers` is false")
      }
    }
    for sysctl in spec["securityContext"]["sysctls"].items {
      guard let name = sysctl["name"].text else { continue }
      if spec["hostNetwork"].bool == true, name.hasPrefix("net.") || name.hasPrefix("net/") {
        report.invalid(sysctl["name"], "may not be specified when 'hostNetwork' is true")
      } else if spec["hostIPC"].bool == true, isOfIPC(name) {
        report.invalid(sysctl["name"], "may not be specified when 'hostIPC' is true")
      }
    }
    for container in pod.allContainers {
      let mount = container["securityContext"]["procMount"]
      if mount.text == "Unmasked", spec["hostUsers"].bool != false {
        report.invalid(mount, "`hostUsers` must be false to use `Unmasked`")
      }
    }
    windows(pod, &report)
  }

  private static func isOfIPC(_ name: ByteString) -> Bool {
    ["kernel.shm", "kernel.msg", "fs.mqueue."].contains { name.bytes.starts(with: $0.utf8) } || name == "kernel.sem"
  }

  private static func windows(_ pod: PodTemplate, _ report: inout ObjectReport) {
    let contexts = [pod.spec["securityContext"]] + pod.allContainers.map { $0["securityContext"] }
    for context in contexts {
      let user = context["windowsOptions"]["runAsUserName"]
      if user.text?.isEmpty == true { report.invalid(user, "runAsUserName cannot be an empty string") }
    }
    let isHostProcess = contexts.contains { $0["windowsOptions"]["hostProcess"].bool == true }
    if isHostProcess, pod.spec["hostNetwork"].bool != true {
      report.invalid(
        pod.spec["hostNetwork"].path, .bool(false),
        "hostNetwork must be true if pod contains any hostProcess containers")
    }
  }

  // MARK: Claims on devices

  private static func claims(_ pod: PodTemplate, _ report: inout ObjectReport) {
    let claims = pod.spec["resourceClaims"]
    report.unique(claims.items.map { $0["name"] })
    for claim in claims.items {
      report.checkRequired(claim["name"], Grammar.dns1123Label)
      switch (claim["resourceClaimName"].exists, claim["resourceClaimTemplateName"].exists) {
      case (true, true):
        report.invalid(claim, "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified")
      case (false, false) where !claim["source"].exists:  // where it stood before 1.31
        report.invalid(claim, "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`")
      default: break
      }
    }
    let names = claims.items.compactMap { $0["name"].text }
    for container in pod.allContainers {
      for claim in container["resources"]["claims"].items {
        guard let name = claim["name"].text, !name.isEmpty else {
          report.required(claim["name"].path)
          continue
        }
        if !names.contains(name) { report.notFound(claim["name"]) }
      }
    }
  }
}
