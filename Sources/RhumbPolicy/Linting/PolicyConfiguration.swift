package import RhumbDiagnostics
package import RhumbEngine
import RhumbFormats
package import RhumbKubernetes

/// What the part `lint` of a `rhumb.yaml` says: levels of rules, objects that are let off, objects that are elsewhere.
package struct PolicyConfiguration: Sendable {
  /// Objects that some rules don't look at.
  package struct Exemption: Sendable {
    /// Empty: all rules.
    var rules: [ByteString] = []
    /// With `*` for anything; nil for any.
    var kind: ByteString?
    var name: ByteString?
    var namespace: ByteString?
    package internal(set) var reason: ByteString = .empty

    func covers(_ rule: PolicyRule, _ object: KubernetesObject, namespace home: ByteString) -> Bool {
      func fits(_ text: ByteString, _ pattern: ByteString?) -> Bool {
        pattern.map { Wildcard.matches(text, $0) } ?? true
      }
      return (rules.isEmpty || rules.contains(where: rule.isNamed)) && fits(object.kind, kind)
        && fits(object.name, name) && fits(home, namespace)
    }
  }

  /// The level from which findings decide the exit status; nil: they don't.
  package var failOn: PolicyRule.Level?
  private var levels: [String: PolicyRule.Level] = [:]
  package private(set) var exemptions: [Exemption] = []
  package private(set) var external = ExternalObjects()
  /// As written: relative to the file.
  package private(set) var baseline: ByteString?

  package init() {}

  package func level(of rule: PolicyRule) -> PolicyRule.Level { levels["\(rule.id)"] ?? rule.level }

  /// Sets a level; false if there is no such rule or level. `all` means every rule that is not off.
  package mutating func setLevel(of name: ByteString, _ word: ByteString) -> Bool {
    guard let level = PolicyRule.Level(rawValue: word.description) else { return false }
    if name == "all" {
      for rule in PolicyTable.rules where self.level(of: rule) != .off { levels["\(rule.id)"] = level }
      return true
    }
    let meant = PolicyTable.rules.filter { $0.isNamed(name) }
    for rule in meant { levels["\(rule.id)"] = level }
    return !meant.isEmpty
  }

  /// What keeps a file from being used.
  package struct Refusal: Error {
    package let diagnostic: Diagnostic
  }

  /// Reads a file. Parts for other commands are passed over.
  package init(
    _ bytes: [UInt8], file: FileID, origins: inout OriginTable
  ) throws(Refusal) {
    let root: MapValue
    do throws(YAMLError) {
      root = try YAMLReader.readMap(bytes, file: file, origins: &origins) ?? MapValue()
    } catch {
      throw Refusal(
        diagnostic: Diagnostic(
          .error, "lint/configuration", error.message.description, labels: [Diagnostic.Label(error.span, "")]))
    }
    guard let place = root.index(of: Key("lint")) else { return }
    var reader = ConfigurationReader(origins: origins)
    reader.read(root.entries[place], into: &self)
    if let diagnostic = reader.diagnostic { throw Refusal(diagnostic: diagnostic) }
  }

  // MARK: - For the reader

  mutating func add(_ exemption: Exemption) { exemptions.append(exemption) }
  mutating func addExternal(_ text: ByteString) -> Bool { external.add(text) }
  mutating func setBaseline(_ path: ByteString) { baseline = path }
}

/// Goes through the part `lint`, and keeps the first thing that is wrong.
private struct ConfigurationReader {
  let origins: OriginTable
  var diagnostic: Diagnostic?

  mutating func refuse(_ words: String, at entry: OriginID, key: ByteString? = nil, help: String? = nil) {
    guard diagnostic == nil else { return }
    var diagnostic = Diagnostic(.error, "lint/configuration", words)
    if let span = origins.place(of: entry) { diagnostic.labels.append(Diagnostic.Label(span, "", key: key?.bytes)) }
    if let help { diagnostic.help.append(help) }
    self.diagnostic = diagnostic
  }

  mutating func read(_ entry: MapValue.Entry, into configuration: inout PolicyConfiguration) {
    guard case .map(let fields) = entry.value else {
      if case .null = entry.value { return }
      return refuse("'lint' must be a map", at: entry.origin)
    }
    for field in fields.entries {
      switch field.key {
      case "fail-on": readThreshold(field, into: &configuration)
      case "rules": readLevels(field, into: &configuration)
      case "ignore": readExemptions(field, into: &configuration)
      case "external":
        for (text, origin) in texts(field) where !configuration.addExternal(text) {
          refuse("'\(text.description)' is no KIND/NAME", at: origin, help: "such as Secret/database or ConfigMap/*")
        }
      case "baseline": if let (text, _) = texts(field).first { configuration.setBaseline(text) }
      default:
        let names = ["fail-on", "rules", "ignore", "external", "baseline"]
        let near = Spelling.closest(to: field.key.description, among: names)
        refuse(
          "unknown field 'lint.\(field.key.description)'", at: field.origin, key: field.key,
          help: near.map { "did you mean '\($0)'?" } ?? "the fields are \(names.joined(separator: ", "))")
      }
    }
  }

  private mutating func readThreshold(_ field: MapValue.Entry, into configuration: inout PolicyConfiguration) {
    guard let word = level(field.value) else {
      return refuse("'fail-on' must be error, warning, info or never", at: field.origin)
    }
    configuration.failOn = PolicyRule.Level(rawValue: word.description)
    if configuration.failOn == .off || (configuration.failOn == nil && word != "never") {
      refuse("'fail-on' must be error, warning, info or never", at: field.origin)
    }
  }

  /// YAML takes a plain `off` for false.
  private func level(_ value: Value) -> ByteString? {
    switch value {
    case .string(let text): text
    case .bool(false): "off"
    default: nil
    }
  }

  private mutating func readLevels(_ field: MapValue.Entry, into configuration: inout PolicyConfiguration) {
    guard case .map(let levels) = field.value else { return refuse("'rules' must be a map", at: field.origin) }
    for entry in levels.entries {
      if PolicyTable.rule(named: entry.key) == nil, entry.key != "all" {
        let near = Spelling.closest(to: entry.key.description, among: PolicyTable.rules.map { "\($0.id)" })
        refuse(
          "there is no rule '\(entry.key.description)'", at: entry.origin, key: entry.key,
          help: near.map { "did you mean '\($0)'?" } ?? "'rhumb lint --rules' lists them")
      } else if let word = level(entry.value), configuration.setLevel(of: entry.key, word) {
        continue
      } else {
        refuse("the level of '\(entry.key.description)' must be error, warning, info or off", at: entry.origin)
      }
    }
  }

  private mutating func readExemptions(_ field: MapValue.Entry, into configuration: inout PolicyConfiguration) {
    guard case .list(let list) = field.value else { return refuse("'ignore' must be a list", at: field.origin) }
    for item in list.items {
      guard case .map(let fields) = item else { return refuse("'ignore' must be a list of maps", at: field.origin) }
      var exemption = PolicyConfiguration.Exemption()
      for entry in fields.entries { read(entry, into: &exemption) }
      if exemption.reason.isEmpty {
        refuse("an exemption needs a 'reason'", at: fields.entries.first?.origin ?? field.origin)
      }
      configuration.add(exemption)
    }
  }

  private mutating func read(_ entry: MapValue.Entry, into exemption: inout PolicyConfiguration.Exemption) {
    let text = texts(entry).first?.text
    switch entry.key {
    case "rule", "rules":
      for (name, origin) in texts(entry) {
        if PolicyTable.rule(named: name) == nil { refuse("there is no rule '\(name.description)'", at: origin) }
        exemption.rules.append(name)
      }
    case "kind": exemption.kind = text
    case "name": exemption.name = text
    case "namespace": exemption.namespace = text
    case "reason": exemption.reason = text ?? .empty
    default:
      refuse(
        "unknown field '\(entry.key.description)' of an exemption", at: entry.origin, key: entry.key,
        help: "the fields are rules, kind, name, namespace and reason")
    }
  }

  /// A text, or a list of them.
  private mutating func texts(_ entry: MapValue.Entry) -> [(text: ByteString, origin: OriginID)] {
    switch entry.value {
    case .string(let text): return [(text, entry.origin)]
    case .list(let list):
      var found: [(ByteString, OriginID)] = []
      for (index, item) in list.items.enumerated() {
        let origin = list.origins.indices.contains(index) ? list.origins[index] : entry.origin
        guard case .string(let text) = item else {
          refuse("'\(entry.key.description)' must hold texts", at: origin)
          return []
        }
        found.append((text, origin))
      }
      return found
    default:
      refuse("'\(entry.key.description)' must be a text", at: entry.origin)
      return []
    }
  }
}
