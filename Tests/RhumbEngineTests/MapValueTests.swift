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
}
