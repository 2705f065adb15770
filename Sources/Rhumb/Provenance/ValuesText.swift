import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import RhumbFormats

/// `rhumb values` for people.
package enum ValuesText {
  /// The coalesced values as YAML, with a comment behind each that tells where it was written, and what it won over.
  package static func draw(_ render: TracedRender) -> String {
    guard let written = try? YAMLWriter.writeMarked(.map(render.values)) else { return "" }
    let lines = lines(of: written.text)
    var text = ""
    var next = 0
    for (index, line) in lines.enumerated() {
      var slot: Int?
      while next < written.marks.count, written.marks[next].offset < line.upperBound {
        if let cause = CauseID(written.marks[next].origin), let marked = cause.slot { slot = marked }
        next += 1
      }
      let content = String(decoding: written.text[line], as: UTF8.self)
      guard let slot, let comment = comment(slot, render) else {
        text += content + "\n"
        continue
      }
      // Behind a key alone stand other keys. A value of several lines has its comment above: what is printed is YAML.
      let end = next < written.marks.count ? written.marks[next].offset : written.text.count
      let isWhole = index + 1 >= lines.count || end <= line.upperBound + 1
      if content.utf8.last == UInt8(ascii: ":") {
        text += content + "\n"
      } else if isWhole {
        text += content + "  # " + comment + "\n"
      } else {
        text += content.prefix { $0 == " " } + "# " + comment + "\n" + content + "\n"
      }
    }
    return text
  }

  private static func lines(of text: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    while start < text.count {
      let end = ByteScan.index(of: 0x0A, in: text, from: start) ?? text.count
      lines.append(start..<end)
      start = end + 1
    }
    return lines
  }

  private static func comment(_ slot: Int, _ render: TracedRender) -> String? {
    guard let source = render.provenance.source(slot), let winner = source.layers.first,
      let place = render.place(of: winner)
    else { return nil }
    let over = source.layers.dropFirst().compactMap { layer in
      render.place(of: layer).map { "\($0.lineName) (\(ProvenanceWords.excerpt(of: layer, in: render)))" }
    }
    return place.lineName + (over.isEmpty ? "" : ", over " + over.joined(separator: ", "))
  }

  /// `--unused`
  package static func unused(_ usage: ValueUsage, _ render: TracedRender) -> String {
    var text = ""
    for key in usage.unused {
      var line = TextRenderer.escape(key.source.path.description)
      if let winner = key.source.layers.first, let place = render.place(of: winner) { line += "  \(place.name)" }
      if let name = key.subchart {
        line += "  the subchart '\(TextRenderer.escape(name.description))' is off"
      } else if key.isUnknown {
        line += "  the chart knows no such key"
      } else {
        line += "  read by no template"
      }
      if let meant = key.suggestion { line += ": did you mean '\(TextRenderer.escape(meant.description))'?" }
      text += line + "\n"
    }
    return text
  }

  /// `--undefined`
  package static func undefined(_ usage: ValueUsage, _ render: TracedRender) -> String {
    var text = ""
    for key in usage.undefined {
      var line = TextRenderer.escape(key.path.description)
      if let place = render.place(of: key.span) {
        line += "  \(place.name)  \(ProvenanceWords.shown(place.text.drop { $0 == 0x20 || $0 == 0x09 }))"
      }
      if let meant = key.suggestion { line += "  '\(TextRenderer.escape(meant.description))' is set: a slip?" }
      text += line + "\n"
    }
    return text
  }
}
