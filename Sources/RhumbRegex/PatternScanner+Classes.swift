internal import RhumbEngine

/// Escapes and character classes.
extension PatternScanner {
  mutating func scanEscape() throws(PatternError) {
    switch peek(1) {
    case UInt8(ascii: "A")?, UInt8(ascii: "b")?, UInt8(ascii: "z")?: pass(2)
    case UInt8(ascii: "B")?:
      hasNonBoundary = true
      pass(2)
    case UInt8(ascii: "C")?: throw PatternError(.invalidEscape, pattern[position..<position + 2])
    case UInt8(ascii: "Q")?:
      try scanQuoted()
      return
    case UInt8(ascii: "p")?, UInt8(ascii: "P")?: try scanUnicodeClass(inClass: false)
    case UInt8(ascii: "d")?, UInt8(ascii: "D")?, UInt8(ascii: "s")?, UInt8(ascii: "S")?, UInt8(ascii: "w")?,
      UInt8(ascii: "W")?:
      pass(2)
    default:
      _ = try scanCharacterEscape()
      try add(Item(height: 1, repeats: 1, isLiteral: true))
      return
    }
    try add(Item(height: 1, repeats: 1))
  }

  /// `\Q…\E`, or `\Q…` to the end: every character stands for itself.
  private mutating func scanQuoted() throws(PatternError) {
    position += 2
    while position < pattern.count {
      if pattern[position] == UInt8(ascii: "\\"), peek(1) == UInt8(ascii: "E") {
        position += 2
        return
      }
      let width = try characterWidth(position)
      if width == 1, !Self.isAlphanumeric(pattern[position]), pattern[position] > 0x20, pattern[position] < 0x7f {
        output.append(UInt8(ascii: "\\"))
      }
      pass(width)
      try add(Item(height: 1, repeats: 1, isLiteral: true))
    }
  }

  /// An escape that stands for one character, which it returns.
  private mutating func scanCharacterEscape() throws(PatternError) -> UInt32 {
    let start = position
    var next = start + 1
    guard next < pattern.count else { throw PatternError(.trailingBackslash, []) }
    let width = try characterWidth(next)
    let character = pattern[next]
    next += width
    var value: UInt32?
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      if character == UInt8(ascii: "0") || isOctalDigit(next) {
        var code = UInt32(character - UInt8(ascii: "0"))
        var count = 1
        while count < 3, isOctalDigit(next) {
          code = code * 8 + UInt32(pattern[next] - UInt8(ascii: "0"))
          next += 1
          count += 1
        }
        value = code
      }
    case UInt8(ascii: "x"): value = try hexadecimal(&next)
    case UInt8(ascii: "a"): value = 7
    case UInt8(ascii: "f"): value = 12
    case UInt8(ascii: "n"): value = 10
    case UInt8(ascii: "r"): value = 13
    case UInt8(ascii: "t"): value = 9
    case UInt8(ascii: "v"): value = 11
    default: if character < 0x80, !Self.isAlphanumeric(character) { value = UInt32(character) }
    }
    guard let value else { throw PatternError(.invalidEscape, pattern[start..<next]) }
    pass(next - start)
    return value
  }

  /// What follows `\x`: two digits, or any number in braces. `next` ends where Go stops reading.
  private func hexadecimal(_ next: inout Int) throws(PatternError) -> UInt32? {
    guard next < pattern.count else { return nil }
    let width = try characterWidth(next)
    let first = pattern[next]
    next += width
    guard first == UInt8(ascii: "{") else {
      guard next < pattern.count else { return nil }
      let second = pattern[next]
      next += try characterWidth(next)
      guard let high = Self.hexadecimalDigit(first), let low = Self.hexadecimalDigit(second) else { return nil }
      return high * 16 + low
    }
    var value: UInt32 = 0
    var digits = 0
    while next < pattern.count {
      let width = try characterWidth(next)
      let character = pattern[next]
      next += width
      if character == UInt8(ascii: "}") { return digits > 0 ? value : nil }
      guard let digit = Self.hexadecimalDigit(character) else { return nil }
      value = value * 16 + digit
      if value > 0x10ffff { return nil }
      digits += 1
    }
    return nil
  }

  /// `[…]`.
  mutating func scanClass() throws(PatternError) {
    let start = position
    pass(1)
    if position < pattern.count, pattern[position] == UInt8(ascii: "^") { pass(1) }
    var isFirst = true
    while position >= pattern.count || pattern[position] != UInt8(ascii: "]") || isFirst {
      isFirst = false
      classSize += 1
      if try scanNamedClass() { continue }
      if position + 1 < pattern.count, pattern[position] == UInt8(ascii: "\\") {
        switch pattern[position + 1] {
        case UInt8(ascii: "p"), UInt8(ascii: "P"):
          try scanUnicodeClass(inClass: true)
          continue
        case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "s"), UInt8(ascii: "S"), UInt8(ascii: "w"),
          UInt8(ascii: "W"):
          pass(2)
          continue
        default: break
        }
      }
      let rangeStart = position
      let low = try scanClassCharacter(classStart: start)
      if position + 1 < pattern.count, pattern[position] == UInt8(ascii: "-"),
        pattern[position + 1] != UInt8(ascii: "]")
      {
        pass(1)
        let high = try scanClassCharacter(classStart: start)
        if high < low { throw PatternError(.invalidCharacterRange, pattern[rangeStart..<position]) }
      }
    }
    pass(1)
    try add(Item(height: 1, repeats: 1))
  }

  private mutating func scanClassCharacter(classStart: Int) throws(PatternError) -> UInt32 {
    guard position < pattern.count else { throw PatternError(.missingBracket, pattern[classStart...]) }
    if pattern[position] == UInt8(ascii: "\\") { return try scanCharacterEscape() }
    let width = try characterWidth(position)
    let bytes = pattern[position..<position + width]
    // Within a class RE2 takes these for themselves only where Go does, unless they are escaped.
    if width == 1, bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "[") {
      output.append(UInt8(ascii: "\\"))
    }
    pass(width)
    guard width > 1, let first = bytes.first else { return UInt32(bytes.first ?? 0) }
    return bytes.dropFirst().reduce(UInt32(first) & (0x7f >> UInt32(width))) { $0 << 6 | UInt32($1 & 0x3f) }
  }

  /// `[:name:]` within a class; false if there is none here.
  private mutating func scanNamedClass() throws(PatternError) -> Bool {
    guard pattern.count - position > 2, pattern[position] == UInt8(ascii: "["), peek(1) == UInt8(ascii: ":") else {
      return false
    }
    var end = position + 2
    while end + 1 < pattern.count, !(pattern[end] == UInt8(ascii: ":") && pattern[end + 1] == UInt8(ascii: "]")) {
      end += 1
    }
    guard end + 1 < pattern.count else { return false }
    let whole = pattern[position...end + 1]
    var name = pattern[position + 2..<end]
    if name.first == UInt8(ascii: "^") { name = name.dropFirst() }
    guard Self.posixClasses.contains(where: { $0.utf8.elementsEqual(name) }) else {
      throw PatternError(.invalidCharacterRange, whole)
    }
    pass(whole.count)
    return true
  }

  private static let posixClasses = [
    "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper", "word",
    "xdigit",
  ]

  /// `\pN`, `\p{Name}`, `\P…` and their negations, rewritten to RE2's spelling.
  private mutating func scanUnicodeClass(inClass: Bool) throws(PatternError) {
    let start = position
    var isNegative = pattern[start + 1] == UInt8(ascii: "P")
    guard start + 2 < pattern.count else { throw PatternError(.invalidCharacterRange, pattern[start...]) }
    let width = try characterWidth(start + 2)
    var name: ArraySlice<UInt8>
    let end: Int
    if pattern[start + 2] == UInt8(ascii: "{") {
      guard let close = pattern[start...].firstIndex(of: UInt8(ascii: "}")) else {
        try checkUTF8(start..<pattern.count)
        throw PatternError(.invalidCharacterRange, pattern[start...])
      }
      name = pattern[start + 3..<close]
      end = close + 1
      try checkUTF8(name.indices)
    } else {
      end = start + 2 + width
      name = pattern[start + 2..<end]
    }
    if name.first == UInt8(ascii: "^") {
      isNegative.toggle()
      name = name.dropFirst()
    }
    guard let unicodeClass = UnicodeClassNames.lookUp(name) else {
      throw PatternError(.invalidCharacterRange, pattern[start..<end])
    }
    try write(unicodeClass, isNegative: isNegative, inClass: inClass)
    classSize += 600
    position = end
  }

  private mutating func write(
    _ unicodeClass: UnicodeClassNames.Class, isNegative: Bool, inClass: Bool
  ) throws(PatternError) {
    var names: [String] = []
    var isNegative = isNegative
    switch unicodeClass {
    case .named(let name):
      output.append(contentsOf: (isNegative ? "\\P{" : "\\p{").utf8)
      output.append(contentsOf: name.utf8)
      output.append(UInt8(ascii: "}"))
      return
    case .ascii:
      if !inClass { output.append("[") }
      output.append(contentsOf: (isNegative ? "\\x{80}-\\x{10FFFF}" : "\\x00-\\x7F").utf8)
      if !inClass { output.append("]") }
      return
    case .union(let parts): names = parts
    case .assigned: names = UnicodeClassNames.assigned
    case .unassigned:
      names = UnicodeClassNames.assigned
      isNegative.toggle()
    }
    if inClass && isNegative {
      throw PatternError(limit: "regular expression with a negated union of categories within a class")
    }
    if !inClass { output.append(contentsOf: (isNegative ? "[^" : "[").utf8) }
    for name in names { output.append(contentsOf: "\\p{\(name)}".utf8) }
    if !inClass { output.append("]") }
  }
}
