import RhumbDiagnostics
import RhumbEngine

/// Group 6, second half: volumes and their mounts.
enum VolumeRules {
  static let rules: [ObjectRule] = [
    PodTemplate.rule("kubernetes/volumes", "a volume has a name and one source", check: volumes),
    PodTemplate.rule("kubernetes/volume-mounts", "mounts name volumes, each at a path of its own", check: mounts),
  ]

  static let sources: [ByteString] = [
    "emptyDir", "hostPath", "gitRepo", "gcePersistentDisk", "awsElasticBlockStore", "nfs", "iscsi", "glusterfs",
    "persistentVolumeClaim", "rbd", "cinder", "cephfs", "flocker", "downwardAPI", "fc", "azureFile", "configMap",
    "secret", "vsphereVolume", "photonPersistentDisk", "portworxVolume", "azureDisk", "storageos", "scaleIO",
    "projected", "csi", "ephemeral", "quobyte", "flexVolume", "image",
  ]

  private static func volumes(_ pod: PodTemplate, _ report: inout ObjectReport) {
    var names: Set<ByteString> = []
    for volume in pod.spec["volumes"].items {
      let name = volume["name"]
      report.checkRequired(name, Grammar.dns1123Label)
      if let text = name.text, !text.isEmpty, !names.insert(text).inserted { report.duplicate(name) }
      // Without any source a volume is an empty directory.
      report.union(volume, sources, several: "may not specify more than 1 volume type")
      source(volume, &report)
    }
  }

  private static func source(_ volume: FieldView, _ report: inout ObjectReport) {
    let claim = volume["persistentVolumeClaim"]
    if claim.exists { report.requireText(claim["claimName"]) }
    let host = volume["hostPath"]
    if host.exists {
      report.requireText(host["path"])
      report.noBacksteps(host["path"])
    }
    keys(volume["configMap"], name: "name", &report)
    keys(volume["secret"], name: "secretName", &report)
    if volume["downwardAPI"].exists { downward(volume["downwardAPI"], &report) }
    if let size = Quantity(volume["emptyDir"]["sizeLimit"].value), size.isNegative {
      report.forbidden(volume["emptyDir"]["sizeLimit"].path, "SizeLimit field must be a valid resource quantity")
    }
    if volume["projected"].exists { projected(volume["projected"], &report) }
    let template = volume["ephemeral"]
    if template.exists { ephemeral(template, &report) }
    if volume["csi"].exists { report.requireText(volume["csi"]["driver"]) }
    let share = volume["nfs"]
    if share.exists {
      report.requireText(share["server"])
      report.requireText(share["path"])
      if let path = share["path"].text, !path.isEmpty, path.bytes.first != UInt8(ascii: "/") {
        report.invalid(share["path"], "must be an absolute path")
      }
    }
  }

  private static func ephemeral(_ ephemeral: FieldView, _ report: inout ObjectReport) {
    let template = ephemeral["volumeClaimTemplate"]
    guard template.exists else { return report.required(template.path) }
    for (key, _) in template["metadata"].entries where key != "labels" && key != "annotations" {
      report.forbidden(template["metadata"].path, "cannot be set for an ephemeral volume")
    }
    ClaimRules.spec(template["spec"], &report)
  }

  private static func keys(_ source: FieldView, name: ByteString, _ report: inout ObjectReport) {
    guard source.exists else { return }
    report.requireText(source[name])
    mode(source["defaultMode"], &report)
    for item in source["items"].items { keyToPath(item, &report) }
  }

  private static func keyToPath(_ item: FieldView, _ report: inout ObjectReport) {
    report.requireText(item["key"])
    report.requireText(item["path"])
    report.relativePath(item["path"])
    mode(item["mode"], &report)
  }

  static func mode(_ mode: FieldView, _ report: inout ObjectReport) {
    if let bits = mode.integer, !(0...0o777).contains(bits) {
      report.invalid(mode, "must be a number between 0 and 0777 (octal), both inclusive")
    }
  }

  private static let fieldPaths: Set<ByteString> = [
    "metadata.name", "metadata.namespace", "metadata.uid", "metadata.labels", "metadata.annotations",
  ]

  private static func downward(_ source: FieldView, _ report: inout ObjectReport) {
    mode(source["defaultMode"], &report)
    for item in source["items"].items {
      report.requireText(item["path"])
      report.relativePath(item["path"])
      mode(item["mode"], &report)
      switch (item["fieldRef"].exists, item["resourceFieldRef"].exists) {
      case (true, true):
        report.invalid(
          item.path, .string("resource"), "fieldRef and resourceFieldRef can not be specified simultaneously")
      case (true, false): ContainerRules.field(item["fieldRef"]["fieldPath"], fieldPaths, &report)
      case (false, true):
        report.requireText(item["resourceFieldRef"]["containerName"])
        ContainerRules.resource(item["resourceFieldRef"], &report)
      case (false, false): report.required(item["fieldRef"].path, "one of fieldRef and resourceFieldRef is required")
      }
    }
  }

  private static func projected(_ volume: FieldView, _ report: inout ObjectReport) {
    mode(volume["defaultMode"], &report)
    var paths: Set<ByteString> = []
    let members: [ByteString] = [
      "secret", "configMap", "downwardAPI", "serviceAccountToken", "clusterTrustBundle",
      "podCertificate",
    ]
    for source in volume["sources"].items {
      let present = report.union(source, members, several: "may not specify more than 1 volume type per source")
      if present.isEmpty { report.required(source.path) }
      for name in ["secret", "configMap"] as [ByteString] where source[name].exists {
        report.requireText(source[name]["name"])
        for item in source[name]["items"].items { keyToPath(item, &report) }
      }
      if source["downwardAPI"].exists { downward(source["downwardAPI"], &report) }
      token(source["serviceAccountToken"], &report)
      for name in present {
        let items = source[name]["items"].items.map { $0["path"] }
        for path in items + [source[name]["path"]] {
          guard let text = path.text, !text.isEmpty, !paths.insert(text).inserted else { continue }
          report.invalid(volume.path, .string(text), "conflicting duplicate paths")
        }
      }
    }
  }

  private static func token(_ token: FieldView, _ report: inout ObjectReport) {
    guard token.exists else { return }
    if let seconds = token["expirationSeconds"].integer, seconds < 600 {
      report.invalid(token["expirationSeconds"], "may not specify a duration less than 10 minutes")
    }
    report.requireText(token["path"])
    report.relativePath(token["path"])
  }

  // MARK: Mounts

  private static func mounts(_ pod: PodTemplate, _ report: inout ObjectReport) {
    let volumes = Set(pod.spec["volumes"].items.compactMap { $0["name"].text } + pod.claimTemplates)
    for container in pod.allContainers {
      var paths: Set<ByteString> = []
      for mount in container["volumeMounts"].items {
        self.mount(mount, volumes, container, &report)
        guard let path = mount["mountPath"].text, !path.isEmpty else { continue }
        if !paths.insert(path).inserted { report.invalid(mount["mountPath"], "must be unique") }
      }
      for device in container["volumeDevices"].items { self.device(device, volumes, &report) }
    }
  }

  private static func mount(
    _ mount: FieldView, _ volumes: Set<ByteString>, _ container: FieldView, _ report: inout ObjectReport
  ) {
    if mount["name"].isEmpty {
      report.required(mount["name"].path)
    } else if let name = mount["name"].text, !volumes.contains(name) {
      report.notFound(mount["name"])
    }
    report.requireText(mount["mountPath"])
    if !mount["subPath"].isEmpty {
      report.relativePath(mount["subPath"])
      if !mount["subPathExpr"].isEmpty {
        report.invalid(mount["subPathExpr"], "subPathExpr and subPath are mutually exclusive")
      }
    }
    report.relativePath(mount["subPathExpr"])
    propagation(mount, container, &report)
    let recursive = mount["recursiveReadOnly"]
    if let text = recursive.text, text != "Disabled", mount["readOnly"].bool != true {
      report.forbidden(recursive.path, "may only be specified when readOnly is true")
    }
  }

  private static func propagation(_ mount: FieldView, _ container: FieldView, _ report: inout ObjectReport) {
    let mode = mount["mountPropagation"]
    report.oneOf(mode, ["Bidirectional", "HostToContainer", "None"])
    if mode.text == "Bidirectional", container["securityContext"]["privileged"].bool != true {
      report.forbidden(mode.path, "Bidirectional mount propagation is available only to privileged containers")
    }
  }

  private static func device(_ device: FieldView, _ volumes: Set<ByteString>, _ report: inout ObjectReport) {
    report.requireText(device["devicePath"])
    if device["name"].isEmpty {
      report.required(device["name"].path)
    } else if let name = device["name"].text, !volumes.contains(name) {
      report.notFound(device["name"])
    }
    report.noBacksteps(device["devicePath"])
  }
}
