/// A values file made up at random, which knows where its weight stands, or why it must not be edited.
struct GeneratedValues {
  private(set) var text: [UInt8] = []
  private(set) var path = ""
  /// The weight's bytes, quotes included.
  private(set) var weight = 0..<0
  /// The code of the refusal that is right; nil if the edit must succeed.
  private(set) var refusal: String?
  let old: Int
  let new: Int
  private(set) var quote = ""

  private var random: Generator
  private var lineEnd = "\n"
  private var step = 2
  private var trap = Trap.none

  enum Trap: CaseIterable {
    case none, duplicate, alias, merge, secondDocument, anchored, sharedParent, missing, list
  }

  /// A small generator of its own, so that every run makes the same files (SplitMix64).
  struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  init(seed: UInt64) {
    random = Generator(state: seed)
    old = Int.random(in: 0...100, using: &random)
    new = (old + Int.random(in: 1...100, using: &random)) % 101
    if chance(5) { makeJSON() } else { makeYAML() }
  }

  private mutating func chance(_ outOf: Int) -> Bool { Int.random(in: 0..<outOf, using: &random) == 0 }

  private mutating func pick(_ words: [String]) -> String { words[Int.random(in: 0..<words.count, using: &random)] }

  private mutating func add(_ words: String) { text.append(contentsOf: words.utf8) }

  private mutating func line(_ words: String) { add(words + lineEnd) }

  private mutating func addWeight() {
    let start = text.count
    add(quote + String(old) + quote)
    weight = start..<text.count
  }

  private mutating func keys() -> [String] {
    let all = ["canary", "traffic", "weights", "straße", "a-b", "x_1", "on2", "podWeight"]
    return (0..<Int.random(in: 1...4, using: &random)).map { _ in pick(all) } + ["weight"]
  }

  // MARK: YAML

  private mutating func makeYAML() {
    if chance(4) { lineEnd = "\r\n" }
    step = Int.random(in: 1...7, using: &random)
    if chance(3) { trap = Trap.allCases[Int.random(in: 1..<Trap.allCases.count, using: &random)] }
    if chance(8) { text += [0xEF, 0xBB, 0xBF] }
    if chance(3) { line("# weights, do not reorder: weight: \(old)") }
    if chance(4) { line("---") }
    filler(indent: 0, tag: "first")
    if trap == .merge || chance(6) { line("base: &base {weight: \(old), n: [1, 2]}") }
    quote = pick(["", "", "", "\"", "'"])
    let keys = keys()
    path = keys.joined(separator: ".")
    nest(keys[...], indent: 0)
    filler(indent: 0, tag: "last")
    if trap == .sharedParent { line("shares: *here") }
    if trap == .secondDocument {
      line("---")
      line("more: 1")
    }
    if chance(6), text.last == 0x0A { text.removeLast(lineEnd.utf8.count) }
    refusal = code
  }

  private var code: String? {
    switch trap {
    case .none: nil
    case .duplicate: "edit/duplicate-key"
    case .alias: "edit/alias"
    case .merge: "edit/merge-key"
    case .secondDocument: "edit/several-documents"
    case .anchored, .sharedParent: "edit/anchor"
    case .missing: "edit/no-such-path"
    case .list: "edit/no-scalar"
    }
  }

  private mutating func nest(_ keys: ArraySlice<String>, indent: Int) {
    let margin = String(repeating: " ", count: indent)
    guard let key = keys.first else { return }
    let spelled = chance(5) ? "\"\(key)\"" : chance(6) ? "'\(key)'" : key
    if keys.count == 1 { return leaf(spelled, margin) }
    if keys.count == 2, trap == .none, chance(4) { return flow(spelled, margin) }
    line(margin + spelled + ":" + (trap == .sharedParent && indent == 0 ? " &here" : "") + comment())
    let deeper = indent + step
    if keys.count == 2, trap == .merge {
      line(String(repeating: " ", count: deeper) + "<<: *base")
    }
    filler(indent: deeper, tag: "before")
    nest(keys.dropFirst(), indent: deeper)
    filler(indent: deeper, tag: "after")
  }

  private mutating func comment() -> String { chance(3) ? "   # weight: 7, größe ☃" : chance(5) ? " " : "" }

  private mutating func leaf(_ key: String, _ margin: String) {
    switch trap {
    case .missing: return line("\(margin)wait: \(old)")
    case .list: return line("\(margin)\(key): [\(old)]")
    case .alias:
      line("\(margin)other: &other \(old)")
      return line("\(margin)\(key): *other")
    case .anchored: return line("\(margin)\(key): &w \(old)")
    default: break
    }
    add("\(margin)\(key): " + pick(["", "", " ", "   "]))
    addWeight()
    line(comment())
    if trap == .duplicate { line("\(margin)weight: 3") }
  }

  private mutating func flow(_ key: String, _ margin: String) {
    add("\(margin)\(key): {" + pick(["", " ", "a: [1, {b: c}], ", "'x': \"}\", "]) + "weight: ")
    addWeight()
    add(pick(["", " ", ", z: 1", ", q: 'it''s'"]) + "}")
    line(comment())
  }

  /// Lines that have nothing to do with the weight, under keys of their own.
  private mutating func filler(indent: Int, tag: String) {
    let margin = String(repeating: " ", count: indent)
    let inner = margin + String(repeating: " ", count: step)
    for number in 0..<Int.random(in: 0...2, using: &random) {
      let key = "\(tag)\(number)"
      switch Int.random(in: 0..<8, using: &random) {
      case 0: line("\(margin)\(key): 'it''s weight: \(old)'")
      case 1:
        line("\(margin)\(key): |")
        line("\(inner)weight: \(old)")
        line("\(inner)  # no comment")
      case 2: line("\(margin)\(key): [\(old), \"\\u00e9\", {weight: \(old)}]")
      case 3:
        line("\(margin)\(key):")
        line("\(margin)- weight: \(old)")
        line("\(margin)- b")
      case 4: line("\(margin)# weight: \(old)")
      case 5:
        line("")
        line("\(margin)\(key): ünï ☃ 🚦")
      case 6: line("\(margin)\(key): >-" + lineEnd + "\(inner)folded" + lineEnd + "\(inner)text")
      default: line("\(margin)\(key): &\(key)\(indent) {x: 1}" + lineEnd + "\(margin)\(key)b: *\(key)\(indent)")
      }
    }
  }

  // MARK: JSON

  private mutating func makeJSON() {
    let keys = keys()
    path = keys.joined(separator: ".")
    quote = pick(["", "", "\""])
    let blank = pick(["", " ", "\n  ", "\r\n    "])
    add("{" + blank + (chance(2) ? "\"a\": [1, {\"weight\": \(old)}, \"\\n☃\"]," + blank : ""))
    for key in keys.dropLast() { add("\"\(key)\": {" + blank + (chance(2) ? "\"n\": null, " : "")) }
    add("\"weight\":" + pick(["", " "]))
    addWeight()
    add((chance(2) ? blank + ", \"z\": [true]" : blank) + String(repeating: "}", count: keys.count))
    if chance(2) { add("\n") }
  }
}
