import RhumbEngine
import RhumbKubernetes

/// Images are said exactly.
enum ImagePolicy {
  static let rules: [PolicyRule] = [
    .containers(
      "image-tag", .error, .images, "images have a tag, and another than latest",
      why: "Without a tag, or with 'latest', nobody knows what runs, and two pods of one release may differ.",
      fix: "Name a version: image: registry.example.com/web:1.4.2, or better a digest.",
      [.kubeLinter("latest-tag"), .kubeScore("container-image-tag"), .polaris("tagNotSpecified")]
    ) { container, report in
      guard let text = container["image"].text, !text.isEmpty else { return }
      let image = ImageReference(text)
      if !image.digest.isEmpty { return }
      if image.tag.isEmpty {
        report.add(at: container["image"].path, container.shownName + ": image '" + text + "' has no tag")
      } else if image.tag == "latest" {
        report.add(at: container["image"].path, container.shownName + ": image '" + text + "' is whatever is latest")
      }
    },
    .containers(
      "image-digest", .off, .images, "images are pinned by digest",
      why: "A tag can be moved to another image after it was tested; a digest can't.",
      fix: "Add the digest behind the tag: image: web:1.4.2@sha256:…",
      []
    ) { container, report in
      guard let text = container["image"].text, !text.isEmpty, ImageReference(text).digest.isEmpty else { return }
      report.add(at: container["image"].path, container.shownName + ": image '" + text + "' has no digest")
    },
    .containers(
      "image-pull-policy", .off, .images, "images are pulled anew for each pod",
      why: "A node that has the image starts it without asking the registry whether the pod may have it.",
      fix: "Set imagePullPolicy: Always, or pin the image by digest.",
      [.kubeScore("container-image-pull-policy"), .polaris("pullPolicyNotAlways")]
    ) { container, report in
      guard let text = container["image"].text, container["imagePullPolicy"].text != "Always" else { return }
      let image = ImageReference(text)
      if !image.digest.isEmpty { return }
      let isImplied = !container["imagePullPolicy"].exists && (image.tag.isEmpty || image.tag == "latest")
      if isImplied { return }
      report.add(at: container["imagePullPolicy"].path, container.shownName + " may run an image from a node's cache")
    },
    .containers(
      "image-never-pulled", .warning, .images, "images can be pulled",
      why: "With 'Never', a pod starts only on nodes that somebody has put the image on.",
      fix: "Set imagePullPolicy: IfNotPresent or Always.", []
    ) { container, report in
      guard container["imagePullPolicy"].text == "Never" else { return }
      report.add(at: container["imagePullPolicy"].path, container.shownName + " never pulls its image")
    },
  ]
}

/// `registry:5000/team/web:1.4.2@sha256:…` in its parts.
struct ImageReference {
  let name: ByteString
  /// Empty where there is none.
  let tag: ByteString
  let digest: ByteString

  init(_ text: ByteString) {
    let at = text.bytes.firstIndex(of: UInt8(ascii: "@")) ?? text.count
    digest = at < text.count ? ByteString(text.bytes[(at + 1)...]) : .empty
    let plain = text.bytes[..<at]
    let slash = plain.lastIndex(of: UInt8(ascii: "/")) ?? -1
    if let colon = plain.lastIndex(of: UInt8(ascii: ":")), colon > slash {
      name = ByteString(plain[..<colon])
      tag = ByteString(plain[(colon + 1)...])
    } else {
      name = ByteString(plain)
      tag = .empty
    }
  }
}
