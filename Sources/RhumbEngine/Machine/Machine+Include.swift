import RhumbSystem

extension Machine {
  /// Helm allows a name so many times inside itself.
  private static let includeLimit = 1000
  /// A text that runs itself has no name to count by.
  private static let textLevelLimit = 1000
  private static let templateTextLimit = 8 << 20

  /// Helm's `include`: what a template prints, as a string.
  mutating func include(_ name: Value, _ data: Value, at id: UInt32) throws(Fault) -> Value {
    guard case .string(let text) = name else { return .null }
    guard let index = templates.index(of: Key(text)) else { throw missingTemplate(text) }
    while includeCounts.count <= index { includeCounts.append(0) }
    guard includeCounts[index] <= Machine.includeLimit else {
      throw Fault("rendering template has a nested reference name: " + text + ": unable to execute template")
    }
    guard includeDepth < context.limits.depth else {
      throw Fault(
        "templates include each other more than \(context.limits.depth) levels deep (--max-depth)", kind: .limit)
    }
    includeDepth += 1
    includeCounts[index] += 1
    if let trace { trace.prepare(.include, at: id, data: trace.stack.last ?? .none) }
    let printed = try capture(templates.entries[index], data: data.unwrapped)
    if let trace { trace.last = trace.text(trace.captured) }
    includeCounts[index] -= 1
    includeDepth -= 1
    return .string(ByteString(printed))
  }

  /// Helm's `tpl`: runs a text as a template. It sees all templates; what it defines is seen only inside.
  mutating func tpl(_ text: Value, _ data: Value, at id: UInt32) throws(Fault) -> Value {
    guard case .string(let source) = text else { return .null }
    guard Machine.mayHoldActions(source.bytes) else {
      if let trace { trace.last = trace.stack.dropLast().last ?? .none }
      return .string(NoValue.removed(from: source))
    }
    // What a text parses to is many times its size.
    guard source.count <= Machine.templateTextLimit else {
      throw Fault("tpl is given a text of more than \(Machine.templateTextLimit >> 20) MiB", kind: .limit)
    }
    guard textDepth < Machine.textLevelLimit else {
      throw Fault("tpl runs inside itself more than \(Machine.textLevelLimit) levels deep", kind: .limit)
    }
    textDepth += 1
    defer { textDepth -= 1 }
    let program = try parsed(source)
    let outerTemplates = templates
    if program.definitions.count > 1 {
      for definition in program.definitions.dropLast() { templates.add(definition, of: program) }
    }
    let printed: [UInt8]
    if let trace {
      trace.prepare(.tpl, at: id, data: trace.stack.last ?? .none, source: trace.stack.dropLast().last ?? .none)
    }
    do {
      printed = try run(program, data: data.unwrapped)
    } catch {
      var fault = error
      fault.frames.append(.wrapped("error during tpl function execution for " + GoQuote.quoted(source) + ": "))
      throw fault
    }
    templates = outerTemplates
    if let trace {
      trace.remove(NoValue.places(in: printed))
      trace.last = trace.text(trace.captured)
    }
    return .string(NoValue.removed(from: ByteString(printed)))
  }

  private mutating func parsed(_ source: ByteString) throws(Fault) -> Program {
    if let program = parsedTexts[source] { return program }
    do {
      let program = try Parser.parse(name: "gotpl", source: source.bytes, functions: functions)
      parsedTexts[source] = program
      return program
    } catch {
      throw Fault("cannot parse template " + GoQuote.quoted(source) + ": " + error.text)
    }
  }

  private static func mayHoldActions(_ bytes: [UInt8]) -> Bool {
    ByteScan.index(of: Array("{{".utf8), in: bytes) != nil
  }
}
