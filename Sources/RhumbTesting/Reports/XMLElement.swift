import RhumbDiagnostics

/// An element of a report in XML.
struct XMLElement {
  let name: String
  let attributes: [(name: String, value: String)]
  let children: [XMLElement]
  let content: String

  init(
    _ name: String, _ attributes: [(String, String)] = [], content: String = "", _ children: [XMLElement] = []
  ) {
    self.name = name
    self.attributes = attributes.map { (name: $0.0, value: $0.1) }
    self.children = children
    self.content = content
  }

  init(_ name: String, _ children: [XMLElement]) { self.init(name, [], children) }

  /// The element and what is in it, indented with tabs.
  func text(depth: Int = 0) -> String {
    let indent = String(repeating: "\t", count: depth)
    let head = indent + "<" + name + attributes.map { " \($0.name)=\"\(XMLText.escaped($0.value))\"" }.joined() + ">"
    if children.isEmpty { return head + XMLText.escaped(content, keepingLines: true) + "</\(name)>\n" }
    return head + "\n" + children.map { $0.text(depth: depth + 1) }.joined() + indent + "</\(name)>\n"
  }

  /// Seconds with three decimals.
  static func seconds(_ seconds: Double) -> String {
    let milliseconds = Int((max(seconds, 0) * 1000).rounded())
    let rest = milliseconds % 1000
    return "\(milliseconds / 1000)." + (rest < 10 ? "00" : rest < 100 ? "0" : "") + "\(rest)"
  }
}
