package import RhumbEngine

/// The way from an object's root to a field, printed as Kubernetes' `field.Path` is:
/// `spec.template.spec.containers[0].resources.limits[cpu]`.
///
/// Paths share their beginnings, so that adding a step costs one small allocation.
package struct FieldPath: Sendable {
  package enum Step: Hashable, Sendable {
    /// A field of a struct: `.name`.
    case field(ByteString)
    /// An item of a list: `[0]`.
    case item(Int)
    /// A key of a map, such as a label: `[app]`.
    case key(ByteString)
  }

  private final class Link: Sendable {
    let parent: Link?
    let step: Step

    init(_ parent: Link?, _ step: Step) {
      self.parent = parent
      self.step = step
    }
  }

  private let last: Link?

  package static let root = FieldPath(last: nil)

  private init(last: Link?) { self.last = last }

  package func appending(_ step: Step) -> FieldPath { FieldPath(last: Link(last, step)) }

  /// `path["spec"]`
  package subscript(field: ByteString) -> FieldPath { appending(.field(field)) }
  /// `path[0]`
  package subscript(index: Int) -> FieldPath { appending(.item(index)) }
  /// `path[key: "app"]`
  package subscript(key key: ByteString) -> FieldPath { appending(.key(key)) }

  package var parent: FieldPath { FieldPath(last: last?.parent) }
  package var isRoot: Bool { last == nil }

  /// From the root on.
  package var steps: [Step] {
    var steps: [Step] = []
    var link = last
    while let current = link {
      steps.append(current.step)
      link = current.parent
    }
    return steps.reversed()
  }

  package var text: ByteString {
    var out: [UInt8] = []
    for step in steps {
      switch step {
      case .field(let name):
        if !out.isEmpty { out.append(UInt8(ascii: ".")) }
        out += name
      case .item(let index):
        out.append(contentsOf: "[\(index)]".utf8)
      case .key(let key):
        out.append(UInt8(ascii: "["))
        out += key
        out.append(UInt8(ascii: "]"))
      }
    }
    return ByteString(out)
  }
}
