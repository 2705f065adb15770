/// The functions, types and macros of the language itself.
extension CELLibrary {
  package static let standard = CELLibrary(
    Arithmetic.functions + Comparisons.functions + Conversions.functions + TextTests.functions
      + TimeParts.functions,
    types: [
      .bool, .int, .uint, .double, .string, .bytes, .null, .timestamp, .duration, .list(.dyn), .map(.dyn, .dyn),
      .type(.dyn),
    ],
    macros: .standard)
}
