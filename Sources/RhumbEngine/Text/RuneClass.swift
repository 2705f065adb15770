/// Classes and case of runes as Go's `unicode` package tells them: one rune to one rune, so "ß" has no upper case.
package enum RuneClass {
  // What asks the tables of Unicode is kept out of the callers: beside ASCII it is rare, and its preparations would be
  // made at every call.

  private static func properties(_ rune: UInt32) -> Unicode.Scalar.Properties? { Unicode.Scalar(rune)?.properties }

  package static func isSpace(_ rune: UInt32) -> Bool {
    if rune <= 0xFF {
      return rune == 0x20 || (rune >= 0x09 && rune <= 0x0D) || rune == 0x85 || rune == 0xA0
    }
    return isWideSpace(rune)
  }

  @inline(never)
  private static func isWideSpace(_ rune: UInt32) -> Bool { properties(rune)?.isWhitespace ?? false }

  package static func isLetter(_ rune: UInt32) -> Bool { rune < 0x80 ? isASCIILetter(rune) : isWideLetter(rune) }

  @inline(never)
  private static func isWideLetter(_ rune: UInt32) -> Bool {
    switch properties(rune)?.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    default: return false
    }
  }

  private static func isASCIILetter(_ rune: UInt32) -> Bool {
    let folded = rune | 0x20
    return folded >= 0x61 && folded <= 0x7A
  }

  /// Decimal digits (Nd).
  package static func isDigit(_ rune: UInt32) -> Bool {
    rune < 0x80 ? rune >= 0x30 && rune <= 0x39 : isWideDigit(rune)
  }

  @inline(never)
  private static func isWideDigit(_ rune: UInt32) -> Bool { properties(rune)?.generalCategory == .decimalNumber }

  /// Any number (N).
  @inline(never)
  package static func isNumber(_ rune: UInt32) -> Bool {
    if rune < 0x80 { return rune >= 0x30 && rune <= 0x39 }
    switch properties(rune)?.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber: return true
    default: return false
    }
  }

  @inline(never)
  package static func isPunctuation(_ rune: UInt32) -> Bool {
    switch properties(rune)?.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      return true
    default: return false
    }
  }

  package static func isUpper(_ rune: UInt32) -> Bool {
    rune < 0x80 ? rune >= 0x41 && rune <= 0x5A : isWide(rune, .uppercaseLetter)
  }

  package static func isLower(_ rune: UInt32) -> Bool {
    rune < 0x80 ? rune >= 0x61 && rune <= 0x7A : isWide(rune, .lowercaseLetter)
  }

  package static func isTitle(_ rune: UInt32) -> Bool { rune >= 0x80 && isWide(rune, .titlecaseLetter) }

  @inline(never)
  private static func isWide(_ rune: UInt32, _ category: Unicode.GeneralCategory) -> Bool {
    properties(rune)?.generalCategory == category
  }

  /// Letters, marks, numbers, punctuation, symbols and the ASCII space: what `%q` writes as it is.
  package static func isPrint(_ rune: UInt32) -> Bool {
    if rune < 0x7F { return rune >= 0x20 }
    if rune <= 0xFF { return rune >= 0xA1 && rune != 0xAD }
    return isWidePrint(rune)
  }

  @inline(never)
  private static func isWidePrint(_ rune: UInt32) -> Bool {
    switch properties(rune)?.generalCategory {
    case nil, .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator, .lineSeparator,
      .paragraphSeparator:
      return false
    default: return true
    }
  }

  package static func toUpper(_ rune: UInt32) -> UInt32 {
    rune < 0x80 ? (rune >= 0x61 && rune <= 0x7A ? rune - 32 : rune) : wideUpper(rune)
  }

  @inline(never)
  private static func wideUpper(_ rune: UInt32) -> UInt32 {
    guard let scalar = Unicode.Scalar(rune) else { return rune }
    return single(scalar.properties.uppercaseMapping) ?? greekTitle(rune)
  }

  package static func toLower(_ rune: UInt32) -> UInt32 {
    rune < 0x80 ? (rune >= 0x41 && rune <= 0x5A ? rune + 32 : rune) : wideLower(rune)
  }

  @inline(never)
  private static func wideLower(_ rune: UInt32) -> UInt32 {
    if rune == 0x130 { return 0x69 }
    guard let scalar = Unicode.Scalar(rune) else { return rune }
    return single(scalar.properties.lowercaseMapping) ?? rune
  }

  package static func toTitle(_ rune: UInt32) -> UInt32 {
    rune < 0x80 ? toUpper(rune) : wideTitle(rune)
  }

  @inline(never)
  private static func wideTitle(_ rune: UInt32) -> UInt32 {
    guard let scalar = Unicode.Scalar(rune) else { return rune }
    return single(scalar.properties.titlecaseMapping) ?? greekTitle(rune)
  }

  /// The mapping if it is one scalar long.
  private static func single(_ mapping: String) -> UInt32? {
    var scalars = mapping.unicodeScalars.makeIterator()
    guard let first = scalars.next(), scalars.next() == nil else { return nil }
    return first.value
  }

  /// Greek letters with an iota below: in full, upper case spells the iota out; as one rune it is the title-case letter.
  private static func greekTitle(_ rune: UInt32) -> UInt32 {
    switch rune {
    case 0x1F80...0x1F87, 0x1F90...0x1F97, 0x1FA0...0x1FA7: rune + 8
    case 0x1FB3, 0x1FC3, 0x1FF3: rune + 9
    default: rune
    }
  }
}
