package import RhumbDiagnostics
package import RhumbEngine

/// A template of a chart with what it runs on.
package struct Renderable {
  /// `chart/templates/deployment.yaml`: its name in the one namespace of a chart and its subcharts.
  package let name: ByteString
  let content: FileContent
  package let file: FileID
  let ticket: ParseAhead.Ticket?
  /// Dot of the template; shared by all templates of the same chart.
  package let scope: MapValue
  /// `chart/templates`.
  package let basePath: ByteString

  package init(
    name: ByteString, content: FileContent, file: FileID, ticket: ParseAhead.Ticket? = nil, scope: MapValue,
    basePath: ByteString
  ) {
    self.name = name
    self.content = content
    self.file = file
    self.ticket = ticket
    self.scope = scope
    self.basePath = basePath
  }

  package var source: [UInt8] { content.bytes }
}

/// What one template file printed.
package struct RenderedFile {
  package let name: ByteString
  package let text: [UInt8]
  /// What each byte came from; empty without a trace.
  package let table: TextTable

  package init(name: ByteString, text: [UInt8], table: TextTable = TextTable()) {
    self.name = name
    self.text = text
    self.table = table
  }
}

/// Why a chart can't be rendered.
package enum RenderError: Error {
  case parse(ParseError)
  case fault(Fault)

  /// Helm's words, without `Error: `.
  package var helmText: ByteString {
    switch self {
    case .fault(let fault): return fault.helmText
    case .parse(let error):
      // Helm keeps what follows the last ": " of the message.
      let text = error.message.bytes
      let last = text.indices.dropLast().last { text[$0] == UInt8(ascii: ":") && text[$0 + 1] == UInt8(ascii: " ") }
      let message = last.map { ByteString(text[($0 + 2)...]) } ?? error.message
      return "parse error at (" + error.template + ByteString(":\(error.line)): ") + message
    }
  }
}

/// Runs the templates of a chart and its subcharts, in Helm's order (`pkg/engine`).
///
/// Helm parses and runs files deepest path first, in reverse alphabetical order within a depth: so a parent's
/// definitions replace its subcharts', and what one template does to shared values, later ones see.
package enum Renderer {
  /// What the templates, already in order, define.
  ///
  /// - Parameter ahead: has parsed some of the templates.
  package static func parse(
    _ ordered: [Renderable], functions: FunctionTable, ahead: ParseAhead? = nil
  ) throws(RenderError) -> TemplateSet {
    let parsed = ahead?.finish(ordered.compactMap(\.ticket))
    var set = TemplateSet()
    var names = NameTable()
    for template in ordered {
      if let ticket = template.ticket, let known = parsed?[ticket],
        let program = known.named(template.name, file: template.file)
      {
        set.add(program)
        continue
      }
      do {
        set.add(
          try Parser.parse(
            name: template.name, source: template.source, file: template.file, functions: functions, names: &names))
      } catch {
        throw .parse(error)
      }
    }
    return set
  }

  /// Runs the files among the templates, which are in order and known to the machine.
  package static func run(
    _ ordered: [Renderable], on machine: inout Machine
  ) throws(RenderError) -> [RenderedFile] {
    var rendered: [RenderedFile] = []
    try run(ordered[...], on: &machine, into: &rendered)
    return rendered
  }

  /// The same; what was printed before a fault stays in `rendered`.
  static func run(
    _ ordered: ArraySlice<Renderable>, on machine: inout Machine, into rendered: inout [RenderedFile],
    checks: CheckAhead? = nil
  ) throws(RenderError) {
    rendered.reserveCapacity(rendered.count + ordered.count)
    for template in ordered where !isPartial(template.name) {
      template.scope[templateKey] = .map(
        MapValue(.values, pairs: [("Name", .string(template.name)), ("BasePath", .string(template.basePath))]))
      do {
        var text = try machine.run(Key(template.name), data: .map(template.scope))
        if let trace = machine.trace { trace.remove(NoValue.places(in: text)) }
        NoValue.remove(from: &text)
        let file = RenderedFile(name: template.name, text: text, table: machine.trace?.captured ?? TextTable())
        checks?.add(file)
        rendered.append(file)
      } catch {
        throw .fault(error)
      }
    }
  }

  private static let templateKey = Key("Template")

  /// Deepest path first, in reverse alphabetical order within a depth.
  package static func sorted(_ templates: [Renderable]) -> [Renderable] {
    let depths = templates.map { template in
      template.name.bytes.reduce(0) { count, byte in byte == UInt8(ascii: "/") ? count + 1 : count }
    }
    let order = templates.indices.sorted { a, b in
      depths[a] == depths[b] ? templates[a].name > templates[b].name : depths[a] > depths[b]
    }
    return order.map { templates[$0] }
  }

  /// Files whose name begins with `_` only define templates.
  static func isPartial(_ name: ByteString) -> Bool {
    let base = name.bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    return base < name.count && name.bytes[base] == UInt8(ascii: "_")
  }
}
