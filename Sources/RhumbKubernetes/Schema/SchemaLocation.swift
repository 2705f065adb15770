package import RhumbEngine
import RhumbFunctions

/// Where schemas come from: one `-schema-location` of kubeconform's.
package enum SchemaLocation: Sendable {
  /// `default`: what is built in.
  case builtIn
  /// A path with `{{ .ResourceKind }}` and the like in it.
  case template(ByteString)

  /// Reads a location as kubeconform does: a path that doesn't end in `json` gets the layout of the published schemas
  /// behind it. Nil for an address: nothing is fetched.
  package init?(_ text: ByteString) {
    if text == "default" {
      self = .builtIn
    } else if text.bytes.starts(with: "http://".utf8) || text.bytes.starts(with: "https://".utf8) {
      return nil
    } else if text.bytes.suffix(4).elementsEqual("json".utf8) {
      self = .template(text)
    } else {
      let layout: ByteString =
        "/{{ .NormalizedKubernetesVersion }}-standalone{{ .StrictSuffix }}/{{ .ResourceKind }}{{ .KindSuffix }}.json"
      self = .template(text + layout)
    }
  }

  /// The path of a kind's schema; nil for what is built in.
  package func path(for type: GroupVersionKind, in version: ByteString, isStrict: Bool) -> ByteString? {
    guard case .template(let template) = self else { return nil }
    let groupWord = type.group.bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).first
    var suffix: ByteString = "-"
    if let groupWord, !groupWord.isEmpty { suffix = suffix + ByteString(groupWord) + "-" }
    let names: [(ByteString, ByteString)] = [
      ("NormalizedKubernetesVersion", version == "master" ? version : "v" + version),
      ("StrictSuffix", isStrict ? "-strict" : ""),
      ("ResourceKind", type.kind.lowercased),
      ("ResourceAPIVersion", type.version.lowercased),
      ("Group", type.group.lowercased),
      ("KindSuffix", (suffix + type.version).lowercased),
    ]
    return Self.fill(template, names)
  }

  /// Replaces `{{ .Name }}`; names that are none stay as they are.
  private static func fill(_ template: ByteString, _ names: [(ByteString, ByteString)]) -> ByteString {
    var out: [UInt8] = []
    var rest = template.bytes[...]
    while !rest.isEmpty {
      if rest.starts(with: [UInt8(ascii: "{"), UInt8(ascii: "{")]), let end = closing(rest) {
        let inner = rest[(rest.startIndex + 2)..<end].filter {
          $0 != 0x20 && $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "-")
        }
        if let found = names.first(where: { $0.0.bytes == inner }) {
          out += found.1
          rest = rest[(end + 2)...]
          continue
        }
      }
      if let byte = rest.popFirst() { out.append(byte) }
    }
    return ByteString(out)
  }

  private static func closing(_ text: ArraySlice<UInt8>) -> Int? {
    let brace = UInt8(ascii: "}")
    return text.indices.dropLast().first { text[$0] == brace && text[$0 + 1] == brace }
  }
}

extension ByteString {
  fileprivate var lowercased: ByteString {
    ByteString(bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 })
  }
}
