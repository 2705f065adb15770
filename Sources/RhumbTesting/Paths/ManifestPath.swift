package import RhumbEngine
import RhumbRegex

/// A path into a manifest: `spec.containers[?(@.name == "web")].image`.
///
/// The language is that of `vmware-labs/yaml-jsonpath`, which helm-unittest's suites are written in: JSONPath with an
/// optional `$`, names apart by dots, `["quoted names"]`, subscripts and slices, `*`, `..`, filters, and `~` for the
/// names themselves.
package struct ManifestPath {
  indirect enum Step {
    /// A field of a mapping.
    case child(Key)
    /// Fields of a mapping, in the order they are named.
    case children([Key])
    /// All values of a mapping or items of a list.
    case all
    /// Items of a list.
    case items([ItemRange])
    /// The node and everything in it, at any depth.
    case descendants
    /// Items of a list for which it holds; another node itself, if it holds.
    case filter(PathFilter)
    /// Each node itself for which it holds.
    case nodeFilter(PathFilter)
    /// The names of fields instead of their values: these, or all.
    case names([Key]?)
  }

  let steps: [Step]
  /// As it is written.
  package let text: ByteString

  init(steps: [Step], text: ByteString) {
    self.steps = steps
    self.text = text
  }

  /// - Throws: what is wrong with the path, and where.
  package init(_ text: ByteString) throws(PathError) {
    var parser = try ManifestPathParser(text)
    self.init(steps: try parser.path(), text: text)
  }
}

/// Why a text is no path, or a search was given up.
package struct PathError: Error, Sendable {
  package let message: String
}

/// What a filter asks of a node.
indirect enum PathFilter {
  case exists(Operand)
  case compare(Operand, Comparison, Operand)
  case matches(Operand, RegularExpression)
  case not(PathFilter)
  case and(PathFilter, PathFilter)
  case or(PathFilter, PathFilter)
  case constant(Bool)

  enum Operand {
    /// From the node in question.
    case current([ManifestPath.Step])
    /// From the document.
    case root([ManifestPath.Step])
    case literal(Value)
  }

  enum Comparison { case equal, unequal, greater, greaterOrEqual, less, lessOrEqual }
}

/// `3`, `-1`, `1:4`, `::2`: which items of a list are meant.
struct ItemRange {
  let from: Int?
  let to: Int?
  let step: Int
  /// A single index.
  let isIndex: Bool

  /// The indices within a list of this length, in order.
  func indices(of length: Int) -> StrideTo<Int> {
    func counted(_ index: Int) -> Int { index < 0 ? index &+ length : index }
    if isIndex {
      let index = counted(from ?? 0)
      let isInside = index >= 0 && index < length
      return stride(from: isInside ? index : 0, to: isInside ? index + 1 : 0, by: 1)
    }
    if step > 0 {
      let start = max(from.map(counted) ?? 0, 0)
      return stride(from: start, to: min(to.map(counted) ?? length, length), by: step)
    }
    let start = min(from.map(counted) ?? length - 1, length - 1)
    return stride(from: start, to: max(to.map(counted) ?? -1, -1), by: step)
  }
}
