import RhumbEngine
import Testing

@Suite struct KeySetTests {
  @Test("a text is in the set once, whatever else is in it")
  func holdsTexts() {
    let set = KeySet()
    for number in 0..<100 {
      #expect(set.insert(ByteString("name-\(number)")))
      #expect(!set.insert(ByteString("name-\(number)")))
    }
    #expect(set.insert(""))
    #expect(set.elements.count == 101)
    #expect(set.contains("name-7"))
    #expect(!set.contains("name-100"))
    #expect(set.insert(ByteString([0xC3, 0xA9])))
    #expect(!set.contains(ByteString([0x65, 0xCC, 0x81])))
  }
}
