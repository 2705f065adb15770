package import RhumbEngine

/// A chart as the schema check sees it.
package struct SchemaSubject {
  package let name: ByteString
  /// The bytes of `values.schema.json`, if there is one.
  package let schema: [UInt8]?
  package let dependencies: [SchemaSubject]

  package init(name: ByteString, schema: [UInt8]?, dependencies: [SchemaSubject]) {
    self.name = name
    self.schema = schema
    self.dependencies = dependencies
  }
}

/// What the check of one chart's values against its schema found.
package struct SchemaReport {
  /// The chart's names from the root down.
  package let chart: [ByteString]
  /// Why the schema itself can't be used.
  package let fault: SchemaFault?
  /// What is wrong with the values.
  package let complaints: [SchemaComplaint]
}

/// Checks chart values against `values.schema.json`: JSON Schema drafts 4 to 2020-12 as santhosh-tekuri/jsonschema 6.0.3
/// reads them, without ever reading another file or the network.
package struct SchemaValidator {
  /// The documents' name for a chart's schema.
  private static let url = ByteString("file:///values.schema.json")

  private let budget: SchemaBudget
  private let meta: MetaValidator
  private let cache: SchemaCache
  /// Charts with findings, in the order Helm tells them.
  package private(set) var reports: [SchemaReport] = []
  /// `urn:` references that were taken for schemas that accept everything; Helm warns once about each.
  package private(set) var unresolvedNames: [ByteString] = []

  /// Checks with a limit on the steps of compiling and evaluating, for all charts together.
  ///
  /// - Parameter cache: keeps what was compiled for the next validator.
  package init(steps: Int = 1_000_000, cache: SchemaCache = SchemaCache()) {
    self.cache = cache
    budget = SchemaBudget(steps: steps)
    meta = MetaValidator(budget: budget)
  }

  /// The complaints about one chart's own values.
  package mutating func check(_ values: Value, schema: [UInt8]) throws(SchemaFault) -> [SchemaComplaint] {
    let entry = cache.entry(of: schema)
    if let plain = entry.plain, PlainCheck.judge(values, by: plain, budget: budget) == .fits { return [] }
    let compiled = try compiled(entry)
    budget.complaints = 0
    let session = ValidationSession(program: compiled.program, budget: budget)
    return try session.validate(values, by: compiled.root)?.members ?? []
  }

  private mutating func compiled(_ entry: SchemaCache.Entry) throws(SchemaFault) -> SchemaCache.Compiled {
    if let known = entry.compiled {
      note(known.unresolvedNames)
      return known
    }
    let document = try SchemaLoader.parse(entry.source)
    let compiler = SchemaCompiler(meta: meta, proven: entry.plain == nil ? nil : Self.url, budget: budget)
    compiler.loader.add(document, at: Self.url)
    defer { note(compiler.loader.unresolvedNames) }
    let root = try compiler.compile(Self.url)
    let compiled = SchemaCache.Compiled(
      program: compiler.program, root: root, unresolvedNames: compiler.loader.unresolvedNames)
    entry.compiled = compiled
    return compiled
  }

  private mutating func note(_ names: [ByteString]) {
    for name in names where !unresolvedNames.contains(name) { unresolvedNames.append(name) }
  }

  /// Helm's `ValidateAgainstSchema`: a chart and its subcharts, each with its part of the values. The text after
  /// "…in the following chart(s):", nil if all is well.
  package mutating func check(_ subject: SchemaSubject, values: MapValue) -> ByteString? {
    var text: [UInt8] = []
    check(subject, values, [], &text)
    return text.isEmpty ? nil : ByteString(text)
  }

  private mutating func check(
    _ subject: SchemaSubject, _ values: MapValue, _ parents: [ByteString], _ text: inout [UInt8]
  ) {
    let names = parents + [subject.name]
    if let schema = subject.schema { check(schema, values, names, &text) }
    for dependency in subject.dependencies {
      switch values[dependency.name] {
      case nil, .null?, .missing?: continue
      case .map(let map)?: check(dependency, map, names, &text)
      case let other?:
        text += dependency.name
        text.append(":\ninvalid type for values: expected object (map), got ")
        text.append(contentsOf: (other.goType?.name ?? "<nil>").utf8)
        text.append(0x0A)
      }
    }
  }

  private mutating func check(
    _ schema: [UInt8], _ values: MapValue, _ names: [ByteString], _ text: inout [UInt8]
  ) {
    do throws(SchemaFault) {
      let complaints = try check(.map(values), schema: schema)
      if complaints.isEmpty { return }
      reports.append(SchemaReport(chart: names, fault: nil, complaints: complaints))
      var lines: [UInt8] = []
      for complaint in complaints { complaint.write(indent: 1, to: &lines) }
      text += names[names.count - 1]
      text.append(":\n")
      text.append(contentsOf: lines)
      text.append(0x0A)
      if budget.complaints > SchemaBudget.complaints {
        text += "- … and " + SchemaWords.count(budget.complaints - SchemaBudget.complaints) + " more\n"
      }
    } catch {
      reports.append(SchemaReport(chart: names, fault: error, complaints: []))
      text += names[names.count - 1]
      text.append(":\n")
      text += error.message
    }
  }
}
