import RhumbEngine
import RhumbFunctions
import Testing

/// Expected values from Helm 4.3.1 and, for digests, the examples of FIPS 180-4.
struct EncodingTests {
  @Test(arguments: [
    ("", ""), ("a", "YQ=="), ("ab", "YWI="), ("abc", "YWJj"), ("abcd", "YWJjZA=="), ("\\xff\\xfe", "//4="),
  ])
  func encodesBase64(_ text: String, _ encoded: String) {
    #expect(rendered("{{ b64enc \"\(text)\" }}") == encoded)
    #expect(rendered("{{ b64dec \"\(encoded)\" | eq \"\(text)\" }}") == "true")
  }

  @Test(arguments: [
    ("aGVsbG8", "illegal base64 data at input byte 4"), ("aGVsbG8=aGVs", "illegal base64 data at input byte 8"),
    ("aGVs\\nbG8=\\n", "hello"), ("aGVsbG9=", "hello"), ("a", "illegal base64 data at input byte 0"),
    ("=", "illegal base64 data at input byte 0"), ("YQ=", "illegal base64 data at input byte 3"),
    ("YQ=x", "illegal base64 data at input byte 2"), ("YQ==\\nx", "illegal base64 data at input byte 5"),
    ("YW Jj", "illegal base64 data at input byte 2"), ("YWJj\\nY", "illegal base64 data at input byte 5"),
  ])
  func decodesBase64(_ text: String, _ result: String) {
    #expect(rendered("{{ b64dec \"\(text)\" }}") == result)
  }

  @Test(arguments: [
    ("", ""), ("a", "ME======"), ("ab", "MFRA===="), ("abc", "MFRGG==="), ("abcd", "MFRGGZA="), ("abcde", "MFRGGZDF"),
    ("hello world", "NBSWY3DPEB3W64TMMQ======"),
  ])
  func encodesBase32(_ text: String, _ encoded: String) {
    #expect(rendered("{{ b32enc \"\(text)\" }}") == encoded)
    #expect(rendered("{{ b32dec \"\(encoded)\" }}") == text)
  }

  @Test(arguments: [
    ("nbswy3dp", 0), ("ME", 0), ("N", 0), ("1", 0), ("MFRGG===MFRGGZDF", 5), ("ME=====", 7), ("ME====x=", 5),
    ("MFR=====", 3),
  ])
  func refusesBase32(_ text: String, _ position: Int) {
    #expect(rendered("{{ b32dec \"\(text)\" }}") == "illegal base32 data at input byte \(position)")
  }

  @Test(arguments: [
    ("sha1sum", "abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
    ("sha1sum", "", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
    ("sha256sum", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "sha256sum", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "sha512sum", "abc",
      "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
    ),
    ("adler32sum", "Wikipedia", "300286872"), ("adler32sum", "", "1"),
  ])
  func digests(_ name: String, _ text: String, _ digest: String) {
    #expect(rendered("{{ \(name) \"\(text)\" }}") == digest)
  }

  /// Every length around the borders of blocks.
  @Test func digestsLongTexts() {
    #expect(
      rendered("{{ sha256sum (repeat 55 \"a\") }}")
        == "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318")
    #expect(
      rendered("{{ sha512sum (repeat 111 \"a\") | trunc 16 }} {{ sha512sum (repeat 112 \"a\") | trunc 16 }}")
        == "fa9121c7b32b9e01 c01d080efd492776")
    #expect(rendered("{{ sha1sum (repeat 1000000 \"a\") }}") == "34aa973cd4c4daa4f61eeb2bdbad27316534016f")
    #expect(rendered("{{ adler32sum (repeat 1000000 \"a\") }}") == "366506233")
  }
}
