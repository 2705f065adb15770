import RhumbEngine
import RhumbKubernetes

/// What the processes of a pod may do.
enum SecurityPolicy {
  static let rules: [PolicyRule] =
    [
      .containers(
        "privileged", .error, .security, "no container is privileged",
        why: "A privileged container is root on the node.",
        fix: "Leave 'privileged' out, and add the one capability that is needed.",
        [
          .kubeLinter("privileged-container"), .kubeScore("container-security-context-privileged"),
          .polaris("runAsPrivileged"),
        ]
      ) { container, report in
        if container.isPrivileged {
          report.add(at: container["securityContext"]["privileged"].path, container.shownName + " is privileged")
        }
      },
      .containers(
        "privilege-escalation", .warning, .security, "processes can't gain privileges",
        why: "Unless it is forbidden, a set-user-id program gives a process more than it was started with.",
        fix: "Set securityContext.allowPrivilegeEscalation: false.",
        [.kubeLinter("privilege-escalation-container"), .polaris("privilegeEscalationAllowed")]
      ) { container, report in
        let field = container["securityContext"]["allowPrivilegeEscalation"]
        if field.bool == false || container.isPrivileged || container.isOfWindows { return }
        report.add(at: field.path, container.shownName + " may gain privileges")
      },
      .containers(
        "run-as-non-root", .warning, .security, "containers don't run as root",
        why: "Who breaks out of a container is then nobody on the node, too.",
        fix: "Set securityContext.runAsNonRoot: true, or runAsUser to another number than 0.",
        [
          .kubeLinter("run-as-non-root"), .kubeScore("container-security-context-user-group-id"),
          .polaris("runAsRootAllowed"),
        ]
      ) { container, report in
        let user = container.security("runAsUser")
        if let number = user.integer {
          if number == 0 { report.add(at: user.path, container.shownName + " runs as root") }
          return
        }
        if container.security("runAsNonRoot").bool == true || container.isOfWindows { return }
        report.add(at: container["securityContext"]["runAsNonRoot"].path, container.shownName + " may run as root")
      },
      .containers(
        "read-only-root", .warning, .security, "containers can't write to their root file system",
        why: "What can't be written can't be changed by an intruder, nor grow until the disk is full.",
        fix: "Set securityContext.readOnlyRootFilesystem: true, and mount an emptyDir where the program must write.",
        [
          .kubeLinter("no-read-only-root-fs"), .kubeScore("container-security-context-readonlyrootfilesystem"),
          .polaris("notReadOnlyRootFilesystem"),
        ]
      ) { container, report in
        let field = container["securityContext"]["readOnlyRootFilesystem"]
        if field.bool == true || container.isOfWindows { return }
        report.add(at: field.path, container.shownName + " can write to its root file system")
      },
      .containers(
        "drop-capabilities", .warning, .security, "containers give up the capabilities of root",
        why: "A container has fourteen capabilities of root by default, raw sockets among them.",
        fix: "Set securityContext.capabilities.drop: [ALL], and add back what is needed.",
        [.kubeLinter("drop-net-raw-capability"), .polaris("insecureCapabilities")]
      ) { container, report in
        let dropped = container["securityContext"]["capabilities"]["drop"]
        if dropped.items.contains(where: { ["ALL", "all"].contains($0.text ?? .empty) }) { return }
        if container.isPrivileged || container.isOfWindows { return }
        report.add(at: dropped.path, container.shownName + " keeps capabilities of root")
      },
      .containers(
        "dangerous-capabilities", .error, .security, "containers don't get capabilities that amount to root",
        why: "With one of these, a process can take over the node.",
        fix: "Take the capability out of securityContext.capabilities.add.",
        [.polaris("dangerousCapabilities")]
      ) { container, report in
        for capability in container["securityContext"]["capabilities"]["add"].items {
          guard let text = capability.text, dangerous.contains(text) else { continue }
          report.add(at: capability.path, container.shownName + " gets the capability " + text)
        }
      },
      .containers(
        "seccomp-profile", .info, .security, "containers run under a seccomp profile",
        why: "The runtime's own profile forbids some fifty system calls that no ordinary program makes.",
        fix: "Set securityContext.seccompProfile: {type: RuntimeDefault} for the pod.",
        [.kubeScore("container-seccomp-profile"), .polaris("linuxHardening")]
      ) { container, report in
        let type = container.security("seccompProfile")["type"]
        if type.text == "Unconfined" {
          return report.add(at: type.path, container.shownName + " runs without a seccomp profile")
        }
        if type.exists || container.isPrivileged || container.isOfWindows { return }
        report.add(
          at: container["securityContext"]["seccompProfile"].path, container.shownName + " has no seccomp profile")
      },
      .containers(
        "proc-mount", .warning, .security, "containers see /proc masked",
        why: "An unmasked /proc shows and changes things of the node.",
        fix: "Leave securityContext.procMount out.",
        [.kubeLinter("unsafe-proc-mount"), .polaris("procMount")]
      ) { container, report in
        let field = container["securityContext"]["procMount"]
        if field.text == "Unmasked" { report.add(at: field.path, container.shownName + " sees all of /proc") }
      },
      .pods(
        "unsafe-sysctls", .warning, .security, "pods set no unsafe kernel parameters",
        why: "Kernel parameters that are not kept apart by namespace change the node for everybody.",
        fix: "Set only parameters that Kubernetes lists as safe.",
        [.kubeLinter("unsafe-sysctls")]
      ) { pod, report in
        for entry in pod.spec["securityContext"]["sysctls"].items {
          guard let name = entry["name"].text, !safeParameters.contains(name) else { continue }
          report.add(at: entry["name"].path, "kernel parameter " + name + " is not safe to set")
        }
      },
    ] + HostPolicy.rules

  private static let dangerous: Set<ByteString> = [
    "ALL", "SYS_ADMIN", "NET_ADMIN", "SYS_PTRACE", "SYS_MODULE", "SYS_RAWIO", "DAC_READ_SEARCH", "BPF", "PERFMON",
  ]
  private static let safeParameters: Set<ByteString> = [
    "kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_unprivileged_port_start",
    "net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range", "net.ipv4.ip_local_reserved_ports",
    "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl",
    "net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem",
  ]
}
