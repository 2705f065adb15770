package import RhumbChart
package import RhumbEngine
import RhumbFormats
import RhumbDiagnostics

/// What `rhumb explain` is asked about: an object, a field of one, or a line of the output.
package struct ExplainTarget {
  package let object: RenderedObject?
  package let field: DocumentFields.Field?
  /// The rendered file.
  package let path: ByteString
  /// In the rendered file.
  package let range: Range<Int>

  /// The object, if it is meant as a whole.
  package var wholeObject: RenderedObject? {
    object.flatMap { field == nil && range == $0.text.indices ? $0 : nil }
  }

  package struct Unknown: Error {
    package let message: String
  }

  /// `KIND/NAME` with perhaps a field, or `FILE:LINE`: a template and a line of what it rendered, or anything else for
  /// a line of the whole output.
  package static func find(
    _ words: [ByteString], in render: TracedRender
  ) throws(Unknown) -> ExplainTarget {
    guard let first = words.first else { throw Unknown(message: "name an object, or FILE:LINE of the output") }
    if let object = try object(first, in: render) {
      guard words.count > 1 else {
        return ExplainTarget(object: object, field: nil, path: object.path, range: object.text.indices)
      }
      let field = try field(words[1], of: object)
      return ExplainTarget(object: object, field: field, path: object.path, range: field.range)
    }
    if let place = line(first) { return try line(place.number, of: place.file, in: render) }
    throw unknownObject(first, in: render)
  }

  // MARK: Objects

  private static func object(_ word: ByteString, in render: TracedRender) throws(Unknown) -> RenderedObject? {
    let matches = render.objects.filter { isNamed($0, word) }
    if matches.count > 1, Set(matches.map(\.namespace)).count == matches.count {
      let names = matches.map { "\($0.namespace.description)/\($0.title.description)" }.joined(separator: ", ")
      throw Unknown(message: "there are several: write NAMESPACE/KIND/NAME, such as \(names)")
    }
    return matches.first
  }

  /// `Deployment/web`, in any case, or with the namespace before it.
  private static func isNamed(_ object: RenderedObject, _ word: ByteString) -> Bool {
    let parts = word.bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3, let name = parts.last, name.elementsEqual(object.name.bytes) else {
      return false
    }
    if parts.count == 3, !parts[0].elementsEqual(object.namespace.bytes) { return false }
    return lowercased(parts[parts.count - 2]) == lowercased(object.kind.bytes[...])
  }

  private static func lowercased(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }

  private static func unknownObject(_ word: ByteString, in render: TracedRender) -> Unknown {
    let titles = render.objects.map { $0.title.description }
    var message = "the chart renders no object '\(word.description)'"
    if let close = Spelling.closest(to: word.description, among: titles) {
      message += ": did you mean '\(close)'?"
    } else if !titles.isEmpty {
      message += "; it renders " + titles.prefix(20).joined(separator: ", ") + (titles.count > 20 ? ", …" : "")
    }
    return Unknown(message: message)
  }

  // MARK: Fields

  private static func field(_ word: ByteString, of object: RenderedObject) throws(Unknown) -> DocumentFields.Field {
    let text = word.bytes.first == UInt8(ascii: ".") ? ByteString(word.bytes[1...]) : word
    guard let path = NodePath(text) else {
      throw Unknown(message: "'\(word.description)' is no field: write it as in --set, spec.ports[0].name")
    }
    if let field = object.fields[path] { return field }
    // The longest part that is there tells what might have been meant.
    var known = path
    while !known.steps.isEmpty, object.fields[known] == nil { known.steps.removeLast() }
    let parent = known.steps.isEmpty ? object.title.description : "'\(known.text.description)'"
    let here = object.fields.fields.filter {
      $0.path.steps.count == known.steps.count + 1 && $0.path.steps.starts(with: known.steps)
    }
    let wanted = NodePath(Array(path.steps.prefix(known.steps.count + 1))).text.description
    let names = here.map { $0.path.text.description }
    if let close = Spelling.closest(to: wanted, among: names) {
      throw Unknown(message: "\(object.title.description) has no '\(wanted)': did you mean '\(close)'?")
    }
    throw Unknown(
      message: "\(object.title.description) has no '\(wanted)'; \(parent) has "
        + (names.isEmpty ? "no fields" : names.prefix(20).joined(separator: ", ")))
  }

  // MARK: Lines

  private static func line(_ word: ByteString) -> (file: ByteString, number: Int)? {
    guard let colon = word.bytes.lastIndex(of: UInt8(ascii: ":")) else { return nil }
    let digits = word.bytes[(colon + 1)...]
    guard (1...9).contains(digits.count), digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return (ByteString(word.bytes[..<colon]), digits.reduce(0) { $0 * 10 + Int($1 - 0x30) })
  }

  private static func line(
    _ number: Int, of file: ByteString, in render: TracedRender
  ) throws(Unknown) -> ExplainTarget {
    let rendered = render.provenance.filesByName.filter { isPath($0.name, endingIn: file) }
    if let text = rendered.first {
      guard let range = RenderProvenance.range(ofLine: number, in: text.text) else {
        throw Unknown(message: "\(text.name.description) renders fewer than \(number) lines")
      }
      return ExplainTarget(
        object: object(at: range, of: text.name, in: render), field: nil, path: text.name, range: range)
    }
    guard let range = RenderProvenance.range(ofLine: number, in: render.stream) else {
      throw Unknown(message: "the output has fewer than \(number) lines")
    }
    guard let place = render.layout.place(of: range.lowerBound), !place.part.isCRD else {
      throw Unknown(
        message: "line \(number) of the output is not of a template: it separates documents, or is of crds/")
    }
    let own = place.offset..<(place.offset + range.count)
    return ExplainTarget(
      object: object(at: own, of: place.part.path, in: render), field: nil, path: place.part.path, range: own)
  }

  private static func isPath(_ path: ByteString, endingIn end: ByteString) -> Bool {
    if end.isEmpty { return false }
    return path == end || path.bytes.suffix(end.count + 1).elementsEqual([UInt8(ascii: "/")] + end.bytes)
  }

  private static func object(
    at range: Range<Int>, of path: ByteString, in render: TracedRender
  ) -> RenderedObject? {
    render.objects.first {
      $0.path == path && $0.text.startIndex <= range.lowerBound && range.lowerBound <= $0.text.endIndex
    }
  }
}
