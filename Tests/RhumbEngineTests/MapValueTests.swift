import RhumbEngine
import Testing

@Suite struct MapValueTests {
  @Test(arguments: [0, 1, 8, 9, 40, 1000]) func findsWhatWasSet(count: Int) {
    let map = MapValue()
    for number in 0..<count { map[ByteString("key\(number)")] = .int(number) }
    #expect(map.count == count)
    for number in 0..<count {
      guard case .int(number)? = map[ByteString("key\(number)")] else { Issue.record("key\(number)"); return }
    }
    #expect(map[ByteString("key\(count)")] == nil)
  }

  @Test func keysAreBytesNotCharacters() {
    let map = MapValue()
    map[ByteString("\u{e9}")] = .int(1)
    map[ByteString("e\u{301}")] = .int(2)
    #expect(map.count == 2)
  }

  @Test func removingKeepsTheRestFindable() {
    let map = MapValue()
    for number in 0..<100 { map[ByteString("k\(number)")] = .int(number) }
    for number in stride(from: 0, to: 100, by: 3) { map[ByteString("k\(number)")] = nil }
    for number in 0..<100 { #expect((map[ByteString("k\(number)")] == nil) == (number % 3 == 0)) }
  }

  @Test func findsWhatWasAddedAfterShrinking() {
    let map = MapValue()
    for number in 0..<12 { map[ByteString("k\(number)")] = .int(number) }
    for number in 0..<8 { map[ByteString("k\(number)")] = nil }
    map["late"] = .int(99)
    #expect(map["late"] != nil)
  }

  @Test func sortsByBytes() {
    let map = MapValue(pairs: [("b", .null), ("a10", .null), ("B", .null), ("a2", .null)])
    #expect(map.sortedEntries.map(\.key) == ["B", "a10", "a2", "b"])
  }

  @Test func aLazyCopySharesNothingThatCanChange() {
    let inner = MapValue(pairs: [("x", .int(1))])
    let listed = MapValue(pairs: [("y", .int(1))])
    let map = MapValue(pairs: [("m", .map(inner)), ("l", .list(ListValue([.list(ListValue([.map(listed)]))])))])
    let copy = map.lazyCopy()
    let second = copy.lazyCopy()
    let shallow = copy.shallowCopy()
    copy["new"] = .null
    table(in: copy, "m")["x"] = .int(2)
    if case .list(let outer)? = copy["l"], case .list(let items) = outer.items[0], case .map(let item) = items.items[0]
    {
      item["y"] = .int(2)
    }
    #expect(map["new"] == nil && second["new"] == nil)
    #expect(number(inner["x"]) == 1 && number(listed["y"]) == 1)
    #expect(number(table(in: second, "m")["x"]) == 1)
    // What was copied from the copy shares its maps with it.
    #expect(number(table(in: shallow, "m")["x"]) == 2)
    // A map keeps its identity once somebody has seen it.
    #expect(table(in: copy, "m") === table(in: copy, "m"))
  }

  @Test func aLazyCopyCanBeWrittenBeforeItIsRead() {
    let map = MapValue(pairs: [("m", .map(MapValue(pairs: [("x", .int(1))])))])
    let added = MapValue()
    let copy = map.lazyCopy()
    copy["added"] = .map(added)
    #expect(table(in: copy, "added") === added)
    copy.remove(at: [0])
    #expect(copy.count == 1 && map.count == 1)
  }

  @Test func nullsAreFoundAtAnyDepthOfMaps() {
    #expect(!MapValue(pairs: [("l", .list(ListValue([.null])))]).holdsNull)
    #expect(MapValue(pairs: [("m", .map(MapValue(pairs: [("n", .null)])))]).lazyCopy().holdsNull)
  }

  private func table(in map: MapValue, _ key: ByteString) -> MapValue {
    if case .map(let inner)? = map[key] { inner } else { .none() }
  }

  private func number(_ value: Value?) -> Int? {
    if case .int(let number)? = value { number } else { nil }
  }
}
