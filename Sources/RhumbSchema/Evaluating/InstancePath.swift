import RhumbEngine

/// The way to a value inside the instance, innermost step first.
final class InstancePath {
  enum Token {
    case key(ByteString)
    case index(Int)
  }

  private let token: Token
  private let outer: InstancePath?

  init(_ token: Token, after outer: InstancePath?) {
    self.token = token
    self.outer = outer
  }

  /// From the outside in.
  var tokens: [ByteString] {
    var all: [ByteString] = []
    var step: InstancePath? = self
    while let current = step {
      switch current.token {
      case .key(let key): all.append(key)
      case .index(let index): all.append(JSONPointer.index(index))
      }
      step = current.outer
    }
    return all.reversed()
  }
}
