extension FlagTable {
  static let valuesSet: [FlagSpec] = [
    FlagSpec("change-type", .bool, "let a number become a text, and the like"),
    FlagSpec("dry-run", .bool, "print the difference and write nothing"),
  ]
}
