extension FlagTable {
  static let create: [FlagSpec] = [
    FlagSpec("preset", .string, fallback: "web", "what the chart is for: web, worker or canary")
  ]
}
