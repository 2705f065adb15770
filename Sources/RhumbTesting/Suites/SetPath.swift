import RhumbEngine

/// The keys of `set` in suites: `a.b[0].c`, and `a[b.c]` for a key with dots.
enum SetPath {
  enum Step {
    case key(Key)
    case item(Int)
  }

  private static let largestIndex = 65_536
  private static let longestPath = 4096

  struct Failure: Error {
    let message: String
  }

  /// The map in which the value stands at the path.
  static func map(_ path: ByteString, holding value: Value, origin: OriginID) throws(Failure) -> MapValue {
    let steps = try steps(path)
    var inner = value
    for (depth, step) in steps.enumerated().reversed() {
      switch step {
      case .key(let key):
        let map = MapValue()
        map.set(key, inner, origin: origin)
        if depth == 0 { return map }
        inner = .map(map)
      case .item(let index):
        var items = [Value](repeating: .null, count: index)
        items.append(inner)
        inner = .list(items)
      }
    }
    throw Failure(message: "a set path begins with a name")
  }

  private static func steps(_ path: ByteString) throws(Failure) -> [Step] {
    func failure(_ words: String) -> Failure { Failure(message: "set path '\(path.description)': \(words)") }
    if path.isEmpty { throw failure("it is empty") }
    let bytes = path.bytes
    if bytes.count > longestPath { throw failure("it is longer than \(longestPath) bytes") }
    if let stray = bytes.first(where: { [0x2C, 0x7B, 0x7D, 0x3D].contains($0) }) {
      throw failure("'\(Unicode.Scalar(stray))' can't stand in it")
    }
    var steps: [Step] = []
    var position = 0
    while true {
      // A name, up to a dot or a bracket.
      let start = position
      while position < bytes.count, !isStop(bytes[position]) { position += 1 }
      let name = ByteString(bytes[start..<position])
      let stop = position < bytes.count ? bytes[position] : nil
      switch stop {
      case nil:
        if name.isEmpty { throw failure("it ends too early") }
        steps.append(.key(Key(name)))
        return steps
      case UInt8(ascii: "."):
        steps.append(.key(Key(name)))
        position += 1
        continue
      case UInt8(ascii: "["):
        if !name.isEmpty { steps.append(.key(Key(name))) }
        try appendBrackets(bytes, &position, &steps, isKey: name.isEmpty, failure)
      default: throw failure("']' stands alone")
      }
      if position == bytes.count { return steps }
      if bytes[position] != UInt8(ascii: ".") { throw failure("a dot or a bracket must follow ']'") }
      position += 1
    }
  }

  /// One bracket after the other; the first may hold a key.
  private static func appendBrackets(
    _ bytes: [UInt8], _ position: inout Int, _ steps: inout [Step], isKey: Bool, _ failure: (String) -> Failure
  ) throws(Failure) {
    var isKey = isKey
    while position < bytes.count, bytes[position] == UInt8(ascii: "[") {
      guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "]")) else { throw failure("']' is missing") }
      let inside = Array(bytes[(position + 1)..<end])
      position = end + 1
      if isKey {
        steps.append(.key(Key(ByteString(inside))))
        isKey = false
        continue
      }
      let (index, error) = GoNumber.parseInt(inside)
      guard error == nil, index >= 0, index <= Int64(largestIndex) else {
        throw failure("'\(String(decoding: inside, as: UTF8.self))' is no index from 0 to \(largestIndex)")
      }
      steps.append(.item(Int(index)))
    }
  }

  private static func isStop(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
  }
}
