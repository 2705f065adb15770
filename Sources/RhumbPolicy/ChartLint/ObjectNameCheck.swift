import RhumbChart
import RhumbEngine
import RhumbKubernetes

/// Whether a name fits its kind, as `helm lint` sees it: by a table of its own, which knows less than a server does.
enum ObjectNameCheck {
  static func complaint(kind: ByteString, name: ByteString) -> ByteString? {
    let complaints = complaints(kind: kind, name: name)
    guard let first = complaints.first else { return nil }
    let quoted = name.goQuoted
    let words = complaints.map { "metadata.name: Invalid value: " + quoted + ": " + $0 }
    let list =
      complaints.count == 1
      ? "metadata.name: Invalid value: " + quoted + ": " + first
      : "[" + words.dropFirst().reduce(words[0]) { $0 + ", " + $1 } + "]"
    return "object name does not conform to Kubernetes naming requirements: " + quoted + ": " + list
  }

  private static func complaints(kind: ByteString, name: ByteString) -> [ByteString] {
    switch String(decoding: kind.bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }, as: UTF8.self) {
    case "service": return Grammar.dns1035LabelComplaints(name)
    case "namespace": return Grammar.dns1123LabelComplaints(name)
    case "certificatesigningrequest": return []
    case "role", "clusterrole", "rolebinding", "clusterrolebinding": return Grammar.pathSegmentComplaints(name)
    default: return Grammar.dns1123SubdomainComplaints(name)
    }
  }
}
