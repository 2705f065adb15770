/// The names `\p{…}` knows, as Go reads them: case, `_`, `-` and spaces don't matter, and Unicode's long names of the
/// general categories are names too.
enum UnicodeClassNames {
  enum Class {
    /// A category or script as RE2 spells it.
    case named(String)
    /// Several of them in one.
    case union([String])
    case ascii
    case unassigned
    case assigned
  }

  static func lookUp(_ name: some Sequence<UInt8>) -> Class? {
    let canonical = canonicalName(name)
    if let special = specials[canonical] { return special }
    return table[canonical].map { .named($0) }
  }

  /// The categories that hold every assigned character.
  static let assigned = ["C", "L", "M", "N", "P", "S", "Z"]

  private static let specials: [[UInt8]: Class] = [
    Array("ascii".utf8): .ascii, Array("cn".utf8): .unassigned, Array("unassigned".utf8): .unassigned,
    Array("assigned".utf8): .assigned, Array("lc".utf8): .union(["Lu", "Ll", "Lt"]),
    Array("casedletter".utf8): .union(["Lu", "Ll", "Lt"]),
  ]

  private static let table: [[UInt8]: String] = {
    var table: [[UInt8]: String] = [:]
    for name in (scripts + " " + categories).split(separator: " ") {
      table[canonicalName(name.utf8)] = String(name)
    }
    for pair in categoryAliases.split(separator: " ") {
      let parts = pair.split(separator: "=")
      table[canonicalName(parts[0].utf8)] = String(parts[1])
    }
    return table
  }()

  private static func canonicalName(_ name: some Sequence<UInt8>) -> [UInt8] {
    name.compactMap { byte in
      switch byte {
      case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: " "): nil
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      default: byte
      }
    }
  }

  private static let categories = """
    Any C Cc Cf Co Cs L Ll Lm Lo Lt Lu M Mc Me Mn N Nd Nl No P Pc Pd Pe Pf Pi Po Ps S Sc Sk Sm So Z Zl Zp Zs
    """

  private static let categoryAliases = """
    Close_Punctuation=Pe Combining_Mark=M Connector_Punctuation=Pc Control=Cc Currency_Symbol=Sc \
    Dash_Punctuation=Pd Decimal_Number=Nd Enclosing_Mark=Me Final_Punctuation=Pf Format=Cf Initial_Punctuation=Pi \
    Letter=L Letter_Number=Nl Line_Separator=Zl Lowercase_Letter=Ll Mark=M Math_Symbol=Sm Modifier_Letter=Lm \
    Modifier_Symbol=Sk Nonspacing_Mark=Mn Number=N Open_Punctuation=Ps Other=C Other_Letter=Lo Other_Number=No \
    Other_Punctuation=Po Other_Symbol=So Paragraph_Separator=Zp Private_Use=Co Punctuation=P Separator=Z \
    Space_Separator=Zs Spacing_Mark=Mc Surrogate=Cs Symbol=S Titlecase_Letter=Lt Uppercase_Letter=Lu cntrl=Cc \
    digit=Nd punct=P
    """

  private static let scripts = """
    Adlam Ahom Anatolian_Hieroglyphs Arabic Armenian Avestan Balinese Bamum Bassa_Vah Batak Bengali Bhaiksuki \
    Bopomofo Brahmi Braille Buginese Buhid Canadian_Aboriginal Carian Caucasian_Albanian Chakma Cham Cherokee \
    Chorasmian Common Coptic Cuneiform Cypriot Cypro_Minoan Cyrillic Deseret Devanagari Dives_Akuru Dogra Duployan \
    Egyptian_Hieroglyphs Elbasan Elymaic Ethiopic Georgian Glagolitic Gothic Grantha Greek Gujarati Gunjala_Gondi \
    Gurmukhi Han Hangul Hanifi_Rohingya Hanunoo Hatran Hebrew Hiragana Imperial_Aramaic Inherited \
    Inscriptional_Pahlavi Inscriptional_Parthian Javanese Kaithi Kannada Katakana Kawi Kayah_Li Kharoshthi \
    Khitan_Small_Script Khmer Khojki Khudawadi Lao Latin Lepcha Limbu Linear_A Linear_B Lisu Lycian Lydian Mahajani \
    Makasar Malayalam Mandaic Manichaean Marchen Masaram_Gondi Medefaidrin Meetei_Mayek Mende_Kikakui \
    Meroitic_Cursive Meroitic_Hieroglyphs Miao Modi Mongolian Mro Multani Myanmar Nabataean Nag_Mundari Nandinagari \
    New_Tai_Lue Newa Nko Nushu Nyiakeng_Puachue_Hmong Ogham Ol_Chiki Old_Hungarian Old_Italic Old_North_Arabian \
    Old_Permic Old_Persian Old_Sogdian Old_South_Arabian Old_Turkic Old_Uyghur Oriya Osage Osmanya Pahawh_Hmong \
    Palmyrene Pau_Cin_Hau Phags_Pa Phoenician Psalter_Pahlavi Rejang Runic Samaritan Saurashtra Sharada Shavian \
    Siddham SignWriting Sinhala Sogdian Sora_Sompeng Soyombo Sundanese Syloti_Nagri Syriac Tagalog Tagbanwa Tai_Le \
    Tai_Tham Tai_Viet Takri Tamil Tangsa Tangut Telugu Thaana Thai Tibetan Tifinagh Tirhuta Toto Ugaritic Vai \
    Vithkuqi Wancho Warang_Citi Yezidi Yi Zanabazar_Square
    """
}
