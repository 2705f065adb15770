package import RhumbChart
import RhumbDiagnostics
package import RhumbEngine

/// The name of a chart that is to be made: what Helm lets a chart be called (`helm create`).
package struct ChartName: Sendable, Equatable {
  package static let limit = 250

  /// As it was given; what Chart.yaml says.
  package let text: ByteString
  /// The same as names of objects, images and folders may be: a DNS label, short enough for what is added to it.
  package let slug: ByteString

  private static let slugLimit = 50

  package init(_ text: ByteString) throws(ChartError) {
    guard !text.bytes.isEmpty, text.bytes.count <= ChartName.limit else {
      throw ChartError("chart name must be between 1 and \(ChartName.limit) characters", code: "create/name")
    }
    guard text.bytes.allSatisfy(ChartName.isAllowed) else {
      throw ChartError(
        "chart name must match the regular expression \"^[a-zA-Z0-9._-]+$\"", code: "create/name")
    }
    let slug = ChartName.slug(of: text)
    guard !slug.isEmpty else {
      throw ChartError("chart name must hold a letter or a digit", code: "create/name")
    }
    self.text = text
    self.slug = ByteString(slug)
  }

  private static func slug(of text: ByteString) -> [UInt8] {
    let label = text.bytes.map { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: "."), UInt8(ascii: "_"): dash
      default: byte
      }
    }
    var short = label.drop { $0 == dash }.prefix(slugLimit)
    while short.last == dash { short.removeLast() }
    return Array(short)
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), dash: true
    default: false
    }
  }
}

private let dash = UInt8(ascii: "-")
