import RhumbEngine
import RhumbFormats

/// The part of kubectl's JSONPath that picks values: text around `{.a.b['c'][0][1:3][*]}` and `{"text"}`.
///
/// Ranges and filters are refused: a program that reads YAML does those better.
struct JSONPath {
  private enum Piece {
    case text([UInt8])
    case path([Step])
  }

  private enum Step {
    case field(ByteString)
    case index(Int)
    case slice(Int?, Int?)
    case all
    case recursive
  }

  private var pieces: [Piece] = []
  private let source: [UInt8]
  private var position = 0

  init(_ source: ByteString) throws(ChartError) {
    self.source = source.bytes
    do throws(ChartError) {
      while position < self.source.count { pieces.append(try piece()) }
    } catch {
      throw error.wrapped("error parsing jsonpath \(source.description): ")
    }
  }

  /// What the values print as; nothing at all if a path leads nowhere, as in Helm.
  func text(of values: Value) -> [UInt8] {
    var out: [UInt8] = []
    for piece in pieces {
      switch piece {
      case .text(let text): out += text
      case .path(let steps):
        guard let found = JSONPath.find(steps[...], in: [values]) else { return [] }
        for (index, value) in found.enumerated() {
          if index > 0 { out.append(UInt8(ascii: " ")) }
          JSONPath.append(value, to: &out)
        }
      }
    }
    return out
  }

  // MARK: - Reading

  private mutating func piece() throws(ChartError) -> Piece {
    guard source[position] == UInt8(ascii: "{") else {
      let text = source[position...].prefix { $0 != UInt8(ascii: "{") }
      position += text.count
      return .text(Array(text))
    }
    position += 1
    skipBlanks()
    if current == UInt8(ascii: "\"") {
      let text = try quoted()
      try expect(UInt8(ascii: "}"))
      return .text(text)
    }
    var steps: [Step] = []
    if current == UInt8(ascii: "$") || current == UInt8(ascii: "@") { position += 1 }
    skipBlanks()
    while current != UInt8(ascii: "}") {
      steps += try step()
      skipBlanks()
    }
    position += 1
    return .path(steps)
  }

  private var current: UInt8? { position < source.count ? source[position] : nil }

  private mutating func skipBlanks() {
    while current == 0x20 { position += 1 }
  }

  private mutating func expect(_ byte: UInt8) throws(ChartError) {
    guard current != nil else { throw ChartError("unclosed action") }
    guard current == byte else {
      throw ChartError("only paths and quoted texts are supported, not what follows position \(position)")
    }
    position += 1
  }

  private mutating func step() throws(ChartError) -> [Step] {
    switch current {
    case UInt8(ascii: "."):
      position += 1
      if current == UInt8(ascii: ".") {
        position += 1
        return [.recursive] + (current == UInt8(ascii: "[") || current == UInt8(ascii: "}") ? [] : [name()])
      }
      return current == UInt8(ascii: "[") || current == UInt8(ascii: "}") ? [] : [name()]
    case UInt8(ascii: "["):
      position += 1
      let step = try bracket()
      try expect(UInt8(ascii: "]"))
      return [step]
    default:
      try expect(UInt8(ascii: "."))
      return []
    }
  }

  private mutating func name() -> Step {
    var name: [UInt8] = []
    while let byte = current, ![UInt8(ascii: "."), UInt8(ascii: "["), UInt8(ascii: "}"), 0x20].contains(byte) {
      position += 1
      if byte == UInt8(ascii: "\\"), let next = current {
        name.append(next)
        position += 1
      } else {
        name.append(byte)
      }
    }
    return name == [UInt8(ascii: "*")] ? .all : .field(ByteString(name))
  }

  private mutating func bracket() throws(ChartError) -> Step {
    if current == UInt8(ascii: "*") {
      position += 1
      return .all
    }
    if current == UInt8(ascii: "'") || current == UInt8(ascii: "\"") { return .field(ByteString(try quoted())) }
    let start = number()
    guard current == UInt8(ascii: ":") else {
      if let start { return .index(start) }
      throw ChartError("only indexes, slices, names and * are supported between brackets")
    }
    position += 1
    return .slice(start, number())
  }

  private mutating func number() -> Int? {
    let digits = source[position...].prefix { $0 == UInt8(ascii: "-") || ($0 >= 0x30 && $0 <= 0x39) }
    position += digits.count
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// A text in single or double quotes, with `\n`, `\t` and protected characters.
  private mutating func quoted() throws(ChartError) -> [UInt8] {
    let quote = source[position]
    position += 1
    var text: [UInt8] = []
    while let byte = current, byte != quote {
      position += 1
      guard byte == UInt8(ascii: "\\"), let next = current else {
        text.append(byte)
        continue
      }
      position += 1
      switch next {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "t"): text.append(0x09)
      default: text.append(next)
      }
    }
    try expect(quote)
    return text
  }

  // MARK: - Finding

  private static func find(_ steps: ArraySlice<Step>, in values: [Value]) -> [Value]? {
    guard let step = steps.first else { return values }
    var found: [Value] = []
    for value in values {
      guard let next = take(step, from: value) else { return nil }
      found += next
    }
    if case .recursive = step {
      // Of all that lies below, only what has the rest counts.
      return found.compactMap { find(steps.dropFirst(), in: [$0]) }.flatMap(\.self)
    }
    return find(steps.dropFirst(), in: found)
  }

  /// Nil where there is nothing of the kind.
  private static func take(_ step: Step, from value: Value) -> [Value]? {
    switch (step, value) {
    case (.field(let name), .map(let map)): return map[name].map { [$0] }
    case (.all, .map(let map)): return map.sortedEntries.map(\.value)
    case (.all, .list(let list)): return list.items
    case (.index(let index), .list(let list)):
      let place = index < 0 ? index &+ list.items.count : index
      return list.items.indices.contains(place) ? [list.items[place]] : nil
    case (.slice(let from, let to), .list(let list)):
      let count = list.items.count
      func place(_ index: Int) -> Int { min(max(index < 0 ? index &+ count : index, 0), count) }
      let start = place(from ?? 0)
      return Array(list.items[start..<max(start, place(to ?? count))])
    case (.recursive, _): return below(value, depth: 0)
    default: return nil
    }
  }

  /// The value, and all values inside it.
  private static func below(_ value: Value, depth: Int) -> [Value] {
    if depth > 1_000 { return [] }
    let inner: [Value] =
      switch value {
      case .map(let map): map.sortedEntries.map(\.value)
      case .list(let list): list.items
      default: []
      }
    return [value] + inner.flatMap { below($0, depth: depth + 1) }
  }

  /// Maps and lists as JSON, all else as Go prints it.
  private static func append(_ value: Value, to out: inout [UInt8]) {
    switch value {
    case .string(let text): out += text
    case .float(let number): GoNumber.formatFloat(number, to: &out)
    case .bool(let isOn): out.append(isOn ? "true" : "false")
    default: out += (try? JSONWriter.write(value)) ?? .empty
    }
  }
}
