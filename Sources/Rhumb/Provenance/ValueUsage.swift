package import RhumbChart
package import RhumbDiagnostics
package import RhumbEngine

/// Which values a render used: what `rhumb values --unused` and `--undefined` tell.
package struct ValueUsage {
  /// A key that no template read, with all below it.
  package struct Unused {
    package let source: ValueSource
    /// Whether the user wrote it and the chart, which has no such default, never asked for it.
    package let isUnknown: Bool
    /// A key beside it that was probably meant.
    package let suggestion: ByteString?
    /// The subchart that the key belongs to, if that takes no part.
    package let subchart: ByteString?
  }

  /// A key that a template asked for and no layer sets.
  package struct Undefined {
    package let path: ByteString
    /// The action that asked first.
    package let span: SourceSpan
    /// A key of the user's beside it that may be a slip for this one.
    package let suggestion: ByteString?
  }

  private let render: TracedRender
  private let trace: Trace
  private var children: [Int: [Int]] = [:]
  private var isUsed: [Bool]
  /// Keys asked for that aren't there, by what they were asked of.
  private var missing: [Int: [ByteString]] = [:]

  package init(_ render: TracedRender) {
    self.render = render
    trace = render.provenance.trace
    let slots = trace.slots
    isUsed = slots.map(\.isRead)
    // Globals lie in the tree once for each chart, and a read of one is a read of all.
    var origins: Set<OriginID> = []
    for (index, slot) in slots.enumerated() {
      if let parent = slot.parent { children[parent, default: []].append(index) }
      if slot.isRead, let origin = strongest(slot) { origins.insert(origin) }
    }
    let conditions = Set(render.conditions)
    for (index, slot) in slots.enumerated() where !isUsed[index] {
      isUsed[index] =
        strongest(slot).map { origins.contains($0) } ?? false || conditions.contains(render.provenance.path(of: index))
    }
    for entry in trace.missing {
      guard case .undefined(let parent, let name)? = trace[entry.cause], let slot = parent.slot else { continue }
      missing[slot, default: []].append(name)
    }
  }

  private func strongest(_ slot: ValueSlot) -> OriginID? { render.provenance.origins.layers(of: slot.origin).first }

  // MARK: Unused

  /// Keys of the user's and the chart's own values that no template read, the outermost of each branch; the user's first.
  package var unused: [Unused] {
    var found: [Unused] = []
    collect(0, into: &found)
    let isUsers = { (key: Unused) in key.source.layers.first.map { self.isUsers($0) } ?? false }
    return found.filter(isUsers) + found.filter { !isUsers($0) }
  }

  private func collect(_ parent: Int, into found: inout [Unused]) {
    guard trace.slots.indices.contains(parent) else { return }
    for slot in children[parent] ?? [] {
      if isUsed[slot], children[slot] == nil { continue }
      // What is handed down to a subchart is told of the root's own.
      if trace.slots[parent].isSubchart, trace.slots[slot].key == "global" { continue }
      guard let source = render.provenance.source(slot), isOwn(source) else {
        collect(slot, into: &found)
        continue
      }
      if offSubchart(slot) != nil {
        // Its condition is used; the rest is told once.
        if isAny(below: slot, used: false) { found.append(unused(source, slot)) }
        continue
      }
      if isUsed[slot] || trace.slots[slot].isVisited || isAny(below: slot, used: true) || isEmptyTable(slot) {
        collect(slot, into: &found)
        continue
      }
      found.append(unused(source, slot))
    }
  }

  /// Whether a value below the slot is used, or unused.
  private func isAny(below slot: Int, used: Bool) -> Bool {
    var rest = children[slot] ?? []
    while let next = rest.popLast() {
      if isUsed[next] == used, used || children[next] == nil { return true }
      rest += children[next] ?? []
    }
    return false
  }

  /// Written by the user or in the root chart's values, rather than among a subchart's defaults.
  private func isOwn(_ source: ValueSource) -> Bool {
    guard let winner = source.layers.first else { return false }
    return isUsers(winner) || winner.file == render.chart.valuesFile?.source
  }

  private func isUsers(_ span: SourceSpan) -> Bool { span.file.raw <= render.lastUserFile }

  /// Charts write `global: {}` and `tags: {}` to say that there may be such tables.
  private func isEmptyTable(_ slot: Int) -> Bool {
    guard trace.slots[slot].parent == 0, children[slot] == nil else { return false }
    return trace.slots[slot].key == "global" || trace.slots[slot].key == "tags"
  }

  private func unused(_ source: ValueSource, _ slot: Int) -> Unused {
    let isUnknown = source.layers.allSatisfy(isUsers)
    let subchart = offSubchart(slot)
    return Unused(
      source: source, isUnknown: isUnknown && subchart == nil,
      suggestion: isUnknown && subchart == nil
        ? suggestion(for: trace.slots[slot].key, in: trace.slots[slot].parent) : nil,
      subchart: subchart)
  }

  /// The name of a dependency that Chart.yaml lists for this key, but that was turned off.
  private func offSubchart(_ slot: Int) -> ByteString? {
    guard trace.slots[slot].parent == 0 else { return nil }
    let name = trace.slots[slot].key
    return render.dependencies.contains(name) && !render.chart.dependencies.contains { $0.name == name } ? name : nil
  }

  // MARK: Undefined

  /// Keys that templates asked for and no layer sets, by path.
  package var undefined: [Undefined] {
    var seen: Set<ByteString> = []
    var found: [Undefined] = []
    for entry in trace.missing {
      guard let path = render.provenance.undefinedPath(entry.cause), seen.insert(path).inserted else { continue }
      var suggestion: ByteString?
      if case .undefined(let parent, let name)? = trace[entry.cause] {
        suggestion = misspelt(name, in: parent.slot)
      }
      let span = render.provenance.span(of: entry.node, in: entry.frame)
      found.append(Undefined(path: path, span: span, suggestion: suggestion))
    }
    return found.sorted { $0.path < $1.path }
  }

  /// A key of the same map that the user set and the chart doesn't know: this one was probably meant.
  private func misspelt(_ name: ByteString, in parent: Int?) -> ByteString? {
    guard let parent else { return nil }
    let names = (children[parent] ?? []).filter { !isKnown($0) }.map { trace.slots[$0].key.description }
    return Spelling.closest(to: name.description, among: names).map { ByteString($0) }
  }

  /// The key of the same map that is nearest: one that is set, or that a template asks for.
  private func suggestion(for name: ByteString, in parent: Int?) -> ByteString? {
    guard let parent, !name.isEmpty else { return nil }
    var names = (children[parent] ?? []).filter { isKnown($0) }.map { trace.slots[$0].key.description }
    names += (missing[parent] ?? []).map(\.description)
    let wanted = name.description
    return Spelling.closest(to: wanted, among: names.filter { !$0.utf8.elementsEqual(wanted.utf8) }).map {
      ByteString($0)
    }
  }

  /// Whether the chart has the key: a default, or a read.
  private func isKnown(_ slot: Int) -> Bool {
    if isUsed[slot] || trace.slots[slot].isVisited { return true }
    guard let source = render.provenance.source(slot) else { return true }
    return !source.layers.allSatisfy(isUsers)
  }
}
