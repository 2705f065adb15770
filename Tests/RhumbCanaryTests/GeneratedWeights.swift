/// A file with the weights of one route, made up at random: a values file or a VirtualService, which knows where each
/// weight stands, or why none must be edited.
struct GeneratedWeights {
  enum Kind: CaseIterable { case values, route }

  enum Trap: CaseIterable {
    case none, sum, duplicate, alias, anchor, merge, missing, quoted, fraction, secondDocument
  }

  let kind: Kind
  private(set) var text: [UInt8] = []
  /// Each weight's digits, in the order of destinations; the canary is the last.
  private(set) var places: [Range<Int>] = []
  private(set) var weights: [Int] = []
  /// The codes of refusals that are right; none if the edit must succeed.
  private(set) var refusals: Set<String> = []
  private(set) var share = 0

  private var random: GeneratedValues.Generator
  private var trap = Trap.none
  private var lineEnd = "\n"
  private var step = 2
  private var quote = ""

  init(seed: UInt64) {
    random = GeneratedValues.Generator(state: seed)
    kind = seed.isMultiple(of: 3) ? .values : .route
    share = Int.random(in: 0...100, using: &random)
    makeWeights()
    if chance(3) { trap = Trap.allCases[Int.random(in: 1..<Trap.allCases.count, using: &random)] }
    let isJSON = trap == .none && chance(6)
    if isJSON { lineEnd = chance(3) ? "\r\n" : "\n" } else if chance(4) { lineEnd = "\r\n" }
    step = Int.random(in: 1...7, using: &random)
    if kind == .values { quote = pick(["", "", "", "\"", isJSON ? "\"" : "'"]) }
    if trap == .sum { weights[0] += 1 }
    if chance(8), !isJSON { text += [0xEF, 0xBB, 0xBF] }
    switch (kind, isJSON) {
    case (.values, false): makeValues()
    case (.values, true): add(json("{\"traffic\": {\"weights\": {", slots(names: true), "}}}"))
    case (.route, false): makeRoute()
    case (.route, true): makeJSONRoute()
    }
    refusals = codes
  }

  private mutating func makeWeights() {
    let count = kind == .values ? 2 : Int.random(in: 2...4, using: &random)
    var left = 100
    for _ in 1..<count {
      let weight = Int.random(in: 0...left, using: &random)
      weights.append(weight)
      left -= weight
    }
    weights.append(left)
    // With nothing on the others nobody could say who takes what the canary leaves.
    if left == 100, count > 2 { weights = [40] + Array(repeating: 0, count: count - 2) + [60] }
  }

  /// What is right depends on the first thing that is wrong.
  private var codes: Set<String> {
    let isChange = share != weights[weights.count - 1]
    switch (trap, kind) {
    case (.none, _): return []
    case (.sum, _): return ["canary/sum"]
    // The chart's own weight, which is 0, stands in for it.
    case (.missing, .values): return [weights[0] == 100 ? "canary/not-in-file" : "canary/sum"]
    case (.missing, .route), (.fraction, .route), (.quoted, .route): return ["canary/weight"]
    // A fraction is no number that a template could turn into a whole weight by itself.
    case (.fraction, .values): return ["canary/weight"]
    case (.quoted, .values): return []
    case (.duplicate, .values), (.duplicate, .route):
      return isChange ? ["edit/duplicate-key"] : ["edit/duplicate-key", ""]
    case (.alias, _), (.anchor, _): return ["edit/alias", "edit/anchor", "canary/shared-value"]
    case (.merge, _): return ["edit/merge-key", "edit/anchor", "edit/alias"]
    case (.secondDocument, .values): return ["edit/several-documents"]
    case (.secondDocument, .route): return []
    }
  }

  // MARK: Pieces

  private mutating func chance(_ outOf: Int) -> Bool { Int.random(in: 0..<outOf, using: &random) == 0 }
  private mutating func pick(_ words: [String]) -> String { words[Int.random(in: 0..<words.count, using: &random)] }
  private mutating func add(_ words: String) { text.append(contentsOf: words.utf8) }
  private mutating func line(_ words: String) { add(words + lineEnd) }
  private func margin(_ depth: Int) -> String { String(repeating: " ", count: depth * step) }
  private mutating func comment() -> String { chance(3) ? "  # weight: 5, größe ☃" : chance(4) ? "  " : "" }
  private mutating func key(_ name: String) -> String { chance(5) ? "\"\(name)\"" : chance(6) ? "'\(name)'" : name }

  /// A weight's digits; the traps that concern a single weight are on the canary's.
  private mutating func addWeight(_ index: Int) {
    let isTrapped = index == weights.count - 1
    if trap == .anchor, index == 0 { add("&w ") }
    if trap == .alias, isTrapped { return add("*w") }
    add(trap == .quoted && isTrapped && kind == .route ? "\"" : quote)
    let start = text.count
    add("\(weights[index])")
    places.append(start..<text.count)
    if trap == .fraction, isTrapped { add(".5") }
    add(trap == .quoted && isTrapped && kind == .route ? "\"" : quote)
  }

  private mutating func filler(_ depth: Int) {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: line("\(margin(depth))# weight: 5")
    case 1: line("")
    default: break
    }
  }

  // MARK: Values

  private mutating func makeValues() {
    if chance(3) { line("# weights of both tracks") }
    if chance(5) { line("---") }
    if chance(3) { line("before: {weight: 3, list: [1, 2]}") }
    // Aliases of a number elsewhere, or of one weight for both.
    if trap == .alias { line("other: &w \(weights[1])") }
    if trap == .merge { line("base: &base {stable: 1}") }
    line(key("traffic") + ":" + comment())
    filler(1)
    if trap == .none, chance(3) {
      add("\(margin(1))weights: {")
      add(chance(2) ? " x: [1], " : "")
      for (index, name) in ["stable", "canary"].enumerated() {
        add((index == 0 ? "" : pick([",", ", ", " , "])) + name + ": ")
        addWeight(index)
      }
      line("}" + comment())
    } else {
      line("\(margin(1))weights:" + comment())
      if trap == .merge { line("\(margin(2))<<: *base") }
      for (index, name) in ["stable", "canary"].enumerated() {
        filler(2)
        if trap == .missing, index == 1 { continue }
        add("\(margin(2))\(key(name)): " + pick(["", "", "  "]))
        addWeight(index)
        line(comment())
        if trap == .duplicate, index == 1 { line("\(margin(2))canary: \(weights[1])") }
      }
    }
    if trap == .anchor { line("shared: *w") }
    if chance(3) { line("after: \"weight: 9\"") }
    if trap == .secondDocument {
      line("---")
      line("more: 1")
    }
    if chance(6), trap != .secondDocument { text.removeLast(lineEnd.utf8.count) }
  }

  // MARK: VirtualService

  private mutating func makeRoute() {
    if chance(3) || trap == .secondDocument {
      line("# a document before, with words like weight: 5")
      line("apiVersion: v1")
      line("kind: ConfigMap")
      line("metadata: {name: c}")
      line("data: {weight: \"5\"}")
      line("---" + comment())
    }
    line("apiVersion: networking.istio.io/v1")
    line("kind: VirtualService")
    line("metadata: {name: web}" + comment())
    line("spec:")
    line("\(margin(1))hosts: [web]")
    if trap == .alias { line("\(margin(1))x: &w \(weights[weights.count - 1])") }
    if trap == .merge { line("\(margin(1))x: &base {weight: \(weights[0])}") }
    line("\(margin(1))http:")
    line("\(margin(1))- match: [{uri: {prefix: /}}]")
    line("\(margin(1))  route:" + comment())
    for index in weights.indices {
      filler(2)
      let isTrapped = trap != .none && (index == 0 || index == weights.count - 1)
      if !isTrapped, chance(2) { addFlow(index) } else { addBlock(index) }
    }
    if trap == .anchor { line("\(margin(1))y: *w") }
    if chance(4) || trap == .secondDocument {
      line("---")
      line("{apiVersion: v1, kind: ConfigMap, metadata: {name: d}, data: {weight: \"9\"}}")
    }
    if chance(6) { text.removeLast(lineEnd.utf8.count) }
  }

  private func host(_ index: Int) -> String { index == weights.count - 1 ? "web-canary" : "web-\(index)" }

  private mutating func addFlow(_ index: Int) {
    add("\(margin(1))  - {" + pick(["", " "]) + "destination: {host: \(host(index))}, ")
    add(key("weight") + ": ")
    addWeight(index)
    line(pick(["", " "]) + "}" + comment())
  }

  private mutating func addBlock(_ index: Int) {
    line("\(margin(1))  - destination:" + comment())
    line("\(margin(1))      host: \(host(index))")
    let isTrapped = index == weights.count - 1
    if trap == .missing, isTrapped { return }
    if trap == .merge, index == 0 {
      line("\(margin(1))    <<: *base")
      places.append(0..<0)
      return
    }
    add("\(margin(1))    \(key("weight")): " + pick(["", "", "   "]))
    addWeight(index)
    line(comment())
    if trap == .duplicate, isTrapped { line("\(margin(1))    weight: \(weights[index])") }
  }

  // MARK: JSON

  /// Texts between which weights stand.
  private mutating func json(_ head: String, _ slots: [String], _ tail: String) -> String {
    let blank = pick(["", " ", lineEnd + "  "])
    add(head + blank)
    for (index, slot) in slots.enumerated() {
      add((index == 0 ? "" : "," + blank) + slot + pick(["", " "]))
      addWeight(index)
      if kind == .route { add("}") }
    }
    return blank + tail + pick(["", lineEnd])
  }

  private func slots(names: Bool) -> [String] {
    weights.indices.map { index in
      names
        ? "\"\(index == 0 ? "stable" : "canary")\":" : "{\"destination\": {\"host\": \"\(host(index))\"}, \"weight\":"
    }
  }

  private mutating func makeJSONRoute() {
    let head =
      "{\"apiVersion\": \"networking.istio.io/v1\", \"kind\": \"VirtualService\", \"metadata\": {\"name\": \"web\"}, "
      + "\"spec\": {\"http\": [{\"route\": ["
    if chance(2) {
      add("{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": [")
      add(json(head, slots(names: false), "]}]}}]}"))
    } else {
      add(json(head, slots(names: false), "]}]}}"))
    }
  }
}
