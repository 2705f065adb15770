import RhumbEngine
import RhumbKubernetes

/// What pods take of the node they run on.
enum HostPolicy {
  static let rules: [PolicyRule] = [
    namespace(
      "host-network", "hostNetwork", "pods have a network of their own",
      why: "In the node's network, a pod reaches what listens there only, and no network policy holds it.",
      fix: "Leave hostNetwork out; a hostPort or a Service often does.",
      [.kubeLinter("host-network"), .polaris("hostNetworkSet")]),
    namespace(
      "host-pid", "hostPID", "pods see their own processes only",
      why: "A pod that sees the node's processes can read their environments and signal them.",
      fix: "Leave hostPID out.", [.kubeLinter("host-pid"), .polaris("hostPIDSet")]),
    namespace(
      "host-ipc", "hostIPC", "pods share no memory with the node",
      why: "In the node's IPC namespace, a pod reads shared memory of other programs.",
      fix: "Leave hostIPC out.", [.kubeLinter("host-ipc"), .polaris("hostIPCSet")]),
    .pods(
      "host-path", .warning, .security, "pods mount nothing of the node",
      why:
        "A directory of the node outlives the pod, differs from node to node, and may be the way out of the container.",
      fix: "Use an emptyDir, a ConfigMap or a claim. Where the node's files are the point, say so in rhumb.yaml.",
      [.kubeLinter("sensitive-host-mounts"), .polaris("hostPathSet")]
    ) { pod, report in
      for volume in pod.spec["volumes"].items {
        guard let path = volume["hostPath"]["path"].text, !path.hasSuffix(".sock") else { continue }
        let words: ByteString = isSensitive(path) ? ", which is the node's own" : ""
        report.add(at: volume["hostPath"]["path"].path, "the pod mounts " + path + " of the node" + words)
      }
    },
    .pods(
      "writable-host-path", .warning, .security, "pods only read what they mount of the node",
      why: "Who can write to the node's files can change what the node runs.",
      fix: "Set readOnly: true at the mount.", [.kubeLinter("writable-host-mount")]
    ) { pod, report in
      let names = Set(pod.spec["volumes"].items.filter { $0["hostPath"].exists }.compactMap(\.["name"].text))
      for container in pod.allContainers {
        for mount in container["volumeMounts"].items {
          guard let name = mount["name"].text, names.contains(name), mount["readOnly"].bool != true else { continue }
          report.add(at: mount.path, "volume '" + name + "' of the node is mounted for writing")
        }
      }
    },
    .pods(
      "container-socket", .error, .security, "pods don't hold the container runtime's socket",
      why: "Who can speak to the runtime is root on the node.",
      fix: "Ask the API server instead, or build images without a daemon.", [.kubeLinter("docker-sock")]
    ) { pod, report in
      for volume in pod.spec["volumes"].items {
        guard let path = volume["hostPath"]["path"].text,
          ["docker.sock", "containerd.sock", "crio.sock", "podman.sock"].contains(where: { path.hasSuffix($0) })
        else { continue }
        report.add(at: volume["hostPath"]["path"].path, "the pod mounts the runtime's socket " + path)
      }
    },
    .containers(
      "host-port", .warning, .security, "containers take no port of the node",
      why: "Only one such pod fits on a node, and the port is open to whoever reaches the node.",
      fix: "Use a Service; leave hostPort out.", [.polaris("hostPortSet")]
    ) { container, report in
      if container.pod.spec["hostNetwork"].bool == true { return }
      for port in container["ports"].items where port["hostPort"].integer ?? 0 != 0 {
        let number = port["hostPort"].integer ?? 0
        report.add(at: port["hostPort"].path, container.shownName + ByteString(" takes port \(number) of the node"))
      }
    },
    .containers(
      "privileged-port", .off, .security, "containers listen above port 1024",
      why: "Ports below 1024 need a capability that the container could do without.",
      fix: "Listen at 8080, say; the Service may still offer 80.", [.kubeLinter("privileged-ports")]
    ) { container, report in
      for port in container["ports"].items {
        guard let number = port["containerPort"].integer, number > 0, number < 1024 else { continue }
        report.add(at: port["containerPort"].path, container.shownName + ByteString(" listens at port \(number)"))
      }
    },
    .containers(
      "ssh-port", .warning, .security, "containers offer no remote shell",
      why: "Port 22 is where SSH listens; 'kubectl exec' needs no daemon, and leaves an audit log.",
      fix: "Take the SSH daemon out, or listen at another port.", [.kubeLinter("ssh-port")]
    ) { container, report in
      for port in container["ports"].items where port["containerPort"].integer == 22 {
        report.add(at: port["containerPort"].path, container.shownName + " listens at port 22")
      }
    },
    .pods(
      "host-process", .error, .security, "containers of Windows don't run on the node itself",
      why: "A host process has the rights of the node's own services.",
      fix: "Leave windowsOptions.hostProcess out.", [.polaris("hostProcess")]
    ) { pod, report in
      let field = pod.spec["securityContext"]["windowsOptions"]["hostProcess"]
      if field.bool == true { report.add(at: field.path, "all containers of the pod run as processes of the node") }
      for container in pod.allContainers {
        let field = container["securityContext"]["windowsOptions"]["hostProcess"]
        guard field.bool == true else { continue }
        let name = container["name"].text ?? "?"
        report.add(at: field.path, "container '" + name + "' runs as a process of the node")
      }
    },
  ]

  private static func namespace(
    _ id: StaticString, _ field: ByteString, _ summary: StaticString, why: StaticString, fix: StaticString,
    _ aliases: [PolicyRule.Alias]
  ) -> PolicyRule {
    .pods(id, .warning, .security, summary, why: why, fix: fix, aliases) { pod, report in
      if pod.spec[field].bool == true { report.add(at: pod.spec[field].path, "the pod sets " + field) }
    }
  }

  private static func isSensitive(_ path: ByteString) -> Bool {
    let trimmed = path.count > 1 && path.hasSuffix("/") ? ByteString(path.bytes.dropLast()) : path
    return ["/", "/boot", "/dev", "/etc", "/lib", "/proc", "/sys", "/usr", "/root", "/var/run", "/run"].contains(
      trimmed)
  }
}
