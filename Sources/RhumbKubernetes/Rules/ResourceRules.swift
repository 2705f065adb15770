import RhumbDiagnostics
import RhumbEngine

/// Group 3: amounts of resources.
enum ResourceRules {
  static let rules: [ObjectRule] = [
    PodTemplate.rule("kubernetes/resources", "requests stay within limits; names and amounts are sound", check: pod)
  ]

  private static func pod(_ pod: PodTemplate, _ report: inout ObjectReport) {
    for container in pod.allContainers {
      requirements(container["resources"], &report)
    }
    requirements(pod.spec["resources"], &report)
    for (_, amount) in pod.spec["overhead"].entries { notNegative(amount, &report) }
  }

  private static let standard: Set<ByteString> = ["cpu", "memory", "ephemeral-storage"]

  private static func isHugePages(_ name: ByteString) -> Bool { name.bytes.starts(with: "hugepages-".utf8) }

  /// Names without a prefix, and those of Kubernetes itself, belong to the system.
  private static func isNative(_ name: ByteString) -> Bool {
    !name.bytes.contains(UInt8(ascii: "/")) || name.contains("kubernetes.io/")
  }

  private static func requirements(_ resources: FieldView, _ report: inout ObjectReport) {
    let limits = resources["limits"]
    let requests = resources["requests"]
    for (name, amount) in limits.entries + requests.entries {
      self.name(name, amount, &report)
      notNegative(amount, &report)
      if let quantity = Quantity(amount.value), !isNative(name), !quantity.isWhole {
        report.invalid(amount, "must be an integer")
      }
    }
    for (name, request) in requests.entries {
      compare(request, limits[key: name], name, resources, &report)
    }
    if (limits.entries + requests.entries).contains(where: { isHugePages($0.key) }),
      !(limits.entries + requests.entries).contains(where: { $0.key == "cpu" || $0.key == "memory" })
    {
      report.forbidden(resources.path, "HugePages require cpu or memory")
    }
    report.unique(resources["claims"].items.map { $0["name"] })
  }

  private static func name(_ name: ByteString, _ amount: FieldView, _ report: inout ObjectReport) {
    if let complaint = Grammar.qualifiedName(name) {
      return report.invalidKey(amount.path, name, complaint)
    }
    if isNative(name), !standard.contains(name), !isHugePages(name) {
      report.invalidKey(amount.path, name, "must be a standard resource for containers")
    }
  }

  static func notNegative(_ amount: FieldView, _ report: inout ObjectReport) {
    if let quantity = Quantity(amount.value), quantity.isNegative {
      report.invalid(amount, "must be greater than or equal to 0")
    }
  }

  private static func compare(
    _ request: FieldView, _ limit: FieldView, _ name: ByteString, _ resources: FieldView,
    _ report: inout ObjectReport
  ) {
    guard let asked = Quantity(request.value) else { return }
    let mayOvercommit = isNative(name) && !isHugePages(name)
    guard limit.exists else {
      if !mayOvercommit {
        report.required(resources["limits"].path, "Limit must be set for non overcommitable resources")
      }
      return
    }
    guard let most = Quantity(limit.value) else { return }
    let shown = ShownValue.plain(limit.value)
    if !mayOvercommit, asked != most {
      report.invalid(request, "must be equal to " + name + " limit of " + shown)
    } else if asked > most {
      report.invalid(request, "must be less than or equal to " + name + " limit of " + shown)
    }
  }
}

extension ShownValue {
  /// A scalar without quotes.
  static func plain(_ value: Value) -> ByteString {
    if case .string(let text) = value { text } else { text(value) }
  }
}
