import RhumbDiagnostics
import RhumbEngine

/// Finds objects that the input has twice: the second would replace the first, or be refused.
package struct DuplicateObjects {
  private struct Identity: Hashable {
    let group: ByteString
    let kind: ByteString
    let namespace: ByteString
    let name: ByteString
  }

  private var seen: [Identity: KubernetesObject] = [:]

  package init() {}

  /// A warning if there was such an object before. Hooks may replace what is there.
  package mutating func finding(for object: KubernetesObject, isHook: Bool) -> Finding? {
    guard let type = object.type, !object.name.isEmpty, !isHook else { return nil }
    let identity = Identity(
      group: type.group, kind: type.kind, namespace: object.namespace, name: object.name)
    guard let first = seen[identity] else {
      seen[identity] = object
      return nil
    }
    var finding = Finding(
      .warning, "kubernetes/duplicate-object", at: FieldPath.root["metadata"]["name"],
      type.kind + " " + ShownValue.text(.string(object.name)) + " is in the input twice", span: object.span)
    finding.related.append(Diagnostic.Label(first.span, "first here"))
    return finding
  }
}
