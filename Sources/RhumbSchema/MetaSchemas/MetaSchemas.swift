import RhumbEngine

/// The schemas of schemas, which every reference to json-schema.org finds here.
enum MetaSchemas {
  /// Whether a URL names a standard document, which needs no check itself.
  static func isStandard(_ url: ByteString) -> Bool {
    url.bytes.starts(with: "http://json-schema.org/".utf8) || url.bytes.starts(with: "https://json-schema.org/".utf8)
  }

  /// The text of a standard document; nil if there is none of this URL.
  static func text(_ url: ByteString) -> String? {
    guard isStandard(url) else { return nil }
    let scheme = url.bytes.starts(with: "https:".utf8) ? "https://json-schema.org/" : "http://json-schema.org/"
    return switch ByteString(url.bytes.dropFirst(scheme.utf8.count)) {
    case "schema": draft2020
    case "draft-04/schema": draft4
    case "draft-06/schema": draft6
    case "draft-07/schema": draft7
    case "draft/2019-09/schema": draft2019
    case "draft/2019-09/meta/core": draft2019Core
    case "draft/2019-09/meta/applicator": draft2019Applicator
    case "draft/2019-09/meta/validation": draft2019Validation
    case "draft/2019-09/meta/meta-data": draft2019MetaData
    case "draft/2019-09/meta/format": draft2019Format
    case "draft/2019-09/meta/content": draft2019Content
    case "draft/2020-12/schema": draft2020
    case "draft/2020-12/meta/core": draft2020Core
    case "draft/2020-12/meta/applicator": draft2020Applicator
    case "draft/2020-12/meta/unevaluated": draft2020Unevaluated
    case "draft/2020-12/meta/validation": draft2020Validation
    case "draft/2020-12/meta/meta-data": draft2020MetaData
    case "draft/2020-12/meta/format-annotation": draft2020FormatAnnotation
    case "draft/2020-12/meta/format-assertion": draft2020FormatAssertion
    case "draft/2020-12/meta/content": draft2020Content
    default: nil
    }
  }
}
