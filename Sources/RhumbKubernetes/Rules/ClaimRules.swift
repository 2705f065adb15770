import RhumbDiagnostics
import RhumbEngine

/// Group 11, third part: volumes and the claims on them, storage classes.
enum ClaimRules {
  static let rules: [ObjectRule] = [
    ObjectRule("kubernetes/volume-claim", .some(["PersistentVolumeClaim"]), "a claim says how much, and how") {
      object, _, report in
      spec(object["spec"], &report)
    },
    ObjectRule("kubernetes/volume-claim", .some(["StatefulSet.apps"]), "claim templates are sound") {
      object, _, report in
      // The server takes any template; the claims made of it fail later.
      var inner = report
      for template in object["spec"]["volumeClaimTemplates"].items { spec(template["spec"], &inner) }
      for var finding in inner.findings.dropFirst(report.findings.count) {
        finding.severity = .warning
        report.add(finding)
      }
    },
    ObjectRule(
      "kubernetes/persistent-volume", .some(["PersistentVolume"]), "a volume has a size, modes and one source",
      check: volume),
    ObjectRule(
      "kubernetes/storage-class", .some(["StorageClass.storage.k8s.io"]), "a class names its provisioner",
      check: storageClass),
  ]

  static let modes: [ByteString] = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"]

  static func spec(_ spec: FieldView, _ report: inout ObjectReport) {
    let modes = spec["accessModes"]
    if modes.isEmpty { report.required(modes.path, "at least 1 access mode is required") }
    accessModes(modes, &report)
    let storage = spec["resources"]["requests"][key: "storage"]
    if !storage.exists {
      report.required(spec["resources"].path[key: "storage"])
    } else if let amount = Quantity(storage.value), amount.nanos <= 0 {
      report.invalid(storage, "must be greater than zero")
    }
    report.oneOf(spec["volumeMode"], ["Block", "Filesystem"])
    if let text = spec["storageClassName"].text, !text.isEmpty {
      report.check(spec["storageClassName"], Grammar.dns1123Subdomain)
    }
    if !spec["volumeAttributesClassName"].isEmpty {
      report.check(spec["volumeAttributesClassName"], Grammar.dns1123Subdomain)
    }
    if spec["selector"].exists { Selector(spec["selector"]).check(&report) }
    let (old, new) = (spec["dataSource"], spec["dataSourceRef"])
    if old.exists, new.exists, new["namespace"].isEmpty,
      !(["apiGroup", "kind", "name"] as [ByteString]).allSatisfy({
        (old[$0].text ?? .empty) == (new[$0].text ?? .empty)
      })
    {
      report.invalid(spec.path, .string(.empty), "must match dataSourceRef")
    }
    for name in ["dataSource", "dataSourceRef"] as [ByteString] where spec[name].exists {
      dataSource(spec[name], &report)
    }
  }

  private static func dataSource(_ source: FieldView, _ report: inout ObjectReport) {
    report.requireText(source["name"])
    report.requireText(source["kind"])
    if source["apiGroup"].isEmpty, let kind = source["kind"].text, !kind.isEmpty, kind != "PersistentVolumeClaim" {
      report.invalid(
        source.path, source["kind"].value, "must be 'PersistentVolumeClaim' when referencing the default apiGroup")
    }
  }

  private static func accessModes(_ modes: FieldView, _ report: inout ObjectReport) {
    for mode in modes.items {
      guard let text = mode.text else { continue }
      if !Self.modes.contains(text) {
        report.unsupported(FieldView(value: mode.value, path: modes.path), supported: Self.modes)
      }
    }
    let texts = modes.items.compactMap(\.text)
    if texts.contains("ReadWriteOncePod"), texts.count > 1 {
      report.forbidden(modes.path, "may not use ReadWriteOncePod with other access modes")
    }
  }

  private static func volume(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    let spec = object["spec"]
    if spec["accessModes"].isEmpty { report.required(spec["accessModes"].path) }
    accessModes(spec["accessModes"], &report)
    let capacity = spec["capacity"]
    if capacity.isEmpty {
      report.required(capacity.path)
    } else if capacity.count != 1 || !capacity[key: "storage"].exists {
      report.unsupported(capacity, supported: ["storage"])
    }
    for (_, amount) in capacity.entries {
      if let quantity = Quantity(amount.value), quantity.nanos <= 0 {
        report.invalid(amount, "must be greater than zero")
      }
    }
    let sources = VolumeRules.sources + ["local"]
    let present = report.union(spec, sources, several: "may not specify more than 1 volume type")
    if present.isEmpty { report.required(spec.path, "must specify a volume type") }
    source(spec, &report)
    report.oneOf(spec["persistentVolumeReclaimPolicy"], ["Delete", "Recycle", "Retain"])
    report.oneOf(spec["volumeMode"], ["Block", "Filesystem"])
    if let text = spec["storageClassName"].text, !text.isEmpty {
      report.check(spec["storageClassName"], Grammar.dns1123Subdomain)
    }
    let affinity = spec["nodeAffinity"]
    if affinity.exists {
      if affinity["required"].exists {
        SchedulingRules.nodeSelector(affinity["required"], &report)
      } else {
        report.required(affinity["required"].path, "must specify required node constraints")
      }
    } else if spec["local"].exists {
      report.required(spec["nodeAffinity"].path, "Local volume requires node affinity")
    }
  }

  private static func source(_ spec: FieldView, _ report: inout ObjectReport) {
    if spec["hostPath"].exists {
      report.requireText(spec["hostPath"]["path"])
      report.noBacksteps(spec["hostPath"]["path"])
      if spec["hostPath"]["path"].text == "/", spec["persistentVolumeReclaimPolicy"].text == "Recycle" {
        report.forbidden(
          spec["persistentVolumeReclaimPolicy"].path, "may not be 'recycle' for a hostPath mount of '/'")
      }
    }
    if spec["nfs"].exists {
      report.requireText(spec["nfs"]["server"])
      report.requireText(spec["nfs"]["path"])
    }
    if spec["csi"].exists {
      report.checkRequired(spec["csi"]["driver"]) { text in
        text.count > 63
          ? Grammar.tooLong(63)
          : Grammar.dns1123Subdomain(ByteString(text.bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }))
      }
      report.requireText(spec["csi"]["volumeHandle"])
    }
    if spec["local"].exists { report.requireText(spec["local"]["path"]) }
  }

  private static func storageClass(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    if object["provisioner"].isEmpty {
      report.required(object["provisioner"].path)
    } else {
      report.check(object["provisioner"]) { text in
        Grammar.qualifiedName(ByteString(text.bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }))
      }
    }
    report.oneOf(object["reclaimPolicy"], ["Delete", "Retain"])
    report.oneOf(object["volumeBindingMode"], ["Immediate", "WaitForFirstConsumer"])
    for expression in object["allowedTopologies"].items.flatMap({ $0["matchLabelExpressions"].items }) {
      report.unique(expression["values"].items)
      if expression["values"].isEmpty { report.required(expression["values"].path) }
    }
    for (key, _) in object["parameters"].entries where key.isEmpty {
      report.invalid(object["parameters"].path, .string(key), "field must not be empty.")
    }
  }
}
