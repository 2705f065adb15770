import RhumbDiagnostics

/// Which values a fault is about, found by walking their fields once more: nothing is noted while all goes well.
extension Machine {
  /// A fault of a field, with the value that doesn't have it: what `names` lead to from the receiver. An inner call's
  /// own subjects stay.
  func blaming(_ fault: Fault, _ names: Range<Int>, of receiver: Value) -> Fault {
    guard fault.subjects.isEmpty, !names.isEmpty else { return fault }
    var words = ByteString.empty
    let failing = program.nodes[Int(node)]
    if failing.operation == .variable { words = program.names[Int(failing.b)].text }
    var blaming = fault
    if let subject = subject(words, names, of: receiver) { blaming.subjects.append(subject) }
    return blaming
  }

  /// A fault of a call, with those arguments that are plain fields or variables.
  func blaming(_ fault: Fault, arguments: Range<Int>, dot: Value) -> Fault {
    guard fault.subjects.isEmpty else { return fault }
    var blaming = fault
    blaming.subjects = arguments.compactMap { subject(operand: program.children[$0], dot: dot) }
    return blaming
  }

  /// A fault of one operand.
  func blaming(_ fault: Fault, operand id: UInt32, dot: Value) -> Fault {
    guard fault.subjects.isEmpty, let subject = subject(operand: id, dot: dot) else { return fault }
    var blaming = fault
    blaming.subjects = [subject]
    return blaming
  }

  /// A fault of what a stage of a pipeline passes on to the next.
  func blaming(_ fault: Fault, stage id: UInt32, dot: Value) -> Fault {
    let command = program.nodes[Int(id)]
    return command.b == 1 ? blaming(fault, operand: program.children[Int(command.a)], dot: dot) : fault
  }

  private func subject(operand id: UInt32, dot: Value) -> FaultSubject? {
    let operand = program.nodes[Int(id)]
    switch operand.operation {
    case .field:
      return subject(.empty, Int(operand.a)..<Int(operand.a + operand.b), of: dot)
    case .variable:
      let slot = Int(operand.a)
      guard operand.count > 1, slot != Parser.undefinedSlot else { return nil }
      let names = (Int(operand.b) + 1)..<(Int(operand.b) + Int(operand.count))
      return subject(program.names[Int(operand.b)].text, names, of: variables[frame + slot])
    default:
      return nil
    }
  }

  /// Nil where nothing can be said: the way leads through something other than maps, or nobody wrote the value.
  private func subject(_ prefix: ByteString, _ names: Range<Int>, of receiver: Value) -> FaultSubject? {
    var value = receiver
    var words = prefix
    var origin = OriginID.unknown
    for index in names {
      guard case .map(let map) = value else { return nil }
      let name = program.names[index]
      words = words + "." + name.text
      guard let entry = map[name] else {
        let keys = map.sortedEntries.map(\.key.description)
        let meant = Spelling.closest(to: name.text.description, among: keys)
        return FaultSubject(words: words, state: .absent, origin: origin, suggestion: meant.map { ByteString($0) })
      }
      origin = written(map.origin(of: name))
      value = entry
    }
    switch value {
    case .missing, .null: return FaultSubject(words: words, state: .null, origin: origin, suggestion: nil)
    default:
      guard origin != .unknown else { return nil }
      let type = ByteString((value.goType ?? .interface).name)
      return FaultSubject(words: words, state: .value(type), origin: origin, suggestion: nil)
    }
  }

  /// A trace puts causes where origins are.
  private func written(_ origin: OriginID) -> OriginID {
    guard let trace, let cause = CauseID(origin) else { return origin }
    return cause.slot.map { trace.slots[$0].origin } ?? .unknown
  }
}
