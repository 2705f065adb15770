/// Divides what the canary leaves among the other destinations of a route.
enum ShareDivision {
  /// The weights of all destinations once the one at `canary` has `weight` of `total`.
  ///
  /// With a `source`, that one gives and takes alone; nil if it has too little. Without one the others keep their
  /// proportion as well as whole numbers allow: the largest remainders are rounded up, the first of equals first. If
  /// all the others have nothing, only a single one can take: nil otherwise.
  static func weights(_ old: [Int], canary: Int, weight: Int, total: Int, source: Int?) -> [Int]? {
    let others = old.indices.filter { $0 != canary }
    let rest = total - weight
    var new = old
    new[canary] = weight
    if let giver = source ?? (others.count == 1 ? others[0] : nil) {
      new[giver] = rest - others.filter { $0 != giver }.reduce(0) { $0 + old[$1] }
      return new[giver] < 0 ? nil : new
    }
    let sum = others.reduce(0) { $0 + old[$1] }
    if sum == 0 {
      if rest > 0 { return nil }
      return new
    }
    var left = rest
    var remainders: [(index: Int, remainder: Int)] = []
    for index in others {
      let (share, remainder) = (old[index] * rest).quotientAndRemainder(dividingBy: sum)
      new[index] = share
      left -= share
      remainders.append((index, remainder))
    }
    // Swift's sort is stable, so that equals keep their order.
    for entry in remainders.sorted(by: { $0.remainder > $1.remainder }).prefix(left) { new[entry.index] += 1 }
    return new
  }
}
