/// Checks a JUnit file: well-formed XML, the elements and attributes that its readers agree on, and counts that are true.
struct JUnitCheck {
  /// An element of XML with its attributes and children; text between tags is only unescaped-checked.
  struct Element {
    let name: String
    var attributes: [String: String] = [:]
    var children: [Element] = []
  }

  struct Problem: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
  }

  private static let children = [
    "testsuites": ["testsuite"], "testsuite": ["testcase"], "testcase": ["failure", "error", "skipped", "system-out"],
    "failure": [], "error": [], "skipped": [], "system-out": [],
  ]
  private static let required = [
    "testsuites": [], "testsuite": ["name", "tests", "failures", "errors"], "testcase": ["name", "classname"],
    "failure": ["message", "type"], "error": ["message", "type"], "skipped": [], "system-out": [],
  ]
  private static let optional = [
    "testsuites": ["name", "tests", "failures", "errors", "skipped"], "testsuite": ["skipped"],
  ]

  static func check(_ text: String) throws {
    var reader = JUnitCheck(text: Array(text.unicodeScalars))
    guard reader.take("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") else { throw Problem("no XML declaration") }
    let root = try reader.element()
    guard reader.take("\n"), reader.position == reader.text.count else { throw Problem("text behind the root") }
    guard root.name == "testsuites" else { throw Problem("the root is \(root.name)") }
    try check(root)
  }

  private static func check(_ element: Element) throws {
    guard let allowed = children[element.name], let needed = required[element.name] else {
      throw Problem("unknown element \(element.name)")
    }
    for name in needed where element.attributes[name] == nil { throw Problem("\(element.name) without \(name)") }
    for name in element.attributes.keys where !(needed + (optional[element.name] ?? [])).contains(name) {
      throw Problem("\(element.name) has \(name)")
    }
    for child in element.children {
      guard allowed.contains(child.name) else { throw Problem("\(child.name) in \(element.name)") }
      try check(child)
    }
    if element.name == "testcase", element.children.count(where: { $0.name != "system-out" }) > 1 {
      throw Problem("several outcomes of one testcase")
    }
    try checkCounts(element)
  }

  private static func checkCounts(_ element: Element) throws {
    let cases =
      switch element.name {
      case "testsuites": element.children.flatMap(\.children)
      case "testsuite": element.children
      default: [Element]()
      }
    for (attribute, outcome) in [("failures", "failure"), ("errors", "error"), ("skipped", "skipped")] {
      guard let told = element.attributes[attribute] else { continue }
      let found = cases.count { $0.children.contains { $0.name == outcome } }
      guard told == String(found) else { throw Problem("\(element.name) tells \(told) \(attribute) of \(found)") }
    }
    if let told = element.attributes["tests"], told != String(cases.count) {
      throw Problem("\(element.name) tells \(told) tests of \(cases.count)")
    }
  }

  // MARK: - The XML that is needed

  private let text: [Unicode.Scalar]
  private var position = 0

  private init(text: [Unicode.Scalar]) { self.text = text }

  private mutating func take(_ words: String) -> Bool {
    let words = Array(words.unicodeScalars)
    guard position + words.count <= text.count, Array(text[position..<(position + words.count)]) == words else {
      return false
    }
    position += words.count
    return true
  }

  private mutating func need(_ words: String) throws {
    guard take(words) else { throw Problem("\(words) expected at \(position)") }
  }

  private mutating func name() throws -> String {
    var name = ""
    while position < text.count, text[position].properties.isAlphabetic || text[position] == "-" {
      name.unicodeScalars.append(text[position])
      position += 1
    }
    guard !name.isEmpty else { throw Problem("name expected at \(position)") }
    return name
  }

  private mutating func element() throws -> Element {
    try need("<")
    var element = Element(name: try name())
    while take(" ") {
      let attribute = try name()
      try need("=\"")
      guard element.attributes[attribute] == nil else { throw Problem("two attributes \(attribute)") }
      element.attributes[attribute] = try content(until: "\"")
      try need("\"")
    }
    if take("/>") { return element }
    try need(">")
    while true {
      _ = try content(until: "<")
      if take("</") {
        guard try name() == element.name else { throw Problem("\(element.name) is not closed") }
        try need(">")
        return element
      }
      element.children.append(try self.element())
    }
  }

  /// Characters up to the end, which are ones that XML 1.0 knows, with sound references.
  private mutating func content(until end: Unicode.Scalar) throws -> String {
    var content = ""
    while position < text.count, text[position] != end {
      let scalar = text[position]
      guard scalar != "<", scalar.value >= 0x20 || scalar == "\n" || scalar == "\t" else {
        throw Problem("U+\(String(scalar.value, radix: 16)) at \(position)")
      }
      if scalar == "&" {
        let known = ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#x9;", "&#xA;", "&#xD;"]
        guard known.contains(where: { take($0) }) else { throw Problem("unknown reference at \(position)") }
        content += "&"
      } else {
        content.unicodeScalars.append(scalar)
        position += 1
      }
    }
    guard position < text.count else { throw Problem("the text ends early") }
    return content
  }
}
