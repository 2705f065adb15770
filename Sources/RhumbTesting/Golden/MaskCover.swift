import RhumbChart
import RhumbEngine
import RhumbFormats
import RhumbRegex

/// Covers what masks name in the text of an object.
struct MaskCover {
  private static let cover = Array("(masked)".utf8)

  private let masks: [GoldenMask]

  init(_ masks: [GoldenMask]) { self.masks = masks }

  /// What is wrong with a mask; nil if it can be used.
  static func problem(of mask: GoldenMask) -> String? {
    if !mask.path.isEmpty {
      do throws(PathError) { _ = try ManifestPath(mask.path) } catch { return error.message }
    }
    if !mask.pattern.isEmpty {
      do throws(PatternError) { _ = try RegularExpression(mask.pattern) } catch { return error.message.description }
    }
    return nil
  }

  func covered(_ text: [UInt8], kind: ByteString) -> [UInt8] {
    var text = text
    for mask in masks where mask.kind.isEmpty || mask.kind == kind {
      text = mask.path.isEmpty ? covered(text, mask.pattern) : covered(text, at: mask.path)
    }
    return text
  }

  private func covered(_ text: [UInt8], _ pattern: ByteString) -> [UInt8] {
    guard let expression = try? RegularExpression(pattern) else { return text }
    let search = SearchText(text)
    var out: [UInt8] = []
    var position = 0
    var offsets: [Int64] = [0, 0]
    while position <= text.count, (try? expression.find(in: search, from: position, &offsets)) == true {
      let (start, end) = (Int(offsets[0]), Int(offsets[1]))
      guard start >= position, end > start, end <= text.count else { break }
      out += text[position..<start]
      out += Self.cover
      position = end
    }
    return out + text[position...]
  }

  private func covered(_ text: [UInt8], at path: ByteString) -> [UInt8] {
    let fields = DocumentFields(text[...])
    guard let path = try? ManifestPath(path), let found = try? path.find(in: fields.root) else { return text }
    var out = text
    let ranges = found.compactMap { fields[NodePath($0.place.steps.map(\.nodeStep))]?.valueRange }
    for range in ranges.sorted(by: { $0.lowerBound > $1.lowerBound }) where range.upperBound <= out.count {
      out.replaceSubrange(range, with: Self.cover)
    }
    return out
  }
}
