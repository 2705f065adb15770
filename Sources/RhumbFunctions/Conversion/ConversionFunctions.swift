package import RhumbEngine

/// sprig's conversions between numbers and text.
package let conversionFunctions: [FunctionSpec] = [
  FunctionSpec("int", [.any], "the value as int; 0 if it is none") { values, _ throws(Fault) in
    .int(Int(GoCast.toInt64(values[0])))
  },
  FunctionSpec("int64", [.any], "the value as int64; 0 if it is none") { values, _ throws(Fault) in
    .int64(GoCast.toInt64(values[0]))
  },
  FunctionSpec("float64", [.any], "the value as float64; 0 if it is none") { values, _ throws(Fault) in
    .float(GoCast.toFloat64(values[0]))
  },
  FunctionSpec("atoi", [.string], "the text as a decimal int; 0 if it is none") { values, _ throws(Fault) in
    // `strconv.Atoi` keeps the nearest int where the text is out of range.
    .int(Int(GoNumber.parseInt(values[0].text).value))
  },
  FunctionSpec("toDecimal", [.any], "the octal number that the value's text spells; 0 if it is none") {
    values, _ throws(Fault) in
    let (number, error) = GoNumber.parseInt(try GoCast.toText(values[0]).bytes, base: 8)
    return .int64(error == nil ? number : 0)
  },
  FunctionSpec("toString", [.any], "the value as text") { values, _ throws(Fault) in
    .string(try GoCast.toText(values[0]))
  },
  FunctionSpec("toStrings", [.any], "the items of a list as texts, without nils") { values, _ throws(Fault) in
    .strings(try GoCast.toTexts(values[0]))
  },
]
