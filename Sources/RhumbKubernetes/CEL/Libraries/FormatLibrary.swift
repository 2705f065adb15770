import RhumbCEL
import RhumbEngine
import RhumbFunctions

/// Named formats of texts: `!format.dns1123Label().validate("web").hasValue()`.
extension CELLibrary {
  static let formats = CELLibrary(FormatFunctions.functions, types: [FormatFunctions.type])
}

private final class FormatValue: CELObject {
  let format: FormatFunctions.Row

  init(_ format: FormatFunctions.Row) {
    self.format = format
  }

  var type: CELType { FormatFunctions.type }

  func isEqual(to other: any CELObject) -> Bool { (other as? FormatValue)?.format.name == format.name }
}

private enum FormatFunctions {
  static let type = CELType.opaque("kubernetes.NamedFormat")

  struct Row: Sendable {
    let name: ByteString
    /// The complaint about a text; nil if it has the format.
    let complaint: @Sendable (ByteString) -> ByteString?
  }

  static let rows: [Row] = [
    Row(name: "dns1123Label", complaint: Grammar.dns1123Label),
    Row(name: "dns1123Subdomain", complaint: Grammar.dns1123Subdomain),
    Row(name: "dns1035Label", complaint: Grammar.dns1035Label),
    Row(name: "qualifiedName", complaint: Grammar.qualifiedName),
    Row(name: "dns1123LabelPrefix") { Grammar.dns1123Label(withoutDash($0)) },
    Row(name: "dns1123SubdomainPrefix") { Grammar.dns1123Subdomain(withoutDash($0)) },
    Row(name: "dns1035LabelPrefix") { Grammar.dns1035Label(withoutDash($0)) },
    Row(name: "labelValue", complaint: Grammar.labelValue),
    Row(name: "uri") { text in isURI(text) ? nil : "invalid URI for request" },
    Row(name: "uuid") { isUUID($0) ? nil : "does not match the UUID format" },
    Row(name: "byte") { TextFormat.base64Complaint($0) == nil ? nil : "invalid base64" },
    Row(name: "date") { TextFormat.isDateTime($0 + "T00:00:00Z") ? nil : "invalid date" },
    Row(name: "datetime") { TextFormat.isDateTime($0) ? nil : "invalid datetime" },
  ]

  static let functions: [CELFunction] =
    [
      CELFunction("format.named", [.function([.string], .optional(type))]) { (arguments, _) throws(CELError) in
        let name = try arguments.text(0)
        return rows.first { $0.name == name }.map { .some(.object(FormatValue($0))) } ?? .none
      },
      CELFunction(
        "validate", [.member([type, .string], .optional(.list(.string)))], cost: .format
      ) { (arguments, _) throws(CELError) in
        guard case .object(let object)? = arguments.first, let format = object as? FormatValue else {
          throw .noSuchOverload
        }
        let complaint = format.format.complaint(try arguments.text(1))
        return complaint.map { .some(.list([.string($0)])) } ?? .none
      },
    ]
    + rows.map { row in
      CELFunction("format." + row.name, [.function([], type)]) { (_, _) throws(CELError) in
        .object(FormatValue(row))
      }
    }

  /// What a name that begins so may end in.
  private static func withoutDash(_ text: ByteString) -> ByteString {
    text.count > 1 && text.bytes.last == UInt8(ascii: "-")
      ? ByteString(text.bytes.dropLast() + [UInt8(ascii: "a")]) : text
  }

  private static func isURI(_ text: ByteString) -> Bool { (try? URLFunctions.read(text)) != nil }

  /// Hexadecimal digits in groups of 8, 4, 4, 4 and 12; the dashes may be left out.
  private static func isUUID(_ text: ByteString) -> Bool {
    let dash = UInt8(ascii: "-")
    let digits = text.bytes.filter { $0 != dash }
    guard digits.count == 32, digits.allSatisfy({ Grammar.isDigit($0) || (0x61...0x66).contains($0 | 0x20) }) else {
      return false
    }
    let places = text.bytes.indices.filter { text.bytes[$0] == dash }
    return Set(places).isSubset(of: [8, 13, 18, 23]) && (places.isEmpty || places.count == 4)
  }
}
